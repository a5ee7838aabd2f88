"""What a person wants there, said beside a place: «зарядити Житомир», "wifi Brovary"."""

from __future__ import annotations

import re

from geo.point import Service

# Whole words only, and none that a settlement is called by: whoever asks for «Вода» means a place.
_WISHES = {
    Service.HEAT: r"тепло|погрітис[яь]|зігрітис[яь]|обігрів|warm|warmth|heat|heating",
    Service.CHARGING: r"зарядка|зарядку|зарядити|підзарядити|зарядитис[яь]|charge|charging",
    Service.INTERNET: r"інтернет|вайфай|wi-?fi|вай-фай|internet",
    Service.WATER: r"(?<!\w )вода|воду|попити|water",
    Service.FIRST_AID: r"аптечка|аптечку|медик|first-aid",
    Service.MOTHER_AND_CHILD: r"з\s+дитиною|з\s+немовлям|with\s+a?\s*baby",
    Service.ACCESSIBLE: r"безбар[’'ʼ]?єрно|wheelchair|accessible",
    Service.OVERNIGHT: r"ночівля|ночівлю|переночувати|overnight",
    Service.PETS: r"з\s+(?:твариною|тваринами|собакою|котом)|pets",
}
_SAID = {
    service: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    for service, words in _WISHES.items()
}
_MOST = 200


def read_wishes(text: str) -> tuple[frozenset[Service], str]:
    """The wished services and the rest of the text; a text that is wishes alone is left whole."""
    if len(text) > _MOST:
        return frozenset(), text
    services, rest = set(), text
    for service, said in _SAID.items():
        without = said.sub(" ", rest)
        if without != rest:
            services.add(service)
            rest = without
    rest = " ".join(rest.replace(",", " , ").split()).strip(" ,").replace(" ,", ",")
    return (frozenset(services), rest) if rest else (frozenset(), text)
