# Те, що читають без бота й без мережі: оголошення на дверях, файли для мап, список для SMS.

paper-always = Цілодобово
paper-standby = Резервний: відчиняють протягом { $within } після рішення влади
paper-restricted = Лише для учнів і працівників закладу
paper-unknown = Години невідомі
paper-unknown-text = Години невідомі; у джерелі: «{ $text }»
paper-ordered-closed = Зачинено за рішенням влади

paper-service-heat = тепло
paper-service-charging = зарядка
paper-service-internet = інтернет
paper-service-water = вода
paper-service-hot_drinks = гарячі напої
paper-service-food = їжа
paper-service-first_aid = перша допомога
paper-service-mother_and_child = мати й дитина
paper-service-accessible = безбар’єрно
paper-service-overnight = ночівля
paper-service-pets = з тваринами
paper-service-toilet = туалет
paper-service-mobile_signal = мобільний зв’язок
paper-service-generator = генератор

paper-phone = тел. { $phone }
paper-entrance = Вхід: { $entrance }
paper-title = Пункти Незламності: { $place }
paper-country = Україна
paper-check = Перед дорогою перевірте в боті, що відчинено зараз.
paper-more =
    { $count ->
        [one] Показано не всі: ще { $count } пункт далі від центру.
        [few] Показано не всі: ще { $count } пункти далі від центру.
        [many] Показано не всі: ще { $count } пунктів далі від центру.
       *[other] Показано не всі: ще { $count } пункту далі від центру.
    }

# Рядки SMS

sms-help = Години змінюються, довідка 1545.
sms-standby-note = Резервні відчиняють лише за рішенням влади.
sms-line = { $where }: { $hours }
sms-always = 24/7
sms-standby = резервний
sms-restricted = не для сторонніх
sms-ordered-closed = зачинено рішенням влади
sms-unknown = години невідомі
sms-unknown-text = години: «{ $text }»

# `nezlamnist points export`, /offline

export-written =
    { $count ->
        [one] У файл { $file } записано { $count } пункт.
        [few] У файл { $file } записано { $count } пункти.
        [many] У файл { $file } записано { $count } пунктів.
       *[other] У файл { $file } записано { $count } пункту.
    }
export-not-written = Файл { $file } не вдалося записати.
area-unknown = Не впізнаю місця «{ $name }». Назвіть область, район, громаду чи населений пункт або код КАТОТТГ.
area-ambiguous = «{ $name }» є кілька. Уточніть назвою області або кодом: { $codes }.
area-empty = У даних немає оприлюднених пунктів: { $place }.

offline-usage =
    Надсилаю пункти цілої громади чи області файлами, які працюють без мережі.

    Напишіть, наприклад: /offline Бровари або /offline Київська область
offline-which = Місць із такою назвою кілька. Котре ваше?
offline-caption =
    Пункти: { $place }, усього { $points }.

    GPX і KML відкривають Organic Maps, OsmAnd і Google Earth, мережа для цього не потрібна. Текст — для SMS: рядок про пункт зазвичай уміщується в одне SMS, а частину з кількох рядків (до 201 знака) телефон надсилає одним повідомленням, яке оператор рахує щонайбільше за три.
files-busy = Зараз готую файли для інших. Спробуйте ще раз за хвилину.
file-unsent = Файл, можливо, не дійшов. Якщо його немає, попросіть ще раз за хвилину.

# /poster, `nezlamnist poster`

poster-title = Пункти Незламності
poster-district = Місто { $city }
poster-nearest = { $place } й громада
poster-link = Що відчинено зараз:
poster-link-national = Мапа всієї України:
poster-from-centre = { $distance } від центру
poster-legend-full = пункт; години в переліку
poster-legend-hollow = резервний: відчиняють лише за рішенням влади
poster-legend-centre = центр
poster-north = Пн
poster-help = Резервні пункти відчиняють лише за рішенням влади. Урядова гаряча лінія 1545, екстрена допомога 112. Години змінюються: перевіряйте за QR-кодом.
poster-usage =
    Роблю оголошення для дверей під’їзду: мапа й перелік пунктів на аркуші A4, чорно-біле, у PDF.

    Напишіть, наприклад: /poster Бровари
poster-which = Місць із такою назвою кілька. Для котрого оголошення?
poster-caption = Оголошення: { $place }. Роздрукуйте на A4 без масштабування. Години й адреси станом на { $day }; коли дані зміняться, зробіть нове.
poster-caption-undated = Оголошення: { $place }. Роздрукуйте на A4 без масштабування. Дата даних невідома: перед друком перевірте адреси.
poster-none = У даних немає оприлюднених пунктів ні тут, ні в громаді: { $place }.
poster-in-other = Англійською
poster-in-both = Двома мовами
poster-ambiguous = Місць із назвою «{ $name }» кілька. Допишіть область: { $places }.
poster-written = Оголошення записано у файл { $file }, пунктів на ньому: { $points }.

# Мапа під відповіддю

button-picture = 🗺 Мапа
picture-point = { $number }. { $name }
