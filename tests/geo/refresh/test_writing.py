"""The project's own CSV, to the letter. That it reads back equal is proven in test_reading."""

from __future__ import annotations

from datetime import date, datetime, timedelta

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
        Address("вул. Вигадана, 5", "Демонстраційний", "Бровари", "UA32060050010045677", "Б", "К"),
        parse_hours("Цілодобово"),
        Kind.STANDBY,
        frozenset({Service.WATER, Service.HEAT}),
        Disclosure.WITHHELD,
        timedelta(minutes=90),
        Provenance("ДЕМО / DEMO", datetime(2026, 11, 1, tzinfo=KYIV), "demo"),
        phone="(044) 000-00-00",
        capacity=50,
        entrance="з двору",
        checked=date(2026, 10, 31),
        approximate=True,
    )
    bare = Point("2", "Ліцей", Coordinate(46, 33), Address(), parse_hours(""))

    assert to_csv([full, bare]) == (
        "id,name,kind,lat,lon,oblast,hromada,settlement,street,district,katottg,hours,services,"
        "disclosure,opens_within_h,phone,capacity,entrance,checked,approximate,source,source_id,"
        "as_of\n"
        'demo-1,"Демо-ліцей «Мрія», № 3",standby,50.5,30.25,К,Б,Бровари,"вул. Вигадана, 5",'
        'Демонстраційний,UA32060050010045677,Цілодобово,"heat, water",withheld,1.5,'
        "(044) 000-00-00,50,з двору,2026-10-31,yes,ДЕМО / DEMO,demo,2026-11-01T00:00:00+02:00\n"
        "2,Ліцей,permanent,46,33,,,,,,,,,public,2,,,,,,,,\n"
    )


def test_each_column_is_a_word_that_the_readers_know() -> None:
    meanings = [vocabulary().header(column) for column in COLUMNS]

    assert None not in meanings
    assert len({found.field for found in meanings if found}) == len(COLUMNS)


def test_what_no_point_says_has_no_column() -> None:
    bare = Point("2", "Ліцей", Coordinate(46, 33), Address(), parse_hours(""))

    assert to_csv([bare]) == (
        "id,name,kind,lat,lon,settlement,street,district,katottg,hours,services,disclosure,"
        "opens_within_h,source,as_of\n"
        "2,Ліцей,permanent,46,33,,,,,,,public,2,,\n"
    )
