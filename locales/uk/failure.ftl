# Чому файл із пунктами не прочитано; код причини стоїть після «points-file-».

points-file-missing = Такого файлу немає.
points-file-unreadable = Файл не вдалося відкрити.
points-file-empty = У файлі немає пунктів.
points-file-html = Це вебсторінка, а не список пунктів: схоже, сайт повернув помилку.
points-file-xlsx = Це таблиця XLSX. Збережіть її як CSV.
points-file-damaged = Файл пошкоджено.
points-file-too-large = Файл завеликий.
points-file-not-a-list = Це не список пунктів. Потрібен CSV, GeoJSON або Esri JSON.
points-file-encoding = Невідоме кодування. Збережіть файл у UTF-8.
points-file-no-coordinates = У списку немає стовпців із широтою й довготою.
points-file-projection = Координати не в градусах. Потрібна система WGS84.
points-file-no-valid-row = У списку немає жодного придатного рядка.

failure-detail = { $reason } Подробиці: { $detail }.
failure-coordinate = Такої координати немає: широта від −90 до 90, довгота від −180 до 180.
failure-data = Файл даних самої програми пошкоджено або він іншої версії. Установіть її заново.
failure-query = На таке запитання немає відповіді.
