# What Telegram shows of the bot: the menu of commands, the name, descriptions.

bot-name = Points of Invincibility nearby
bot-short-description = The nearest open Points of Invincibility in Ukraine: heat, light, charging, internet. I don’t store where you are.
bot-description =
    Send your location or the name of a town, and I show the nearest open Points of Invincibility: hours, services, the way there.

    I work in groups and in any chat. I don’t store where you are.

command-near = What is open nearby: /near Brovary
command-setplace = The town of this group: /setplace Brovary
command-poster = A sheet for the door: /poster Brovary
command-offline = Files that work without a network: /offline Brovary
command-language = Language
command-help = How to ask
command-about = Whose data these are
command-privacy = What I know of you
command-forget = Forget my language
