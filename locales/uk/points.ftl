# Списки пунктів у терміналі: nezlamnist points.

points-refused = Не опубліковано: заборонили запобіжники.
second-unknown = Не опубліковано. Щоб опублікувати попри запобіжники, назвіть іншого адміністратора: --second. У ADMINS є: { $labels }.
second-outside = Не опубліковано: { $labels } відповідає не за всі області цього списку.
points-stale = Не опубліковано: для цього джерела щойно вийшов інший список. Перевірте свій ще раз.
points-nothing-before = Повертатися нема до чого: такого попереднього списку не збережено.
points-not-compared = Redis недоступний, тож з опублікованим не порівняно.
points-none = Ще нічого не опубліковано.
points-source = { $source }: пунктів { $points }, станом на { $as_of }, опублікував { $who }; попередніх збережено { $kept }
points-no-date = невідому дату
points-status = Усе разом опубліковано { $moment }, версія { $name }

audit-none = Журнал порожній.
audit-entry = { $moment } · { $who } · { $action } · { $target } · { $outcome }
audit-change = { $before } → { $after }
audit-nothing = нічого
audit-done = виконано
audit-refused = відмовлено
audit-failed = не вдалося
who-unconfirmed = (названо, згоди не підтверджено)
audit-check = перевірка списку
audit-publish = публікація
audit-rollback = повернення списку
audit-discard = відхилення чернетки
audit-ask = прохання про згоду
audit-reject = незгода
audit-press = чужа кнопка
audit-order = розпорядження
audit-cancel = скасування розпорядження
audit-reports = відповідь на скарги

points-source-id = Ідентифікатор джерела складається з латинських малих літер, цифр і дефісів, до 24 знаків: kyiv, zhytomyr-business.
