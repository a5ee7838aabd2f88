# Імпорт даних про населені пункти: звіт і причини відмови.

gazetteer-coordinates = Координати за кодами КАТОТТГ:
gazetteer-codifier = Кодифікатор КАТОТТГ:
gazetteer-geonames = GeoNames:
gazetteer-overpass = OpenStreetMap (Overpass):

gazetteer-placed = • отримали точні координати: { $count }
gazetteer-moved = • точні координати змінилися більш як на 1 км: { $count }
gazetteer-renamed = • перейменовано: { $count }
gazetteer-added = • додано: { $count }
gazetteer-removed = • вилучено: { $count }
gazetteer-named = • отримали назви іншими мовами: { $count }
gazetteer-unknown = • невідомі коди: { $count }
gazetteer-rows-left-out = • непридатні рядки: { $count }
gazetteer-nothing-new = • нічого нового

gazetteer-exact = Точні координати тепер мають { $exact } населених пунктів із { $total }.
gazetteer-written = Записано в { $path }. Бот візьме ці дані під час наступного запуску.
gazetteer-not-written = Не вдалося записати у STATE_DIR.

gazetteer-file-missing = Такого файлу немає.
gazetteer-file-unreadable = Файл не вдалося відкрити.
gazetteer-file-damaged = Файл пошкоджено.
gazetteer-file-too-large = Файл завеликий.
gazetteer-file-unsafe = Немає бібліотеки defusedxml, без якої XLSX читати небезпечно.
gazetteer-file-unknown = Невідомий вид файлу. Підходять: COD-AB або КАТОТТГ у XLSX, UA.txt (і alternateNamesV2.txt) від GeoNames, JSON від Overpass із katotth.
gazetteer-file-names-alone = alternateNamesV2.txt читається лише разом з UA.txt.
gazetteer-file-too-few = У файлі замало населених пунктів: нічого не змінено.
