"""Maps, posters and files in a chat: who asks how, and what comes."""

from __future__ import annotations

import asyncio
import re
import threading
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from aiogram.methods import (
    AnswerCallbackQuery,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
)
from aiogram.types import BufferedInputFile, Location
from PIL import Image

from bot.paper_callbacks import MakeFiles, MakePoster, pack_paper
from bot.studio import Studio, StudioBusyError
from geo.guide import Guide
from geo.point import Disclosure, Kind
from geo.snapshot import Manifest, Snapshot
from tests.talk import MakeTalk, Talk

BROVARY = "UA32060050010081797"


def sent_file(call: Any) -> bytes:
    file = call.document if isinstance(call, SendDocument) else call.photo
    assert isinstance(file, BufferedInputFile)
    return file.data


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


async def test_the_map_has_the_answers_numbers(talk: Talk) -> None:
    await talk.say("Бровари")
    await talk.press("🗺 Мапа")
    call = talk.calls[-1]
    assert isinstance(call, SendPhoto)
    image = Image.open(BytesIO(sent_file(call)))
    assert image.format == "PNG"
    assert len(sent_file(call)) <= 60_000
    caption = call.caption or ""
    assert re.findall(r"<b>(\d)\. ", caption) == ["1", "2", "3"]
    assert caption.index("Ліцей № 3") < caption.index("Пожежна частина № 12")
    assert "Броварська міська рада" in caption
    assert "20:00 (вт 17.03)" in caption, "every hour has its day, for whom it is forwarded to"


async def test_the_map_of_a_further_page_goes_on_counting(talk: Talk) -> None:
    await talk.say("Бровари")
    await talk.press("Далі")
    await talk.press("🗺 Мапа")
    assert "<b>4. Намет ДСНС</b>" in talk.calls[-1].caption


async def test_the_map_of_a_position_doesnt_depend_on_it(talk: Talk) -> None:
    files = []
    for place in (
        Location(latitude=50.5110, longitude=30.79),
        Location(latitude=50.513, longitude=30.794),
    ):
        await talk.send(location=place)
        assert [label for label in talk.labels if "🗺" in label][:3] == ["🗺 1", "🗺 2", "🗺 3"]
        await talk.press("🗺 Мапа")
        files.append(sent_file(talk.calls[-1]))
    assert files[0] == files[1]


async def test_a_map_in_english(talk_en: Talk) -> None:
    await talk_en.say("Brovary")
    await talk_en.press("🗺 Map")
    assert "<b>Brovary</b>" in talk_en.calls[-1].caption
    assert "Open until 20:00" in talk_en.calls[-1].caption


async def test_there_is_no_map_of_nothing(talk: Talk) -> None:
    await talk.say("Ужгород")
    assert "🗺 Мапа" not in talk.labels


async def test_a_forged_map_is_refused(talk: Talk) -> None:
    await talk.say("/help")
    await talk.telegram.press(talk.dispatcher, talk.last, "map||1|3")
    assert isinstance(talk.calls[-1], AnswerCallbackQuery)
    assert "Не бачу" in (talk.notice or "")


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("uk", "/poster Бровари", "Пункти Незламності"),
        ("en", "/poster Brovary", "Points of Invincibility"),
    ],
)
async def test_a_poster(make_talk: MakeTalk, language: str, text: str, title: str) -> None:
    talk = make_talk(language)
    await talk.say(text)
    call = talk.calls[-1]
    assert isinstance(call, SendDocument)
    printed = pdf_text(sent_file(call))
    assert title in printed
    assert "Ліцей № 3" in printed
    assert "@demo_bot" in printed
    assert call.reply_parameters is not None


async def test_a_poster_in_both_languages_by_its_button(talk: Talk) -> None:
    await talk.say("/poster Бровари")
    assert talk.labels == ["Англійською", "Двома мовами"]
    await talk.press("Двома мовами")
    printed = pdf_text(sent_file(talk.calls[-1]))
    assert "Пункти Незламності" in printed
    assert "Points of Invincibility" in printed


async def test_a_poster_of_one_of_many(talk: Talk) -> None:
    text = await talk.say("/poster Іванівка")
    assert "Для котрого" in text
    assert len(talk.labels) == 8
    await talk.press(talk.labels[0])
    assert "немає оприлюднених пунктів" in talk.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/poster", "/poster Бровари"),
        ("/poster ґґґґ", "Не впізнаю"),
        ("/poster 50.45, 30.52", "Не впізнаю"),
        ("/poster Оріхів", "не оприлюднюють"),
        ("/offline", "/offline Бровари"),
        ("/offline ґґґґ", "Не впізнаю"),
        ("/offline Ужгород", "немає оприлюднених пунктів: Ужгородська громада"),
        ("/offline Оріхів", "не оприлюднюють"),
    ],
)
async def test_what_cant_be_made_is_said(talk: Talk, text: str, said: str) -> None:
    assert said in await talk.say(text)
    assert isinstance(talk.calls[-1], SendMessage)


@pytest.mark.parametrize("place", ["Бровари", "Київська обл.", "Brovary", "Броварський район"])
async def test_files_for_offline(talk: Talk, place: str) -> None:
    await talk.say(f"/offline {place}")
    call = talk.calls[-1]
    assert isinstance(call, SendMediaGroup)
    files = [each.media for each in call.media]
    assert all(isinstance(each, BufferedInputFile) for each in files)
    gpx, kml, text = (each.data for each in files if isinstance(each, BufferedInputFile))
    assert len(ET.fromstring(gpx)) == 1 + 6
    assert b"<kml" in kml
    assert "Пожежна частина № 12" in text.decode()
    assert "усього 6" in str(call.media[-1].caption)


async def test_files_of_one_of_many(talk: Talk) -> None:
    await talk.say("/offline Іванівка")
    assert len(talk.labels) > 1
    await talk.telegram.press(talk.dispatcher, talk.last, pack_paper(MakeFiles("UA32")))
    assert isinstance(talk.calls[-1], SendMediaGroup)


async def test_a_poster_of_a_code_that_isnt_there(talk: Talk) -> None:
    await talk.say("/help")
    gone = pack_paper(MakePoster("UA99999999999999999", "uk"))
    await talk.telegram.press(talk.dispatcher, talk.last, gone)
    assert "застаріла" in (talk.notice or "")


async def test_a_withheld_point_is_on_no_paper(make_talk: MakeTalk, guide: Guide) -> None:
    points = [
        replace(point, disclosure=Disclosure.WITHHELD, name="Таємниця")
        if number % 2
        else replace(point, kind=Kind.STANDBY)
        for number, point in enumerate(guide.snapshot.points)
    ]
    there = replace(guide, snapshot=Snapshot.build(points, Manifest("", "Рада", None)))
    talk = make_talk(guide=there)
    await talk.say("/poster Бровари")
    printed = pdf_text(sent_file(talk.calls[-1]))
    assert "Таємниця" not in printed
    assert "не оприлюднюють" in printed, "that there are others is said, not where"
    await talk.say("/offline Бровари")
    for each in talk.calls[-1].media:
        assert b"wpt" in each.media.data or b"<kml" in each.media.data or b"1/" in each.media.data
        assert "Таємниця" not in each.media.data.decode()


async def test_who_comes_when_all_is_taken_hears_so() -> None:
    studio = Studio(at_once=1, waiting=1)
    let_go = threading.Event()

    def slow() -> int:
        return int(let_go.wait(5))

    first, second = (asyncio.create_task(studio.make(slow)) for _ in range(2))
    await asyncio.sleep(0)
    with pytest.raises(StudioBusyError):
        await studio.make(lambda: 0)
    let_go.set()
    assert [await first, await second] == [1, 1]
    assert await studio.make(lambda: 2) == 2


async def test_a_busy_studio_is_told_of_politely(talk: Talk) -> None:
    talk.dispatcher["studio"] = Studio(at_once=1, waiting=-1)
    assert "Зараз готую" in await talk.say("/poster Бровари")
    assert "Зараз готую" in await talk.say("/offline Бровари")
    await talk.say("Бровари")
    await talk.press("🗺 Мапа")
    assert "Зараз готую" in (talk.notice or "")
