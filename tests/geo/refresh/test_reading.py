"""Whole files of every published shape → points, and what a file says of itself."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.errors import PointsFileError
from geo.hours import parse_hours
from geo.point import Address, Disclosure, Kind, Point, Provenance, Service
from geo.refresh.reading import Reading, read_points
from geo.refresh.text import label
from geo.refresh.writing import to_csv

KYIV_LAYER = Path(__file__).parents[4] / "shared" / "real-data" / "kyiv-heating-points-layer1.json"

Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read text or bytes as a file."""

    def read_text(content: str | bytes, *args: object, name: str = "points.csv") -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_points(path, *args)  # type: ignore[arg-type]

    return read_text


def refusal(read: Read, content: str | bytes) -> PointsFileError:
    with pytest.raises(PointsFileError) as refused:
        read(content)
    return refused.value


def told(reading: Reading) -> list[tuple[int | None, str]]:
    return [(notice.row, notice.code) for notice in reading.notices if notice.row]


def geojson(*features: tuple[Mapping[str, object], Sequence[float]], **members: object) -> str:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": properties,
                    "geometry": {"type": "Point", "coordinates": lon_lat},
                }
                for properties, lon_lat in features
            ],
            **members,
        }
    )


# The header families.


@pytest.mark.parametrize("prefix", ["address", "adress", ""])
def test_the_family_of_resolution_835(read: Read, prefix: str) -> None:
    units = {"L1": "Україна", "L2": "Львівська область", "L3": "Яворівський район"}
    record = {
        "identifier": "77",
        "назва": "Ліцей № 3",
        f"{prefix}PostCode": "81000",
        **{f"{prefix}AdminUnit{level}": unit for level, unit in units.items()},
        f"{prefix}AdminUnitL4": "Яворівська міська територіальна громада",
        f"{prefix}PostName": "Яворів",
        f"{prefix}Thoroughfare": "вулиця Львівська",
        f"{prefix}LocatorDesignator": "28 Л",
        f"{prefix}LocatorBuilding": "null",
        f"{prefix}LocatorName": "null",
        "CATUTTC": "UA46140110010060000",
        "lat": "49.94",
        "lon": "23.39",
    }
    text = io.StringIO()
    writer = csv.DictWriter(text, record)
    writer.writeheader()
    writer.writerow(record)

    [point] = read(text.getvalue()).points

    assert point.id == "77"
    assert point.name == "Ліцей № 3"
    assert point.address == Address(
        street="вулиця Львівська, 28 Л",
        district="Яворівський район",
        settlement="Яворів",
        katottg="UA46140110010060000",
        hromada="Яворівська міська територіальна громада",
        oblast="Львівська область",
    )


@pytest.mark.parametrize(
    ("header", "row", "street"),
    [
        ("адреса", "м. Яворів - вул. Львівська 28", "м. Яворів - вул. Львівська 28"),
        ("вулиця;будинок", "вул. Львівська;45-А", "вул. Львівська, 45-А"),
        ("вулиця;будинок;корпус", "вул. Львівська;12/5;2", "вул. Львівська, 12/5, корп. 2"),
        ("вулиця;корпус", "вул. Львівська;2", "вул. Львівська, 2"),
        ("вулиця;адреса", "вул. Львівська;вул. Львівська, 28", "вул. Львівська, 28"),
        ("вулиця;будинок;адреса", "вул. Львівська;28;Яворів", "вул. Львівська, 28"),
        ("вулиця;будинок;адреса", ";28;Яворів, 28", "Яворів, 28"),
        ("вулиця;будинок;адреса", "вул. Львівська;null;null", "вул. Львівська"),
    ],
)
def test_a_street_is_joined_from_what_there_is(
    read: Read, header: str, row: str, street: str
) -> None:
    [point] = read(f"назва;широта;довгота;{header}\nЛіцей;49.94;23.39;{row}\n").points

    assert point.address.street == street


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_separators_and_encodings(read: Read, separator: str, encoding: str) -> None:
    rows = [
        ["Назва", "Вид", "Широта", "Довгота", "Графік роботи", "Є", "Генератор"],
        ["«Їжа», кафе", "опорний", "49.94", "23.39", "Цілодобово", "тепло, інтернет", "так"],
        ["Ліцей", "", "50.45", "30.52", "null", "null", "ні"],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)

    by_name = {point.name: point for point in read(text.getvalue().encode(encoding)).points}

    cafe, lyceum = by_name["«Їжа», кафе"], by_name["Ліцей"]
    assert cafe.kind is Kind.ANCHOR
    assert cafe.schedule == parse_hours("Цілодобово")
    assert cafe.services == {Service.HEAT, Service.INTERNET, Service.GENERATOR}
    assert lyceum.kind is Kind.PERMANENT
    assert lyceum.schedule == parse_hours("")
    assert lyceum.services == frozenset()


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("lat,lon", "49.94,23.39"),
        ("lon,lat", "23.39,49.94"),
        ("lat,lon", "23.39,49.94"),
        ("latitude,longitude", '"49,94","23,39"'),
        ("shelterLat,lng", "49.94 північної широти,23.39 східної довготи"),
        ("y,x", "49.94,23.39"),
        ("coordinates", '"49.94,23.39"'),
        ("coord", "49.94;23.39"),
        ("координати", '"49,94; 23,39"'),
        ("lat,lon,coordinates", ',,"49.94, 23.39"'),
        ("lat,широта,lon", ",49.94,23.39"),
    ],
)
def test_coordinates_in_every_column(read: Read, header: str, row: str) -> None:
    [point] = read(f"name,{header}\nЛіцей,{row}\n").points

    assert point.coordinate == Coordinate(49.94, 23.39)


def test_a_header_under_titles_is_found(read: Read) -> None:
    found = read(
        "Перелік пунктів;;\n;станом на листопад;\n\nназва;широта;довгота\nЛіцей;50,4;30,5\n"
    )

    assert [point.name for point in found.points] == ["Ліцей"]


def test_a_nameless_point_is_called_by_its_address(read: Read) -> None:
    found = read("id,name,lat,lon,address\n1,,50.4,30.5,Садова 1\n2,null,50.4,30.5,\n")

    assert [point.name for point in found.points] == ["Садова 1", "Пункт Незламності"]


def test_disclosure_opening_time_and_code(read: Read) -> None:
    [point] = read(
        "id,lat,lon,katottg,disclosure,opens_within_h\n1,46.6,32.6,UA65100150010,withheld,3\n"
    ).points

    assert point.disclosure is Disclosure.WITHHELD
    assert point.opens_within == timedelta(hours=3)
    assert point.address.katottg == "UA65100150010"


@pytest.mark.parametrize("code", ["UA65", "65100150010", "UA6510015001006000O"])
def test_a_broken_code_is_left_out(read: Read, code: str) -> None:
    [point] = read(f"lat,lon,katottg\n46.6,32.6,{code}\n").points

    assert point.address.katottg == ""


# JSON.


def test_geojson(read: Read) -> None:
    properties = {
        "id": 12.0,
        "назва": "Ліцей",
        "широта": 1,
        "послуги": ["heat", "вода", None],
        "internet": True,
        "pets": False,
    }

    found = read(geojson((properties, (30.5, 50.4, 120.0)), source="КМДА", as_of="2026-11-01"))

    [point] = found.points
    assert (point.id, point.name) == ("12", "Ліцей")
    assert point.coordinate == Coordinate(50.4, 30.5)
    assert point.services == {Service.HEAT, Service.WATER, Service.INTERNET}
    assert point.provenance == Provenance("КМДА", datetime(2026, 11, 1, tzinfo=KYIV))
    assert found.manifest.source == "КМДА"
    assert found.manifest.as_of == datetime(2026, 11, 1, tzinfo=KYIV)


def test_a_feature_may_carry_its_id_beside_the_properties(read: Read) -> None:
    feature = {
        "type": "Feature",
        "id": "n-1",
        "properties": None,
        "geometry": {"type": "Point", "coordinates": [30.5, 50.4]},
    }

    found = read(json.dumps({"type": "FeatureCollection", "features": [feature]}))

    assert [point.id for point in found.points] == ["n-1"]


def test_features_without_a_usable_geometry_are_told(read: Read) -> None:
    good = {"attributes": {"objectid": 1}, "geometry": {"x": 30.5, "y": 50.4}}
    bad: list[object] = [
        {"attributes": {"objectid": 2}, "geometry": None},
        {"attributes": {"objectid": 3}, "geometry": {"x": "NaN", "y": None}},
        {"attributes": {"objectid": 4}, "geometry": {"rings": []}},
        {"properties": {}, "geometry": {"type": "LineString", "coordinates": [[30, 50]]}},
        17,
    ]

    found = read(json.dumps({"features": [good, *bad]}))

    assert [point.id for point in found.points] == ["1"]
    assert told(found) == [(row, "no-coordinates") for row in range(2, 7)]


def test_a_layer_of_kyivs_shape(read: Read) -> None:
    def feature(number: int, name: str, hours: str) -> dict[str, object]:
        attributes = {
            "objectid": number,
            "name_po": name,
            "type_po": "ДСНС",
            "district": "Вигаданий",
            "address": "вул. Вигадана, 5",
            "working_time": hours,
        }
        return {"attributes": attributes, "geometry": {"x": 30.51, "y": 50.40}}

    layer = [
        feature(17633, "Мобільний пункт незламності", "Цілодобово"),
        feature(16674, "Стаціонарний пункт незламності", "Щодня з 10:00 до 21:30"),
    ]

    first, second = read(json.dumps({"features": layer}), name="layer.json").points

    assert (first.id, first.kind) == ("16674", Kind.PERMANENT)
    assert (second.id, second.kind) == ("17633", Kind.MOBILE)
    assert first.address == Address(street="вул. Вигадана, 5", district="Вигаданий")
    assert first.schedule == parse_hours("Щодня з 10:00 до 21:30")
    assert first.coordinate == second.coordinate == Coordinate(50.40, 30.51)


def test_the_real_layer_of_kyiv() -> None:
    if not KYIV_LAYER.exists():
        pytest.skip("the real layer is not at hand")
    found = read_points(KYIV_LAYER, "КМДА", datetime(2026, 9, 1, tzinfo=KYIV))

    assert len(found.points) == len({point.id for point in found.points}) == 54
    assert found.left_out == 0
    by_id = {point.id: point for point in found.points}
    assert by_id["16475"].coordinate == Coordinate(50.39256, 30.47212)
    assert by_id["16475"].address.street == "вул. Михайла Максимовича, 24-А"
    assert by_id["16475"].address.settlement == ""
    assert by_id["16475"].schedule.text == "Щодня з 10:00 до 21:30"
    assert by_id["17633"].coordinate == by_id["16674"].coordinate
    assert (by_id["17633"].kind, by_id["16674"].kind) == (Kind.MOBILE, Kind.PERMANENT)
    assert {point.kind for point in found.points} == {Kind.MOBILE, Kind.PERMANENT}


# Rows that give no point.


def test_every_skipped_row_is_told_with_its_number(read: Read) -> None:
    rows = [
        "id,name,lat,lon,note",
        "1,Ліцей,50.4,30.5,",
        "2,Ліцей,,30.5,",
        "3,Ліцей,0,0,",
        "",
        ",,,,",
        "4,Ліцей, корпус 2,50.4,30.5,так",
        f"5,Ліцей,50.4,30.5,{'я' * 10_001}",
        "1,Ліцей,50.4,30.5,",
        f"6,Ліцей,50.4,30.5,{'я' * 10_000}",
        "7,Ліцей,50.4",
        "8,Ліцей,50.4,30.5",
        "9,Ліцей,50.4,30.5,,,",
    ]

    found = read("\n".join(rows))

    assert [point.id for point in found.points] == ["1", "6", "8", "9"]
    assert told(found) == [
        (3, "no-coordinates"),
        (4, "outside-ukraine"),
        (7, "extra-cells"),
        (8, "cell-too-long"),
        (9, "duplicate"),
        (11, "no-coordinates"),
    ]


# Refusals.


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "empty"),
        ("<!doctype html><html><body>Access denied</body></html>", "html"),
        (b"PK\x03\x04", "damaged"),
        (b"\x00\x01", "not-a-list"),
        ("назва;широта\nЛіцей".encode()[:-1], "encoding"),
        (b"\x1f\x8b", "damaged"),
        ("Lorem ipsum dolor sit amet\n", "not-a-list"),
        ("<kml></kml>", "not-a-list"),
        ("[1, 2]", "not-a-list"),
        ('{"features": [{"properties": {"a": ' + "[" * 400 + "]" * 400 + "}}]}", "no-valid-row"),
        ('{"error": {"code": 400}}', "service-error"),
        ('{"features": 1}', "not-a-list"),
        ('{"features": [', "damaged"),
        ("[" * 100_000, "damaged"),
        ('{"features": []}', "empty"),
        ('{"features": [{}], "spatialReference": {"wkid": 102100}}', "projection"),
        (
            json.dumps({"features": [{"properties": {f"c{i}": 1}} for i in range(501)]}),
            "not-a-list",
        ),
        (f"lat,lon{',' * 499}\n50.4,30.5\n", "not-a-list"),
        (f"lat ({'я' * 200}),lon\n50.4,30.5\n", "no-coordinates"),
        ("name,address\nЛіцей,Садова 1\n", "no-coordinates"),
        ("name,lat\nЛіцей,50.4\n", "no-coordinates"),
        ("name,lat,lon\n", "no-valid-row"),
        ("name,lat,lon\nЛіцей,0,0\n", "no-valid-row"),
        (f'name,lat,lon\n"Ліцей,50.4,30.5\n{"a,50.4,30.5 " * 20_000}', "quotation"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_code(
    read: Read, content: str | bytes, code: str
) -> None:
    assert refusal(read, content).code == code


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PointsFileError) as refused:
        read_points(tmp_path / "none.csv")

    assert refused.value.code == "missing"


def test_degrees_named_as_such_are_no_projection(read: Read) -> None:
    layer = {
        "spatialReference": {"wkid": 4326},
        "features": [{"attributes": {"objectid": 1}, "geometry": {"x": 30.5, "y": 50.4}}],
    }

    assert len(read(json.dumps(layer)).points) == 1


# The manifest.


def test_the_manifest_of_a_silent_file(read: Read) -> None:
    content = b"id,lat,lon\n1,50.4,30.5\n"

    found = read(content, name="список.csv")

    assert found.manifest.sha256 == hashlib.sha256(content).hexdigest()
    assert found.manifest.source == "список.csv"
    assert found.manifest.as_of is None
    assert not found.manifest.demo
    assert found.points[0].provenance == Provenance("список.csv", None)


def test_the_time_of_a_files_change_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text("id,lat,lon\n1,50.4,30.5\n", encoding="utf-8")
    first = read_points(path).manifest
    os.utime(path, (0, 0))

    assert read_points(path).manifest == first


def test_the_hash_is_of_the_file_as_it_is(read: Read) -> None:
    content = gzip.compress(b"id,lat,lon\n1,50.4,30.5\n", mtime=0)

    assert read(content).manifest.sha256 == hashlib.sha256(content).hexdigest()


def test_columns_speak_for_the_file_when_all_rows_agree(read: Read) -> None:
    found = read(
        "id,lat,lon,source,updated\n"
        "1,50.4,30.5,Рада,01.11.2026\n"
        "2,50.4,30.5,Рада,2026-11-01T00:00+02:00\n"
    )

    assert found.manifest.source == "Рада"
    assert found.manifest.as_of == datetime(2026, 11, 1, tzinfo=KYIV)


def test_rows_that_differ_keep_their_own_word(read: Read) -> None:
    found = read(
        "id,lat,lon,source,as_of\n1,50.4,30.5,Рада,2026-11-01\n2,50.4,30.5,,\n", name="a.csv"
    )

    assert found.manifest.source == "a.csv"
    assert found.manifest.as_of is None
    assert [point.provenance for point in found.points] == [
        Provenance("Рада", datetime(2026, 11, 1, tzinfo=KYIV)),
        Provenance("a.csv", None),
    ]


def test_rows_that_contradict_one_another_do_not_speak_for_the_file(read: Read) -> None:
    rows = "".join(f"{day},50.4,30.5,Рада {day},2026-11-0{day}\n" for day in range(1, 6))

    found = read(f"id,lat,lon,source,as_of\n{rows}", name="a.csv")

    assert (found.manifest.source, found.manifest.as_of) == ("a.csv", None)


def test_the_callers_word_goes_before_the_files(read: Read) -> None:
    as_of = datetime(2026, 11, 2, tzinfo=KYIV)

    found = read(
        geojson(({"id": 1}, (30.5, 50.4)), source="Файл", as_of="2026-11-01"), "Рада", as_of
    )

    assert (found.manifest.source, found.manifest.as_of) == ("Рада", as_of)
    assert found.points[0].provenance == Provenance("Рада", as_of)


@pytest.mark.parametrize(
    ("source", "given_source", "demo"),
    [
        ("ДЕМО / DEMO", "", True),
        ("ДЕМО / DEMO", "Рада", True),
        ("Рада", "ДЕМО", True),
        ("Рада", "", False),
        ("Не ДЕМО", "", False),
    ],
)
def test_demo_points_are_known_by_their_source(
    read: Read, source: str, given_source: str, demo: bool
) -> None:
    found = read(f"id,lat,lon,source\n1,50.4,30.5,{source}\n2,50.4,30.5,Рада\n", given_source)

    assert found.manifest.demo is demo


# Every format says the same.

SERVICES = st.frozensets(st.sampled_from(Service))
LABELS = st.text(
    st.characters(categories=("L", "N"), include_characters=" ,;'«»№-/\"|"), min_size=1, max_size=20
).map(lambda text: label(f"я{text}я"))
POINTS = st.builds(
    Point,
    id=st.text("abcXYZ019_.-", min_size=1, max_size=8),
    name=LABELS,
    coordinate=st.builds(
        Coordinate,
        st.floats(44, 52.6).map(lambda value: round(value, 6)),
        st.floats(22, 40.4).map(lambda value: round(value, 6)),
    ),
    address=st.builds(Address, LABELS, LABELS, LABELS, st.sampled_from(["", "UA" + "0" * 17])),
    schedule=st.sampled_from(["", "Цілодобово", "Пн-Пт 09:00-15:00", "за потреби"]).map(
        parse_hours
    ),
    kind=st.sampled_from(Kind),
    services=SERVICES,
    disclosure=st.sampled_from(Disclosure),
    opens_within=st.integers(1, 288).map(lambda quarters: timedelta(minutes=15 * quarters)),
    provenance=st.builds(
        Provenance,
        st.just("Рада"),
        st.integers(0, 2_000_000_000).map(lambda second: datetime.fromtimestamp(second, tz=UTC)),
    ),
)
LISTS = st.lists(POINTS, min_size=1, max_size=6, unique_by=lambda point: point.id)


def as_geojson(rows: list[dict[str, str]]) -> str:
    return geojson(
        *((row, (float(row.pop("lon")), float(row.pop("lat")))) for row in map(dict, rows))
    )


def as_esri(rows: list[dict[str, str]]) -> str:
    features = [
        {
            "attributes": {name: cell or None for name, cell in row.items()},
            "geometry": {"x": float(row["lon"]), "y": float(row["lat"])},
        }
        for row in rows
    ]
    return json.dumps({"features": features})


def as_csv(rows: list[dict[str, str]], separator: str) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(points=LISTS)
def test_a_list_reads_back_equal_from_every_format(read: Read, points: list[Point]) -> None:
    written = to_csv(points)
    rows = list(csv.DictReader(io.StringIO(written)))
    by_id = tuple(sorted(points, key=lambda point: point.id))
    contents: list[str | bytes] = [
        written,
        gzip.compress(written.encode(), mtime=0),
        written.encode("utf-8-sig"),
        as_csv(rows, ";"),
        as_csv(rows[::-1], "\t"),
        as_csv(rows, "|"),
        as_geojson(rows),
        as_esri(rows),
    ]

    for content in contents:
        found = read(content)
        assert found.points == by_id
        assert found.left_out == 0


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(read: Read, content: bytes) -> None:
    with suppress(PointsFileError):
        assert read(content).points
