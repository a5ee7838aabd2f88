"""Lists as they really look: every family of headers, every format, every trap met in them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from geo.coordinate import Coordinate
from geo.errors import PointsFileError
from geo.hours import Access
from geo.point import Disclosure, Kind, Service
from geo.refresh.notices import Notice, Severity
from geo.refresh.reading import Reading, read_list

KYIV_LAYER = Path(__file__).parents[4] / "shared" / "real-data" / "kyiv-heating-points-layer1.json"

Cell = str | float | bool | date | time | None


def as_csv(rows: Sequence[Sequence[Cell]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(**sheets: Sequence[Sequence[Cell]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def codes(reading: Reading) -> list[str]:
    return [notice.code for notice in reading.notices]


def told(reading: Reading, code: str) -> list[Notice]:
    return [notice for notice in reading.notices if notice.code == code]


# Families of headers. Each says the same of one point.

PREFIXED = {
    "{}PostCode": "81000",
    "{}AdminUnitL1": "Україна",
    "{}AdminUnitL2": "Львівська область",
    "{}AdminUnitL3": "Яворівський район",
    "{}AdminUnitL4": "Яворівська громада",
    "{}PostName": "Яворів",
    "{}Thoroughfare": "вулиця Львівська",
    "{}LocatorDesignator": "28 Л",
    "{}LocatorBuilding": "null",
    "{}LocatorName": "null",
    "{}Description": "вхід з двору",
}
UKRAINIAN = {
    "№ з/п": "1",
    "Область": "Львівська область",
    "Район": "Яворівський район",
    "Громада": "Яворівська громада",
    "Населений пункт": "Яворів",
    "Вулиця": "вулиця Львівська",
    "№ будинку": "28 Л",
    "Балансоутримувач": "Яворівська рада",
    "Власник": "громада",
    "Примітка": "вхід з двору",
}
PLACES = [
    {"uid": "77", "lat": "49.94", "lon": "23.39"},
    {"id": "77", "latitude": "49,94", "longitude": "23,39"},
    {"shelterId": "77", "shelterLat": "49.94", "lng": "23.39"},
    {"ID": "77", "широта": "49.94", "довгота": "23.39"},
    {"id": "77", "y": "49.94", "x": "23.39"},
    {"id": "77", "geoCoordinatesLatitude": "49.94", "geoCoordinatesLongitude": "23.39"},
    {"id": "77", "coordinates": "49.94,23.39"},
    {"id": "77", "coord": "49.94;23.39"},
    {"id": "77", "координати": "49,94, 23,39"},
    {"id": "77", "Широта": "49.94 північної широти", "long": "23.39 східної довготи"},
    {"id": "77", "lat": "23.39", "lon": "49.94"},
]
REST = [
    {"назва": "Ліцей № 3, «Мрія»", "вид": "опорний", "графік роботи": "Цілодобово"},
    {"name": "Ліцей № 3, «Мрія»", "type": "anchor", "working_time": "Цілодобово"},
    {"title": "Ліцей № 3, «Мрія»", "kind": "anchor", "working_hours": "24/7"},
    {"Назва закладу": "Ліцей № 3, «Мрія»", "Тип пункту": "Опорний", "hoursOfWork": "00:00-24:00"},
]
CODES = ["CATUTTC", "atuCode", "katottg", "Код КАТОТТГ"]


@pytest.mark.parametrize("number", range(44))
def test_every_family_of_headers_says_the_same(number: int) -> None:
    prefix = ("address", "adress", "")[number % 3]
    where = UKRAINIAN if number % 4 == 0 else PREFIXED
    record = {
        **PLACES[number % len(PLACES)],
        **REST[number % len(REST)],
        **{header.format(prefix): cell for header, cell in where.items()},
        CODES[number % len(CODES)]: "UA46140110010060000",
        "місткість": "до 50 осіб",
        "телефон": "(03259) 0-00-00",
    }
    rows = [list(record), list(record.values())]
    shapes = [
        as_csv(rows, ",;\t|"[number % 4], ("utf-8", "utf-8-sig", "cp1251", "utf-16")[number % 4]),
        as_xlsx(Пункти=rows),
        json.dumps([record]).encode(),
        json.dumps({"features": [{"attributes": record, "geometry": None}]}).encode(),
    ]

    for content in shapes:
        reading = read_list(content, "list.txt")

        [point] = reading.points
        assert point.id == "77"
        assert point.name == "Ліцей № 3, «Мрія»"
        assert point.coordinate == Coordinate(49.94, 23.39)
        assert point.kind is Kind.ANCHOR
        assert point.schedule.osm == "24/7"
        assert point.address.street == "вулиця Львівська, 28 Л"
        assert point.address.settlement == "Яворів"
        assert point.address.district == "Яворівський район"
        assert point.address.hromada == "Яворівська громада"
        assert point.address.oblast == "Львівська область"
        assert point.address.katottg == "UA46140110010060000"
        assert (point.capacity, point.phone) == (50, "(03259) 0-00-00")
        assert point.entrance == "вхід з двору"
        assert reading.unknown_headers == ()
        assert reading.notices.severities[Severity.ERROR] == 0
        assert reading.notices.severities[Severity.WARNING] == 0


# XLSX.

MORNING = datetime.fromisoformat("2026-11-01T09:30")
ROWS: list[list[Cell]] = [
    ["id", "назва", "широта", "довгота", "графік роботи", "генератор", "дата перевірки"],
    [1, "Ліцей", 50.4, 30.5, "Цілодобово", True, MORNING],
    [2.0, "Школа", "50,5", "30,6", time(9, 0), "#N/A", date(2026, 11, 2)],
]


def test_a_workbook_is_read_whatever_it_is_called() -> None:
    reading = read_list(as_xlsx(Sheet=ROWS), "list.csv")
    lyceum, school = reading.points

    assert (lyceum.id, school.id) == ("1", "2")
    assert lyceum.coordinate == Coordinate(50.4, 30.5)
    assert lyceum.services == {Service.GENERATOR}
    assert "service-unread" not in reading.notices.totals
    assert (lyceum.checked, school.checked) == (date(2026, 11, 1), date(2026, 11, 2))
    assert school.coordinate == Coordinate(50.5, 30.6)
    assert school.schedule.text == "09:00"
    assert school.services == frozenset()


def test_csv_called_a_workbook_is_read() -> None:
    assert len(read_list(as_csv(ROWS), "list.xlsx").points) == 2


def test_sheets_of_points_are_read_together_and_others_named() -> None:
    reading = read_list(
        as_xlsx(
            Північ=ROWS[:2],
            Пояснення=[["Адреса", "Широта", "Довгота"], ["х", "1", "2"]],
            Контакти=[["ПІБ", "посада"], ["х", "у"]],
            Південь=[["Перелік пунктів"], [], ROWS[0], [3, "Клуб", 46.5, 30.7], [4, "Клуб", 0, 0]],
        )
    )

    assert [point.id for point in reading.points] == ["1", "3"]
    assert told(reading, "sheet-left-out") == [
        Notice("sheet-left-out", Severity.INFO, None, "Контакти")
    ]
    [outside] = told(reading, "outside-ukraine")
    assert (outside.row, outside.column) == (5, "Південь: широта")


def test_a_false_size_of_the_sheet_is_not_believed() -> None:
    packed, changed = io.BytesIO(as_xlsx(S=ROWS)), io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            # What some programs leave there is the first cell alone.
            new.writestr(name, part.replace(b'<dimension ref="A1:G3"', b'<dimension ref="A1:A1"'))

    assert len(read_list(changed.getvalue()).points) == 2


# Headings, sums and numbers between the rows.


@pytest.mark.parametrize("make", [as_csv, lambda rows: as_xlsx(Пункти=rows)])
def test_headings_carry_hours_and_kinds(make: object) -> None:
    header = ["назва", "адреса", "широта", "довгота", "графік роботи"]
    rows = [
        ["Додаток 1 до розпорядження"],
        header,
        ["1", "2", "3", "4", "5"],
        ["Бровари", "", "50.51", "30.79", ""],
        ["Пункти, що працюють цілодобово:"],
        ["Голосіївський район"],
        ["Ліцей", "вул. Садова, 1", "50.40", "30.50", ""],
        ["Клуб", "вул. Садова, 2", "50.41", "30.51", "Пн-Пт 09:00-18:00"],
        header,
        ["Резервні пункти"] * 5,
        ["Школа", "вул. Садова, 3", "50.42", "30.52", "Цілодобово"],
        ["Інші", "", "", "", ""],
        ["Музей", "вул. Садова, 4", "50.43", "30.53", ""],
        ["Не для публікації", "", "", "", ""],
        ["Сховище", "вул. Садова, 5", "50.44", "30.54", ""],
        ["Всього: 6", "", "", "", "6"],
        ["Разом", "вул. Садова, 6", "50.45", "30.55", ""],
    ]
    assert callable(make)
    reading = read_list(make(rows))
    by_name = {point.name: point for point in reading.points}

    assert set(by_name) == {"Бровари", "Ліцей", "Клуб", "Школа", "Музей", "Сховище", "Разом"}
    assert by_name["Бровари"].schedule.access is Access.UNKNOWN
    assert by_name["Ліцей"].schedule.osm == "24/7"
    assert by_name["Клуб"].schedule.osm == "Mo-Fr 09:00-18:00"
    assert by_name["Школа"].kind is Kind.STANDBY
    assert by_name["Музей"].schedule.access is Access.UNKNOWN
    assert by_name["Музей"].kind is Kind.STANDBY
    assert by_name["Сховище"].disclosure is Disclosure.WITHHELD
    assert reading.rows == 7
    assert reading.left_out == 0
    assert [notice.row for notice in told(reading, "heading")] == [5, 6, 10, 12, 14]
    assert [notice.row for notice in told(reading, "total-row")] == [16]


def test_a_heading_holds_until_the_next_and_standby_until_a_kind() -> None:
    rows = [
        "назва,широта,довгота,години роботи",
        "Працюють цілодобово",
        "Ліцей,50.4,30.5,",
        "Інші",
        "Школа,50.4,30.6,",
        "Резервні",
        "Цілодобово",
        "Клуб,50.4,30.7,",
        "Стаціонарні",
        "Музей,50.4,30.8,",
    ]
    points = {point.name: point for point in read_list("\n".join(rows).encode()).points}

    assert points["Ліцей"].schedule.osm == "24/7"
    assert points["Школа"].schedule.access is Access.UNKNOWN
    assert (points["Клуб"].kind, points["Клуб"].schedule.osm) == (Kind.STANDBY, "24/7")
    assert points["Музей"].kind is Kind.PERMANENT
    assert points["Музей"].schedule.access is Access.UNKNOWN


def test_a_heading_that_denies_opens_nothing() -> None:
    [point] = read_list(
        "назва,широта,довгота,години роботи\nНе працюють цілодобово\nЛіцей,50.4,30.5,\n".encode()
    ).points

    assert point.schedule.access is Access.UNKNOWN


def test_an_address_alone_in_its_row_is_no_heading() -> None:
    reading = read_list("адреса;назва;широта;довгота\nвул. Садова, 5;;;\n".encode())

    [unplaced] = reading.unplaced
    assert (unplaced.row, unplaced.address.street) == (2, "вул. Садова, 5")


# Cards.

CARDS = """
Пункти Незламності
Показати на карті

Ліцей № 3
Тип: Стаціонарний
Адреса 📍: Вигадане, вул. Вигадана, 5
Графік роботи ⏰: Щодня з 08:00 до 20:00
Є: генератор, інтернет, опалення
Показати на карті

Намет
Тип: Мобільний
📍 Адреса: Вигадане, площа Вигадана
Координати: 50.45, 30.52
Є: тепло
Школа
Адреса: Вигадане, вул. Вигадана, 7
Адреса: Вигадане, вул. Вигадана, 9
Показати на карті
"""


def test_cards_of_the_portal() -> None:
    reading = read_list(CARDS.encode(), "cards.txt")

    [tent] = reading.points
    assert (tent.name, tent.kind) == ("Намет", Kind.MOBILE)
    assert tent.services == {Service.HEAT}
    by_row = {unplaced.row: unplaced for unplaced in reading.unplaced}
    lyceum = by_row[5].parts
    assert (lyceum.name, lyceum.address.street) == ("Ліцей № 3", "Вигадане, вул. Вигадана, 5")
    assert lyceum.schedule.osm == "Mo-Su 08:00-20:00"
    assert lyceum.services == {Service.GENERATOR, Service.INTERNET, Service.HEAT}
    assert sorted(unplaced.address.street for unplaced in reading.unplaced) == [
        "Вигадане, вул. Вигадана, 5",
        "Вигадане, вул. Вигадана, 7",
        "Вигадане, вул. Вигадана, 9",
    ]


# JSON.


def feature(number: int, **attributes: object) -> dict[str, object]:
    return {
        "attributes": {"objectid": number, **attributes},
        "geometry": {"x": 30.5, "y": 50.4},
    }


@pytest.mark.parametrize(
    "mark",
    [{"exceededTransferLimit": True}, {"properties": {"exceededTransferLimit": True}}],
)
def test_a_part_of_a_layer_is_not_taken_for_all(mark: dict[str, object]) -> None:
    whole = {"features": [feature(1)]}

    assert "incomplete" not in codes(read_list(json.dumps(whole).encode()))
    [notice] = told(read_list(json.dumps(whole | mark).encode()), "incomplete")
    assert (notice.severity, notice.row) == (Severity.ERROR, None)


def test_metres_are_refused_whoever_names_them() -> None:
    for where in (
        {"spatialReference": {"wkid": 102100}},
        {"spatialReference": {"wkid": 102100, "latestWkid": 3857}},
        {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}},
    ):
        with pytest.raises(PointsFileError) as refused:
            read_list(json.dumps({"features": [feature(1)], **where}).encode())
        assert refused.value.code == "projection"


def test_degrees_are_read_whoever_names_them() -> None:
    name = "urn:ogc:def:crs:OGC:1.3:CRS84"
    layer = {"features": [feature(1)], "crs": {"type": "name", "properties": {"name": name}}}

    assert len(read_list(json.dumps(layer).encode()).points) == 1


def test_the_real_layer_of_kyiv_has_nothing_to_mend() -> None:
    if not KYIV_LAYER.exists():
        pytest.skip("the real layer is not at hand")

    reading = read_list(KYIV_LAYER.read_bytes(), KYIV_LAYER.name)

    assert (len(reading.points), reading.rows, reading.left_out) == (54, 54, 0)
    assert reading.notices.severities[Severity.ERROR] == 0
    assert reading.unknown_headers == ()
    assert set(reading.notices.totals) <= {"same-address-apart", "hours-missing"}


# What is told of rows.

HEADER = (
    "id,назва,широта,довгота,адреса,графік роботи,є,катоттг,резервний,час розгортання,"
    "телефон,місткість,дата перевірки,оприлюднення"
)
GOOD = {
    "id": "1",
    "назва": "Ліцей",
    "широта": "50.4",
    "довгота": "30.5",
    "адреса": "Садова 1",
    "графік роботи": "Цілодобово",
}


def with_cells(**cells: str) -> Reading:
    row = dict.fromkeys(HEADER.split(","), "") | GOOD | cells
    return read_list(as_csv([list(row), list(row.values())]))


@pytest.mark.parametrize(
    ("cells", "code", "severity", "column", "value"),
    [
        ({"широта": "23.4", "довгота": "49.9"}, "coordinates-swapped", "info", "широта", "23.4"),
        ({"широта": "тут"}, "coordinates-unread", "warning", "широта", "тут"),
        ({"широта": "5.4"}, "outside-ukraine", "error", "широта", "5.4"),
        ({"широта": "", "довгота": ""}, "address-only", "info", "", ""),
        ({"широта": "", "адреса": ""}, "no-coordinates", "error", "", ""),
        ({"широта": "тут", "адреса": ""}, "coordinates-unread", "error", "широта", "тут"),
        ({"графік роботи": ""}, "hours-missing", "info", "графік роботи", ""),
        ({"графік роботи": "як коли"}, "hours-unread", "warning", "графік роботи", "як коли"),
        ({"є": "тепло, басейн"}, "service-unread", "info", "є", "басейн"),
        ({"катоттг": "UA46"}, "code-unread", "warning", "катоттг", "UA46"),
        ({"резервний": "хтозна"}, "standby-unread", "warning", "резервний", "хтозна"),
        (
            {"час розгортання": "швидко"},
            "opening-time-unread",
            "warning",
            "час розгортання",
            "швидко",
        ),
        ({"телефон": "спитати"}, "phone-unread", "warning", "телефон", "спитати"),
        ({"місткість": "10-20"}, "capacity-unread", "warning", "місткість", "10-20"),
        ({"дата перевірки": "вчора"}, "date-unread", "warning", "дата перевірки", "вчора"),
        ({"оприлюднення": "хтозна"}, "disclosure-unread", "warning", "оприлюднення", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(
    cells: dict[str, str], code: str, severity: str, column: str, value: str
) -> None:
    reading = with_cells(**cells)

    [notice] = told(reading, code)
    assert (notice.severity, notice.row) == (severity, 2)
    assert notice.value == value
    assert notice.column == column or not column
    assert (reading.left_out == 1) == (severity == "error")


def test_a_good_row_has_nothing_to_say() -> None:
    assert list(with_cells().notices) == []


def test_cells_of_withheld_rows_are_never_shown() -> None:
    secret = "канарка"
    reading = with_cells(
        **{name: secret for name in HEADER.split(",") if name not in {"id", "оприлюднення"}},
        оприлюднення="приховано",
    )

    assert len(codes(reading)) > 5
    assert all(notice.value == "" for notice in reading.notices)
    assert [each.parts.disclosure for each in reading.unplaced] == [Disclosure.WITHHELD]


def test_rows_that_do_not_fit_are_never_shown() -> None:
    lines = "канарка\n" * 30
    rows = f'{HEADER}\n1,канарка,{"x," * 30}\n2,{"канарка" * 2_000}\n3,"{lines}"\n'
    reading = read_list(rows.encode())

    assert {"extra-cells", "cell-too-long", "lines-in-cell"} == set(codes(reading))
    assert all(notice.value == "" for notice in reading.notices)


def test_an_unplaced_row_becomes_a_point_at_the_place_found() -> None:
    [unplaced] = with_cells(широта="", довгота="").unplaced
    point = unplaced.at(Coordinate(50.4, 30.5))

    assert (point.coordinate, point.approximate) == (Coordinate(50.4, 30.5), True)
    assert (point.id, point.name, str(unplaced.address)) == ("1", "Ліцей", "Садова 1")


def test_standby_is_found_wherever_it_is_said() -> None:
    said = [{"резервний": "так"}, {"резервний": "резерв"}, {"назва": "Резервний пункт незламності"}]

    assert all(with_cells(**cells).points[0].kind is Kind.STANDBY for cells in said)
    assert with_cells(резервний="ні").points[0].kind is Kind.PERMANENT


def test_the_same_address_far_away_is_told_and_two_rows_at_one_are_not() -> None:
    rows = [
        "id,адреса,широта,довгота,графік роботи",
        '1,"Садова, 12/5",50.4,30.5,Цілодобово',
        '2,"Садова, 12/5",50.4145,30.5,Цілодобово',
        '3,"Садова, 45-А",50.4,30.5,Цілодобово',
        '4,"Садова, 45-А",50.4002,30.5,Пн-Пт 09:00-18:00',
        "5,Садова,50.4,30.5,Цілодобово",
        "6,Садова,50.5,30.5,Цілодобово",
    ]
    reading = read_list("\n".join(rows).encode())

    assert len(reading.points) == 6
    assert [(notice.code, notice.row, notice.value) for notice in reading.notices] == [
        ("same-address-apart", 3, "Садова, 12/5")
    ]


def test_repeated_rows_and_shared_ids_are_told() -> None:
    rows = "id,назва,широта,довгота\n1,А,50.4,30.5\n1,А,50.4,30.5\n1,Б,50.4,30.5\n2,В,50.4,30.5\n"
    reading = read_list(rows.encode())

    assert reading.notices.totals["duplicate"] == reading.notices.totals["shared-id"] == 1
    assert (reading.rows, reading.left_out, len(reading.points)) == (4, 1, 3)


def test_unknown_columns_are_named_and_a_mapping_gives_them_a_meaning() -> None:
    rows = "код,як звати,де саме,широта,довгота,колір\n7,Ліцей,Садова 1,50.4,30.5,синій\n".encode()
    mapping = {"код": "id", "як звати": "name", "де саме": "street_and_house", "колір": ""}

    assert read_list(rows).unknown_headers == ("код", "як звати", "де саме", "колір")
    reading = read_list(rows, mapping=mapping)
    [point] = reading.points
    assert (point.id, point.name, point.address.street) == ("7", "Ліцей", "Садова 1")
    assert reading.unknown_headers == ()


def test_a_mapping_may_name_another_header() -> None:
    mapping = {"де саме": "Адреса", "пн": "Широта", "сх": "longitude"}
    reading = read_list("де саме;пн;сх\nвул. Тиха, 7;50,4;30,5\n".encode(), mapping=mapping)
    assert [point.address.street for point in reading.points] == ["вул. Тиха, 7"]
    assert reading.row_of == {reading.points[0].id: 2}


def test_a_mapping_to_nothing_known_is_refused() -> None:
    with pytest.raises(PointsFileError) as refused:
        read_list(b"a,lat,lon\n1,50.4,30.5\n", mapping={"a": "colour"})

    assert (refused.value.code, refused.value.detail) == ("mapping", "colour")


def test_a_list_without_a_valid_row_is_read_with_the_reasons() -> None:
    reading = read_list("id,назва,широта,довгота\n1,Ліцей,0,0\n".encode())

    assert (reading.points, reading.unplaced) == ((), ())
    assert (reading.rows, reading.left_out) == (1, 1)
    assert "outside-ukraine" in codes(reading)
