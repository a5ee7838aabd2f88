"""How many points a settlement has open, and which are nearest."""

from __future__ import annotations

from datetime import datetime, timedelta

from geo.coordinate import Coordinate
from geo.geocoding.outcome import Found, Place
from geo.guide import Guide
from geo.overview import Overview, overview
from geo.point import Service


def seen_from(guide: Guide, text: str, asked: datetime, *services: Service) -> Overview:
    outcome = guide.locate(text)
    assert isinstance(outcome, Found)
    seen = overview(guide, outcome.place, asked, services, 3)
    assert seen is not None
    return seen


def test_the_count_is_of_the_settlement_and_the_list_as_long_as_asked(
    guide: Guide, noon: datetime
) -> None:
    seen = seen_from(guide, "Бровари", noon)
    assert seen.count == 4
    assert [ranked.point.id for ranked in seen.open] == ["p1", "p2", "p3"]
    assert seen_from(guide, "Бровари", noon, Service.INTERNET).count == 1
    assert seen_from(guide, "Бровари", noon.replace(hour=19, minute=30)).count == 3


def test_a_neighbour_has_none_but_sees_them(guide: Guide, noon: datetime) -> None:
    seen = seen_from(guide, "Княжичі, Броварський район", noon)
    assert seen.count == 0
    assert len(seen.open) == 3


def test_a_district_does_not_count_its_city(guide: Guide, noon: datetime) -> None:
    assert seen_from(guide, "Троєщина, Київ", noon).count == 0


def test_the_next_change_is_told(guide: Guide, noon: datetime) -> None:
    assert seen_from(guide, "Бровари", noon).changes == noon.replace(hour=19)
    late = noon.replace(hour=20, minute=1)
    assert seen_from(guide, "Бровари", late).changes == noon.replace(hour=8) + timedelta(days=1)


def test_abroad_there_is_nothing_to_see(guide: Guide, noon: datetime) -> None:
    assert overview(guide, Place(Coordinate(51.5, -0.12)), noon, (), 3) is None
