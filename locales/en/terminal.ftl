# The terminal: the hint, the settings, the refusal.

terminal-hint =
    A talk with the bot. Type a town, coordinates (50.45, 30.52) or a button’s number.
    /help explains the rest, Ctrl-D ends it.

settings-wrong = Please mend the settings (environment variables or the file .env):
setting-problem = • { $name }: { $problem }
setting-missing = not set
setting-wrong-token = doesn’t look like a token of @BotFather
setting-no-file = there is no such file
setting-no-timezone = lacks a time zone, for example 2026-03-17T18:00+02:00
setting-wrong-date = not an ISO 8601 date and time, for example 2026-03-17T18:00+02:00
setting-wrong-url = not an address, or of an unknown scheme
setting-too-long = too long
setting-too-short = too short: 16 characters or more
setting-weak-secret = weak: 16 or more of A–Z, a–z, 0–9, _ and -, at least 8 of them different
setting-workers-poll = more than one needs WEBHOOK_URL
setting-wrong = not an acceptable value

demo-refused =
    These points are made up and not for residents’ eyes.
    Set POINTS (a file of real points), publish them (nezlamnist points publish), or start with --demo to try things out.

published =
    Published points: { $count }, on standby: { $standby }.
    Hromadas (communities) where addresses are not published: { $hromadas }.
    Rows left out: { $rows }.
    sha256 { $sha256 }
demo-not-published =
    These are made-up points: bots without --demo will refuse them.
    To publish them for a trial, add --demo.
no-redis = Redis does not answer or refuses, nothing is published. Check REDIS_URL.
no-own-redis = The bot’s own Redis did not start, nothing is published. Set REDIS_URL or check the folder STATE_DIR.
answered-without-redis = Redis doesn’t answer: this is from what is kept on this machine.
