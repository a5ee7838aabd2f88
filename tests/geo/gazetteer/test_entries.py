from __future__ import annotations

from pathlib import Path

import pytest

from geo.coordinate import Coordinate
from geo.gazetteer.entries import Entries, Entry
from geo.gazetteer.settlement import Category, Settlement
from geo.gazetteer.table import load, write
from geo.gazetteer.transliteration import romanise


def _entry(number: int, name: str, lat: float, *, approximate: bool = False) -> Entry:
    return Entry(
        Settlement(
            f"UA320600500{number}0081797",
            name,
            romanise(name),
            Category.VILLAGE,
            "Київська область",
            "Броварський район",
            Coordinate(lat, 30.75),
            approximate,
            hromada_uk="Броварська громада",
        ),
        alternates=(f"{name}ъ", f"{name} II"),
    )


MADE = (
    _entry(10, "Перше", 50.511),
    _entry(20, "Друге", 50.5, approximate=True),
    _entry(30, "Третє", 50.5, approximate=True),
    _entry(40, "Четверте", 50.25, approximate=True),
)


@pytest.fixture
def read(tmp_path: Path) -> Entries:
    path = tmp_path / "made.tsv.gz"
    write(MADE, path)
    return load(path)


def test_entries_are_made_when_they_are_asked_for(read: Entries) -> None:
    assert len(read) == len(MADE)
    assert read[1] is read[1] is read[-3]
    assert read[1:3] == MADE[1:3]
    with pytest.raises(IndexError):
        read[len(MADE)]


def test_more_entries_follow(read: Entries) -> None:
    more = _entry(50, "Пʼяте", 50.1)
    both = read + [more]  # noqa: RUF005 - adding is tested
    assert tuple(both) == (*MADE, more)
    assert both.columns.codes == [entry.settlement.code for entry in (*MADE, more)]
    assert both[-1] is more


def test_entries_that_are_made_stay_the_same() -> None:
    entries = Entries.of(MADE)
    assert all(entries[number] is entry for number, entry in enumerate(MADE))
    assert Entries.of(entries) is entries


def test_villages_of_no_known_place_share_their_hromadas() -> None:
    assert Entries.of(MADE).columns.latitudes == ["50.511", "", "", "50.25"]


def test_keys_are_folded_names() -> None:
    columns = Entries.of(MADE[:2]).columns
    assert columns.keys == ["perwe", "druhe"]
    assert columns.alternate_keys == ["perwe|perwe i", "druhe|druhe i"]
