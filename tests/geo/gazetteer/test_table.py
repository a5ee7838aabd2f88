from __future__ import annotations

import gzip
from collections import Counter
from hashlib import blake2b
from pathlib import Path

import pytest

import data
from geo.coordinate import Coordinate
from geo.errors import DataError
from geo.gazetteer.entries import Entry, split
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.keys import skeletons
from geo.gazetteer.settlement import Category, Settlement
from geo.gazetteer.table import FORMAT, load, write
from geo.gazetteer.transliteration import romanise

RAION, HROMADA = "Броварський район", "Броварська громада"


def _entry(code: str, name: str, *, approximate: bool = False, lat: float = 50.5) -> Entry:
    return Entry(
        Settlement(
            code,
            name,
            romanise(name),
            Category.VILLAGE,
            "Київська область",
            RAION,
            Coordinate(lat, 30.75),
            approximate,
            120,
            HROMADA,
        ),
    )


MADE = (
    Entry(
        Settlement(
            "UA32060050010081797",
            "Бровари",
            "Brovary",
            Category.CITY,
            "Київська область",
            RAION,
            Coordinate(50.511, 30.7911),
            approximate=False,
            population=109806,
            hromada_uk=HROMADA,
        ),
        ("Бровары",),
        ("Колишні",),
        ("Бровка", "Бро"),
    ),
    _entry("UA32060050020081797", "Перше", approximate=True),
    _entry("UA32060050030081797", "Друге", approximate=True),
    _entry("UA32060050040081797", "Третє", approximate=True, lat=50.25),
    Entry(
        Settlement(
            "UA80000000000093317",
            "Київ",
            "Kyiv",
            Category.CITY,
            "Київ",
            "",
            Coordinate(50.4547, 30.5238),
            approximate=False,
            population=2952301,
        )
    ),
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "made.tsv.gz"
    write(reversed(MADE), path)
    assert tuple(load(path)) == MADE


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.tsv.gz", tmp_path / "other-name.tsv.gz"
    write(MADE, one)
    write(MADE, other)
    assert one.read_bytes() == other.read_bytes()


def test_a_missing_file_is_a_data_error(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        load(tmp_path / "none.tsv.gz")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not gzip at all",
        gzip.compress("іншого формату\n".encode(), mtime=0),
        gzip.compress(f"{FORMAT}\nUA32\tone\n".encode(), mtime=0),
        gzip.compress(f"{FORMAT}\n{'x	' * 10}x\n".encode(), mtime=0),
        gzip.compress(FORMAT.encode(), mtime=0)[:-9],
        gzip.compress(b"\xff\xfe\n", mtime=0),
    ],
)
def test_a_damaged_file_is_a_data_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged.tsv.gz"
    path.write_bytes(content)
    with pytest.raises(DataError):
        load(path)


@pytest.fixture(scope="module")
def committed() -> tuple[Entry, ...]:
    return tuple(load(data.GAZETTEER))


def test_committed_counts(committed: tuple[Entry, ...]) -> None:
    categories = Counter(entry.settlement.category for entry in committed)
    assert len(committed) == 29_703
    # 461 cities of the codifier, and Kyiv and Sevastopol, which have a status of their own there.
    assert categories[Category.CITY] == 461 + 2
    assert categories[Category.SETTLEMENT] == 1_979
    assert categories[Category.VILLAGE] == 27_261
    assert len({entry.settlement.code[:12] for entry in committed}) == len(committed)
    assert sum(not entry.settlement.approximate for entry in committed) >= 4_900


def test_committed_values(committed: tuple[Entry, ...]) -> None:
    for entry in committed:
        settlement = entry.settlement
        assert 44.3 <= settlement.coordinate.lat <= 52.4
        assert 22.1 <= settlement.coordinate.lon <= 40.3
        assert settlement.name_en == romanise(settlement.name_uk)
        assert settlement.population >= 0
        assert settlement.oblast_uk
        special = {"Київ", "Севастополь", "Автономна Республіка Крим"}
        assert settlement.oblast_uk.endswith("ька область") or settlement.oblast_uk in special
        outside = settlement.name_uk in {"Київ", "Севастополь", "Прип’ять", "Чорнобиль"}
        assert settlement.raion_uk.endswith(" район") or outside
        assert settlement.hromada_uk.endswith(" громада") or outside
    assert len({entry.settlement.oblast_uk for entry in committed}) == 27


def test_cities_are_exact(committed: tuple[Entry, ...]) -> None:
    approximate = [
        entry.settlement.name_uk
        for entry in committed
        if entry.settlement.category is Category.CITY and entry.settlement.approximate
    ]
    # No one is registered in Prypiat, and GeoNames' list begins at 500 people.
    assert approximate == ["Прип’ять"]


RENAMED_2024 = {
    "UA12": {"Новомосковськ": "Самар", "Першотравенськ": "Шахтарське"},
    "UA44": {
        "Сєвєродонецьк": "Сіверськодонецьк",
        "Первомайськ": "Сокологірськ",
        "Молодогвардійськ": "Отаманівка",
    },
    "UA46": {"Червоноград": "Шептицький"},
    "UA48": {"Южноукраїнськ": "Південноукраїнськ"},
    "UA51": {"Южне": "Південне"},
    "UA59": {"Дружба": "Хутір-Михайлівський"},
    "UA63": {"Красноград": "Берестин", "Первомайський": "Златопіль"},
    "UA71": {"Ватутіне": "Багачеве"},
}


@pytest.mark.parametrize(
    ("oblast", "old", "new"),
    [(oblast, *pair) for oblast, pairs in RENAMED_2024.items() for pair in pairs.items()],
)
def test_renamed_cities(committed: tuple[Entry, ...], oblast: str, old: str, new: str) -> None:
    cities = [
        entry
        for entry in committed
        if entry.settlement.category is Category.CITY and entry.settlement.code.startswith(oblast)
    ]
    assert old not in {entry.settlement.name_uk for entry in cities}
    assert [old in entry.old_names for entry in cities if entry.settlement.name_uk == new] == [True]


@pytest.mark.parametrize(
    ("oblast", "name"),
    [("UA12", "Павлоград"), ("UA12", "Синельникове"), ("UA48", "Первомайськ"), ("UA32", "Бровари")],
)
def test_cities_that_were_not_renamed(gazetteer: Gazetteer, oblast: str, name: str) -> None:
    assert any(
        s.name_uk == name and s.code.startswith(oblast) and s.category is Category.CITY
        for s in gazetteer.settlements
    )


@pytest.mark.parametrize("code", ["UA8000000000", "UA8500000000"])
def test_cities_without_a_raion(gazetteer: Gazetteer, code: str) -> None:
    city = gazetteer.by_code(code)
    assert city is not None
    assert city.category is Category.CITY
    assert city.oblast_uk == city.name_uk == {"UA80": "Київ", "UA85": "Севастополь"}[code[:4]]
    assert city.raion_uk == city.raion_en == ""


def test_units_in_english(gazetteer: Gazetteer) -> None:
    brovary = gazetteer.by_code("UA32060050010081797")
    assert brovary is not None
    assert brovary.oblast_en == "Kyivska oblast"
    assert brovary.raion_en == "Brovarskyi raion"
    assert gazetteer.settlements[0].oblast_en == "Autonomous Republic of Crimea"


def test_the_file_holds_the_keys_that_names_fold_to() -> None:
    columns = load(data.GAZETTEER).columns
    assert columns.keys == skeletons(columns.names)
    for names, keys in (
        (columns.alternates, columns.alternate_keys),
        (columns.old_names, columns.old_name_keys),
        (columns.nicknames, columns.nickname_keys),
    ):
        named = [name for joined in names for name in split(joined)]
        assert skeletons(named) == [key for joined in keys for key in split(joined)]


def test_another_folding_has_another_format() -> None:
    # When this fails: raise FORMAT, build the table again and set the digest down here.
    letters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъ’abcdefghijklmnopqrstuvwxyz -"
    pairs = (f"{one}{other}" for one in letters for other in letters)
    folded = "\n".join(skeletons([f"а{pair}а" for pair in pairs]))
    digest = blake2b(folded.encode(), digest_size=8).hexdigest()
    assert (FORMAT, digest) == ("nezlamnist gazetteer 3", "4f2ddcf36e8e3356")
