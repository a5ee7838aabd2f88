"""The 27 oblasts: what lies where, what lies abroad, and a damaged file."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import shapely

from data import REGIONS
from geo.coordinate import Coordinate
from geo.errors import DataError
from geo.regions import BORDER_TOLERANCE_M, OBLASTS, Oblast, Regions
from geo.regions_build import SOURCES, build


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.load(REGIONS)


def test_there_are_27_units_with_crimea_and_sevastopol(regions: Regions) -> None:
    assert len(regions.oblasts) == OBLASTS
    assert set(regions.oblasts) == set(SOURCES.values())
    assert [oblast.code for oblast in regions.oblasts] == sorted(
        oblast.code for oblast in SOURCES.values()
    )


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (44.952, 34.102, "UA01"),  # Simferopol
        (49.233, 28.468, "UA05"),  # Vinnytsia
        (50.747, 25.325, "UA07"),  # Lutsk
        (48.465, 35.046, "UA12"),  # Dnipro
        (48.015, 37.803, "UA14"),  # Donetsk
        (50.255, 28.659, "UA18"),  # Zhytomyr
        (48.621, 22.288, "UA21"),  # Uzhhorod
        (47.838, 35.139, "UA23"),  # Zaporizhzhia
        (48.922, 24.711, "UA26"),  # Ivano-Frankivsk
        (50.511, 30.790, "UA32"),  # Brovary
        (48.508, 32.262, "UA35"),  # Kropyvnytskyi
        (48.574, 39.308, "UA44"),  # Luhansk
        (49.840, 24.030, "UA46"),  # Lviv
        (46.975, 31.995, "UA48"),  # Mykolaiv
        (46.484, 30.733, "UA51"),  # Odesa
        (49.588, 34.551, "UA53"),  # Poltava
        (50.620, 26.251, "UA56"),  # Rivne
        (50.908, 34.798, "UA59"),  # Sumy
        (49.553, 25.595, "UA61"),  # Ternopil
        (49.994, 36.230, "UA63"),  # Kharkiv
        (46.635, 32.617, "UA65"),  # Kherson
        (49.423, 26.987, "UA68"),  # Khmelnytskyi
        (49.444, 32.060, "UA71"),  # Cherkasy
        (48.292, 25.935, "UA73"),  # Chernivtsi
        (51.498, 31.289, "UA74"),  # Chernihiv
        (50.450, 30.523, "UA80"),  # Kyiv
        (44.616, 33.525, "UA85"),  # Sevastopol
        (45.255, 30.203, "UA51"),  # Zmiinyi Island
        (51.680, 33.910, "UA59"),  # Hlukhiv
        (48.160, 23.030, "UA21"),  # Vynohradiv
    ],
)
def test_a_place_lies_in_its_oblast(regions: Regions, lat: float, lon: float, code: str) -> None:
    oblast = regions.oblast_of(Coordinate(lat, lon))

    assert oblast is not None
    assert oblast.code == code


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (50.041, 22.000),  # Rzeszów
        (47.010, 28.863),  # Chișinău
        (47.236, 39.714),  # Rostov-on-Don
        (53.902, 27.561),  # Minsk
        (50.596, 36.587),  # Belgorod
        (47.651, 26.255),  # Suceava
        (52.097, 23.734),  # Brest
        (43.900, 31.500),  # the Black Sea
        (45.800, 31.200),  # the Black Sea before Odesa
        (0.0, 0.0),
        (90.0, 0.0),
        (-49.0, 32.0),
    ],
)
def test_a_place_abroad_lies_in_none(regions: Regions, lat: float, lon: float) -> None:
    assert regions.oblast_of(Coordinate(lat, lon)) is None


@pytest.mark.parametrize(
    ("beyond_m", "is_ukraine"),
    [(0.0, True), (BORDER_TOLERANCE_M - 50, True), (BORDER_TOLERANCE_M + 50, False)],
)
def test_the_border_has_a_tolerance(beyond_m: float, is_ukraine: bool) -> None:
    square = Regions([Oblast("UA99", "Квадрат", "Square")], [shapely.box(30, 48, 31, 49)])
    north = Coordinate(49 + beyond_m / 111_200, 30.5)

    assert (square.oblast_of(north) is not None) is is_ukraine


def test_without_a_tolerance_the_polygon_decides() -> None:
    square = Regions([Oblast("UA99", "Квадрат", "Square")], [shapely.box(30, 48, 31, 49)])

    assert square.oblast_of(Coordinate(49, 30.5), tolerance_m=0) is not None
    assert square.oblast_of(Coordinate(49.0001, 30.5), tolerance_m=0) is None


def test_the_nearest_oblast_in_metres_wins_outside_all() -> None:
    # 0.030° to the east are 2.2 km here, 0.025° to the north are 2.8 km.
    east, north = Oblast("UA01", "Схід", "East"), Oblast("UA02", "Північ", "North")
    regions = Regions(
        [east, north], [shapely.box(30, 48, 31, 48.5), shapely.box(29, 48.525, 30, 49)]
    )

    assert regions.oblast_of(Coordinate(48.5, 29.97)) == east


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not gzip",
        gzip.compress(b"{", mtime=0),
        gzip.compress(b"[]", mtime=0),
        gzip.compress(b'{"features": [1]}', mtime=0),
        gzip.compress(b'{"features": []}', mtime=0),
        gzip.compress(b'{"features": [{"properties": {}}]}', mtime=0),
        REGIONS.read_bytes()[:-2000],
    ],
)
def test_a_damaged_file_is_a_data_error(tmp_path: Path, content: bytes) -> None:
    damaged = tmp_path / "regions.geojson.gz"
    damaged.write_bytes(content)

    with pytest.raises(DataError, match=r"missing or damaged|does not hold 27"):
        Regions.load(damaged)


def test_a_missing_file_is_a_data_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="missing"):
        Regions.load(tmp_path / "regions.geojson.gz")


def test_the_build_gives_the_same_bytes_and_keeps_common_borders(tmp_path: Path) -> None:
    outlines = tmp_path / "data" / "regions"
    outlines.mkdir(parents=True)
    for column, hasc in enumerate(SOURCES):
        square = shapely.box(column, 48.00001, column + 1, 49)
        feature = {"type": "Feature", "geometry": json.loads(shapely.to_geojson(square))}
        (outlines / f"{hasc}.json").write_text(json.dumps(feature), encoding="utf-8")
    first, second = tmp_path / "first.gz", tmp_path / "second.gz"

    build(tmp_path, first)
    build(tmp_path, second)

    assert first.read_bytes() == second.read_bytes()
    features = json.loads(gzip.decompress(first.read_bytes()))["features"]
    polygons = [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features]
    assert shapely.coverage_is_valid(polygons)
    assert Regions.load(first).oblast_of(Coordinate(48.5, 0.5)) == SOURCES["UA-KR"]
