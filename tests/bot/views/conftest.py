"""What the views' tests say things about: a question in Brovary on an evening in March."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.i18n import Words, words_in
from geo.answer import Nearest, Ranked, Refinement
from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.gazetteer.settlement import Category, Settlement
from geo.geocoding.outcome import Place
from geo.hours import Access, Schedule
from geo.opening import Opening, State
from geo.point import Address, Kind, Point, Service
from geo.snapshot import Manifest

ASKED = datetime(2026, 3, 17, 18, 20, tzinfo=KYIV)

BROVARY = Settlement(
    "UA32060010010036573",
    "Бровари",
    "Brovary",
    Category.CITY,
    "Київська область",
    "Броварський район",
    Coordinate(50.511, 30.79),
    approximate=False,
    population=109_806,
)
MANIFEST = Manifest("0" * 64, "Броварська міська рада", ASKED.replace(hour=18, minute=0))
BASICS = frozenset({Service.HEAT, Service.CHARGING})
POINT = Point(
    "p1",
    "Ліцей № 3",
    Coordinate(50.515, 30.795),
    Address("вул. Київська, 154", "", "Бровари", BROVARY.code),
    Schedule("Щодня з 08:00 до 20:00", Access.SCHEDULED, "08:00-20:00"),
    Kind.PERMANENT,
    BASICS | {Service.INTERNET, Service.WATER},
)
OPEN_TILL_EIGHT = Ranked(POINT, 650, 44, Opening(State.OPEN, ASKED.replace(hour=20, minute=0)))
ALWAYS_OPEN = Ranked(
    replace(
        POINT,
        id="p2",
        name="Пожежна частина № 12",
        address=replace(POINT.address, street="вул. Шевченка, 10"),
        kind=Kind.MOBILE,
        services=BASICS,
    ),
    1_240,
    181,
    Opening(State.OPEN),
)
TILL_MIDNIGHT = Ranked(
    replace(POINT, id="p3", name="Намет ДСНС", services=frozenset()),
    6_200,
    300,
    Opening(State.OPEN, datetime(2026, 3, 18, tzinfo=KYIV)),
)
ON_STANDBY = Ranked(
    replace(POINT, id="p4", name="Школа № 5", kind=Kind.STANDBY), 300, 0, Opening(State.STANDBY)
)


@pytest.fixture(scope="session")
def uk() -> Words:
    return words_in("uk")


@pytest.fixture(scope="session")
def en() -> Words:
    return words_in("en")


@pytest.fixture(scope="session")
def asked() -> datetime:
    return ASKED


@pytest.fixture(scope="session")
def brovary() -> Settlement:
    return BROVARY


@pytest.fixture(scope="session")
def manifest() -> Manifest:
    return MANIFEST


@pytest.fixture(scope="session")
def point() -> Point:
    return POINT


@pytest.fixture(scope="session")
def standby() -> Ranked:
    return ON_STANDBY


@pytest.fixture(scope="session")
def answer() -> Nearest:
    """Three open points and a nearer one on standby, for a typed town."""
    return Nearest(
        Place(BROVARY.coordinate, BROVARY),
        ASKED,
        ASKED,
        Refinement(),
        MANIFEST,
        (OPEN_TILL_EIGHT, ALWAYS_OPEN, TILL_MIDNIGHT),
        ON_STANDBY,
        has_more=True,
    )


@pytest.fixture(scope="session")
def nothing(answer: Nearest) -> Nearest:
    """No open point within reach of a shared location."""
    return replace(
        answer,
        place=Place(Coordinate(50.511, 30.79)),
        open=(),
        nearer=None,
        standby=replace(ON_STANDBY, distance_m=62_400),
        has_more=False,
    )
