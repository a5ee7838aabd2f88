"""What a text means as a place: the resolver beside rapidfuzz's WRatio over the raw names."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.fuzz import WRatio  # noqa: TID251 - the baseline is what people reach for first

from bot.assembly import load_gazetteer
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.resolution import ResolutionOutcome
from tests.bench.report import interleaved, ratio, spread, table

SURE = 90.0

# Query → the name that must come first; none for what is not a place.
QUERIES = {
    "as written": {
        "Бровари": "Бровари",
        "Київ": "Київ",
        "Нова Одеса": "Нова Одеса",
        "Кам’янець-Подільський": "Кам’янець-Подільський",
        "Іванівка": "Іванівка",
        "м. Рівне": "Рівне",
    },
    "case forms": {
        "у Броварах": "Бровари",
        "біля Житомира": "Житомир",
        "у Кривому Розі": "Кривий Ріг",
        "в Білій Церкві": "Біла Церква",
        "у Кременчуці": "Кременчук",
        "до Чернівців": "Чернівці",
    },
    "Russian and old": {
        "Киев": "Київ",
        "Ровно": "Рівне",
        "Днепропетровск": "Дніпро",
        "Червоноград": "Шептицький",
        "Кривой Рог": "Кривий Ріг",
        "Іллічівськ": "Чорноморськ",
    },
    "Latin": {
        "Kiev": "Київ",
        "Lvov": "Львів",
        "Vyshhorod": "Вишгород",
        "Krivoy Rog": "Кривий Ріг",
        "Zaporizhzhia": "Запоріжжя",
        "Brovary": "Бровари",
    },
    "wrong layout": {"<hjdfhb": "Бровари", "rb]d": "Київ", "лншм": "Київ", "kmdsd": "Львів"},
    "typos": {
        "Броваи": "Бровари",
        "Житомр": "Житомир",
        "Віниця": "Вінниця",
        "Хмельницькй": "Хмельницький",
        "Полтавва": "Полтава",
        "Мукачеве": "Мукачево",
    },
    "with an oblast": {
        "Бровари, Київська обл.": "Бровари",
        "Миколаїв Львівська": "Миколаїв",
        "Городок, Хмельницька обл.": "Городок",
    },
    "not places": {
        "привіт": "",
        "дякую": "",
        "де погрітися": "",
        "asdfgh": "",
        "light": "",
        "коли дадуть світло": "",
    },
}


def report() -> Iterator[str]:
    """A row for every class of query: medians of both, their ratio, wrong answers of both."""
    gazetteer = load_gazetteer()
    names = [settlement.name_uk for settlement in gazetteer.settlements]

    def by_resolver(query: str) -> str:
        return _resolved(gazetteer, query)

    def by_wratio(query: str) -> str:
        [(name, score, _), *_] = process.extract(query, names, scorer=WRatio, limit=5)
        return name if score >= SURE else ""

    methods = {"resolver": by_resolver, "WRatio": by_wratio}
    for first in ("Київ", "Кроивницький"):  # its indexes are made when first needed
        by_resolver(first)
    yield f"Names: {len(names):,} settlements; times in µs"
    yield ""
    rows = []
    for kind, expected in (*QUERIES.items(), ("all", _all_queries())):
        taken = interleaved(methods, list(expected))
        wrong = [
            sum(method(query) != name for query, name in expected.items())
            for method in methods.values()
        ]
        rows.append(
            [
                *(kind, len(expected)),
                *(*spread(taken["resolver"]), wrong[0]),
                *(*spread(taken["WRatio"]), wrong[1]),
                ratio(taken["WRatio"], taken["resolver"]),
            ]
        )
    headers = (
        *("queries", "number", "resolver p50", "p99", "wrong"),
        *("WRatio p50", "p99", "wrong", "times slower"),
    )
    yield from table(headers, rows)


def _all_queries() -> dict[str, str]:
    return {query: name for expected in QUERIES.values() for query, name in expected.items()}


def _resolved(gazetteer: Gazetteer, query: str) -> str:
    resolution = gazetteer.resolve(query)
    if resolution.outcome is ResolutionOutcome.NOT_FOUND:
        return ""
    return resolution.candidates[0].settlement.name_uk
