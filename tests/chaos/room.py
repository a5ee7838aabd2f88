"""The bot's webhook inside this process, where its clock and its insides can be got at."""

from __future__ import annotations

import asyncio
import inspect
import socket
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, ExitStack, contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Self
from unittest import mock

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.app import build_dispatcher
from bot.clock import Clock
from bot.delivery import DEFAULTS
from bot.intake import Intake, RawUpdate
from bot.lifecycle import InFlight
from bot.live import Live
from bot.middlewares.throttle import ThrottleMiddleware
from bot.session import JsonSession
from bot.storage.languages import Languages
from bot.storage.throttle import Throttle
from bot.webhook import Webhook
from geo.guide import Guide
from tests.chaos.actor import Actor
from tests.chaos.bot_api import BotApi
from tests.chaos.house import SECRET, TOKEN
from tests.chaos.ledger import Ledger

_KEY = b"room"


class PoisonError(Exception):
    """What no code expects."""


class _Poison:
    """How many layers may still raise for the update of the present task."""

    def __init__(self, times: int) -> None:
        self.times = times


_poison: ContextVar[_Poison | None] = ContextVar("poison", default=None)


class Room:
    """Takes updates from `actor` until left; `clock` is the bot's."""

    def __init__(self, guide: Guide, clock: Clock) -> None:
        self.ledger = Ledger()
        self._guide = guide
        self._clock = clock
        self._closing = AsyncExitStack()

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as closing:
            api = await closing.enter_async_context(BotApi(TOKEN, self.ledger))
            session = JsonSession(api=TelegramAPIServer.from_base(api.url))
            closing.push_async_callback(session.close)
            bot = Bot(TOKEN, session=session, default=DEFAULTS)
            dispatcher = build_dispatcher(
                Live(self._guide),
                Languages(_KEY),
                self._clock,
                (ThrottleMiddleware(Throttle(_KEY, clock=lambda: self._clock().timestamp())),),
            )
            listener = socket.create_server(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
            stopping = asyncio.Event()
            webhook = Webhook(Intake(dispatcher, bot), bot, SECRET, InFlight())
            serving = asyncio.create_task(webhook.run(listener, stopping))
            closing.push_async_callback(asyncio.wait, [serving])
            closing.callback(stopping.set)
            self.actor = await closing.enter_async_context(Actor(url, SECRET, self.ledger))
            self._closing = closing.pop_all()
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self._closing.aclose()


@contextmanager
def poisoned(layers: tuple[tuple[Any, str], ...], every: int, times: int) -> Iterator[None]:
    """Each of these attributes raises for so many updates, at most so many times for each."""
    answer = Intake.answer

    async def serve(intake: Intake, raw: RawUpdate) -> Any:
        _poison.set(_Poison(times) if raw["update_id"] % every == 0 else None)
        return await answer(intake, raw)

    with ExitStack() as patches:
        patches.enter_context(mock.patch.object(Intake, "answer", serve))
        for owner, name in layers:
            patches.enter_context(mock.patch.object(owner, name, _raising(getattr(owner, name))))
        yield


def _raising(original: Callable[..., Any]) -> Callable[..., Any]:
    """What aiogram looks at stays: whether it is asynchronous, which arguments it wants."""

    async def call_later(*arguments: Any, **named: Any) -> Any:
        _taste()
        return await original(*arguments, **named)

    def call(*arguments: Any, **named: Any) -> Any:
        _taste()
        return original(*arguments, **named)

    poisonous = call_later if inspect.iscoroutinefunction(original) else call
    vars(poisonous)["__signature__"] = inspect.signature(original)
    return poisonous


def _taste() -> None:
    poison = _poison.get()
    if poison is not None and poison.times:
        poison.times -= 1
        raise PoisonError
