"""Orders from a phone: shown before they are given, given once, seen, lifted, kept in scope."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from geo.orders import Effect, Reach
from tests.office import DUTY, OBLAST, STRANGER, AdminTalk


@pytest.mark.parametrize("command", ["/orders", "/open", "/close x", "/note x\ny"])
async def test_to_a_stranger_orders_are_unknown(people: dict[int, AdminTalk], command: str) -> None:
    talk = people[STRANGER.id]
    assert await talk.say(command) == await talk.say("/nonsense")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "uk",
            (
                "Розпорядження ще не віддано",
                "Стосується 1 пункту",
                "Розпорядження віддано",
                "Скасувати",
                "Розпорядження скасовано",
            ),
        ),
        ("en", ("Nothing is ordered yet", "1 point", "given", "Cancel", "cancelled")),
    ],
)
async def test_standby_points_are_opened_by_order_and_the_order_is_lifted(
    make_talks: Callable[[str], dict[int, AdminTalk]], language: str, said: tuple[str, ...]
) -> None:
    nothing_yet, reached, given, lift, lifted = said
    talk = make_talks(language)[DUTY.id]
    shown = await talk.say("/open Київська область до ср 08:00\nВхід із двору")
    assert nothing_yet in shown
    assert reached in shown
    assert "Вхід із двору" in shown
    assert await talk.office.ordering.standing() == ()
    assert given in await talk.press("✅")
    (order,) = await talk.office.ordering.standing()
    assert (order.effect, order.reach, order.target) == (Effect.OPEN, Reach.UNIT, "UA32")
    assert order.expiry is not None
    assert f"{order.expiry:%a %H:%M}" == "Wed 08:00"
    assert (order.note, order.who) == ("Вхід із двору", DUTY.label)
    assert order.id in await talk.say("/orders")
    assert lifted.casefold() in (await talk.press(lift)).casefold()
    assert await talk.office.ordering.standing() == ()
    actions = [(entry.who, entry.action) for entry in await talk.office.audit.last(5)]
    assert actions == [(DUTY.label, "cancel"), (DUTY.label, "order")]


async def test_an_oblast_is_chosen_by_buttons(talk: AdminTalk) -> None:
    await talk.say("/open")
    assert len(talk.labels) == 27
    await talk.press("Житомирська область")
    assert len(talk.labels) == 4
    assert "ср 18.03, 12:00" in talk.labels[1]
    assert "до скасування" in talk.labels[3]
    await talk.press("до скасування")
    (order,) = await talk.office.ordering.standing()
    assert (order.target, order.expiry) == ("UA18", None)


async def test_an_oblast_admin_is_offered_their_oblast_and_nothing_else(
    people: dict[int, AdminTalk],
) -> None:
    talk = people[OBLAST.id]
    await talk.say("/open")
    assert talk.labels == ["Житомирська область"]
    for text in (
        "/open Київська область",
        "/open UA32",
        "/close Ліцей № 3",
        "/open Броварський район",
    ):
        assert await talk.say(text) == "Це поза вашими областями."
    (refused, *_) = await talk.office.audit.last(9)
    assert (refused.who, refused.action, refused.outcome) == (OBLAST.label, "order", "refused")
    assert "Розпорядження віддано" in await _given(talk, "/open Житомирська область")


async def test_a_forged_choice_is_refused(people: dict[int, AdminTalk]) -> None:
    talk = people[OBLAST.id]
    await talk.say("/open")
    await talk.press_data("A|u|open|UA32")
    assert talk.text == "Це поза вашими областями."


async def test_nobody_lifts_what_others_ordered_elsewhere(people: dict[int, AdminTalk]) -> None:
    await _given(people[DUTY.id], "/open Київська область")
    talk = people[OBLAST.id]
    assert "Київська обл." in await talk.say("/orders")
    assert talk.labels == []


async def test_the_same_order_twice_is_one(talk: AdminTalk) -> None:
    await _given(talk, "/open Київська область до ср 08:00")
    assert "вже діє" in await _given(talk, "/open Київська область до ср 08:00")
    assert len(await talk.office.ordering.standing()) == 1


async def test_a_point_is_named_by_its_words_and_confirmed_or_closed(talk: AdminTalk) -> None:
    await _given(talk, "/open школа 5")
    await _given(talk, "/close зразкова 1 до ср 08:00")
    standing = await talk.office.ordering.standing()
    given = {(order.effect, order.reach, order.target) for order in standing}
    point = Reach.POINT
    assert given == {(Effect.CONFIRM, point, "p4"), (Effect.CLOSE, point, "p1")}


async def test_where_several_points_are_named_so_each_has_a_button(talk: AdminTalk) -> None:
    await talk.say("/close зразкова")
    assert len(talk.labels) == 6
    await talk.press("Бібліотека")
    (order,) = await talk.office.ordering.standing()
    assert order.target == "p3"


async def test_round_the_clock_and_notes(talk: AdminTalk) -> None:
    await _given(talk, "/open Харківська область 24/7 до скасування")
    await _given(talk, "/note p1\nВхід із двору")
    standing = await talk.office.ordering.standing()
    given = {(order.effect, order.target, order.expiry, order.note) for order in standing}
    assert given == {
        (Effect.ALWAYS, "UA63", None, ""),
        (Effect.NOTE, "p1", None, "Вхід із двору"),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/close", "Напишіть, який пункт зачинити"),
        ("/note", "з нового рядка"),
        ("/note p1", "Напишіть текст примітки"),
        ("/open Мордор", "Не знаю, що таке «Мордор»"),
        ("/open Київська область до 32.13 08:00", "Не зрозуміло, до якого часу"),
        ("/open Київська область до 01.01.2020 08:00", "Не зрозуміло, до якого часу"),
        ("/open #nosuch", "Стосується"),
        ("/note p1\n" + "х" * 201, "задовга"),
        ("/orders", "Немає чинних розпоряджень."),
    ],
)
async def test_what_is_not_clear_is_asked_again(talk: AdminTalk, text: str, told: str) -> None:
    if text == "/open #nosuch":
        await talk.say(text)
        assert "Немає такого пункту, джерела чи коду." in await talk.press("✅")
    else:
        assert told in await talk.say(text)


async def test_an_order_that_is_gone_cannot_be_lifted(talk: AdminTalk) -> None:
    await _given(talk, "/open Київська область")
    await talk.say("/orders")
    lift, message = talk.buttons[0].callback_data or "", talk.last
    await talk.say("/orders")
    await talk.press("Скасувати")
    await talk.press_data(lift, message)
    assert talk.telegram.messages[message.message_id].text == "Такого розпорядження вже немає."


async def test_a_button_pressed_after_its_orders_end_gives_none(
    talk: AdminTalk, now: list[datetime]
) -> None:
    assert "кінець має бути після початку" in await talk.say("/open UA32 до 2026-03-17T12:00:30")
    await talk.say("/open UA32 до 12:05")
    now[0] += timedelta(minutes=6)
    assert "вже минув" in await talk.press("✅")
    assert await talk.office.ordering.standing() == ()


async def _given(talk: AdminTalk, text: str) -> str:
    await talk.say(text)
    return await talk.press("✅")
