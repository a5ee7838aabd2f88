"""Rows of the golden set that are made by rule: `python -m tests.accuracy.generating` writes them.

From a seeded sample of settlements of every size whose names are unique in Ukraine, so that there
is one right answer; a test compares the rows with the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from random import Random

from bot.assembly import load_gazetteer
from geo.gazetteer.settlement import Settlement
from tests.accuracy.declining import declined, placed
from tests.accuracy.golden import GENERATED, Row, read, write

_SEED = 2026
_SIZES = ((100_000, 10_000_000), (20_000, 100_000), (4_000, 20_000), (600, 4_000), (0, 600))
_PER_SIZE = 36
_SHORTEST_FOR_ONE_TYPO = 5
_SHORTEST_FOR_TWO = 8
_CODE = 12

_KEYBOARD = ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю")
_ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_UKRAINIAN_KEYS = "'йцукенгшщзхїфівапролджєячсмитьбю"
_TO_ENGLISH_KEYS = str.maketrans(_UKRAINIAN_KEYS, _ENGLISH_KEYS)
_TO_UKRAINIAN_KEYS = str.maketrans(_ENGLISH_KEYS, _UKRAINIAN_KEYS)

# Letters of four ways to write Ukrainian in Latin, as far as they differ from KMU-2010.
_LATIN = {
    "bgn": {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya", "ь": "’", "’": "”"},
    "german": {
        "в": "w",
        "є": "je",
        "ж": "sch",
        "з": "s",
        "ї": "ji",
        "й": "j",
        "х": "ch",
        "ц": "z",
        "ч": "tsch",
        "ш": "sch",
        "щ": "schtsch",
        "ю": "ju",
        "я": "ja",
        "с": "s",
    },
    "polish": {
        "в": "w",
        "є": "je",
        "ж": "ż",
        "ї": "ji",
        "й": "j",
        "х": "ch",
        "ц": "c",
        "ч": "cz",
        "ш": "sz",
        "щ": "szcz",
        "ю": "ju",
        "я": "ja",
    },
    "russian-based": {
        "г": "g",
        "и": "i",
        "і": "i",
        "є": "e",
        "ї": "i",
        "й": "y",
        "ю": "yu",
        "я": "ya",
    },
}
_KMU = {
    **dict(zip("абвгґдезиіклмнопрстуф", "abvhgdezyiklmnoprstuf", strict=True)),
    "є": "ie",
    "ж": "zh",
    "ї": "i",
    "й": "i",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
    "ь": "",
    "’": "",
}
_RUSSIAN_ENDINGS = (
    ("івка", "овка"), ("ське", "ское"), ("цьке", "цкое"), ("ове", "ово"), ("еве", "ево"),
    ("ичі", "ичи"), ("инці", "инцы"), ("івці", "овцы"), ("ки", "ки"), ("ський", "ский"),
)  # fmt: skip
_RUSSIAN_LETTERS = str.maketrans(
    {"и": "ы", "і": "и", "ї": "и", "є": "е", "ґ": "г", "’": "ъ", "И": "Ы", "І": "И", "Є": "Е"}
)
_SENTENCES = (
    "підкажіть, де {locative} можна зарядити телефон",
    "добрий день, чи є {locative} пункт незламності",
    "ми з дітьми {locative}, де погрітися",
    "живу {locative}, світла немає другий день",
    "{name}, де зараз тепло?",
    "куди йти грітися, {name}",
    "is there a warm place in {english} tonight?",
    "I am near {english}, where can I charge my phone",
    "подскажите, где согреться, {name}",
)
_DECORATED = (
    "{name}!!!",
    "«{name}»",
    "📍 {name}",
    "{upper}",
    "  {lower} ",
    "{name} 🙏",
    "м. {name}",
)


def rows() -> list[Row]:
    """All generated rows, the same every time."""
    settlements = load_gazetteer().settlements
    random = Random(_SEED)
    sample = _sample(settlements, random)
    names = {s.name_uk.lower() for s in settlements} | {s.name_en.lower() for s in settlements}
    made = chain(
        _typos(sample, random, names),
        _layouts(sample),
        _romanised(sample, names),
        _cases(sample, random),
        _russian(sample),
        _joined(sample),
        _sentences(sample, random),
        _decorated(sample),
        _qualified(settlements, random),
        _truncated(sample),
    )
    return list({row.query: row for row in made}.values())


def _sample(settlements: Sequence[Settlement], random: Random) -> list[Settlement]:
    bearers = Counter(settlement.name_uk for settlement in settlements)
    chosen: list[Settlement] = []
    for least, most in _SIZES:
        fitting = [
            settlement
            for settlement in settlements
            if least <= settlement.population < most and bearers[settlement.name_uk] == 1
        ]
        chosen += random.sample(fitting, min(_PER_SIZE, len(fitting)))
    return chosen


def _row(query: str, settlement: Settlement, category: str) -> Row:
    return Row(query, settlement.code[:_CODE], category)


def _typos(sample: Iterable[Settlement], random: Random, names: set[str]) -> Iterator[Row]:
    """Slips of the finger: a wrong neighbour, a letter lost, doubled or exchanged."""
    for settlement in sample:
        name = settlement.name_uk
        if len(name) >= _SHORTEST_FOR_ONE_TYPO:
            once = _unlike(name, lambda text: _slip(text, random), names)
            yield _row(once, settlement, "typo-1")
        if len(name) >= _SHORTEST_FOR_TWO:
            twice = _unlike(name, lambda text: _slip(_slip(text, random), random), names)
            yield _row(twice, settlement, "typo-2")


def _unlike(name: str, change: Callable[[str], str], names: set[str]) -> str:
    """A changed name that is no other settlement's."""
    while (changed := change(name)).lower() in names:
        pass
    return changed


def _slip(name: str, random: Random) -> str:
    place = random.randrange(1, len(name))
    before, letter, after = name[:place], name[place], name[place + 1 :]
    near = _neighbours(letter)
    slips = [before + after, before + letter * 2 + after, before + random.choice(near) + after]
    if after:
        slips.append(before + after[0] + letter + after[1:])
    return random.choice(slips)


def _neighbours(letter: str) -> str:
    for row in _KEYBOARD:
        for one, other in pairwise(row):
            if letter in (one, other):
                return other if letter == one else one
    return letter


def _layouts(sample: Iterable[Settlement]) -> Iterator[Row]:
    for settlement in sample:
        if len(settlement.name_uk) > 3:
            typed = settlement.name_uk.lower().replace("’", "'").translate(_TO_ENGLISH_KEYS)
            yield _row(typed, settlement, "layout")
            latin = settlement.name_en.lower().translate(_TO_UKRAINIAN_KEYS)
            if settlement.population >= 20_000:
                yield _row(latin, settlement, "layout")


def _romanised(sample: Iterable[Settlement], names: set[str]) -> Iterator[Row]:
    for settlement in sample:
        yield _row(settlement.name_en, settlement, "english")
        for way, letters in _LATIN.items():
            # One way for each settlement: as many rows of each as there are ways.
            if ord(settlement.name_uk[-2]) % len(_LATIN) == list(_LATIN).index(way):
                table = str.maketrans({**_KMU, **letters})
                query = settlement.name_uk.lower().translate(table).title()
                if query.lower() not in names:
                    yield _row(query, settlement, "romanised")


def _cases(sample: Iterable[Settlement], random: Random) -> Iterator[Row]:
    for settlement in sample:
        forms = list(declined(settlement.name_uk).items())
        for case, form in random.sample(forms, min(2, len(forms))):
            yield _row(placed(case, form), settlement, "inflected")


def _russian(sample: Iterable[Settlement]) -> Iterator[Row]:
    for settlement in sample:
        for ending, russian in _RUSSIAN_ENDINGS:
            stem = settlement.name_uk.removesuffix(ending)
            if stem != settlement.name_uk:
                query = stem.translate(_RUSSIAN_LETTERS) + russian
                yield _row(query, settlement, "russian")
                break


def _joined(sample: Iterable[Settlement]) -> Iterator[Row]:
    for settlement in sample:
        name = settlement.name_uk
        if " " in name:
            yield _row(name.replace(" ", ""), settlement, "glued")
            yield _row(name.replace(" ", "-"), settlement, "hyphen")
        if "-" in name:
            yield _row(name.replace("-", " "), settlement, "hyphen")
            yield _row(name.replace("-", ""), settlement, "glued")
        for apostrophe in ("'", "`", "") if "’" in name else ():
            yield _row(name.replace("’", apostrophe), settlement, "apostrophe")


def _sentences(sample: Iterable[Settlement], random: Random) -> Iterator[Row]:
    for settlement in sample:
        locative = declined(settlement.name_uk).get("locative")
        template = random.choice(_SENTENCES)
        if locative:
            query = template.format(
                locative=placed("locative", locative),
                name=settlement.name_uk,
                english=settlement.name_en,
            )
            yield _row(query, settlement, "sentence")


def _decorated(sample: Sequence[Settlement]) -> Iterator[Row]:
    for number, settlement in enumerate(sample):
        name = settlement.name_uk
        template = _DECORATED[number % len(_DECORATED)]
        query = template.format(name=name, upper=name.upper(), lower=name.lower())
        yield _row(query, settlement, "decoration")


def _qualified(settlements: Sequence[Settlement], random: Random) -> Iterator[Row]:
    """Names that many bear, with the oblast or raion in which one does."""
    bearers = Counter(s.name_uk for s in settlements)
    in_oblast = Counter((s.name_uk, s.oblast_uk) for s in settlements)
    in_raion = Counter((s.name_uk, s.raion_uk, s.oblast_uk) for s in settlements)
    shared = [s for s in settlements if bearers[s.name_uk] > 3 and s.raion_uk]
    for settlement in random.sample(shared, 2 * _PER_SIZE):
        name, raion, oblast = settlement.name_uk, settlement.raion_uk, settlement.oblast_uk
        if in_oblast[name, oblast] == 1:
            yield _row(f"{name}, {oblast.replace('область', 'обл.')}", settlement, "qualifier")
            yield _row(f"{name.lower()} {oblast.split()[0].lower()}", settlement, "qualifier")
        elif in_raion[name, raion, oblast] == 1:
            query = f"{name}, {raion.replace('район', 'р-н')}, {oblast}"
            yield _row(query, settlement, "qualifier")


def _truncated(sample: Iterable[Settlement]) -> Iterator[Row]:
    for settlement in sample:
        if settlement.population >= 20_000 and len(settlement.name_uk) > 7:
            yield _row(settlement.name_uk[: -len(settlement.name_uk) // 3], settlement, "truncated")


if __name__ == "__main__":
    sections = read()
    sections[GENERATED] = rows()
    write(sections)
