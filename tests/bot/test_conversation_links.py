"""Links into the bot, and cards that travel without it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from aiogram.methods import GetMe, SendMessage
from aiogram.types import Location

from bot.links import ToPoint, ToTown, payload
from bot.own_name import OwnName
from geo.guide import Guide
from tests.talk import MakeTalk, Talk

BROVARY = "UA32060050010081797"
HERE = Location(latitude=50.5110, longitude=30.7900)


async def test_a_town_s_link_answers_as_if_the_town_were_typed(talk: Talk) -> None:
    linked = await talk.say(f"/start {payload(ToTown(BROVARY))}")
    assert linked == await talk.say("Бровари")
    assert "1. Ліцей № 3" in linked


async def test_its_buttons_work_as_under_any_answer(talk: Talk) -> None:
    await talk.say(f"/start {payload(ToTown(BROVARY))}")
    assert "4. Намет ДСНС" in await talk.press("Далі")


async def test_homonyms_are_offered_though_the_link_has_no_name(
    talk: Talk, guide: Guide, make_talk: MakeTalk
) -> None:
    mykolaiv = guide.gazetteer.resolve("Миколаїв").candidates[0].settlement
    await talk.say(f"/start {payload(ToTown(mykolaiv.code))}")
    assert "Є кілька" in await talk.press("Інші з назвою")
    assert sum("Миколаїв" in label for label in talk.labels) > 1
    typed = make_talk()
    await typed.say("Миколаїв")
    await typed.press("Інші з назвою")
    assert talk.labels == typed.labels


async def test_a_point_s_link_tells_all_of_it(talk: Talk, talk_en: Talk) -> None:
    text = await talk.say(f"/start {payload(ToPoint('p1'))}")
    assert text.startswith("Ліцей № 3")
    assert "щодня: 08:00–20:00" in text
    assert "Маршрут у Google Maps" in talk.labels
    assert "Hours of the week" in await talk_en.say("/start p_p1")


@pytest.mark.parametrize("said", ["t_UA99999999999999999", "here", "t_", "p_<b>", "📤"])
async def test_what_no_link_says_greets(talk: Talk, said: str) -> None:
    assert (await talk.say(f"/start {said}")).startswith("Вітаю")


async def test_a_withheld_or_gone_point_is_not_told(talk: Talk) -> None:
    for point in ("p7", "p99"):
        text = await talk.say(f"/start p_{point}")
        assert text == "Цього пункту вже немає в даних. Надішліть геопозицію або назву ще раз."


async def test_an_answer_is_shared_as_a_text_that_stands_alone(talk: Talk) -> None:
    await talk.say("Бровари")
    card = await talk.press("Поділитися")
    sent = talk.calls[-1]
    assert isinstance(sent, SendMessage)
    assert sent.reply_markup is None
    assert sent.reply_parameters is None, "a forwarded reply would bring the question along"
    assert "Відчинені Пункти Незламності: Бровари" in card
    assert "Ліцей № 3\nБровари, вул. Зразкова, 1\n🟢 Відчинено до 20:00 (вт 17.03)" in card
    assert "щодня: 08:00–20:00" in card
    assert "🔥 тепло · 🔌 зарядка" in card
    assert "https://maps.google.com/?q=50.515,30.795" in card
    assert "Стан на вт 17.03.2026, 12:00" in card
    assert "Дані: Броварська міська рада, станом на пн 16.03, 18:00." in card
    assert card.endswith(f"https://t.me/demo_bot?start=t_{BROVARY}")


async def test_it_holds_no_day_that_moves_and_nothing_of_where_one_is(
    talk: Talk, talk_en: Talk
) -> None:
    for each, label in ((talk, "Поділитися"), (talk_en, "Share")):
        await each.send(location=HERE)
        card = await each.press(label)
        assert card.endswith("https://t.me/demo_bot?start=p_p1")
        for word in ("сьогодні", "today", "пішки", "on foot", " м ", "50.511", "хв "):
            assert word not in card


async def test_what_was_filtered_is_what_is_shared(talk: Talk) -> None:
    await talk.say("Бровари")
    await talk.press("Фільтр")
    await talk.press("інтернет")
    await talk.press("Готово")
    card = await talk.press("Поділитися")
    assert "Пожежна частина № 12" in card
    assert "Ліцей" not in card


async def test_a_point_is_shared_from_its_venue(talk: Talk) -> None:
    await talk.say("Бровари")
    await talk.press("🗺 2")
    card = await talk.press("Поділитися")
    assert card.startswith("Пожежна частина № 12")
    assert card.count("ілодобово") == 1, "who is told that it never closes needs no week"
    assert card.endswith("https://t.me/demo_bot?start=p_p2")


async def test_where_all_has_closed_meanwhile_it_says_so(
    make_talk: MakeTalk, noon: datetime
) -> None:
    now = [noon]
    talk = make_talk(clock=lambda: now[0])
    await talk.say("Бровари")
    await talk.press("Фільтр")
    await talk.press("вода")
    data = talk.data("Готово").replace("n|", "s|", 1).rpartition("|")[0]
    await talk.telegram.press(talk.dispatcher, talk.last, data)
    assert talk.notice == "Тут немає відчинених пунктів, якими можна поділитися."


async def test_the_name_is_asked_for_once(talk: Talk) -> None:
    await talk.say("Бровари")
    for _ in range(3):
        await talk.telegram.press(talk.dispatcher, talk.telegram.messages[2], "p|p1")
    assert sum(isinstance(call, GetMe) for call in talk.calls) == 1


async def test_without_the_name_a_card_goes_without_a_link_and_asks_again_later(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [0.0]
    own_name = OwnName(lambda: seconds[0])

    async def unreachable() -> None:
        raise TimeoutError

    bot = talk.telegram.bot
    with monkeypatch.context() as patched:
        patched.setattr(type(bot), "get_me", lambda _: unreachable())
        assert (await own_name.links(bot)).username == ""
    assert (await own_name.links(bot)).username == "", "asked a moment ago"
    seconds[0] += timedelta(minutes=1).total_seconds()
    assert (await own_name.links(bot)).username == "demo_bot"
    assert own_name.known.username == "demo_bot"
