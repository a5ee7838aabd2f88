"""Every key that the bot leaves in Redis stands in PRIVACY.md, with its end.

That is checked after every test that uses a Redis, too (`redis_socket`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.storage.audit import AuditLog, Entry
from bot.storage.breaker import Breaker
from bot.storage.drafts import Drafts
from bot.storage.effects import Effects
from bot.storage.geocoding import GeocodeCache, ProviderBudget
from bot.storage.groups import Groups, GroupSettings
from bot.storage.languages import Languages
from bot.storage.ledger import Ledger, Swap
from bot.storage.nonces import Nonces
from bot.storage.orders import OrderStore
from bot.storage.pace import Pace
from bot.storage.posts import Posts
from bot.storage.reports import ReportStore
from bot.storage.snapshots import SnapshotStore
from bot.storage.throttle import Throttle
from bot.storage.throttle_rule import BURST, Request
from bot.storage.turns import Turns
from bot.validators import Validators
from geo.orders import Effect, Reach, new_order
from geo.reports import Fault, new_report
from tests.drafts import made_draft
from tests.redis_keys import OURS, Listed, listed, row_of

CODE = Path(__file__).parents[3] / "bot"
PERSON, SECRET = 5_550_001, b"a secret of sixteen"


def names_in(tree: ast.AST) -> Iterator[str]:
    """The names of keys and channels in the code, `<>` where a value comes."""
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside.update(map(id, node.values))
            parts = (part.value if isinstance(part, ast.Constant) else "<>" for part in node.values)
            text = "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and id(node) not in inside:
            text = str(node.value)
        else:
            continue
        if text.startswith(OURS):
            yield text


def test_the_table_names_what_the_code_names() -> None:
    named = {
        name for file in CODE.rglob("*.py") for name in names_in(ast.parse(file.read_text("utf-8")))
    }
    assert len(named) > 5
    told = {_with_blanks(row) for row in listed()}
    for name in named:
        assert any(_begins(name, each) for each in told), f"PRIVACY.md lacks {name}"
    for each in told:
        assert any(_begins(name, each) for name in named), f"nobody writes {each}"


def _begins(name: str, told: str) -> bool:
    """Whether the code's name is the table's, or its beginning, to which a hash is added."""
    return name == told or (name.endswith(":") and told.startswith(name))


def _with_blanks(row: Listed) -> str:
    return re.sub(r"<\w+>", "<>", row.name)


async def use_everything(store: Breaker) -> None:
    await Languages(SECRET, store).choose(PERSON, "en")
    for request in Request:
        for _ in range(3 * BURST):
            await Throttle(SECRET, store).admit(PERSON, request)
    async with Effects(SECRET, store).once(f"update:{PERSON}"):
        pass
    await Groups(SECRET, store).keep(PERSON, GroupSettings("UA32060050010081797", "en"))
    await Pace(SECRET, store).take(PERSON)
    await SnapshotStore(store).publish(b"one")
    two = await SnapshotStore(store).publish(b"two")
    entry = Entry(datetime.now(UTC), "Черговий", "publish", "kyiv")
    await AuditLog(store).record(entry)
    ledger = Ledger(store)
    await ledger.swap(await ledger.read(), Swap(two.sha256, len(b"two"), {}), entry)
    ordered = new_order(Effect.OPEN, Reach.UNIT, "UA18", issued=datetime.now(UTC))
    await OrderStore(store).add(ordered)
    await Posts(SECRET, store).claim(ordered.id)
    await Posts(SECRET, store).take_turn("@channel", 3)
    report = new_report("p1", Fault.CLOSED, datetime.now(UTC))
    await ReportStore(SECRET, store).add(PERSON, report)
    await ReportStore(SECRET, store).may_tell(timedelta(hours=1))
    turns = Turns(store)
    await turns.take("kyiv", timedelta(days=7))
    await turns.know("kyiv", Validators('"v1"'))
    await turns.may_tell("kyiv", "old")
    await Nonces(SECRET, store).issue(PERSON, {"act": "publish"})
    drafts = Drafts(SECRET, store)
    await drafts.take(await drafts.keep(made_draft(b"blob")))
    await drafts.keep(made_draft(b"blob"))
    await ProviderBudget("nominatim", store).reserve(1)
    await GeocodeCache(SECRET, "nominatim", store).keep(f"{PERSON}", ())


async def test_each_use_keeps_to_the_table(store: Breaker, redis: Redis) -> None:
    await use_everything(store)
    keys = [key.decode() async for key in redis.scan_iter()]
    rows = [row_of(key) for key in keys]
    assert {row for row in listed() if row.ends != "at once"} == set(rows)
    for key in keys:
        assert str(PERSON).encode() not in key.encode() + (await redis.dump(key) or b"")


async def test_only_what_is_current_stays_for_ever(store: Breaker, redis: Redis) -> None:
    await use_everything(store)
    eternal = [key async for key in redis.scan_iter() if await redis.ttl(key) == -1]
    assert len(eternal) == 6
    assert all(key.startswith(b"nezlamnist:{points}:") for key in eternal)


@pytest.mark.parametrize(
    ("ends", "ttl_s", "allowed"),
    [
        ("after 180 days", 180 * 86_400, True),
        ("after 180 days", 180 * 86_400 + 1, False),
        ("after 180 days", -1, False),
        ("after a minute; an hour if it is late", 3_600, True),
        ("never", -1, True),
        ("never; 24 hours after another", 86_401, False),
    ],
)
def test_what_a_row_allows(ends: str, ttl_s: int, allowed: bool) -> None:
    assert Listed("a", ends).allows(ttl_s) is allowed
