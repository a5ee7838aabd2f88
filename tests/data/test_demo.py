"""The demo list: its numbers, its places, its plain fakeness, and that it can be made again."""

from __future__ import annotations

import gzip
from collections import Counter
from datetime import datetime, timedelta

import pytest

from data import DEMO_POINTS, REGIONS
from data.demo import WITHHELD_HROMADAS, allocate, demo_points
from geo.clock import KYIV
from geo.coordinate import Coordinate, distance_m
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.settlement import Category, Settlement
from geo.hours import Access
from geo.point import Disclosure, Kind, Service
from geo.refresh.reading import Reading, read_points
from geo.refresh.writing import to_csv
from geo.regions import Regions


@pytest.fixture(scope="module")
def demo() -> Reading:
    return read_points(DEMO_POINTS)


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.load(REGIONS)


def test_the_committed_file_is_what_the_generator_makes(
    gazetteer: Gazetteer, regions: Regions
) -> None:
    made = to_csv(demo_points(gazetteer.settlements, regions))

    # The text, as compressed bytes differ from one zlib to another.
    assert gzip.decompress(DEMO_POINTS.read_bytes()).decode() == made


def test_it_is_small_and_bears_no_time_of_making() -> None:
    content = DEMO_POINTS.read_bytes()

    assert len(content) <= 500_000
    assert content[4:8] == bytes(4)


def test_every_row_gives_a_point(demo: Reading) -> None:
    assert len(demo.points) == 13_464
    assert demo.left_out == 0


def test_it_says_that_it_is_a_demo(demo: Reading) -> None:
    assert demo.manifest.demo
    assert demo.manifest.source == "ДЕМО / DEMO"
    assert demo.manifest.as_of == datetime(2026, 11, 1, tzinfo=KYIV)
    assert all(point.name.startswith("Демо-") for point in demo.points)
    assert all(point.id.startswith("demo-") for point in demo.points)


def test_the_kinds_are_as_many_as_there_are(demo: Reading) -> None:
    kinds = Counter(point.kind for point in demo.points)

    assert kinds.pop(Kind.STANDBY) == 4_229
    assert kinds.total() == 9_235
    assert set(kinds) == {Kind.PERMANENT, Kind.MOBILE, Kind.ANCHOR}


def test_the_hours_are_mixed_as_in_the_lists(demo: Reading) -> None:
    given = [point.schedule for point in demo.points if point.schedule.text]

    assert 1 - len(given) / len(demo.points) == pytest.approx(0.115, abs=0.005)
    round_the_clock = sum(schedule.text == "Цілодобово" for schedule in given)
    assert round_the_clock / len(given) == pytest.approx(0.77, abs=0.01)
    assert {schedule.access for schedule in given} == set(Access)
    anchors = {point.schedule.text for point in demo.points if point.kind is Kind.ANCHOR}
    assert anchors == {"Цілодобово"}


def test_the_services_are_mixed(demo: Reading) -> None:
    services = Counter(service for point in demo.points for service in point.services)

    assert services[Service.HEAT] > services[Service.INTERNET] > services[Service.PETS] > 1_000
    assert any(not point.services for point in demo.points)


def test_a_handful_is_withheld_by_whole_hromadas(demo: Reading) -> None:
    withheld = [point for point in demo.points if point.disclosure is Disclosure.WITHHELD]
    public = [point for point in demo.points if point.disclosure is Disclosure.PUBLIC]

    assert 5 <= len(withheld) <= 50
    assert {point.address.katottg[:9] for point in withheld} == WITHHELD_HROMADAS
    assert not {point.address.katottg[:9] for point in public} & WITHHELD_HROMADAS


def test_kyiv_gives_itself_three_hours(demo: Reading) -> None:
    kyiv = {p.opens_within for p in demo.points if p.address.katottg.startswith("UA80")}

    assert kyiv == {timedelta(hours=3)}


def test_points_lie_in_their_settlements_and_oblasts(
    demo: Reading, gazetteer: Gazetteer, regions: Regions
) -> None:
    right = 0
    every_fifth = demo.points[::5]
    for point in every_fifth:
        settlement = gazetteer.by_code(point.address.katottg)
        assert settlement is not None
        assert not settlement.approximate
        assert settlement.name_uk == point.address.settlement
        assert distance_m(settlement.coordinate, point.coordinate) < 15_000
        oblast = regions.oblast_of(point.coordinate)
        assert oblast is not None
        right += oblast.code == settlement.code[:4]

    assert right >= 0.98 * len(every_fifth)


def test_every_city_has_some_and_the_big_ones_most(demo: Reading, gazetteer: Gazetteer) -> None:
    by_code = Counter(point.address.katottg for point in demo.points)

    exact = [place for place in gazetteer.settlements if not place.approximate]
    assert all(by_code[place.code] >= 2 for place in exact if place.category is Category.CITY)
    assert [code for code, _ in by_code.most_common(3)] == [
        place.code for place in sorted(exact, key=lambda place: -place.population)[:3]
    ]
    hromadas = {place.hromada for place in gazetteer.settlements}
    assert len({code[:9] for code in by_code}) >= 0.8 * len(hromadas)


def settlement(code: str, population: int, category: Category) -> Settlement:
    return Settlement(
        code=f"UA99{code:0<15}",
        name_uk="Вигадане",
        name_en="Vyhadane",
        category=category,
        oblast_uk="",
        raion_uk="",
        coordinate=Coordinate(49, 31),
        approximate=False,
        population=population,
    )


def test_the_largest_remainders_get_what_is_left() -> None:
    city = settlement("00001001", 600, Category.CITY)
    centre = settlement("00002001", 260, Category.SETTLEMENT)
    village = settlement("00002002", 140, Category.VILLAGE)

    # 2 to the city, 1 to the centre; of the 7 left 4.2, 1.82 and 0.98.
    assert allocate([village, city, centre], 10) == [(city, 6), (centre, 3), (village, 1)]
