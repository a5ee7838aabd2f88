# Що виявляє `nezlamnist doctor`: спершу що є, потім що зробити.

doctor-env-readable = .env: ваші секрети можуть прочитати інші користувачі цієї машини. Виконайте: chmod 600 .env

doctor-token-ok = Токен: це бот @{ $name }.
doctor-token-refused = Токен: Telegram його не приймає. Візьміть чинний у @BotFather (/mybots, API Token) і задайте BOT_TOKEN.
doctor-telegram-silent = Telegram: за п’ять секунд відповіді немає. Перевірте мережу, брандмауер і TELEGRAM_API_URL.

doctor-inline-on = Пошук у будь-якому чаті: увімкнено.
doctor-inline-off = Пошук у будь-якому чаті: вимкнено. Надішліть @BotFather команду /setinline, а для пошуку за геопозицією ще й /setinlinegeo.
doctor-groups-shut = Групи: бота не можна додати до жодної. Надішліть @BotFather команду /setjoingroups і виберіть Enable.
doctor-groups-overheard = Групи: Telegram надсилає ботові все, що там пишуть, а йому досить команд, згадок і відповідей. Надішліть @BotFather команду /setprivacy, виберіть Enable і додайте бота до груп наново.

doctor-webhook-none = Оновлення: бот запитує їх сам; вебхука, що завадив би, немає.
doctor-webhook-in-the-way = Оновлення: поки задано вебхук, на запити нічого не приходить. Задайте WEBHOOK_URL або приберіть вебхук методом deleteWebhook.
doctor-webhook-ok =
    { $count ->
        [one] Вебхук: задано, чекає { $count } оновлення.
        [few] Вебхук: задано, чекають { $count } оновлення.
        [many] Вебхук: задано, чекають { $count } оновлень.
       *[other] Вебхук: задано, чекають { $count } оновлення.
    }
doctor-webhook-unset = Вебхук: ще не задано. «nezlamnist run» задасть його під час запуску.
doctor-webhook-elsewhere = Вебхук: Telegram надсилає на іншу адресу. «nezlamnist run» під час запуску задасть вашу; зупиніть іншого бота з цим токеном.
doctor-webhook-port = Вебхук: Telegram надсилає лише на порти 443, 80, 88 і 8443. Виправте WEBHOOK_URL.
doctor-webhook-pending =
    { $count ->
        [one] Вебхук: чекає { $count } оновлення. Чи бот працює і чи досить одного процесу? Див. таблицю масштабування в OPERATORS.md.
        [few] Вебхук: чекають { $count } оновлення. Чи бот працює і чи досить одного процесу? Див. таблицю масштабування в OPERATORS.md.
        [many] Вебхук: чекають { $count } оновлень. Чи бот працює і чи досить одного процесу? Див. таблицю масштабування в OPERATORS.md.
       *[other] Вебхук: чекають { $count } оновлення. Чи бот працює і чи досить одного процесу? Див. таблицю масштабування в OPERATORS.md.
    }
doctor-webhook-error = Вебхук: { $minutes } хв тому Telegram натрапив на помилку: { $reason }. Перевірте проксі та /readyz.

doctor-certificate =
    { $days ->
        [one] Сертифікат: надійний, чинний ще { $days } день.
        [few] Сертифікат: надійний, чинний ще { $days } дні.
        [many] Сертифікат: надійний, чинний ще { $days } днів.
       *[other] Сертифікат: надійний, чинний ще { $days } дня.
    }
doctor-certificate-soon =
    { $days ->
        [one] Сертифікат: лишився { $days } день. Оновіть його.
        [few] Сертифікат: лишилося { $days } дні. Оновіть його.
        [many] Сертифікат: лишилося { $days } днів. Оновіть його.
       *[other] Сертифікат: лишилося { $days } дня. Оновіть його.
    }
doctor-certificate-bad = Сертифікат: ненадійний ({ $reason }). Telegram потребує повного ланцюжка, разом із проміжними сертифікатами.
doctor-certificate-unseen = Сертифікат: звідси адреса вебхука недоступна. Якщо вона недоступна й для Telegram, перевірте DNS, проксі та порт 443.

doctor-redis-own = Redis: «run» запускає власний і тримає його дані в STATE_DIR.
doctor-redis-none = Redis: немає. Кожен процес пам’ятає сам і лише до свого завершення. Задайте REDIS_URL.
doctor-redis-ok = Redis: головний сервер відповідає за { $milliseconds } мс і зберігає дані на диск.
doctor-redis-slow = Redis: { $milliseconds } мс на відповідь. Розмістіть його ближче до бота.
doctor-redis-silent = Redis: не відповідає. Перевірте REDIS_URL, сервер і мережу; бот працює без нього.
doctor-redis-refused = Redis: не приймає пароль або користувача. Виправте REDIS_URL.
doctor-redis-read-only = Redis: це репліка, вона не приймає записів. Укажіть головний сервер або Sentinel (redis+sentinel://).
doctor-redis-forgets = Redis: нічого не зберігає на диск. Задайте appendonly yes.
doctor-redis-evicts = Redis: коли бракує пам’яті, викидає будь-що, навіть опубліковані пункти. Задайте maxmemory-policy volatile-ttl.

doctor-points-ok =
    { $days ->
        [one] Пункти: { $count }, даним { $days } день.
        [few] Пункти: { $count }, даним { $days } дні.
        [many] Пункти: { $count }, даним { $days } днів.
       *[other] Пункти: { $count }, даним { $days } дня.
    }
doctor-points-old =
    { $days ->
        [one] Пункти: { $count }, даним { $days } день. Опублікуйте новіший список.
        [few] Пункти: { $count }, даним { $days } дні. Опублікуйте новіший список.
        [many] Пункти: { $count }, даним { $days } днів. Опублікуйте новіший список.
       *[other] Пункти: { $count }, даним { $days } дня. Опублікуйте новіший список.
    }
doctor-points-undated = Пункти: { $count }, дата невідома. Задайте POINTS_AS_OF.
doctor-points-demo = Пункти: вигадані. Задайте POINTS; без нього «run» потребує --demo.
doctor-points-damaged = Пункти: опубліковане пошкоджено; боти відповідають із попереднього. Опублікуйте список ще раз.
doctor-points-unread = Пункти: { $reason } Виправте POINTS.

doctor-clock-ok = Годинник: точний.
doctor-clock-off =
    { $count ->
        [one] Годинник: похибка { $count } секунда. Увімкніть синхронізацію часу (NTP): від неї залежить, що відчинено.
        [few] Годинник: похибка { $count } секунди. Увімкніть синхронізацію часу (NTP): від неї залежить, що відчинено.
        [many] Годинник: похибка { $count } секунд. Увімкніть синхронізацію часу (NTP): від неї залежить, що відчинено.
       *[other] Годинник: похибка { $count } секунди. Увімкніть синхронізацію часу (NTP): від неї залежить, що відчинено.
    }
doctor-clock-unknown = Годинник: немає з чим порівняти.

doctor-state-ok = STATE_DIR: можна записувати.
doctor-state-unwritable = STATE_DIR: записати не вдається. Надайте теку користувачеві бота.
doctor-state-readable = STATE_DIR: теку можуть прочитати інші користувачі цієї машини. Виконайте для неї chmod 700.
doctor-state-full = STATE_DIR: на диску лишилося { $count } МБ.

doctor-end-ok = Усе гаразд.
doctor-end-warn = Нічого не зламано. Позначене ⚠ потребує вашої уваги.
doctor-end-fail = Щось не працює. Виправте позначене ✗.
