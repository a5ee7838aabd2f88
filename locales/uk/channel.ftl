# Допис у каналі області про розпорядження.

post-open = 🟡 { $target }: відчиняють резервні Пункти Незламності
post-always = 🟢 { $target }: Пункти Незламності працюють цілодобово
post-span = Від { $start } { $until }.
post-within = Відчинять протягом { $within } після рішення.
post-point = • { $point }
post-count =
    { $count ->
        [one] Це { $count } пункт.
        [few] Це { $count } пункти.
        [many] Це { $count } пунктів.
       *[other] Це { $count } пункту.
    }
post-link = Найближчий до вас: { $link }

setting-channels = потрібно UA18=@канал через кому, кожна область один раз
