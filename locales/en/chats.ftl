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

inline-all = All: { $title }
inline-ask = Write a city, town or village
inline-unknown = I don’t recognise this place
inline-abroad = This place is outside Ukraine
inline-more = There are more: add the oblast
