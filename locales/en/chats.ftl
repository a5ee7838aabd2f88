# What travels through chats: the card, links, other chats and groups.

button-share = 📤 Share
share-title = Open Points of Invincibility
share-near = Open Points of Invincibility: { $place }
share-as-of = As it was on { $moment }; it may have changed since.
share-map = 🗺 { $link }
share-link = What is open now: { $link }
share-nothing = There are no open points here to share.
