# Розпорядження: що відчинено, зачинено чи сказано про пункти, для тих, хто їх віддає.

order-open = відчинити резервні пункти
order-confirm = пункт уже відчинено
order-close = зачинити
order-always = працювати цілодобово
order-note = примітка для мешканців

order-source = джерело { $source }
order-point = пункт { $point }

order-until = до { $until }
order-until-lifted = до скасування
order-span = з { $start } { $until }
order-line = { $id } · { $target } · { $effect } · { $span }
order-note-text = { $line } · «{ $note }»
order-why = { $line } ({ $why })

order-given = Розпорядження віддано.
order-given-already = Таке розпорядження вже діє.
order-cancelled = Розпорядження скасовано.
order-reaches =
    { $count ->
        [one] Стосується { $count } пункту.
       *[other] Стосується { $count } пунктів.
    }
order-reaches-none = У нинішніх даних немає пунктів, яких це стосується.
orders-none = Немає чинних розпоряджень.

order-unit-unknown = Немає такої області, району чи громади: { $name }. Напишіть повну назву або код КАТОТТГ, наприклад UA18.
order-unit-ambiguous = Є кілька громад чи районів із назвою { $name }: { $codes }. Напишіть код.
order-target-unknown = Немає такого пункту, джерела чи коду.
order-target-missing = Скажіть, кого стосується: --oblast, --raion, --hromada, --source або --point, одне з них.
order-effect-missing = Скажіть, що робити: --open, --close, --always, --confirm, одне з них, або лише --note.
order-instant-wrong = Не зрозуміло коли: { $text }. Приклади: «вт 08:00», «24.11 08:00», «12 год».
order-wrong = Такого розпорядження не можна віддати: кінець має бути після початку, тексти до { $longest } символів.
order-id-unknown = Немає чинного розпорядження { $id }.
orders-too-many = Розпоряджень уже забагато. Скасуйте зайві або назвіть громаду замість окремих пунктів.
orders-no-redis = Redis не відповідає або відмовляє, нічого не змінено. Перевірте REDIS_URL.
orders-no-own-redis = Власний Redis не запустився, нічого не змінено. Задайте REDIS_URL або перевірте теку STATE_DIR.
