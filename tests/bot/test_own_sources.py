"""Whatever shows points names the sources of these points, not of all lists that are published."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pypdfium2
import pytest
from aiogram.methods import SendDocument, SendMediaGroup, SendPhoto
from aiogram.types import BufferedInputFile, InlineQueryResultArticle, InputTextMessageContent

from bot.i18n import words_in
from bot.links import Links
from bot.views.area import exported
from bot.views.group import merged_view
from geo.geocoding.outcome import Found
from geo.guide import Guide
from geo.overview import overview
from geo.point import Provenance
from geo.snapshot import Manifest, Snapshot
from tests.talk import MakeTalk, Talk

OURS, OTHERS = "Броварська міська рада", "Рада деінде"
DAY = "15.03"


@pytest.fixture
def two_lists(guide: Guide, noon: datetime) -> Guide:
    """The town's list is two days old; the other, of a point far away, six weeks."""
    ours, theirs = (
        Provenance(OURS, noon - timedelta(days=2)),
        Provenance(OTHERS, noon - timedelta(days=42)),
    )
    points = [replace(each, provenance=ours) for each in guide.snapshot.points]
    far = replace(points[0].address, settlement="Ужгород", katottg="UA21100230010034477")
    away = replace(
        points[0],
        id="far",
        coordinate=replace(points[0].coordinate, lat=48.62, lon=22.29),
        address=far,
        provenance=theirs,
    )
    both = Manifest("0" * 64, f"{OURS}; {OTHERS}", theirs.as_of)
    return replace(guide, snapshot=Snapshot.build([*points, away], both))


@pytest.fixture
def talk(make_talk: MakeTalk, two_lists: Guide) -> Talk:
    return make_talk(guide=two_lists)


def only_ours(text: str) -> bool:
    return OURS in text and OTHERS not in text and DAY in text


async def test_a_poster_and_what_is_said_under_it(talk: Talk) -> None:
    await talk.say("/poster Бровари")
    sent = talk.calls[-1]
    assert isinstance(sent, SendDocument)
    assert isinstance(sent.document, BufferedInputFile)
    page = pypdfium2.PdfDocument(sent.document.data)[0].get_textpage().get_text_range()
    assert only_ours(page)
    assert DAY in (sent.caption or "")


async def test_files(talk: Talk) -> None:
    await talk.say("/offline Бровари")
    sent = talk.calls[-1]
    assert isinstance(sent, SendMediaGroup)
    for each in sent.media:
        assert isinstance(each.media, BufferedInputFile)
        assert only_ours(each.media.data.decode())


def test_files_of_both_name_both_and_the_older_date(two_lists: Guide, noon: datetime) -> None:
    text = exported(words_in("uk"), "geojson", "", two_lists.snapshot.points, two_lists, noon)
    assert f"{OURS}; {OTHERS}, станом на вт 03.02.2026" in text.decode()


async def test_the_picture_of_a_map(talk: Talk) -> None:
    await talk.say("Бровари")
    await talk.press("🗺 Мапа")
    sent = talk.calls[-1]
    assert isinstance(sent, SendPhoto)
    assert only_ours(sent.caption or "")


async def test_the_card_of_a_town(talk: Talk) -> None:
    whole = (await talk.ask_inline("Бровари")).results[0]
    assert isinstance(whole, InlineQueryResultArticle)
    assert isinstance(whole.input_message_content, InputTextMessageContent)
    assert only_ours(whole.input_message_content.message_text)


def test_one_answer_to_many_questions(two_lists: Guide, noon: datetime) -> None:
    found = two_lists.locate("Бровари")
    assert isinstance(found, Found)
    seen = overview(two_lists, found.place, noon, (), 1)
    assert seen is not None
    manifest = two_lists.snapshot.manifest
    view = merged_view(words_in("uk"), [seen, seen], noon, manifest, Links(""))
    assert only_ours(view.html)
