# The bot itself: greeting, help, language, privacy, data, apologies.

greeting =
    Hello. I show the nearest open Points of Invincibility: heat, light, charging, communication.

    Send your location or write a town, for example “Brovary”.

    I don’t store where you are.
greeting-group =
    Hello. I show open Points of Invincibility: /near Brovary. Send your location to me in private.
button-share-location = 📍 Share my location

help =
    I find the nearest open Points of Invincibility.

    How to ask:
    • send your location;
    • write a town or village: “Brovary” or “Ivanivka, Ternopilska”;
    • write coordinates: 50.45, 30.52;
    • paste a link from a map.

    Buttons under the answer:
    🗺 1 — the point on a map and the way there;
    Filter — only with the services you need;
    At an hour — open later or all night.
    Under a point, ⚠️ Something’s wrong: say that it is closed, cold or dark.

    Marks:
    🟢 open
    🟡 opens later
    🔴 closed
    ⚪ standby: opened by an official decision
    ❔ hours unknown

    /near Brovary — the same in a group
    /poster — a sheet for the door, to print
    /offline — files that work without a network
    /language — language
    /privacy — privacy
    /about — where the data are from

language-question = Which language shall I answer in?
language-uk = Українська
language-en = English
language-set = I will answer in English.

privacy =
    I don’t store who you are, where you are or what you asked.

    Your location or the name of a place stays in your chat. I read it there to answer, and write it down nowhere.

    Under a code instead of your name I remember two things: the language you chose, for half a year, and how many times you asked, for a day at most, so that nobody can overload me. /forget deletes the language at once and leaves the count, which ends by itself: otherwise that limit could be evaded.

    If you report that something is wrong at a point, the report is counted without you. For a day I remember under such a code that you made it, so that everybody counts once.

    Telegram keeps the chat itself under its own rules.

forgotten =
    Done. I no longer know which language you chose; I answer in the language of your Telegram.

    Only what keeps anyone from overloading me or reporting twice stays: the count of your questions, without places, and your marks on points that you reported. It ends by itself within a day.

    To leave no trace of your place either, delete your messages in this chat.
forget-later = I could not delete it just now. Send /forget again in a minute.

about-purpose = I show the nearest open Points of Invincibility.
about-total =
    { $count ->
        [one] The data hold { $count } point:
       *[other] The data hold { $count } points:
    }
about-permanent =
    { $count ->
        [one] • { $count } permanent
       *[other] • { $count } permanent
    }
about-standby =
    { $count ->
        [one] • { $count } on standby, opened by an official decision
       *[other] • { $count } on standby, opened by an official decision
    }
about-names =
    Names of places: KATOTTG; GeoNames, licence CC BY 4.0.
    Borders of oblasts: Natural Earth.

error = I could not answer. Try again in a minute, or write the town in words.
button-stale = This button is out of date. Send your location or the name again.
throttled =
    { $count ->
        [one] Too many requests. I will answer again in { $count } second.
       *[other] Too many requests. I will answer again in { $count } seconds.
    }
throttled-for-hours =
    { $hours ->
        [one] Too many requests for one day. I will answer again in { $hours } hour.
       *[other] Too many requests for one day. I will answer again in { $hours } hours.
    }
