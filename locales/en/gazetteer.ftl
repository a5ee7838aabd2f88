# Import of data about settlements: the report and the reasons of a refusal.

gazetteer-coordinates = Coordinates by KATOTTG code:
gazetteer-codifier = KATOTTG codifier:
gazetteer-geonames = GeoNames:
gazetteer-overpass = OpenStreetMap (Overpass):

gazetteer-placed = • got exact coordinates: { $count }
gazetteer-moved = • exact coordinates changed by more than 1 km: { $count }
gazetteer-renamed = • renamed: { $count }
gazetteer-added = • added: { $count }
gazetteer-removed = • removed: { $count }
gazetteer-named = • got names in other languages: { $count }
gazetteer-unknown = • unknown codes: { $count }
gazetteer-rows-left-out = • unusable rows: { $count }
gazetteer-nothing-new = • nothing new

gazetteer-exact = { $exact } of { $total } settlements have exact coordinates now.
gazetteer-written = Written to { $path }. The bot takes these data at its next start.
gazetteer-not-written = STATE_DIR could not be written to.

gazetteer-file-missing = There is no such file.
gazetteer-file-unreadable = The file could not be opened.
gazetteer-file-damaged = The file is damaged.
gazetteer-file-too-large = The file is too large.
gazetteer-file-unsafe = The library defusedxml is missing; without it reading XLSX is not safe.
gazetteer-file-unknown = A file of an unknown kind. Known are: COD-AB or KATOTTG in XLSX, UA.txt (and alternateNamesV2.txt) of GeoNames, JSON of Overpass with katotth.
gazetteer-file-names-alone = alternateNamesV2.txt is read together with UA.txt only.
gazetteer-file-too-few = The file holds too few settlements: nothing was changed.
