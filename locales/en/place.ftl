# Places: names of oblasts and raions, which one is meant, what isn’t recognised.

oblast = { $name } oblast
raion = { $name } raion
hromada = { $name } hromada
crimea = AR Crimea

which-named = Several places are called { $name }. Which is yours?
which-city = { $name } is in several cities. In which is yours?
which-similar = Several names are alike. Which is yours?
which-one = Did you mean this place?
which-hint = You can add the oblast: “{ $example }”.
which-hint-city = You can add the city: “{ $example }”.
which-choice = { $name } · { $where }

unrecognised =
    I don’t recognise this place. Write a city, town or village, with its oblast if you like: “Ivanivka, Ternopilska”.

    Or send your location or coordinates: 50.45, 30.52.
abroad = This place is outside Ukraine. I only know Points of Invincibility in Ukraine.
origin-lost = I can’t see the message you searched from. Send your location or the name again.
