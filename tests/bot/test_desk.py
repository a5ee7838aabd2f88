"""From a file to what every replica answers from, and back, against a real Redis."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from redis.asyncio import Redis

import data
from bot.desk import (
    Desk,
    NothingToRollBackError,
    Override,
    Receipt,
    RefusedByGuardError,
    StaleDraftError,
)
from bot.settings import DemoRefusedError
from bot.storage.audit import AuditLog, Outcome
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.ledger import EARLIER, LEDGER, Ledger
from bot.storage.snapshots import BLOB, POINTER, SnapshotStore
from geo.clock import KYIV
from geo.errors import PointsFileError, QueryError
from geo.refresh.packing import pack, unpack
from geo.snapshot import Snapshot
from tests.in_process import InProcess

NOW = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
HEADER = "id,name,kind,lat,lon,settlement,street,hours,disclosure,katottg\n"
BROVARY = "UA32060050010081797"


def row(number: int, **changes: object) -> str:
    cells = {
        "id": f"p{number}",
        "name": f"Ліцей № {number}",
        "kind": "permanent",
        "lat": 50.51 + number / 1000,
        "lon": 30.79,
        "settlement": "Бровари",
        "street": f"вул. Зразкова, {number}",
        "hours": "Цілодобово",
        "disclosure": "public",
        "katottg": BROVARY,
    }
    return ",".join(f'"{cell}"' for cell in (cells | changes).values()) + "\n"


def listed(*numbers: int, **changes: object) -> bytes:
    return (HEADER + "".join(row(number, **changes) for number in numbers)).encode()


@pytest.fixture
def desk(store: Breaker, tmp_path: Path) -> Desk:
    ticks = iter(range(10_000))
    return Desk(store, InProcess(tmp_path), lambda: NOW + timedelta(minutes=next(ticks)))


async def put(desk: Desk, content: bytes, source_id: str = "main", **said: object) -> Receipt:
    draft = await desk.check(content, "list.csv", source_id, **said)  # type: ignore[arg-type]
    return await desk.publish(draft, "Черговий")


async def seen(store: Breaker) -> Snapshot:
    snapshots = SnapshotStore(store)
    current = await snapshots.current()
    assert current is not None
    return unpack(await snapshots.fetch(current.sha256))


async def ids(store: Breaker) -> list[str]:
    return [point.id for point in (await seen(store)).points]


async def test_a_list_is_published_replaced_and_taken_up_again(desk: Desk, store: Breaker) -> None:
    first = await put(desk, listed(*range(20)))
    assert (first.points, first.edition.parent) == (20, "")
    second = await put(desk, listed(*range(19)))
    assert await ids(store) == sorted(f"p{number}" for number in range(19))
    assert second.edition.parent == first.edition.sha256

    back = await desk.roll_back("main", "Черговий")
    assert (await seen(store)).counts.total == 20
    assert back.edition.rolled_back
    assert back.edition.sha256 == first.edition.sha256
    assert [each.sha256 for each in await desk.history("main")] == [
        first.edition.sha256,
        second.edition.sha256,
        first.edition.sha256,
    ]
    with pytest.raises(NothingToRollBackError):
        await desk.roll_back("main", "Черговий")
    again = await desk.roll_back("main", "Черговий", to=second.edition.sha256[:8])
    assert again.points == 19


async def test_a_check_that_is_refused_is_in_the_audit_where_somebody_answers_for_it(
    desk: Desk,
) -> None:
    first = await put(desk, listed(*range(20)))
    await desk.check(listed(*range(19)), "list.csv", "main", who="Черговий")
    await desk.check(listed(*range(10)), "list.csv", "main")
    assert [each.action for each in await desk.audit(9)] == ["publish"]
    draft = await desk.check(listed(*range(10)), "list.csv", "main", who="Черговий")
    with pytest.raises(PointsFileError):
        await desk.check(b"<!doctype html><html></html>", "list.csv", "main", who="Житомир")
    unreadable, refused, _ = await desk.audit(9)
    assert (refused.action, refused.who, refused.outcome) == ("check", "Черговий", Outcome.REFUSED)
    assert (refused.before, refused.after) == (first.edition.sha256[:12], draft.sha256[:12])
    assert "fewer-points" in refused.reason
    assert (unreadable.who, unreadable.outcome) == ("Житомир", Outcome.FAILED)
    assert unreadable.reason == "html"


async def test_a_halved_list_is_refused_with_numbers_and_changes_nothing(
    desk: Desk, store: Breaker
) -> None:
    await put(desk, listed(*range(20)))
    draft = await desk.check(listed(*range(10)), "list.csv", "main")
    assert draft.refused
    assert draft.overridable
    with pytest.raises(RefusedByGuardError) as refusal:
        await desk.publish(draft, "Черговий")
    fewer = next(each for each in refusal.value.verdicts if each.code == "fewer-points")
    assert (fewer.measured, fewer.limit) == (0.5, 0.1)
    assert len(await ids(store)) == 20
    last = (await AuditLog(store).last(1))[0]
    assert (last.action, last.outcome) == ("publish", Outcome.REFUSED)
    assert "fewer-points" in last.reason


@pytest.mark.parametrize(
    ("override", "published"),
    [
        (Override("половина шкіл на канікулах", "Житомир"), True),
        (Override("половина шкіл на канікулах", "Черговий"), False),
        (Override(" ", "Житомир"), False),
        (Override("причина", ""), False),
    ],
)
async def test_an_override_needs_a_reason_and_another_admin(
    desk: Desk, store: Breaker, override: Override, published: bool
) -> None:
    await put(desk, listed(*range(20)))
    draft = await desk.check(listed(*range(10)), "list.csv", "main")
    if published:
        receipt = await desk.publish(draft, "Черговий", override)
        assert (receipt.edition.second, receipt.edition.reason) == (
            "Житомир",
            "половина шкіл на канікулах",
        )
        assert (await AuditLog(store).last(1))[0].who == "Черговий + Житомир"
    else:
        with pytest.raises(RefusedByGuardError):
            await desk.publish(draft, "Черговий", override)
    assert len(await ids(store)) == (10 if published else 20)


async def test_a_draft_is_stale_once_another_was_published(desk: Desk, store: Breaker) -> None:
    await put(desk, listed(*range(20)))
    one, other = [await desk.check(listed(*range(count)), "list.csv", "main") for count in (21, 22)]
    await desk.publish(one, "Черговий")
    with pytest.raises(StaleDraftError):
        await desk.publish(other, "Житомир")
    assert len(await ids(store)) == 21


async def test_a_publish_replaces_only_its_sources_points(desk: Desk, store: Breaker) -> None:
    await put(desk, listed(1, 2, 3), "kyiv")
    far = listed(1, 2, settlement="Житомир", lat=50.25, lon=28.66, katottg="UA18040190010057814")
    await put(desk, far, "zhytomyr")
    assert await ids(store) == ["kyiv.p1", "kyiv.p2", "kyiv.p3", "zhytomyr.p1", "zhytomyr.p2"]
    await put(desk, listed(1, 2, 3, 4), "kyiv")
    assert len(await ids(store)) == 6
    await desk.roll_back("kyiv", "Черговий")
    assert len(await ids(store)) == 5
    status = await desk.status()
    assert [each.source_id for each in status.editions] == ["kyiv", "zhytomyr"]
    assert status.kept == {"kyiv": 2, "zhytomyr": 0}


async def test_one_place_of_two_sources_is_shown_as_the_fresher_has_it(
    desk: Desk, store: Breaker
) -> None:
    await put(desk, listed(1, 2), "old", as_of=NOW - timedelta(days=3))
    receipt = await put(desk, listed(1, hours="09:00-18:00"), "new", as_of=NOW)
    assert receipt.merged == 1
    assert await ids(store) == ["new.p1", "old.p2"]


async def test_two_desks_that_publish_at_once_both_arrive(store: Breaker, tmp_path: Path) -> None:
    desks = [Desk(store, InProcess(tmp_path), lambda: NOW) for _ in range(2)]
    await asyncio.gather(
        put(desks[0], listed(1, 2), "one"), put(desks[1], listed(11, 12, 13), "two")
    )
    assert await ids(store) == ["one.p1", "one.p2", "two.p11", "two.p12", "two.p13"]


async def test_no_override_shows_a_withheld_point(desk: Desk, store: Breaker) -> None:
    rows = (HEADER + "".join(row(number) for number in range(20))).encode()
    await put(desk, rows + row(99, disclosure="withheld").encode())
    assert (await seen(store)).withheld_hromadas == {BROVARY[:9]}
    for shown in (
        row(99),
        row(100, name="Ліцей № 99"),
        row(101, street="вул. Зразкова, 99"),
    ):
        draft = await desk.check(rows + shown.encode(), "list.csv", "main")
        assert [each.code for each in draft.verdicts] == ["withheld-made-public"]
        assert not draft.overridable
        with pytest.raises(RefusedByGuardError):
            await desk.publish(draft, "Черговий", Override("причина", "Житомир"))
    draft = await desk.check(listed(99), "list.csv", "elsewhere")
    assert [each.code for each in draft.verdicts] == ["withheld-made-public"]


async def test_a_rollback_shows_no_withheld_point(desk: Desk, store: Breaker) -> None:
    await put(desk, listed(*range(20)))
    hidden = (HEADER + "".join(row(n) for n in range(19)) + row(19, disclosure="withheld")).encode()
    await put(desk, hidden)
    with pytest.raises(RefusedByGuardError):
        await desk.roll_back("main", "Черговий")
    assert len(await ids(store)) == 19


async def test_withheld_places_are_nowhere_in_redis(
    desk: Desk, store: Breaker, redis: Redis
) -> None:
    secret = row(99, disclosure="withheld", name="Потаємний", street="вул. Тиха, 7")
    await put(desk, listed(1, 2) + secret.encode())
    for key in [key async for key in redis.scan_iter()]:
        if key.startswith(BLOB.encode()):
            text = gzip.decompress(await redis.getrange(key, 0, -1)).decode()  # type: ignore[arg-type]
            assert "Потаємний" not in text
            assert "Тиха" not in text
            assert "p99" not in text


async def test_what_was_published_before_the_ledger_is_the_main_source(
    desk: Desk, store: Breaker, snapshot: Snapshot
) -> None:
    await SnapshotStore(store).publish(pack(snapshot))
    receipt = await put(desk, listed(31, 32), "kyiv")
    assert receipt.points == len(snapshot.points) + 2
    assert (await seen(store)).withheld_hromadas == snapshot.withheld_hromadas
    draft = await desk.check(listed(1, 2), "list.csv", "main")
    assert len(draft.diff.gone) == len(snapshot.points) - 2


async def test_a_lost_ledger_or_list_loses_no_source(
    desk: Desk, store: Breaker, redis: Redis
) -> None:
    lost = (await put(desk, listed(1, 2, 3), "kyiv")).edition.sha256
    await put(desk, listed(11, 12, 13), "lviv")
    await redis.delete(LEDGER, BLOB + lost)
    await put(desk, listed(11, 12, 13, 14), "lviv")
    assert len(await ids(store)) == 7
    assert [each.source_id for each in (await desk.status()).editions] == ["kyiv", "lviv"]
    await put(desk, listed(1, 2, 3, 4), "kyiv")
    await desk.roll_back("kyiv", "Черговий")
    assert len(await ids(store)) == 7


async def test_five_earlier_editions_are_kept(desk: Desk, redis: Redis) -> None:
    for count in range(20, 29):
        await put(desk, listed(*range(count)))
    kept = await desk.history("main")
    assert [each.points for each in kept] == [28, 27, 26, 25, 24, 23]
    assert len(kept) == EARLIER + 1
    eternal = {key.decode() async for key in redis.scan_iter() if await redis.ttl(key) == -1}
    assert {BLOB + each.sha256 for each in kept} <= eternal
    assert len([key for key in eternal if key.startswith(BLOB)]) == len(kept) + 1


async def test_a_file_that_is_no_list_leaves_everything(desk: Desk, store: Breaker) -> None:
    await put(desk, listed(1))
    with pytest.raises(PointsFileError, match="html"):
        await desk.check(b"<!doctype html><html></html>", "list.csv", "main")
    with pytest.raises(QueryError):
        await desk.check(listed(1), "list.csv", "Київ")
    draft = await desk.check(listed(1, lat="", lon="", settlement="", street=""), "l.csv", "main")
    assert [each.code for each in draft.verdicts] == ["no-valid-row"]
    with pytest.raises(RefusedByGuardError):
        await desk.publish(draft, "Черговий", Override("причина", "Житомир"))
    assert await ids(store) == ["p1"]


async def test_made_up_points_are_for_a_trial_only(store: Breaker, tmp_path: Path) -> None:
    head, *rows = gzip.decompress(data.DEMO_POINTS.read_bytes()).decode().splitlines()
    content = "\n".join([head, *rows[::20]]).encode()
    desk = Desk(store, InProcess(tmp_path), lambda: NOW)
    draft = await desk.check(content, "demo.csv", "main")
    with pytest.raises(DemoRefusedError):
        await desk.publish(draft, "Черговий")
    trial = Desk(store, InProcess(tmp_path), lambda: NOW, demo=True)
    receipt = await trial.publish(draft, "Черговий")
    assert receipt.points == draft.tally.public


async def test_without_redis_nothing_is_published(tmp_path: Path) -> None:
    desk = Desk(None, InProcess(tmp_path))
    for attempt in (
        desk.check(listed(1), "list.csv", "main"),
        desk.roll_back("main", "Черговий"),
        desk.history(),
        desk.status(),
        desk.audit(1),
    ):
        with pytest.raises(StoreUnavailableError):
            await attempt


class Cut(BaseException):
    """The process ends here."""


def calls_until(steps: int) -> Callable[[], None]:
    left = iter(range(steps))

    def count() -> None:
        if next(left, None) is None:
            raise Cut

    return count


async def test_killed_between_any_two_calls_the_old_or_the_new_list_stands(
    desk: Desk, redis: Redis, store: Breaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(desk, listed(*range(20)))
    old = await redis.get(POINTER)
    draft = await desk.check(listed(*range(21)), "list.csv", "main")
    call = Breaker.call
    for steps in range(100):
        count = calls_until(steps)

        async def counted(self: Breaker, operation: object, count: object = count) -> object:
            count()  # type: ignore[operator]
            return await call(self, operation)  # type: ignore[arg-type]

        monkeypatch.setattr(Breaker, "call", counted)
        try:
            await desk.publish(draft, "Черговий")
            break
        except Cut:
            pass
        finally:
            monkeypatch.setattr(Breaker, "call", call)
        points = (await seen(store)).counts.total
        assert points in {20, 21}
        if points == 21:
            break
        assert await redis.get(POINTER) == old
        assert (await Ledger(store).read()).editions["main"][0].points == 20
    assert steps > 6, "there are so many steps to be killed at"
    assert (await Ledger(store).read()).editions["main"][0].points == 21
