# What travels through chats: the card, links, other chats and groups.

button-share = 📤 Share
share-title = Open Points of Invincibility
share-near = Open Points of Invincibility: { $place }
share-as-of = As it was on { $moment }; it may have changed since.
share-map = 🗺 { $link }
share-link = What is open now: { $link }
share-nothing = There are no open points here to share.

town-open =
    { $count ->
        [one] { $place }: { $count } point open
       *[other] { $place }: { $count } points open
    }
town-near = Nearest open points: { $place }
share-more = …and { $count } more

inline-all = 📋 { $title }
inline-ask = Write a city, town or village
inline-unknown = I don’t recognise this place
inline-abroad = This place is outside Ukraine
inline-more = There are more: add the oblast

near-how = Say where to look: /near Brovary. The group’s admins can choose the place for /near: /setplace Brovary.
setplace-in-groups = This command is for groups. A name is enough for me: “Brovary”.
setplace-admins = Only the group’s admins can do that.
setplace-how = Write a city, town or village: /setplace Brovary
setplace-done = From now on /near without a name: { $place }
group-later = Not possible just now. Try in a minute or name the place: /near Brovary
group-busy = Telegram asks the group to wait. Try in a minute or write to me in private.
merged = There are many questions, so I answer all of them together.
