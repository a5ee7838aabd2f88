"""Rows of the golden set that are made by rule: `python -m tests.accuracy.generating` writes them.

From a seeded sample of settlements of every size whose names are unique in Ukraine, so that there
is one right answer; a test compares the rows with the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from random import Random

from bot.assembly import load_gazetteer
from geo.gazetteer.settlement import Settlement
from tests.accuracy.declining import declined, placed
from tests.accuracy.golden import GENERATED, Row, read, write
from tests.accuracy.misspelling import (
    in_english_layout,
    in_russian,
    in_ukrainian_layout,
    mistyped,
    romanised,
)

_SEED = 2026
_SIZES = ((100_000, 10_000_000), (20_000, 100_000), (4_000, 20_000), (600, 4_000), (0, 600))
_PER_SIZE = 36
_SHORTEST_FOR_ONE_TYPO = 5
_SHORTEST_FOR_TWO = 8
_CODE = 12

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
            once = _unlike(name, lambda text: mistyped(text, random), names)
            yield _row(once, settlement, "typo-1")
        if len(name) >= _SHORTEST_FOR_TWO:
            twice = _unlike(name, lambda text: mistyped(mistyped(text, random), random), names)
            yield _row(twice, settlement, "typo-2")


def _unlike(name: str, change: Callable[[str], str], names: set[str]) -> str:
    """A changed name that is no other settlement's."""
    while (changed := change(name)).lower() in names:
        pass
    return changed


def _layouts(sample: Iterable[Settlement]) -> Iterator[Row]:
    for settlement in sample:
        if len(settlement.name_uk) > 3:
            yield _row(in_english_layout(settlement.name_uk), settlement, "layout")
            latin = in_ukrainian_layout(settlement.name_en)
            if settlement.population >= 20_000:
                yield _row(latin, settlement, "layout")


def _romanised(sample: Iterable[Settlement], names: set[str]) -> Iterator[Row]:
    for settlement in sample:
        yield _row(settlement.name_en, settlement, "english")
        query = romanised(settlement.name_uk)
        if query.lower() not in names:
            yield _row(query, settlement, "romanised")


def _cases(sample: Iterable[Settlement], random: Random) -> Iterator[Row]:
    for settlement in sample:
        forms = list(declined(settlement.name_uk).items())
        for case, form in random.sample(forms, min(2, len(forms))):
            yield _row(placed(case, form), settlement, "inflected")


def _russian(sample: Iterable[Settlement]) -> Iterator[Row]:
    for settlement in sample:
        query = in_russian(settlement.name_uk)
        if query:
            yield _row(query, settlement, "russian")


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
