"""Asked in any chat: `@bot Бровари`."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from aiogram.methods import AnswerInlineQuery
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent, Location

import data
from bot.assembly import load_snapshot
from bot.middlewares.throttle import ThrottleMiddleware
from bot.storage.throttle import Throttle
from bot.storage.throttle_rule import BURST
from bot.terminal.telegram_html import visible_text
from geo.guide import Guide
from geo.regions import Regions
from tests.talk import MakeTalk, Talk

HERE = Location(latitude=50.5110, longitude=30.7900)


def listed(answer: AnswerInlineQuery) -> list[InlineQueryResultArticle]:
    return [each for each in answer.results if isinstance(each, InlineQueryResultArticle)]


def sent(article: InlineQueryResultArticle) -> str:
    """What is sent when a line is picked."""
    content = article.input_message_content
    assert isinstance(content, InputTextMessageContent)
    return visible_text(content.message_text)


async def test_a_town_is_listed_as_one_card_and_by_points(talk: Talk) -> None:
    answer = await talk.ask_inline("Бровари")
    whole, first, *others = listed(answer)
    assert whole.title == "📋 Бровари, Київська обл.: відчинено 4 пункти"
    assert first.title == "Ліцей № 3"
    assert first.description
    assert first.description.startswith("🟢 Відчинено до 20:00 · ")
    assert "км" in first.description or " м" in first.description
    assert [each.title for each in others] == ["Пожежна частина № 12", "Бібліотека", "Намет ДСНС"]
    assert not answer.is_personal
    assert answer.cache_time == 60


async def test_what_is_sent_stands_alone(talk: Talk) -> None:
    whole, first, *_ = listed(await talk.ask_inline("Бровари"))
    card = sent(whole)
    for name in ("Ліцей № 3", "Пожежна частина № 12", "Бібліотека", "Намет ДСНС"):
        assert name in card
    assert "🟢 Відчинено до 20:00 (вт 17.03)" in card
    assert "Стан на вт 17.03.2026, 12:00" in card
    assert card.endswith("https://t.me/demo_bot?start=t_UA32060050010081797")
    assert sent(first).endswith("https://t.me/demo_bot?start=p_p1")
    assert "https://maps.google.com/?q=50.515,30.795" in sent(first)
    assert "сьогодні" not in card + sent(first)


async def test_latin_letters_are_answered_in_english_whoever_asks(talk: Talk) -> None:
    whole, first, *_ = listed(await talk.ask_inline("Brovary"))
    assert whole.title == "📋 Brovary, Kyivska oblast: 4 points open"
    assert first.title == "Ліцей № 3 (Litsei № 3)"
    assert "Open until 20:00 (Tue 17 Mar)" in sent(whole)


async def test_and_cyrillic_ones_in_ukrainian(talk_en: Talk) -> None:
    whole, *_ = listed(await talk_en.ask_inline("Бровари"))
    assert "відчинено" in whole.title


@pytest.mark.parametrize("text", ["інтернет Бровари", "Бровари вайфай", "wifi Бровари"])
async def test_a_wish_is_heard_beside_the_place(talk: Talk, text: str) -> None:
    whole, *points = listed(await talk.ask_inline(text))
    assert whole.title == "📋 Бровари, Київська обл.: відчинено 1 пункт"
    assert whole.description == "🌐 інтернет"
    assert [each.title for each in points] == ["Пожежна частина № 12"]
    assert "Фільтр: 🌐 інтернет" in sent(whole)


async def test_homonyms_are_there_to_pick(talk: Talk) -> None:
    answer = await talk.ask_inline("Іванівка")
    homonyms = listed(answer)
    assert 2 < len(homonyms) <= 50
    assert all("Іванівка" in each.title for each in homonyms)
    assert len({each.description for each in homonyms}) == len(homonyms)
    assert all(f"start=t_{each.id}" in sent(each) for each in homonyms)
    assert answer.button
    assert answer.button.text == "Є ще: допишіть область"


async def test_homonyms_of_one_hromada_are_told_apart(talk: Talk) -> None:
    told = [(each.title, each.description) for each in listed(await talk.ask_inline("Борщі"))]
    assert len(told) > 1
    assert len(set(told)) == len(told)
    assert {title for title, _ in told} >= {"с. Борщі", "с-ще Борщі"}


async def test_the_nearest_homonym_comes_first_to_who_shares_where_they_are(talk: Talk) -> None:
    answer = await talk.ask_inline("Іванівка", Location(latitude=46.71, longitude=34.56))
    assert "Херсонська" in (listed(answer)[0].description or "")
    assert answer.is_personal
    assert not (await talk.ask_inline("Іванівка")).is_personal


async def test_nothing_typed_lists_what_is_near_for_that_person_alone(talk: Talk) -> None:
    answer = await talk.ask_inline("", HERE)
    assert listed(answer)[1].title == "Ліцей № 3"
    assert answer.is_personal
    assert "50.511" not in "".join(map(sent, listed(answer)))


@pytest.mark.parametrize(
    ("text", "location", "hint"),
    [
        ("", None, "Напишіть населений пункт"),
        ("щось незрозуміле", None, "Не впізнаю цього місця"),
        ("", Location(latitude=51.5, longitude=-0.12), "Це місце за межами України"),
    ],
)
async def test_nothing_to_list_is_said_above_the_list(
    talk: Talk, text: str, location: Location | None, hint: str
) -> None:
    answer = await talk.ask_inline(text, location)
    assert answer.results == []
    assert answer.button
    assert answer.button.text == hint
    assert len(hint) <= 64


async def test_withheld_points_are_in_no_list(talk: Talk, guide: Guide) -> None:
    hidden = guide.gazetteer.by_code("UA23100170010023304")
    assert hidden
    answer = await talk.ask_inline(f"{hidden.name_uk}, {hidden.oblast_uk}")
    texts = [each.title + sent(each) for each in listed(answer)]
    assert texts
    assert "Прихований" not in "".join(texts)
    assert "не оприлюднюють" in texts[0]


@pytest.mark.parametrize(
    ("before_s", "cache_s"), [(3_600, 60), (61, 60), (60, 60), (20, 20), (0, 60)]
)
async def test_a_list_is_kept_no_longer_than_it_is_true(
    make_talk: MakeTalk, noon: datetime, before_s: int, cache_s: int
) -> None:
    closing = noon.replace(hour=19)
    talk = make_talk(clock=lambda: closing - timedelta(seconds=before_s))
    assert (await talk.ask_inline("Бровари")).cache_time == cache_s


async def test_it_counts_as_any_question(talk: Talk) -> None:
    throttle = ThrottleMiddleware(Throttle(b"secret"))
    talk.dispatcher.inline_query.outer_middleware(throttle)
    for _ in range(BURST):
        assert (await talk.ask_inline("Бровари")).results
    refused = await talk.ask_inline("Бровари")
    assert refused.results == []
    assert refused.is_personal
    assert refused.cache_time == 0
    assert refused.button
    assert "Забагато запитів" in refused.button.text


async def test_it_is_quick(make_talk: MakeTalk, guide: Guide, noon: datetime) -> None:
    real = Guide(guide.gazetteer, Regions.load(data.REGIONS), load_snapshot())
    talk = make_talk(guide=real, clock=lambda: noon)
    for text in ("Київ", "Іванівка"):
        took = []
        for _ in range(5):
            began = time.perf_counter()
            answer = await talk.ask_inline(text)
            took.append(time.perf_counter() - began)
        assert answer.results
        assert len(answer.results) <= 50
        assert min(took) < 0.15  # 0.03 on a quiet core
