# Вирок про години: що побачить людина, яка прийде.

verdict-always = 🟢 Цілодобово
verdict-open-until = 🟢 Відчинено до { $until }
verdict-opens-at = 🟡 Відчиниться { $at }
verdict-closed-until = 🔴 Зачинено; відчиниться { $at }
verdict-ordered-closed = 🔴 Зачинено за рішенням влади
verdict-ordered-closed-until = 🔴 Зачинено за рішенням влади; відчиниться { $at }
verdict-closed = 🔴 Зачинено
verdict-standby = ⚪ Резервний: відчиняють протягом { $within } після рішення влади
verdict-being-opened = 🟡 Розгортають: відчинять до { $until } (рішення { $ordered }, до { $within })
verdict-restricted = 🔴 Лише для учнів і працівників закладу
verdict-unknown = ❔ Години невідомі
verdict-unknown-text = ❔ Години невідомі. У джерелі: «{ $text }»
verdict-note = ℹ️ { $note }

nearer-standby = ⚪ Ближче, але резервний: { $point }, { $distance }. Відчиняють протягом { $within } після рішення влади.
nearer-being-opened = 🟡 Ближче, але ще розгортають: { $point }, { $distance }. Відчинять до { $until } (рішення { $ordered }, до { $within }).
nearer-opens = 🟡 Ближче, але ще зачинено: { $point }, { $distance }. Відчиниться { $at }.
nearer-unknown = ❔ Ближче, але години невідомі: { $point }, { $distance }.
nearer-unknown-text = ❔ Ближче, але години невідомі: { $point }, { $distance }. У джерелі: «{ $text }».

nearest-being-opened = 🟡 Найближчий розгортають: { $point }, { $distance }. Відчинять до { $until } (рішення { $ordered }, до { $within }).
nearest-standby = ⚪ Найближчий резервний: { $point }, { $distance }. Відчиняють протягом { $within } після рішення влади.
