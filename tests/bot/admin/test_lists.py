"""From a file to a published list and back, as an admin lives it, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from aiogram.types import BufferedInputFile
from openpyxl import load_workbook

from bot.admin.download import MAX_FILE
from tests.office import DUTY, OBLAST, AdminTalk, made_list

ZHYTOMYR = "UA18040190010057814"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "uk",
            (
                "Перевірено список, джерело «kyiv»",
                "Опублікувати",
                "Опубліковано: kyiv",
                "Скасувати",
            ),
        ),
        ("en", ("List checked, source “kyiv”", "Publish", "Published: kyiv", "Undo")),
    ],
)
async def test_a_list_is_reported_published_and_taken_back(
    make_talks: Callable[[str], dict[int, AdminTalk]], language: str, said: tuple[str, ...]
) -> None:
    report, publish, published, undo = said
    talk = make_talks(language)[DUTY.id]
    assert report in await talk.send_file(made_list(30), caption="#kyiv")
    first = await talk.press(publish)
    assert published in first
    assert talk.labels == [], "there is nothing to go back to"
    assert "+2 · −1" in await talk.send_file(made_list(31, first=1), caption="#kyiv")
    assert published in await talk.press(publish)
    assert first.splitlines()[-1] in await talk.press(undo)
    history = await talk.office.desk.history("kyiv")
    assert history[0].rolled_back
    assert history[0].who == DUTY.label


async def test_a_halved_list_is_refused_with_figures(talk: AdminTalk) -> None:
    await talk.send_file(made_list(30), caption="#kyiv")
    await talk.press("Опублікувати")
    report = await talk.send_file(made_list(15), caption="#kyiv")
    assert "⛔ Пунктів менше на 50 %, межа 10 %." in report
    assert "⛔ Київська область: пунктів менше на 50 %, межа 20 %." in report
    assert talk.labels == ["Опублікувати попри це…", "Відхилити"]
    assert await talk.press("Відхилити") == "Чернетку відхилено. Нічого не змінено."
    assert [entry.action for entry in await talk.office.audit.last(1)] == ["discard"]


async def test_a_file_too_large_is_not_fetched(talk: AdminTalk) -> None:
    assert await talk.send_file(b"", size=MAX_FILE + 1) == "Файл завеликий."
    assert [call.__api_method__ for call in talk.calls] == ["sendMessage"]


async def test_a_file_that_lied_about_its_size_is_not_fetched_whole(talk: AdminTalk) -> None:
    assert await talk.send_file(b"x" * (MAX_FILE + 1), size=10) == "Файл завеликий."


async def test_what_is_no_list_is_told_in_words(talk: AdminTalk) -> None:
    assert "вебсторінка" in await talk.send_file(b"<!DOCTYPE html><html>404</html>", "list.csv")
    assert talk.labels == []


async def test_a_file_that_telegram_lost_is_asked_for_again(talk: AdminTalk) -> None:
    document = talk.telegram.attach(b"id", "list.csv")

    async def lose(*_: object, **__: object) -> object:
        raise TimeoutError
        yield b""

    talk.telegram.stream_content = lose  # type: ignore[method-assign, assignment]
    assert await talk.send(document=document) == "Telegram не віддав файл. Надішліть його ще раз."


async def test_the_source_is_asked_where_there_are_several(talk: AdminTalk) -> None:
    assert "джерело «main»" in await talk.send_file(made_list(3))
    await talk.press("Опублікувати")
    await talk.send_file(made_list(3, code="UA80000000000093317"), caption="#kyiv")
    await talk.press("Опублікувати")
    assert await talk.send_file(made_list(4)) == "Якого джерела цей список?"
    assert talk.labels == ["kyiv", "main"]
    assert "джерело «kyiv»" in await talk.press("kyiv")


async def test_the_caption_tells_what_the_file_does_not(talk: AdminTalk) -> None:
    bare = "id,name,lat,lon,katottg,hours\na,Ліцей,50.5,30.79,UA32060050010081797,24/7\n".encode()
    report = await talk.send_file(bare, caption="#brovary Броварська рада, 16.03.2026 18:00")
    assert "джерело «brovary»\nБроварська рада\nСтаном на пн 16.03, 18:00" in report


async def test_the_caption_names_a_column(talk: AdminTalk) -> None:
    odd = "id,пн,lon,katottg,hours\na,50.5,30.79,UA32060050010081797,24/7\n".encode()
    assert "ні стовпців із широтою" in await talk.send_file(odd, caption="#brovary")
    assert "Пунктів: 1" in await talk.send_file(odd, caption="#brovary\nпн = Широта")


async def test_an_oblast_admin_publishes_their_oblast_only(people: dict[int, AdminTalk]) -> None:
    talk = people[OBLAST.id]
    report = await talk.send_file(made_list(3), caption="#kyiv")
    assert "поза вашими областями: Київська область" in report
    assert talk.labels == []
    (refused,) = await talk.office.audit.last(5)
    assert (refused.who, refused.action, refused.outcome) == (OBLAST.label, "publish", "refused")


async def test_a_code_of_the_oblast_does_not_bring_a_point_of_another(
    people: dict[int, AdminTalk],
) -> None:
    """By code Zhytomyr's, on the map near Brovary."""
    talk = people[OBLAST.id]
    assert "поза вашими" in await talk.send_file(made_list(3, code=ZHYTOMYR), caption="#zhyt")


async def test_changes_come_as_a_table_that_computes_nothing(talk: AdminTalk) -> None:
    code = "UA32060050010081797"
    evil = f'"=1+1","=HYPERLINK(""x"")",permanent,50.6,30.79,{code},24/7,,Рада,\n'
    await talk.send_file(made_list(2), caption="#kyiv")
    assert talk.telegram.documents == [], "the first list is no change to anything"
    await talk.press("Опублікувати")
    await talk.send_file(made_list(2) + evil.encode(), caption="#kyiv")
    (sent,) = talk.telegram.documents
    assert isinstance(sent.document, BufferedInputFile)
    book = load_workbook(BytesIO(sent.document.data))
    assert book.sheetnames == ["Зауваження", "Зміни"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert '\'=HYPERLINK("x")' in {cell.value for cell in cells}


async def test_a_second_list_in_between_makes_the_first_stale(talk: AdminTalk) -> None:
    await talk.send_file(made_list(3), caption="#kyiv")
    publish, report = talk.data("Опублікувати"), talk.last
    await talk.send_file(made_list(4), caption="#kyiv")
    await talk.press("Опублікувати")
    await talk.press_data(publish, report)
    assert "вийшов інший список" in (talk.telegram.messages[report.message_id].text or "")
    assert [edition.points for edition in await talk.office.desk.history()] == [4]
