# Один пункт: назва без назви, дорога, тиждень.

point-unnamed = Пункт Незламності
point-demo = ДЕМО: { $name }
point-gone = Цього пункту вже немає в даних. Надішліть геопозицію або назву ще раз.

route-google = Маршрут у Google Maps
route-osm = Маршрут в OpenStreetMap
copy-geo = Скопіювати geo:

button-details = 🕒 Години й послуги

week = Години за тиждень:
week-line = { $days }: { $hours }
week-days = { $first }–{ $last }
week-daily = щодня
week-always = цілодобово
week-closed = зачинено
