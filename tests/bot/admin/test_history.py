"""Looking back: what was published, one tap to each earlier list, and how the data stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.live import Live
from geo.hours import parse_hours
from geo.orders import Effect, Reach, new_order
from geo.point import Kind
from geo.refresh.reading import read_list
from geo.snapshot import Manifest, Snapshot
from tests.office import DUTY, OBLAST, SECOND, STRANGER, AdminTalk, MadeDesk, made_list

COMMANDS = ("/history", "/rollback", "/coverage")


async def publish(talk: AdminTalk, content: bytes, source_id: str = "kyiv") -> None:
    await talk.send_file(content, caption=f"#{source_id}")
    await talk.press_data(talk.buttons[0].callback_data or "")


@pytest.mark.parametrize("command", COMMANDS)
async def test_to_a_stranger_these_commands_are_unknown(
    people: dict[int, AdminTalk], command: str
) -> None:
    talk = people[STRANGER.id]
    assert await talk.say(command) == await talk.say("/nonsense")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uk", ("Ще нічого", "пунктів 30, опублікував Черговий", "повернув Змінник")),
        ("en", ("Nothing has been", "points 30, published by Черговий", "taken back by Змінник")),
    ],
)
async def test_history_tells_who_did_what(
    make_talks: Callable[[str], dict[int, AdminTalk]], language: str, said: tuple[str, ...]
) -> None:
    nothing, published, taken_back = said
    people = make_talks(language)
    talk = people[DUTY.id]
    assert nothing in await talk.say("/history")
    await publish(talk, made_list(30))
    assert published in await talk.say("/history")
    await publish(talk, made_list(31))
    second = people[SECOND.id]
    await second.say("/rollback")
    (label,) = second.labels
    assert "30" in label
    await second.press(label)
    assert taken_back in await talk.say("/history")


async def test_each_source_has_its_ways_back(talk: AdminTalk) -> None:
    assert "попередньої версії не збережено" in await talk.say("/rollback")
    for count in (30, 31, 32):
        await publish(talk, made_list(count))
    await publish(talk, made_list(3), "lviv")
    await publish(talk, made_list(4), "lviv")
    await talk.say("/rollback")
    assert [label[:8] for label in talk.labels] == ["↩️ kyiv ", "↩️ kyiv ", "↩️ lviv "]
    await talk.press_data(talk.buttons[1].callback_data or "")
    (current, *_) = await talk.office.desk.history("kyiv")
    assert current.points == 30


async def test_a_way_back_ends_when_something_else_is_published(talk: AdminTalk) -> None:
    await publish(talk, made_list(30))
    await publish(talk, made_list(31))
    await talk.say("/rollback")
    way, message = talk.buttons[0].callback_data or "", talk.last
    await publish(talk, made_list(32))
    await talk.press_data(way, message)
    told = talk.telegram.messages[message.message_id].text or ""
    assert "Відтоді опубліковано інше" in told
    assert len(await talk.office.desk.history("kyiv")) == 3


async def test_an_oblast_admin_takes_back_nothing_of_others(people: dict[int, AdminTalk]) -> None:
    await publish(people[DUTY.id], made_list(30))
    await publish(people[DUTY.id], made_list(31))
    talk = people[OBLAST.id]
    await talk.say("/rollback")
    assert "поза вашими областями: Київська область" in await talk.press("kyiv")
    (refused,) = await talk.office.audit.last(1)
    assert (refused.action, refused.outcome) == ("rollback", "refused")
    (current, *_) = await talk.office.desk.history("kyiv")
    assert current.points == 31


async def test_a_list_that_is_kept_no_more_cannot_be_judged(people: dict[int, AdminTalk]) -> None:
    await publish(people[DUTY.id], made_list(30))
    await publish(people[DUTY.id], made_list(31))
    talk = people[OBLAST.id]
    await talk.say("/rollback")
    desk = talk.office.desk
    assert isinstance(desk, MadeDesk)
    edition, _ = desk.editions["kyiv"].pop()
    assert edition.points == 30
    assert "попередньої версії не збережено" in await talk.press("kyiv")


def listed(hours: str) -> Snapshot:
    """Thirty points, the first on standby, the second of these hours."""
    first, second, *others = read_list(made_list(30)).points
    points = (
        replace(first, kind=Kind.STANDBY),
        replace(second, schedule=parse_hours(hours)),
        *others,
    )
    return Snapshot.build(points, Manifest("0" * 64, "Рада", None))


async def test_coverage_tells_what_people_are_answered_from(
    talk: AdminTalk, live: Live, noon: datetime
) -> None:
    live.take(listed("колись"))
    told = await talk.say("/coverage")
    assert told.startswith("Пунктів 30, відчинено 28 (вт 17.03, 12:00)")
    assert "Київська область: 30, найстаріші дані вт 17.03\nвідчинено 28" in told
    assert "резервних 1 · години невідомі 1" in told
    assert "Без жодного пункту: Автономна Республіка Крим, Вінницька область" in told
    before = len(talk.telegram.messages)
    live.order([new_order(Effect.ALWAYS, Reach.UNIT, "UA32", issued=noon - timedelta(hours=3))])
    again = await talk.press("Порахувати знову")
    assert again.startswith("Пунктів 30, відчинено 30"), "open by order, the standby point too"
    assert len(talk.telegram.messages) == before, "the message itself is renewed"


async def test_made_up_points_cover_nothing(talk: AdminTalk, live: Live) -> None:
    snapshot = listed("Цілодобово")
    live.take(replace(snapshot, manifest=replace(snapshot.manifest, demo=True)))
    assert await talk.say("/coverage") == "Нічого не опубліковано."
