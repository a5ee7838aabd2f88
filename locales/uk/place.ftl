# Місця: назви областей і районів, уточнення, невпізнане.

oblast = { $name } обл.
raion = { $name } р-н
hromada = { $name } громада
crimea = АР Крим

which-named = Є кілька населених пунктів із назвою { $name }. Котрий ваш?
which-city = { $name } є в кількох містах. У якому ваш?
which-similar = Є кілька схожих назв. Котра ваша?
which-one = Ви мали на увазі цей населений пункт?
which-unit = { $unit }: у якому населеному пункті шукати?
which-unit-hint = Напишіть його назву або виберіть зі списку.
which-hint = Можна дописати область: «{ $example }».
which-hint-city = Можна дописати місто: «{ $example }».
which-hint-raion = Можна дописати район: «{ $example }».
which-choice = { $name } · { $where }

# Села однієї назви в одній громаді: рід, відстань, скільки їх разом.
category-city = м. { $name }
category-settlement = с-ще { $name }
category-village = с. { $name }
which-centre = центр громади
which-measured = Відстань і напрямок: від центру громади.
which-together =
    { $kind ->
        [settlement]
            { $count ->
                [few] { $name }, { $count } селища
               *[many] { $name }, { $count } селищ
            }
       *[village]
            { $count ->
                [few] { $name }, { $count } села
               *[many] { $name }, { $count } сіл
            }
    }

unrecognised =
    Не впізнаю цього місця. Напишіть місто, селище або село, можна з областю: «Іванівка, Тернопільська».

    Або надішліть геопозицію чи координати: 50.45, 30.52.
abroad = Це місце за межами України. Я знаю лише Пункти Незламності в Україні.
origin-lost = Не бачу повідомлення, з якого ви шукали. Надішліть геопозицію або назву ще раз.
