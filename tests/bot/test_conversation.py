"""Whole conversations with residents, through the real dispatcher, in both languages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, SendVenue
from aiogram.types import Location, ReplyKeyboardMarkup, Venue

from bot.storage.languages import Languages
from geo.guide import Guide
from tests.talk import MakeTalk, Talk

BROVARY = Location(latitude=50.5110, longitude=30.7900)
LONDON = Location(latitude=51.5, longitude=-0.12)


async def test_start_greets_once_and_offers_to_share_a_location(talk: Talk) -> None:
    text = await talk.say("/start")
    assert "Пункти Незламності" in text
    assert "Бровари" in text
    assert len(talk.calls) == 1
    keyboard = talk.calls[0].reply_markup
    assert isinstance(keyboard, ReplyKeyboardMarkup)
    assert keyboard.keyboard[0][0].request_location


async def test_start_in_a_group_asks_for_no_location(make_talk: MakeTalk) -> None:
    talk = make_talk(chat_type="group")
    await talk.say("/start")
    assert talk.calls[0].reply_markup is None


async def test_a_town_gets_the_open_points_in_one_message(talk: Talk) -> None:
    text = await talk.say("Бровари")
    assert [type(call) for call in talk.calls] == [SendMessage]
    assert text.index("Ліцей № 3") < text.index("Пожежна частина № 12") < text.index("Бібліотека")
    assert "Відчинено до 20:00" in text
    assert "Цілодобово" in text
    assert "Броварська міська рада" in text
    assert talk.labels[:3] == ["🗺 1", "🗺 2", "🗺 3"]


async def test_a_town_in_english(talk_en: Talk) -> None:
    text = await talk_en.say("Brovary")
    assert "Open until 20:00" in text
    assert "Open 24/7" in text
    assert "Ліцей № 3 (Litsei № 3)" in text or "(Litsei" in text


@pytest.mark.parametrize(
    "content",
    [
        {"location": BROVARY},
        {"location": Location(latitude=50.5110, longitude=30.7900, live_period=900)},
        {"venue": Venue(location=BROVARY, title="Дім", address="—"), "location": BROVARY},
        {"text": "50.5110, 30.7900"},
        {"text": "https://www.google.com/maps?q=50.5110,30.7900"},
        {"caption": "50.5110, 30.7900", "photo": []},
    ],
    ids=["location", "live", "venue", "typed", "link", "caption"],
)
async def test_a_position_in_any_form_gets_the_same_points(
    talk: Talk, content: dict[str, Any]
) -> None:
    text = await talk.send(**content)
    assert "1. Ліцей № 3" in text
    assert "Ближче" in text
    assert "Школа № 5" in text


async def test_a_nearer_standby_point_is_never_shown_as_open(talk: Talk) -> None:
    text = await talk.send(location=BROVARY)
    line = next(line for line in text.splitlines() if "Школа № 5" in line)
    assert "резервний" in line
    assert "🟢" not in line
    assert text.index("3. ") < text.index("Школа № 5")


async def test_further_edits_the_same_message_and_goes_back(talk: Talk) -> None:
    first = await talk.send(location=BROVARY)
    second = await talk.press("Далі")
    assert [type(call) for call in talk.calls[1:]] == [AnswerCallbackQuery, EditMessageText]
    assert "4. Намет ДСНС" in second
    assert "Ліцей № 3" not in second
    assert await talk.press("Назад") == first


async def test_a_filter_keeps_points_that_have_the_service(talk: Talk) -> None:
    await talk.send(location=BROVARY)
    await talk.press("Фільтр")
    text = await talk.press("інтернет")
    assert "Пожежна частина № 12" in text
    assert "Ліцей № 3" not in text
    assert any("✓" in label and "інтернет" in label for label in talk.labels)
    text = await talk.press("Готово")
    assert "Ліцей № 3" not in text
    assert "🗺 1" in talk.labels


async def test_at_an_hour_shows_what_is_open_then(talk: Talk) -> None:
    await talk.send(location=BROVARY)
    await talk.press("На годину")
    text = await talk.press("21:00")
    assert "Ліцей № 3" not in text
    assert "Пожежна частина № 12" in text
    assert "21:00" in text


async def test_all_night_keeps_what_stays_open(talk: Talk) -> None:
    await talk.send(location=BROVARY)
    await talk.press("На годину")
    text = await talk.press("Уся ніч")
    assert "Пожежна частина № 12" in text
    assert "Бібліотека" not in text


async def test_the_question_of_a_town_survives_the_buttons(talk: Talk) -> None:
    await talk.say("у Броварах")
    text = await talk.press("Далі")
    assert "4. Намет ДСНС" in text


async def test_a_point_comes_as_a_venue_with_ways_to_it(talk: Talk) -> None:
    await talk.send(location=BROVARY)
    await talk.press("🗺 2")
    venue: SendVenue = next(call for call in talk.calls if isinstance(call, SendVenue))
    assert venue.title.startswith("Пожежна частина № 12")
    assert (venue.latitude, venue.longitude) == (50.5, 30.79)
    targets = [b.url or (b.copy_text.text if b.copy_text else "") for b in talk.buttons]
    details = await talk.press("Години")
    assert "щодня: цілодобово" in details
    assert "інтернет" in details
    assert any("google.com/maps/dir" in target for target in targets)
    assert any("openstreetmap.org/directions" in target for target in targets)
    assert any(target.startswith("geo:50.5,30.79") for target in targets)
    assert not any("50.511" in target for target in targets), "the origin stays with the person"


async def test_no_callback_carries_a_coordinate(talk: Talk) -> None:
    await talk.send(location=BROVARY)
    for label in ("Фільтр", "Готово", "На годину"):
        for button in talk.buttons:
            assert "50.5" not in (button.callback_data or "")
            assert "30.7" not in (button.callback_data or "")
        await talk.press(label)


async def test_homonyms_are_asked_about(talk: Talk) -> None:
    text = await talk.say("Іванівка")
    assert "Іванівка" in text
    assert len([label for label in talk.labels if "Іванівка" in label]) == 8
    await talk.press("Далі")
    assert len([label for label in talk.labels if "Іванівка" in label]) == 8
    choice = talk.labels[0]
    text = await talk.press(choice)
    assert "Іванівка" in text


async def test_a_dominant_city_is_taken_and_others_offered(talk: Talk) -> None:
    text = await talk.say("Миколаїв")
    assert text.splitlines()[0] == "Миколаїв, Миколаївська обл."
    await talk.press("Миколаїв")
    assert any("Львівська" in label for label in talk.labels)


async def test_an_approximate_village_says_so(talk: Talk, guide: Guide) -> None:
    village = next(s for s in guide.gazetteer.settlements if s.approximate)
    text = await talk.say(f"{village.name_uk}, {village.raion_uk}, {village.oblast_uk}")
    if "геопозицію" not in text:
        text = await talk.press(talk.labels[0])
    assert "Надішліть геопозицію" in text


@pytest.mark.parametrize("text", ["привіт", "дякую", "😀", "asdfgh", "???", "/unknown"])
async def test_not_a_place_gets_help_never_silence(talk: Talk, text: str) -> None:
    answer = await talk.say(text)
    assert "Бровари" in answer or "Іванівка" in answer
    assert not talk.labels


async def test_a_picture_gets_help(talk: Talk) -> None:
    assert "геопозицію" in await talk.send(photo=[])


async def test_abroad_is_said_honestly(talk: Talk, talk_en: Talk) -> None:
    text = await talk.send(location=LONDON)
    assert "1545" in text
    assert "Школа № 5" in text
    assert "1545" in await talk_en.send(location=LONDON)


async def test_nothing_open_near_names_standby_and_national_sources(talk: Talk) -> None:
    text = await talk.say("Ужгород")
    assert "50 км" in text
    assert "Школа № 5" in text
    assert "1545" in text
    assert "🟢" not in text


async def test_a_withheld_hromada_shows_whom_to_ask_and_nothing_else(talk: Talk) -> None:
    text = await talk.send(location=Location(latitude=47.57, longitude=35.78))
    assert "не оприлюднюють" in text
    assert "Прихований" not in text


async def test_language_is_guessed_then_chosen(make_talk: MakeTalk) -> None:
    talk = make_talk("ru")
    assert "найближчі" in (await talk.say("Бровари")).lower()
    await talk.say("/language")
    await talk.press("English")
    assert "Open until 20:00" in await talk.say("Бровари")
    await talk.say("/language")
    await talk.press("Українська")
    assert "Відчинено до 20:00" in await talk.say("Бровари")


@pytest.mark.parametrize(("code", "word"), [("de", "Open"), ("en-GB", "Open"), (None, "Відчинено")])
async def test_the_first_guess_of_a_language(
    make_talk: MakeTalk, code: str | None, word: str
) -> None:
    assert word in await make_talk(code).say("Бровари")


@pytest.mark.parametrize("command", ["/help", "/privacy", "/about"])
async def test_commands_answer_in_both_languages(talk: Talk, talk_en: Talk, command: str) -> None:
    uk, en = await talk.say(command), await talk_en.say(command)
    assert uk != en
    assert len(talk.calls) == len(talk_en.calls) == 1


async def test_about_tells_source_date_and_counts(talk: Talk) -> None:
    text = await talk.say("/about")
    assert "Броварська міська рада" in text
    assert "6 пунктів" in text


async def test_a_button_whose_question_is_gone_asks_again(talk: Talk) -> None:
    await talk.send(location=BROVARY)
    answer = talk.last
    gone = answer.model_copy(update={"reply_to_message": None})
    talk.telegram.messages[answer.message_id] = gone
    await talk.press("Далі")
    assert "ще раз" in (talk.notice or "")


async def test_a_button_of_a_deleted_message_asks_again(talk: Talk) -> None:
    await talk.send(location=BROVARY)
    answer, data = talk.last, talk.data("Далі")
    del talk.telegram.messages[answer.message_id]
    await talk.telegram.press(talk.dispatcher, answer, data)
    assert "ще раз" in (talk.notice or "")


@pytest.mark.parametrize("data", ["", "x", "v|gone", "n|||", "l|ru"])
async def test_a_forged_or_old_button_is_answered(talk: Talk, data: str) -> None:
    await talk.send(location=BROVARY)
    await talk.telegram.press(talk.dispatcher, talk.last, data)
    assert talk.notice


async def test_pressing_twice_is_harmless(talk: Talk) -> None:
    await talk.send(location=BROVARY)
    answer, data = talk.last, talk.data("Далі")
    await talk.telegram.press(talk.dispatcher, answer, data)
    await talk.telegram.press(talk.dispatcher, answer, data)
    assert "4. Намет ДСНС" in talk.text


async def test_an_hour_that_has_passed_means_now(make_talk: MakeTalk, noon: datetime) -> None:
    now = [noon]
    talk = make_talk(clock=lambda: now[0])
    await talk.send(location=BROVARY)
    await talk.press("На годину")
    data = talk.data("15:00")
    now[0] = noon + timedelta(days=1, hours=9)
    await talk.telegram.press(talk.dispatcher, talk.last, data)
    assert "Ліцей № 3" not in talk.text


async def test_groups_hear_commands_only(make_talk: MakeTalk) -> None:
    talk = make_talk(chat_type="supergroup")
    await talk.telegram.say(talk.dispatcher, "Бровари")
    assert talk.calls == []
    await talk.say("/help")
    assert talk.calls


async def test_a_failure_is_answered_with_an_apology(make_talk: MakeTalk, guide: Guide) -> None:
    class Broken:
        def near(self, *_args: object) -> None:
            raise RuntimeError("50.5110")

    talk = make_talk(guide=Broken(), languages=Languages(b"x"))
    assert "Не вдалося відповісти" in await talk.say("Бровари")
