# Places: names of oblasts and raions, which one is meant, what isn’t recognised.

oblast = { $name } oblast
raion = { $name } raion
hromada = { $name } hromada
crimea = AR Crimea

which-named = Several places are called { $name }. Which is yours?
which-city = { $name } is in several cities. In which is yours?
which-similar = Several names are alike. Which is yours?
which-one = Did you mean this place?
which-unit = { $unit }: in which town or village?
which-unit-hint = Write its name or choose from the list.
which-hint = You can add the oblast: “{ $example }”.
which-hint-city = You can add the city: “{ $example }”.
which-hint-raion = You can add the raion: “{ $example }”.
which-choice = { $name } · { $where }

# Places of one name in one hromada: their kind, the way there, how many they are.
category-city = { $name }, city
category-settlement = { $name }, settlement
category-village = { $name }, village
which-centre = the hromada’s centre
which-measured = Distance and direction: from the hromada’s centre.
which-together =
    { $kind ->
        [settlement] { $name }, { $count } settlements
       *[village] { $name }, { $count } villages
    }

unrecognised =
    I don’t recognise this place. Write a city, town or village, with its oblast if you like: “Ivanivka, Ternopilska”.

    Or send your location or coordinates: 50.45, 30.52.
abroad = This place is outside Ukraine. I only know Points of Invincibility in Ukraine.
origin-lost = I can’t see the message you searched from. Send your location or the name again.
