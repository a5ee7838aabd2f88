"""An order is posted to its oblast's channel, once, and no faster than Telegram allows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiogram.exceptions import TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import SendMessage
from pydantic import ValidationError
from redis.asyncio import Redis

from bot import channels as module
from bot.channel_settings import ChannelSettings
from bot.channels import NEWS_FOR, Channels
from bot.ordering import Ordering
from bot.storage.audit import AuditLog
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.orders import OrderStore
from bot.storage.posts import POSTS, Posts
from geo.guide import Guide
from geo.orders import Effect, Order, Reach, new_order
from tests.until import until

SECRET = b"a secret of sixteen"
METHOD = SendMessage(chat_id="@kyiv_oblast", text="a")


@dataclass
class Telegram:
    """What the bot says, and what becomes of it: an error to raise, once each."""

    posts: list[tuple[str, str]] = field(default_factory=list)
    fails: list[BaseException] = field(default_factory=list)
    unreachable: bool = False

    async def get_me(self) -> SimpleNamespace:
        if self.unreachable:
            raise TelegramNetworkError(METHOD, "ClientConnectorError")
        return SimpleNamespace(username="nezlamnist_bot")

    async def send_message(self, chat: str, text: str) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.posts.append((chat, text))


@pytest.fixture
def orders(store: Breaker) -> OrderStore:
    return OrderStore(store)


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def channels(
    store: Breaker,
    guide: Guide,
    telegram: Telegram,
    noon: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Channels]:
    """A replica's, at so many minutes past noon; its channels rest for a tenth of a second."""
    monkeypatch.setattr(module, "PAUSE_S", 0.1)

    def make(minutes: int = 0) -> Channels:
        now = noon + timedelta(minutes=minutes)
        ordering = Ordering(OrderStore(store), AuditLog(store), lambda: guide, lambda: now)
        return Channels(
            {"UA32": "@kyiv_oblast", "UA80": "@kyiv"},
            telegram,  # type: ignore[arg-type]
            ordering,
            Posts(SECRET, store),
            lambda: now,
        )

    return make


def opened(noon: datetime, target: str = "UA32", **parts: str) -> Order:
    return new_order(
        Effect.OPEN,
        Reach.UNIT,
        target,
        issued=noon,
        expiry=noon + timedelta(hours=20),
        **parts,  # type: ignore[arg-type]
    )


async def test_what_is_told_of_an_order(
    channels: Callable[..., Channels], orders: OrderStore, telegram: Telegram, noon: datetime
) -> None:
    await orders.add(opened(noon, note="вхід <із двору>"))
    assert await channels().post_due() == 0
    ((chat, text),) = telegram.posts
    assert chat == "@kyiv_oblast"
    uk, _, en = text.partition("https://t.me/nezlamnist_bot")
    assert uk.splitlines() == [
        "<b>🟡 Київська обл.: відчиняють резервні Пункти Незламності</b>",
        "Від вт 17.03, 12:00 до ср 18.03, 08:00.",
        "Відчинять протягом 2 год після рішення.",
        "ℹ️ вхід &lt;із двору&gt;",
        "",
        "• Школа № 5, Бровари, вул. Зразкова, 4",
        "",
        "Найближчий до вас: ",
    ]
    assert "Kyivska oblast: standby Points of Invincibility are being opened" in en
    assert en.endswith("The nearest to you: https://t.me/nezlamnist_bot")
    assert "Прихований" not in text


async def test_each_order_is_posted_once_by_all_replicas(
    channels: Callable[..., Channels], orders: OrderStore, telegram: Telegram, noon: datetime
) -> None:
    await orders.add(opened(noon))
    replicas = [channels() for _ in range(3)]
    for _ in range(3):
        await asyncio.gather(*(each.post_due() for each in replicas))
        await asyncio.sleep(0.12)
    assert len(telegram.posts) == 1


async def test_a_channel_rests_between_posts_and_others_do_not_wait(
    channels: Callable[..., Channels], orders: OrderStore, telegram: Telegram, noon: datetime
) -> None:
    for target in ("UA32", "UA3206", "UA80"):
        await orders.add(opened(noon, target))
    one = channels()
    assert await one.post_due() == 1
    assert [chat for chat, _ in telegram.posts] == ["@kyiv_oblast", "@kyiv"]
    assert await one.post_due() == 1, "not yet"
    await asyncio.sleep(0.12)
    assert await one.post_due() == 0
    assert len(telegram.posts) == 3


async def test_telegram_is_left_alone_as_long_as_it_asks(
    channels: Callable[..., Channels], orders: OrderStore, telegram: Telegram, noon: datetime
) -> None:
    await orders.add(opened(noon))
    telegram.fails.append(TelegramRetryAfter(METHOD, "Too Many Requests", 1))
    one, other = channels(), channels()
    assert await one.post_due() == 1
    await asyncio.sleep(0.2)
    assert await other.post_due() == 1
    assert not telegram.posts
    await asyncio.sleep(0.9)
    assert await other.post_due() == 0
    assert len(telegram.posts) == 1


async def test_what_was_not_begun_before_a_crash_is_posted_after_it(
    channels: Callable[..., Channels], orders: OrderStore, telegram: Telegram, noon: datetime
) -> None:
    for target in ("UA32", "UA80"):
        await orders.add(opened(noon, target))
    telegram.fails.append(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        await channels().post_due()
    await asyncio.sleep(0.12)
    assert await channels().post_due() == 0
    assert [chat for chat, _ in telegram.posts] == ["@kyiv"], "the other one may have arrived"


@pytest.mark.parametrize(
    "error",
    [TelegramNetworkError(METHOD, "timeout"), TelegramForbiddenError(METHOD, "no rights")],
)
async def test_what_may_have_arrived_or_is_forbidden_is_not_sent_again(
    channels: Callable[..., Channels],
    orders: OrderStore,
    telegram: Telegram,
    noon: datetime,
    error: BaseException,
) -> None:
    await orders.add(opened(noon))
    telegram.fails.append(error)
    assert await channels().post_due() == 0
    await asyncio.sleep(0.12)
    assert await channels().post_due() == 0
    assert not telegram.posts


async def test_an_unreachable_telegram_loses_nothing(
    channels: Callable[..., Channels], orders: OrderStore, telegram: Telegram, noon: datetime
) -> None:
    await orders.add(opened(noon))
    telegram.unreachable = True
    assert await channels().post_due() == 1
    telegram.unreachable = False
    assert await channels().post_due() == 0
    assert len(telegram.posts) == 1


async def test_only_news_of_units_with_a_channel_are_posted(
    channels: Callable[..., Channels], orders: OrderStore, telegram: Telegram, noon: datetime
) -> None:
    for order in (
        opened(noon, "UA18"),
        opened(noon - NEWS_FOR - timedelta(minutes=1)),
        new_order(Effect.CLOSE, Reach.UNIT, "UA32", issued=noon),
        new_order(Effect.OPEN, Reach.POINT, "p4", issued=noon),
        new_order(Effect.OPEN, Reach.UNIT, "UA32", issued=noon, start=noon + timedelta(hours=1)),
    ):
        await orders.add(order)
    assert await channels().post_due() == 0
    assert not telegram.posts
    assert await channels(minutes=60).post_due() == 0
    assert len(telegram.posts) == 1, "the one to come, once it holds"


async def test_claims_are_forgotten_with_their_orders(
    channels: Callable[..., Channels], orders: OrderStore, redis: Redis, noon: datetime
) -> None:
    await orders.add(opened(noon))
    await channels().post_due()
    assert await redis.hlen(POSTS) == 1
    await orders.add(opened(noon + timedelta(days=3), "UA18"))
    await channels().post_due()
    assert await redis.hlen(POSTS) == 0


async def test_a_running_bot_posts_at_once(
    channels: Callable[..., Channels], orders: OrderStore, telegram: Telegram, noon: datetime
) -> None:
    running = asyncio.create_task(channels().run())
    await asyncio.sleep(0.1)
    for target in ("UA32", "UA3206"):
        await orders.add(opened(noon, target))
    await until(lambda: len(telegram.posts) == 2, 5)
    running.cancel()
    await asyncio.wait([running])


async def test_without_redis_nothing_is_posted() -> None:
    with pytest.raises(StoreUnavailableError):
        await Posts(SECRET, None).claim("a")


def test_channels_are_named_by_oblast(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert ChannelSettings().oblast_channels == {}
    monkeypatch.setenv("OBLAST_CHANNELS", "UA18=@zhytomyr_pn, UA21=-1001234567890")
    assert ChannelSettings().oblast_channels == {"UA18": "@zhytomyr_pn", "UA21": "-1001234567890"}
    for wrong in (
        "UA18",
        "UA18=zhytomyr",
        "UA18=@a_channel;UA21=@b_channel",
        "UA18=@abcd,UA18=@efgh",
    ):
        monkeypatch.setenv("OBLAST_CHANNELS", wrong)
        with pytest.raises(ValidationError):
            ChannelSettings()
