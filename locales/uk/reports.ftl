# Повідомлення людей про пункти: що не так, скільки людей так кажуть, що з цим роблять.

button-something-wrong = ⚠️ Щось не так
fault-question = Що не так? Пункт: { $point }.
button-fault-closed = Зачинено
button-fault-no_power = Немає світла
button-fault-no_heat = Немає тепла
button-fault-wrong_place = Позначено не там
button-fault-other = Інше
fault-closed = зачинено
fault-no_power = немає світла
fault-no_heat = немає тепла
fault-wrong_place = позначено не там
fault-other = щось інше не так

reported-thanks = Дякую. Враховано: { $fault }. Щойно те саме скажуть двоє людей, про це дізнаються всі, хто шукає пункт.
reported-thanks-other = Дякую. Враховано, що щось не так. Слів я не зберігаю: подробиці повідомте місцевій владі або на урядову гарячу лінію 1545.
reported-answered = Ваше повідомлення про цей пункт уже перевірили. Повідомити знову можна за добу.
reported-later = Зараз не можу прийняти повідомлення. Спробуйте ще раз за хвилину.

reported =
    { $count ->
        [one] ⚠️ { $count } людина повідомила: { $fault } ({ $day })
        [few] ⚠️ { $count } людини повідомили: { $fault } ({ $day })
        [many] ⚠️ { $count } людей повідомили: { $fault } ({ $day })
       *[other] ⚠️ { $count } людини повідомили: { $fault } ({ $day })
    }
nearer-reported =
    { $count ->
        [one] ⚠️ Ближче: { $point }, { $distance }. Але { $count } людина повідомила, що там зачинено ({ $day }).
        [few] ⚠️ Ближче: { $point }, { $distance }. Але { $count } людини повідомили, що там зачинено ({ $day }).
        [many] ⚠️ Ближче: { $point }, { $distance }. Але { $count } людей повідомили, що там зачинено ({ $day }).
       *[other] ⚠️ Ближче: { $point }, { $distance }. Але { $count } людини повідомили, що там зачинено ({ $day }).
    }

reports-title = Що повідомляють люди:
reports-none = За день про пункти ваших областей ніхто нічого не повідомив.
reports-more =
    { $count ->
        [one] І ще { $count } пункт.
        [few] І ще { $count } пункти.
        [many] І ще { $count } пунктів.
       *[other] І ще { $count } пункту.
    }
reports-finding = { $fault }: { $people }
reports-point = • { $point }: { $found }
reports-answer = Відповісти можна командою /reports у приватному чаті зі мною.
reports-latest = востаннє { $moment }
reports-fix = { $point } (id: { $id }). Якщо помилка в списку, надішліть файлом виправлений список: зміни покажу до публікації. Якщо людям досить пояснення, напишіть /note { $id }, а з нового рядка текст, який вони побачать.
reports-settled =
    { $count ->
        [one] Опрацьовано { $count } повідомлення.
        [few] Опрацьовано { $count } повідомлення.
        [many] Опрацьовано { $count } повідомлень.
       *[other] Опрацьовано { $count } повідомлення.
    }
button-is-open = ✅ { $number }: відчинено
button-close-it = 🔴 { $number }: зачинити
button-fix = ✏️ { $number }: виправити
