# Що кажуть запобіжники про новий список; код стоїть після «guard-».

guard-refuses = ⛔ { $text }
guard-warns = ⚠️ { $text }
guard-percent = { $value } %

guard-no-valid-row = У списку немає жодного придатного рядка.
guard-withheld-made-public = Показав би неоприлюднені пункти: { $measured }. Цієї заборони зняти не можна.
guard-outside-ukraine = Пунктів поза Україною: { $measured }.
guard-fewer-points = Пунктів менше на { $measured }, межа { $limit }.
guard-fewer-open = Відчинених зараз менше на { $measured }, межа { $limit }.
guard-oblast-loss = { $oblast }: пунктів менше на { $measured }, межа { $limit }.
guard-invalid-rows = Непридатних рядків { $measured }, межа { $limit }.
guard-moved-far = Переїхали далі ніж на 500 м { $measured } пунктів, межа { $limit }.
guard-slightly-fewer = Пунктів менше на { $measured }.
guard-many-more = Пунктів більше на { $measured }.
guard-duplicates = Повторених рядків { $measured }.
guard-old = Дані старі, днів: { $measured }.
