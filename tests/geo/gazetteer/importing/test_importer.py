"""Files that an operator may have, and what they do to the gazetteer."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import data
from geo.coordinate import Coordinate
from geo.errors import DataError, GazetteerFileError
from geo.gazetteer.entries import Entry
from geo.gazetteer.importing import workbook
from geo.gazetteer.importing.importer import Kind, Report, import_files, write_table
from geo.gazetteer.importing.merging import Changes
from geo.gazetteer.settlement import Category, Settlement
from geo.gazetteer.table import IMPORTED, load
from geo.gazetteer.transliteration import romanise
from geo.regions import Regions

REAL = Path(__file__).parents[4].parent / "shared/real-data/ukr_admin_boundaries_2026_02.xlsx"

CITY = "UA32060050010081797"
VILLAGE = "UA32060050020034567"
FAR = "UA32060070010012345"


def entry(code: str, name: str, lat: float, lon: float, *, approximate: bool = True) -> Entry:
    return Entry(
        Settlement(
            code,
            name,
            romanise(name),
            Category.VILLAGE,
            "Київська область",
            "Броварський район",
            Coordinate(lat, lon),
            approximate,
            hromada_uk="Броварська громада",
        )
    )


@pytest.fixture
def entries() -> list[Entry]:
    return [
        entry(CITY, "Бровари", 50.511, 30.791, approximate=False),
        entry(VILLAGE, "Княжичі", 50.511, 30.791),
        entry(FAR, "Калита", 50.511, 30.791),
    ]


def xlsx(path: Path, *tables: list[tuple[Any, ...]]) -> Path:
    book = openpyxl.Workbook()
    for number, rows in enumerate(tables):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def by_code(entries: list[Entry]) -> dict[str, Settlement]:
    return {each.settlement.code: each.settlement for each in entries}


ADMIN_1 = [("Oblast", "Admin1 Pcode", "LAT", "LON"), ("Kyivska", "UA32", 50.0, 30.5)]
HEADERS = [
    ("Record ID", "Settlement UKR", "Admin4 Pcode", "Admin3 Pcode", "LAT", "LON"),
    ("ADM4_UA", "x", "ADM4_PCODE", "ADM3_PCODE", "center_lat", "center_lon"),
    ("Назва", "x", "KATOTTG", "Hromada", "Latitude", "Longitude"),
]


@pytest.mark.parametrize("headers", HEADERS)
def test_exact_coordinates_come_by_code(
    tmp_path: Path, entries: list[Entry], headers: tuple[str, ...]
) -> None:
    rows: list[tuple[Any, ...]] = [
        headers,
        ("a", "Княжичі", VILLAGE[:12], "UA3206005", 50.4567891, "30,7812"),
        ("b", "Бровари", CITY[:12], "UA3206005", 50.531, 30.791),
        ("c", "—", "UA9900000000", "UA9900000", 50.1, 30.1),
        ("d", "—", "UA3206007001", "UA3206007", None, 30.1),
    ]
    changed, report = import_files(entries, [xlsx(tmp_path / "a.xlsx", ADMIN_1, rows)])
    assert report == Report(
        ((Kind.COORDINATES, Changes(placed=1, moved=1, unknown=1, rows_left_out=1)),), 2, 3
    )
    places = by_code(changed)
    assert places[VILLAGE].coordinate == Coordinate(50.4568, 30.7812)
    assert not places[VILLAGE].approximate
    assert places[FAR].approximate
    # What is still unknown follows the middle of what is known.
    assert places[FAR].coordinate == Coordinate(50.4939, 30.7861)


def codifier(path: Path, *units: tuple[str, str, str]) -> Path:
    rows: list[tuple[Any, ...]] = [
        (None, None, None, None, None, "ЗАТВЕРДЖЕНО", None),
        ("Перший", "Другий", "Третій", "Четвертий", "П’ятий", "Категорія об’єкта", "Назва об’єкта"),
        ("UA32000000000030281", None, None, None, None, "O", "Київська"),
        ("UA32", "UA32060000000091445", None, None, None, "P", "Броварський"),
        ("UA32", "UA32", "UA32060050000012345", None, None, "H", "Броварська"),
        *(("UA32", "UA32", "UA32", code, None, category, name) for code, category, name in units),
    ]  # fmt: skip
    return xlsx(path, rows)


def test_the_codifier_renames_adds_and_removes(tmp_path: Path, entries: list[Entry]) -> None:
    new = "UA32060050030099999"
    path = codifier(
        tmp_path / "k.xlsx",
        (CITY[:12] + "0000000", "M", "Бровари"),
        (VILLAGE, "C", "Нові  Княжичі"),
        (new, "\u0425", "Хутір"),
    )
    changed, report = import_files(entries, [path])
    assert report.changes == ((Kind.CODIFIER, Changes(renamed=1, added=1, removed=1)),)
    places = by_code(changed)
    assert places[CITY[:12] + "0000000"].category is Category.CITY
    assert not places[CITY[:12] + "0000000"].approximate
    assert places[VILLAGE].name_uk == "Нові Княжичі"
    assert places[VILLAGE].name_en == "Novi Kniazhychi"
    assert next(e for e in changed if e.settlement.code == VILLAGE).old_names == ("Княжичі",)
    assert places[new].category is Category.SETTLEMENT
    assert places[new].approximate
    assert places[new].coordinate == places[CITY[:12] + "0000000"].coordinate


def test_a_codifier_of_a_few_settlements_is_refused(tmp_path: Path, entries: list[Entry]) -> None:
    with pytest.raises(GazetteerFileError) as caught:
        import_files(entries, [codifier(tmp_path / "k.xlsx", (CITY, "M", "Бровари"))])
    assert caught.value.code == "too-few"


def geonames_line(number: int, name: str, lat: float, lon: float, **other: str) -> str:
    fields = [str(number), name, name, other.get("alternates", ""), str(lat), str(lon)]
    fields += [other.get("kind", "P"), other.get("feature", "PPL"), "UA", "", "13", "", "", ""]
    return "\t".join(
        [*fields, other.get("population", "0"), "", "120", "Europe/Kyiv", "2026-01-01"]
    )


def test_geonames_fills_what_is_missing_only(tmp_path: Path, entries: list[Entry]) -> None:
    places = tmp_path / "UA.txt"
    places.write_text(
        "\n".join(
            (
                geonames_line(1, "Бровари", 50.9, 30.1, population="3900"),
                geonames_line(2, "Kniazhychi", 50.4567, 30.78, alternates="Княжичі"),
                geonames_line(3, "Калита", 50.6, 31.0, kind="H"),
                geonames_line(4, "Калита", 95.0, 31.0),
                "damaged",
            )
        )
    )
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text(
        "10\t1\tru\tБровары\t\t\t\t\t\t\n11\t1\tde\tBrowarystadt\t\t\t\t\t\t\n12\t1\tzh\t布罗瓦雷\t\t\t\t\t\t\n"
        "13\t99\tuk\tІнше\t\t\t\t\t\t\n"
    )
    changed, report = import_files(entries, [names, places])
    ((kind, changes),) = report.changes
    assert kind is Kind.GEONAMES
    assert (changes.placed, changes.named) == (1, 1)
    places_by_code = by_code(changed)
    assert places_by_code[CITY].coordinate == Coordinate(50.511, 30.791)
    assert places_by_code[CITY].population == 3_900
    assert places_by_code[VILLAGE].coordinate == Coordinate(50.4567, 30.78)
    assert places_by_code[FAR].approximate
    city = next(e for e in changed if e.settlement.code == CITY)
    assert "Browarystadt" in city.alternates
    assert not any("布" in name for name in city.alternates)


def test_alternate_names_alone_are_no_import(tmp_path: Path, entries: list[Entry]) -> None:
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text("10\t1\tru\tБровары\t\t\t\t\t\t\n")
    with pytest.raises(GazetteerFileError) as caught:
        import_files(entries, [names])
    assert caught.value.code == "names-alone"


def test_overpass_prefers_nodes(tmp_path: Path, entries: list[Entry]) -> None:
    tags = {"place": "village", "katotth": f"{VILLAGE};{FAR}"}
    elements = [
        {"type": "node", "id": 1, "lat": 50.4567, "lon": 30.78, "tags": tags},
        {"type": "relation", "id": 2, "center": {"lat": 50.1, "lon": 30.1}, "tags": tags},
        {"type": "way", "id": 3, "center": {"lat": 50.52, "lon": 30.79}, "tags": {"katotth": CITY}},
        {"type": "node", "id": 4, "lat": 50.4, "lon": 30.7, "tags": {"katotth": "—"}},
        {"type": "node", "id": 5, "tags": tags},
    ]
    path = tmp_path / "overpass.json"
    path.write_text(json.dumps({"version": 0.6, "elements": elements}))
    changed, report = import_files(entries, [path])
    ((kind, changes),) = report.changes
    assert kind is Kind.OVERPASS
    assert changes == Changes(placed=2, moved=1, rows_left_out=2)
    assert by_code(changed)[VILLAGE].coordinate == Coordinate(50.4567, 30.78)


def test_several_files_follow_each_other(tmp_path: Path, entries: list[Entry]) -> None:
    first = xlsx(tmp_path / "a.xlsx", [HEADERS[0], ("", "", VILLAGE[:12], "", 50.4, 30.7)])
    second = tmp_path / "b.json"
    second.write_text(json.dumps({"elements": []}))
    _, report = import_files(entries, [first, second])
    assert [kind for kind, _ in report.changes] == [Kind.COORDINATES, Kind.OVERPASS]
    assert report.exact == 2


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&b;</worksheet>'
)


def _with_entities(path: Path) -> None:
    xlsx(path, [HEADERS[0]])
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, BOMB if name.endswith("sheet1.xml") else content)


def _workbook_of_nothing(path: Path) -> None:
    xlsx(path, [("a", "b"), (1, 2)])


def _truncated(path: Path) -> None:
    xlsx(path, [HEADERS[0]])
    path.write_bytes(path.read_bytes()[:500])


def _not_a_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("a", "b")


@pytest.mark.parametrize(
    ("write", "code"),
    [
        (_with_entities, "damaged"),
        (_truncated, "damaged"),
        (_not_a_workbook, "damaged"),
        (_workbook_of_nothing, "unknown"),
        (lambda path: path.write_bytes(b""), "unknown"),
        (lambda path: path.write_text("<html>"), "unknown"),
        (lambda path: path.write_text('{"a": 1}'), "unknown"),
        (lambda path: path.write_text("[" * 100_000), "unknown"),
        (lambda path: path.write_text('{"elements": [1]}'), "unknown"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "unknown"),
        (lambda path: None, "missing"),
        (lambda path: path.mkdir(), "unreadable"),
    ],
)
def test_what_is_no_such_file_is_refused(
    tmp_path: Path, entries: list[Entry], write: Any, code: str
) -> None:
    path = tmp_path / "file"
    write(path)
    with pytest.raises(GazetteerFileError) as caught:
        import_files(entries, [path])
    assert caught.value.code == code


@pytest.mark.parametrize("limit", ["MAX_BYTES", "MAX_UNPACKED"])
def test_too_much_is_refused_before_it_is_read(
    tmp_path: Path, entries: list[Entry], monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADERS[0]])
    monkeypatch.setattr(workbook, limit, 1_000)
    with pytest.raises(GazetteerFileError) as caught:
        import_files(entries, [path])
    assert caught.value.code == "too-large"


def test_the_table_takes_the_place_of_the_old_one_at_once(
    tmp_path: Path, entries: list[Entry]
) -> None:
    folder = tmp_path / "state"
    path = write_table(entries, folder)
    assert path == folder / IMPORTED
    assert list(load(path)) == entries
    before = path.read_bytes()
    nameless = entry("UA3206005001008179", "a\tb", 50, 30)
    with pytest.raises(DataError):
        write_table([nameless], folder)
    assert path.read_bytes() == before
    assert [each.name for each in folder.iterdir()] == [IMPORTED]


def test_the_real_file_makes_nearly_all_exact_and_in_their_oblasts() -> None:
    if not REAL.exists():
        pytest.skip("the real file is not beside this checkout")
    entries = load(data.GAZETTEER)
    changed, report = import_files(entries, [REAL])
    assert (report.exact, report.total) == (29_702, 29_703)
    ((_, changes),) = report.changes
    assert changes.unknown == 3
    assert changes.rows_left_out == 0
    assert changes.placed == sum(each.settlement.approximate for each in entries) - 1
    settlements = [each.settlement for each in changed]
    assert [each.code for each in settlements] == [e.settlement.code for e in entries]
    regions = Regions.load(data.REGIONS)
    found = [(each.code, regions.oblast_of(each.coordinate)) for each in settlements]
    assert all(oblast is not None for _, oblast in found)
    right = sum(oblast is not None and code.startswith(oblast.code) for code, oblast in found)
    assert right >= 0.985 * len(found)
