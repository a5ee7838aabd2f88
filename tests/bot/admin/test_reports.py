"""Admins see what people report in their oblasts, and settle it: it's open, close it, fix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.admin.office import Office
from bot.admin.reports import MOST_SHOWN
from bot.live import Live
from bot.storage.audit import Outcome
from bot.storage.reports import ReportStore
from geo.opening import State
from geo.orders import Effect, Reach
from geo.reports import Fault, new_report
from geo.snapshot import Snapshot
from tests.office import DUTY, OBLAST, STRANGER, AdminTalk

NOBODY = ("За день про пункти ваших областей", "Nobody has reported anything")


@pytest.fixture
async def reported(office: Office, noon: datetime) -> Office:
    """Three found the lyceum closed and one found it cold; one found the library dark."""
    faults = [Fault.CLOSED] * 3 + [Fault.NO_HEAT]
    for person, fault in enumerate(faults):
        made = noon - timedelta(minutes=20 - person)
        await office.reports.add(person, new_report("p1", fault, made))
    await office.reports.add(9, new_report("p3", Fault.NO_POWER, noon))
    await office.reports.add(9, new_report("gone", Fault.CLOSED, noon))
    return office


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uk", ("зачинено: 3 · немає тепла: 1 · востаннє вт 17.03, 11:43", "4 повідомлення")),
        ("en", ("closed: 3 · no heat: 1 · last Tue 17 Mar, 11:43", "4 reports are settled")),
    ],
)
async def test_it_is_open_confirms_the_point_and_clears_its_reports(
    reported: Office,
    make_talks: Callable[[str], dict[int, AdminTalk]],
    language: str,
    said: tuple[str, str],
) -> None:
    talk = make_talks(language)[DUTY.id]
    digest = await talk.say("/reports")
    assert digest.index("Ліцей № 3") < digest.index("Бібліотека"), "the most reported first"
    assert said[0] in digest
    assert len(talk.labels) == 6
    shown, other = talk.last, talk.data("🔴 2")
    assert said[1] in await talk.press("✅ 1")
    (order,) = await reported.ordering.standing()
    assert (order.effect, order.reach, order.target) == (Effect.CONFIRM, Reach.POINT, "p1")
    assert order.expiry is not None
    assert order.expiry.hour == 18, "six hours, before it closes at 20:00"
    assert {each.point_id for each in await reported.reports.recent(reported.clock())} == {
        "p3",
        "gone",
    }
    settled, ordered = await reported.audit.last(5)
    assert (settled.who, settled.action, settled.target) == (DUTY.label, "reports", "p1")
    assert (settled.before, settled.after) == ("closed 3, no_heat 1", order.id)
    assert (ordered.who, ordered.action, ordered.target) == (DUTY.label, "order", order.id)
    await talk.press_data(other, shown)
    assert len(await reported.ordering.standing()) == 2, "the digest's other buttons still work"


@pytest.mark.parametrize(("language", "lift"), [("uk", "Скасувати"), ("en", "Cancel")])
async def test_close_it_closes_the_point_for_a_day(
    reported: Office,
    make_talks: Callable[[str], dict[int, AdminTalk]],
    live: Live,
    language: str,
    lift: str,
) -> None:
    talk = make_talks(language)[DUTY.id]
    await talk.say("/reports")
    await talk.press("🔴 1")
    (order,) = standing = await reported.ordering.standing()
    assert (order.effect, order.target) == (Effect.CLOSE, "p1")
    assert order.expiry == reported.clock() + timedelta(hours=24)
    live.order(standing)
    card = live.guide.card("p1", reported.clock())
    assert card is not None
    assert card.opening.state is State.CLOSED
    await talk.press(lift)
    assert await reported.ordering.standing() == ()


@pytest.mark.parametrize(("language", "how"), [("uk", "виправлений список"), ("en", "corrected")])
async def test_fix_tells_how(
    reported: Office, make_talks: Callable[[str], dict[int, AdminTalk]], language: str, how: str
) -> None:
    talk = make_talks(language)[DUTY.id]
    await talk.say("/reports")
    told = await talk.press("✏️ 2")
    assert how in told
    assert "/note p3" in told
    assert len(await reported.reports.recent(reported.clock())) == 6, "nothing is settled yet"


async def test_a_confirmed_point_is_not_held_open_past_its_hours(
    reported: Office, talk: AdminTalk, now: list[datetime]
) -> None:
    now[0] += timedelta(hours=4)
    await talk.say("/reports")
    await talk.press("✅ 1")
    (order,) = await reported.ordering.standing()
    assert order.expiry is not None
    assert f"{order.expiry:%H:%M}" == "20:00"


async def test_an_oblast_admin_sees_only_their_oblast(
    reported: Office, people: dict[int, AdminTalk]
) -> None:
    talk = people[OBLAST.id]
    assert NOBODY[0] in await talk.say("/reports")
    meaning = {"act": "settle_reports", "effect": "close", "target": "p1"}
    nonce = await reported.nonces.issue(OBLAST.id, meaning)
    await talk.press_data(f"A|n|{nonce}")
    assert talk.text == "Це поза вашими областями."
    assert await reported.ordering.standing() == ()
    assert len(await reported.reports.recent(reported.clock())) == 6
    (refused,) = await reported.audit.last(5)
    assert (refused.who, refused.outcome) == (OBLAST.label, Outcome.REFUSED)


@pytest.mark.parametrize("code", ["", "UA18020010010085262"])
async def test_what_the_code_says_is_not_enough(
    office: Office,
    people: dict[int, AdminTalk],
    live: Live,
    snapshot: Snapshot,
    noon: datetime,
    code: str,
) -> None:
    lyceum = snapshot.points[0]
    told = replace(lyceum, address=replace(lyceum.address, katottg=code))
    live.take(Snapshot.build([told], snapshot.manifest))
    await office.reports.add(1, new_report("p1", Fault.CLOSED, noon))
    assert NOBODY[0] in await people[OBLAST.id].say("/reports"), "it lies in another oblast"
    assert "Ліцей № 3" in await people[DUTY.id].say("/reports")


@pytest.mark.parametrize(("language", "nobody"), list(zip(("uk", "en"), NOBODY, strict=True)))
async def test_a_day_without_reports(
    reported: Office,
    make_talks: Callable[[str], dict[int, AdminTalk]],
    now: list[datetime],
    language: str,
    nobody: str,
) -> None:
    del reported
    now[0] += timedelta(hours=14)
    assert nobody in await make_talks(language)[DUTY.id].say("/reports")


async def test_more_points_than_fit_are_counted(
    office: Office, talk: AdminTalk, noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.admin.reports.MOST_SHOWN", 4)
    assert MOST_SHOWN == 8
    for number in range(1, 7):
        await office.reports.add(1, new_report(f"p{number}", Fault.CLOSED, noon))
    assert "І ще 2 пункти." in await talk.say("/reports")
    assert len(talk.labels) == 12


async def test_to_a_stranger_reports_are_unknown(people: dict[int, AdminTalk]) -> None:
    talk = people[STRANGER.id]
    assert await talk.say("/reports") == await talk.say("/nonsense")
    await talk.press_data("A|x|p1")
    assert "p1" not in talk.text


async def test_without_redis_nothing_is_settled(office: Office, talk: AdminTalk) -> None:
    object.__setattr__(office, "reports", ReportStore(b"secret"))
    assert "Сховище не відповідає" in await talk.say("/reports")
