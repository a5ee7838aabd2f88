"""The project's own CSV, to the letter. That it reads back equal is proven in test_reading."""

from __future__ import annotations

from datetime import datetime, timedelta

from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.hours import parse_hours
from geo.point import Address, Disclosure, Kind, Point, Provenance, Service
from geo.refresh.vocabulary import vocabulary
from geo.refresh.writing import COLUMNS, to_csv


def test_a_full_and_a_bare_point() -> None:
    full = Point(
        "demo-1",
        "Демо-ліцей «Мрія», № 3",
        Coordinate(50.5, 30.25),
        Address("вул. Вигадана, 5", "Демонстраційний", "Бровари", "UA32060050010045677"),
        parse_hours("Цілодобово"),
        Kind.STANDBY,
        frozenset({Service.WATER, Service.HEAT}),
        Disclosure.WITHHELD,
        timedelta(minutes=90),
        Provenance("ДЕМО / DEMO", datetime(2026, 11, 1, tzinfo=KYIV)),
    )
    bare = Point("2", "Ліцей", Coordinate(46, 33), Address(), parse_hours(""))

    assert to_csv([full, bare]) == (
        "id,name,kind,lat,lon,settlement,street,district,katottg,hours,services,disclosure,"
        "opens_within_h,source,as_of\n"
        'demo-1,"Демо-ліцей «Мрія», № 3",standby,50.5,30.25,Бровари,"вул. Вигадана, 5",'
        'Демонстраційний,UA32060050010045677,Цілодобово,"heat, water",withheld,1.5,'
        "ДЕМО / DEMO,2026-11-01T00:00:00+02:00\n"
        "2,Ліцей,permanent,46,33,,,,,,,public,2,,\n"
    )


def test_each_column_is_a_word_that_the_readers_know() -> None:
    meanings = [vocabulary().header(column) for column in COLUMNS]

    assert None not in meanings
    assert len({found.field for found in meanings if found}) == len(COLUMNS)
