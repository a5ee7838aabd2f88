"""A point's venue, routes, card and week."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.i18n import Words
from bot.views.plain import to_text
from bot.views.point import ADDRESS_LENGTH, TITLE_LENGTH, card_view, venue_view, week_lines
from geo.answer import Card
from geo.coordinate import Coordinate
from geo.hours import DayGroup
from geo.opening import Opening, State
from geo.point import Point
from geo.snapshot import Manifest

WEEK = (
    DayGroup(0, 4, (("08:00", "12:00"), ("13:00", "20:00"))),
    DayGroup(5, 5, (("00:00", "24:00"),)),
    DayGroup(6, 6, ()),
)


@pytest.fixture
def card(point: Point, manifest: Manifest, asked: datetime) -> Card:
    return Card(point, Opening(State.OPEN, asked.replace(hour=20, minute=0)), WEEK, manifest)


def test_a_venue_names_the_day_of_its_verdict(
    uk: Words, en: Words, card: Card, asked: datetime
) -> None:
    venue = venue_view(uk, card, asked)
    assert venue.title == "Ліцей № 3"
    assert venue.address == "🟢 Відчинено до 20:00 (вт 17.03) · Бровари, вул. Київська, 154"
    assert venue.position == Coordinate(50.515, 30.795)
    venue = venue_view(en, card, asked)
    assert venue.title == "Ліцей № 3 (Litsei № 3)"
    assert venue.address.startswith("🟢 Open until 20:00 (Tue 17 Mar) · Бровари, вул.")


def test_a_venue_is_plain_text_that_fits(uk: Words, en: Words, card: Card, asked: datetime) -> None:
    name = "<b>&" * 2_000
    address = replace(card.point.address, street="вул. \u202e" + "Щ" * 10_000)
    hostile = replace(card, point=replace(card.point, name=name, address=address))
    for words in (uk, en):
        venue = venue_view(words, hostile, asked)
        assert venue.title.startswith("<b>&<b>&")
        assert len(venue.title) <= TITLE_LENGTH
        assert len(venue.address) <= ADDRESS_LENGTH
        assert venue.address.isprintable()


def test_a_demo_venue_says_so(uk: Words, en: Words, card: Card, asked: datetime) -> None:
    demo = replace(card, manifest=replace(card.manifest, demo=True))
    assert venue_view(uk, demo, asked).title == "ДЕМО: Ліцей № 3"
    assert venue_view(en, demo, asked).title.startswith("DEMO: ")
    long = replace(demo, point=replace(demo.point, name="Є" * 100))
    assert len(venue_view(uk, long, asked).title) == TITLE_LENGTH


def test_the_ways_there_hold_the_target_only(uk: Words, card: Card, asked: datetime) -> None:
    google, osm, geo, *_ = (row[0] for row in venue_view(uk, card, asked).keyboard)
    assert urlsplit(google.url)[:3] == ("https", "www.google.com", "/maps/dir/")
    assert parse_qs(urlsplit(google.url).query) == {
        "api": ["1"],
        "destination": ["50.515,30.795"],
        "travelmode": ["walking"],
    }
    assert urlsplit(osm.url)[:3] == ("https", "www.openstreetmap.org", "/directions")
    assert parse_qs(urlsplit(osm.url).query) == {
        "engine": ["fossgis_osrm_foot"],
        "to": ["50.515,30.795"],
    }
    assert geo.copy == "geo:50.515,30.795?q=50.515,30.795"
    assert [button.text for button in (google, osm, geo)] == [
        "Маршрут у Google Maps",
        "Маршрут в OpenStreetMap",
        "Скопіювати geo:",
    ]
    assert not any(button.data for button in (google, osm, geo))


def test_positions_are_told_to_a_metre(uk: Words, card: Card, asked: datetime) -> None:
    exact = replace(card.point, coordinate=Coordinate(50.123456789, -0.000001))
    geo = venue_view(uk, replace(card, point=exact), asked).keyboard[2][0]
    assert geo.copy == "geo:50.12346,-0.0?q=50.12346,-0.0"
    assert len(geo.copy) <= 256


def test_the_card(uk: Words, en: Words, card: Card, asked: datetime) -> None:
    assert to_text(card_view(uk, card, asked)) == (
        "Ліцей № 3\n"
        "Бровари, вул. Київська, 154\n"
        "🟢 Відчинено до 20:00 · стаціонарний\n"
        "🔥 тепло · 🔌 зарядка · 🌐 інтернет · 💧 вода\n\n"
        "Години за тиждень:\n"
        "пн–пт: 08:00–12:00, 13:00–20:00\n"
        "сб: цілодобово\n"
        "нд: зачинено\n\n"
        "Дані: Броварська міська рада, станом на вт 17.03, 18:00."
    )
    assert "Mon–Fri: 08:00–12:00, 13:00–20:00\nSat: 24 hours\nSun: closed" in to_text(
        card_view(en, card, asked)
    )


def test_a_card_without_a_week_has_no_heading_for_it(
    uk: Words, card: Card, asked: datetime
) -> None:
    assert "тиждень" not in to_text(card_view(uk, replace(card, week=()), asked))


def test_a_demo_card_says_so(uk: Words, card: Card, asked: datetime) -> None:
    demo = replace(card, manifest=replace(card.manifest, demo=True))
    assert to_text(card_view(uk, demo, asked)).startswith("ДЕМО: вигадані пункти")


def test_a_week_of_equal_days(uk: Words, en: Words) -> None:
    daily = (DayGroup(0, 6, (("22:00", "06:00"),)),)
    assert week_lines(uk, daily) == ("щодня: 22:00–06:00",)
    assert week_lines(en, daily) == ("daily: 22:00–06:00",)
    assert week_lines(uk, ()) == ()
