"""Whatever stands in lists, names and orders: cards, captions, posts and reports can be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import data
from bot.admin.reports import MOST_SHOWN
from bot.admin.views.history import history_view
from bot.admin.views.orders import Offer, given_view, offers_view, standing_view
from bot.admin.views.override import ask_view
from bot.admin.views.report import Nonces, advised_report, report_view
from bot.admin.views.reports import Case, digest_view, fix_view, settled_view
from bot.i18n import LANGUAGES, Language, Words, words_in
from bot.links import Links, ToPoint
from bot.ordering import Given
from bot.views.card_text import shared_view, town_view
from bot.views.channel import order_post
from bot.views.group import merged_view, opened_view, place_set_view
from bot.views.homonyms import Choice
from bot.views.inline import ABOUT_LENGTH, TITLE_LENGTH, homonym_result, point_results, town_result
from bot.views.markup import paragraphs
from bot.views.message import Message
from bot.views.paper_menu import files_caption, poster_caption
from bot.views.picture import picture_caption
from bot.views.plain import to_text
from bot.views.point import ADDRESS_LENGTH as VENUE_ADDRESS
from bot.views.point import TITLE_LENGTH as VENUE_TITLE
from bot.views.point import venue_view, whole_view
from bot.views.reports import digest_text, fault_question
from bot.views.service import about_view
from geo.answer import Card, Ranked
from geo.clock import KYIV
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.settlement import Settlement
from geo.geocoding.outcome import Place
from geo.guide import Guide
from geo.hours import Access, Schedule
from geo.opening import Opening, State
from geo.orders import LONGEST_TEXT, Effect, Order, Reach, new_order
from geo.overview import Overview
from geo.point import Kind, Point, Provenance, Service
from geo.refresh.edition import Edition
from geo.refresh.notices import VALUE_LENGTH, Notice, Severity
from geo.regions import Regions
from geo.reports import Fault, Finding
from geo.snapshot import Manifest, Snapshot
from tests.drafts import made_draft
from tests.strict_html import CAPTION_LENGTH, MARKS, check_html, check_plain, hostile

NOW = datetime(2026, 3, 17, 18, 20, tzinfo=KYIV)
LINKS = Links("demo_bot")
MARK = MARKS[0]
LONGEST_LABEL = 40

Text = Callable[[], str]
Sent = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class World:
    """A snapshot, towns, an order and a checked list, every text in them of one making."""

    guide: Guide
    towns: tuple[Settlement, ...]
    order: Order
    edition: Edition
    notices: tuple[Notice, ...]
    headers: tuple[str, ...]
    opening: Opening
    findings: tuple[Finding, ...]

    @property
    def snapshot(self) -> Snapshot:
        return self.guide.snapshot

    @property
    def ranked(self) -> tuple[Ranked, ...]:
        return tuple(Ranked(point, 650, 44, self.opening) for point in self.snapshot.points)

    @property
    def cards(self) -> list[Card]:
        manifest = self.snapshot.manifest
        return [
            Card(point, self.opening, (), manifest.about([point]), self.findings)
            for point in self.snapshot.points
        ]

    def seen(self, town: Settlement, count: int) -> Overview:
        place = Place(town.coordinate, town)
        services = frozenset(Service)
        manifest = self.snapshot.manifest
        return Overview(place, NOW, services, manifest, self.ranked, count, count == 0, None)


@pytest.fixture(scope="module")
def make_world(gazetteer: Gazetteer, point: Point, brovary: Settlement) -> Callable[..., World]:
    regions = Regions.load(data.REGIONS)

    def make(published: Text, named: Text, order: Order, opening: Opening, count: int) -> World:
        """`published` gives what lists hold, `named` what is known of towns and headers."""
        points = [
            replace(
                point,
                id=f"p{number}",
                name=published(),
                address=replace(
                    point.address,
                    street=published(),
                    district=published(),
                    settlement=published(),
                    hromada=published(),
                ),
                schedule=Schedule(published(), Access.UNKNOWN),
                kind=[*Kind][number % len(Kind)],
                services=frozenset(Service),
                provenance=Provenance(published(), NOW, "kyiv"),
                phone=published(),
                entrance=published(),
            )
            for number in range(count)
        ]
        manifest = Manifest("0" * 64, published(), NOW - timedelta(days=9), demo=bool(count % 2))
        guide = Guide(gazetteer, regions, Snapshot.build(points, manifest))
        towns = tuple(
            replace(brovary, name_uk=named(), name_en=named(), hromada_uk=named())
            for _ in range(count)
        )
        edition = Edition(
            source_id="kyiv",
            sha256="a" * 64,
            parent="",
            source=published(),
            as_of=NOW,
            fetched_at=NOW,
            published_at=NOW,
            points=9,
            standby=1,
            withheld=1,
            errors=1,
            warnings=1,
            who=named()[:LONGEST_LABEL],
            second=named()[:LONGEST_LABEL],
            reason=published()[:LONGEST_TEXT],
        )
        notices = tuple(
            Notice("hours-unread", Severity.WARNING, number, named(), named()[:VALUE_LENGTH])
            for number in range(count)
        )
        headers = tuple(published() for _ in range(count))
        findings = tuple(Finding(fault, 9_999) for fault in Fault)
        return World(guide, towns, order, edition, notices, headers, opening, findings)

    return make


def messages(words: Words, world: World) -> Sent:
    """Whatever is sent as a message of its own, by its name."""
    cards, points, guide = world.cards, world.snapshot.points, world.guide
    town, target = world.towns[0], ToPoint(points[0].id)
    yield "a point's share card", shared_view(words, cards[:1], NOW, LINKS, target).html
    yield "an answer's share card", shared_view(words, cards[:3], NOW, LINKS, target, town).html
    for count in (0, 15):
        seen = world.seen(town, count)
        yield "a town's card", town_view(words, seen, LINKS, None).html
        yield "an inline town", town_result(words, seen, LINKS).html
        choice = Choice(town, town.name_uk, town.name_uk, town.name_uk)
        yield "an inline homonym", homonym_result(words, choice, seen, LINKS).html
        for result in point_results(words, seen, cards, LINKS):
            yield "an inline point", result.html
    places = [world.seen(each, 15) for each in world.towns] * 9
    manifest = world.snapshot.manifest
    yield "a group's answers", merged_view(words, places, NOW, manifest, LINKS).html
    yield "a group's point", opened_view(words, cards[0], NOW, "").html
    yield "a group's town", place_set_view(words, town).html
    yield "a point", whole_view(words, cards[0], NOW).html
    yield "a report's question", fault_question(words, points[0]).html
    yield "the data", about_view(words, manifest, world.snapshot.counts, NOW).html
    posts = (
        order_post(words_in(each), world.order, points, guide, LINKS.bot) for each in LANGUAGES
    )
    if world.order.reach is Reach.UNIT:  # no other is posted
        yield "a channel's post", paragraphs(*posts)


def admins_messages(words: Words, world: World) -> Sent:
    """Whatever only admins are sent."""
    points, guide, order = world.snapshot.points, world.guide, world.order
    cases = [
        Case(card, world.findings, NOW, "n" * 16, "m" * 16) for card in world.cards[:MOST_SHOWN]
    ]
    yield "reports", digest_view(words, cases, 99, NOW).html
    yield "how to mend", fix_view(words, world.cards[0]).html
    given = given_view(words, Given(order, new=True, points=points), "n" * 16, guide, NOW)
    yield "an order", given.html
    yield "an order that settles reports", settled_view(words, given, 9).html
    offers = [Offer(order, "n" * 16)] * 6
    yield "offered orders", offers_view(words, offers, [9] * 6, guide, NOW).html
    yield "orders", standing_view(words, [order] * 40, offers, guide, NOW).html
    yield "history", history_view(words, [world.edition] * 12, NOW).html
    draft = made_draft(
        b"",
        manifest=world.snapshot.manifest,
        notices=world.notices,
        severities={"warning": len(world.notices)},
        unknown_headers=world.headers,
    )
    names = {"UA32": world.towns[0].name_uk}
    report = report_view(words, draft, names, Nonces("n" * 16))
    yield "a list's report", report.html
    said = to_text(Message(advised_report(words, draft, names)))
    edition = world.edition
    asked = ask_view(words, edition.who, edition.reason, said, ("n" * 16, "m" * 16))
    yield "a list's second admin", asked.html


def captions(words: Words, world: World) -> Sent:
    """What stands under pictures and files."""
    numbered = [*enumerate(world.snapshot.points[:3], 1)]
    for town in (None, world.towns[0]):
        yield "a map's", picture_caption(words, world.snapshot, town, numbered, NOW)
    place, manifest = world.towns[0].name_uk, world.snapshot.manifest
    yield "a poster's", poster_caption(words, place, manifest)
    yield "files'", files_caption(words, place, 9, manifest)


def texts(words: Words, world: World) -> Iterator[tuple[str, int]]:
    """What is sent without markup, and how long it may be."""
    found = [(point, world.findings) for point in world.snapshot.points] * 9
    yield digest_text(words, found), 4_096
    for card in world.cards:
        venue = venue_view(words, card, NOW)
        yield from ((venue.title, VENUE_TITLE), (venue.address, VENUE_ADDRESS))
    seen = world.seen(world.towns[0], 15)
    for result in (
        town_result(words, seen, LINKS),
        *point_results(words, seen, world.cards, LINKS),
    ):
        yield from ((result.title, TITLE_LENGTH), (result.about, ABOUT_LENGTH))


# A name in the gazetteer is a ministry's: marked up, perhaps, but not of 10,000 characters.
named = st.text(st.characters(categories=["L", "P", "S"]), min_size=1, max_size=40)
noted = hostile.map(lambda text: text.replace("\ud800", "")[:LONGEST_TEXT])
instants = st.none() | st.integers(1, 9_999).map(lambda minutes: NOW + timedelta(minutes=minutes))
targets = st.sampled_from([(Reach.UNIT, "UA32"), (Reach.POINT, "p0"), (Reach.SOURCE, "kyiv")])


@st.composite
def orders(draw: st.DrawFn) -> Order:
    effect = draw(st.sampled_from([Effect.OPEN, Effect.ALWAYS]))
    reach, target = draw(targets)
    told: dict[str, Any] = {"note": draw(noted), "reason": draw(noted), "who": draw(named)}
    return new_order(effect, reach, target, issued=NOW, expiry=draw(instants), **told)


openings = st.builds(
    Opening,
    st.sampled_from([State.OPEN, State.CLOSED, State.STANDBY, State.UNKNOWN]),
    until=instants,
    at=instants,
    ordered=instants,
    notes=st.lists(hostile, max_size=3).map(tuple),
)


@settings(max_examples=25, deadline=None)
@given(st.data(), orders(), openings, st.integers(1, 12), st.sampled_from(LANGUAGES))
def test_whatever_is_published_can_be_sent(
    make_world: Callable[..., World],
    source: st.DataObject,
    order: Order,
    opening: Opening,
    count: int,
    language: Language,
) -> None:
    words, pool = words_in(language), source.draw(st.lists(hostile, min_size=1, max_size=5))
    names = source.draw(st.lists(named, min_size=1, max_size=3))
    turns = iter(range(10_000))
    world = make_world(
        lambda: pool[next(turns) % len(pool)],
        lambda: names[next(turns) % len(names)],
        order,
        opening,
        count,
    )
    check_all(words, world)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("char", ["Щ", "<", "😀"])
@pytest.mark.parametrize("target", [(Reach.UNIT, "UA32"), (Reach.POINT, "p0")])
def test_the_longest_of_everything_can_be_sent(
    make_world: Callable[..., World], language: Language, char: str, target: tuple[Reach, str]
) -> None:
    longest = char * LONGEST_TEXT
    order = new_order(Effect.OPEN, *target, issued=NOW, note=longest, reason=longest, who=char * 40)
    opening = Opening(State.UNKNOWN, notes=(longest,) * 3)
    world = make_world(lambda: char * 10_000, lambda: char * 40, order, opening, 10)
    check_all(words_in(language), world)


def check_all(words: Words, world: World) -> None:
    """Whatever is sent, Telegram takes."""
    for _, html in (*messages(words, world), *admins_messages(words, world)):
        check_html(html)
    for _, html in captions(words, world):
        check_html(html, CAPTION_LENGTH)
    for text, longest in texts(words, world):
        check_plain(text, longest)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_published_is_read_as_it_was_written(
    make_world: Callable[..., World], language: Language
) -> None:
    words = words_in(language)
    order = new_order(Effect.OPEN, Reach.POINT, "p0", issued=NOW, note=MARK, reason=MARK, who=MARK)
    opening = Opening(State.OPEN, notes=(MARK,))
    world = make_world(lambda: MARK, lambda: MARK, order, opening, 3)
    sent = [*messages(words, world), *admins_messages(words, world), *captions(words, world)]
    without = {"a list's second admin"} if language == "en" else set()
    assert {name for name, html in sent if MARK not in check_html(html)} <= without
    assert all(MARK in text for text, _ in texts(words, world) if "⚠" in text)
