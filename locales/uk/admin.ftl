# Що бот каже адміністраторам.

admin-which-source = Якого джерела цей список?
admin-file-gone = Файлу вже не видно. Надішліть його ще раз.
admin-tables = Зауваження і зміни повністю.
admin-outside = У списку є пункти поза вашими областями: { $oblasts }. Опублікувати його може лише адміністратор тих областей.
admin-draft-gone = Цієї чернетки вже немає: минуло 10 хвилин або її вже використано. Надішліть файл ще раз.
admin-button-gone = Кнопка вже не діє: минуло 10 хвилин або її вже натиснуто. Повторіть команду.
admin-discarded = Чернетку відхилено. Нічого не змінено.
admin-changed-since = Відтоді опубліковано інше. Подивіться /history.
admin-refused = Не опубліковано: заборонили запобіжники.
admin-stale-draft = Не опубліковано: поки ви вирішували, для цього джерела вийшов інший список. Надішліть файл ще раз, щоб порівняти з ним.
admin-demo = Не опубліковано: пункти вигадані.
admin-nothing-before = Повертатися нема до чого: попередньої версії не збережено.
admin-no-download = Telegram не віддав файл. Надішліть його ще раз.
admin-no-store = Сховище не відповідає. Спробуйте за хвилину; що опубліковано, покаже /history.
admin-cut-short = Роботу перервано, бо бот перезапускається. Надішліть файл ще раз; що опубліковано, покаже /history.
admin-failed = Не вдалося через помилку в боті. Що опубліковано, покаже /history.

stage-fetch = Отримую файл…
work-read = Читаю файл
work-fill = Шукаю адреси без координат
work-place = Звіряю пункти з мапою
work-compare = Порівнюю з опублікованим
work-pack = Готую звіт
work-merge = Поєдную з іншими джерелами
work-test = Перевіряю готові дані
stage-read = { work-read }… { $percent } %
stage-fill = { work-fill }… { $percent } %
stage-place = { work-place }… { $percent } %
stage-compare = { work-compare }… { $percent } %
stage-pack = { work-pack }… { $percent } %
stage-merge = { work-merge }… { $percent } %
stage-test = { work-test }… { $percent } %

report-title = Перевірено список, джерело «{ $source }»
report-no-source = Хто оприлюднив, не сказано
report-date = Станом на { $moment }
report-no-date = На яку дату ці дані, не сказано
report-rows = Рядків: { $rows }, з них непридатних { $invalid }
report-points = Пунктів: { $public }, зараз відчинено { $open }, резервних { $standby }
report-withheld = Не показуватимуться: { $withheld }
report-approximate = Координати приблизні, за адресою: { $approximate }
report-no-changes = Змін немає.
report-changes = Зміни: { $figures }
report-moved = переїхало { $moved }
report-changed = змінено { $changed }
report-oblast = • { $name }: { $figures }
report-no-oblast = без області
report-more = • і ще { $more }
report-unknown-headers = Стовпці, яких не знаю: { $headers }
report-notices = Зауваження: помилок { $errors }, застережень { $warnings }
report-notice = • { $text }
report-advice = → { $text }
report-clean = ✅ Можна публікувати.
report-refused = Публікувати не можна. Якщо список усе-таки правильний, потрібні пояснення і згода ще одного адміністратора.
report-refused-for-good = Публікувати не можна.

list-row = рядок { $row }
list-column = «{ $column }»
list-cell = рядок { $row }, «{ $column }»
list-notice = { $place }: { $text }
list-value = { $text } ({ $value })

button-publish = ✅ Опублікувати
button-explain = Опублікувати попри це…
button-discard = Відхилити
button-undo = ↩️ Скасувати: повернути попередній

receipt-published = Опубліковано: { $source }
receipt-rolled-back = Повернуто попередній список: { $source }
receipt-edition = У ньому пунктів: { $points }, резервних { $standby }
receipt-all = Разом люди бачать пунктів: { $points }
receipt-merged = Показано один раз замість двох: { $merged }
receipt-name = Версія { $name }

override-how = Дайте відповідь на це повідомлення: чому список правильний. Тоді запитаю ще одного адміністратора. Без його згоди нічого не зміниться.
override-reason-length = Поясніть кількома словами: від 5 до 200 символів.
override-asked = Запитав: { $labels }. Якщо хтось погодиться впродовж 10 хвилин, список буде опубліковано.
override-nobody = Запитати нікого: іншого адміністратора цих областей немає або він ще не писав боту.
override-ask = { $label } просить опублікувати список попри запобіжники
override-reason = Причина: { $reason }
override-published = { $label } погоджується. Опубліковано: { $source }.
override-rejected = { $label } не погоджується. Список не опубліковано: { $source }.
button-confirm = Погоджуюсь, опублікувати
button-reject = Не погоджуюсь

history-title = Опубліковане, найновіше першим:
history-none = Ще нічого не публікували.
history-edition = { $source } · { $moment } · { $name }
history-published = пунктів { $points }, опублікував { $who }
history-rolled-back = пунктів { $points }, повернув { $who }
rollback-which = До якого списку повернутися? Досить одного дотику.
rollback-way = ↩️ { $source } · { $moment } · пунктів { $points }

coverage-begun = Рахую…
coverage-none = Нічого не опубліковано.
coverage-title = Пунктів { $points }, відчинено { $open } ({ $moment })
coverage-oblast = { $name }: { $points }, { $age }
coverage-oldest = найстаріші дані { $day }
coverage-no-date = дата невідома
coverage-open-now = відчинено { $value }
coverage-standby = резервних { $value }
coverage-unknown-hours = години невідомі { $value }
coverage-approximate = приблизних { $value }
coverage-without = Без жодного пункту: { $oblasts }.
button-coverage = 🔄 Порахувати знову

order-which-unit = Де відчинити резервні пункти? Або напишіть: /open Броварський район до вт 08:00
order-how-close = Напишіть, який пункт зачинити, назвою, адресою або id: /close школа 5 Бровари до вт 08:00
order-how-note = Напишіть, кого стосується, а з нового рядка сам текст: /note Ліцей № 3
order-nothing-yet = Розпорядження ще не віддано. Перевірте й натисніть кнопку.
order-outside = Це поза вашими областями.
order-late = Час, до якого воно мало діяти, вже минув. Повторіть команду.
order-gone = Такого розпорядження вже немає.
order-target-not-found = Не знаю, що таке «{ $where }». Напишіть область, район, громаду, пункт або код КАТОТТГ.
wish-when = Не зрозуміло, до якого часу. Приклади: до вт 08:00, до 08:00, до 24.11 08:00.
wish-no-note = Напишіть текст примітки з нового рядка.
wish-long-note = Примітка задовга: до 200 символів.
button-order = ✅ { $target } { $until }
button-cancel-order = Скасувати розпорядження
button-lift = Скасувати: { $target }

sheet-notices = Зауваження
sheet-changes = Зміни
head-severity = Що це
head-row = Рядок
head-column = Стовпець
head-value = Значення
head-text = Що не так
head-advice = Що робити
head-change = Зміна
head-id = id
head-name = Назва
head-address = Адреса
head-oblast = Область
head-field = Поле
head-before = Було
head-after = Стало
severity-error = помилка
severity-warning = застереження
severity-info = до відома
change-added = новий
change-gone = зник
change-moved = переїхав
change-changed = змінено

setting-admins = не «номер=області:назва; …», приклад: 123456789=all:Черговий; 987654321=UA18,UA21:Житомир
