"""The whole bot put together: what it asks of Telegram; that nothing of it runs in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.filters.logic import _InvertFilter, _LogicFilter, or_f
from aiogram.methods import GetWebhookInfo, SetWebhook
from aiogram.types import Update, WebhookInfo

from bot.admin import registration
from bot.app import build_dispatcher
from bot.intake import Intake
from bot.lifecycle import InFlight
from bot.live import Live
from bot.polling import GetRawUpdates, Polling
from bot.registration import register
from bot.session import JsonSession
from bot.storage.effects import Effects
from bot.storage.languages import Languages
from geo.guide import Guide
from tests.office import DUTY

HANDLED = ["callback_query", "inline_query", "message", "my_chat_member"]


class Asked(JsonSession):
    """A Telegram that keeps what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[Any] = []

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ASYNC109
        self.calls.append(method)
        if isinstance(method, GetWebhookInfo):
            return WebhookInfo(url="", has_custom_certificate=False, pending_update_count=0)
        if isinstance(method, GetRawUpdates):
            await asyncio.sleep(0.01)
            return []
        return True


@pytest.fixture
def dispatcher(guide: Guide, noon: datetime) -> Dispatcher:
    return build_dispatcher(Live(guide), Languages(b"secret"), lambda: noon)


@pytest.fixture
def bot() -> Bot:
    return Bot("424242:" + "A" * 35, session=Asked())


def test_the_handled_kinds_are_those_with_handlers(dispatcher: Dispatcher, bot: Bot) -> None:
    having = {kind for kind, observer in dispatcher.observers.items() if observer.handlers}
    assert having - {"update", "error"} == set(HANDLED)
    assert Intake(dispatcher, bot).kinds == HANDLED


async def test_exactly_the_handled_kinds_are_asked_of_telegram(
    dispatcher: Dispatcher, bot: Bot
) -> None:
    asked: list[Any] = bot.session.calls  # type: ignore[attr-defined]
    intake = Intake(dispatcher, bot)
    await register(bot, "https://bot.example/", "secret", intake.kinds)
    stopping = asyncio.Event()
    polling = asyncio.create_task(Polling(bot, intake, InFlight(), Effects(b"")).run(stopping))
    await asyncio.sleep(0.05)
    stopping.set()
    await polling
    told = [call for call in asked if isinstance(call, SetWebhook | GetRawUpdates)]
    assert {type(call) for call in told} == {SetWebhook, GetRawUpdates}
    assert [call.allowed_updates for call in told] == [HANDLED] * len(told)


@pytest.mark.parametrize("kind", sorted(set(Update.model_fields) - {"update_id", *HANDLED}))
async def test_no_other_kind_is_looked_at(kind: str, dispatcher: Dispatcher, bot: Bot) -> None:
    intake = Intake(dispatcher, bot)
    assert await intake.answer({"update_id": 1, kind: {"text": "Бровари"}}) is None
    assert 'kind="other",outcome="ignored"' in intake.metrics.exposition().decode()


def test_nothing_runs_in_a_thread(dispatcher: Dispatcher) -> None:
    assert in_threads(dispatcher) == []


def test_nothing_of_admins_runs_in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[Router] = []
    monkeypatch.setattr(registration, "let_through", lambda _, router, __: inside.append(router))
    registration.register_admin(Dispatcher(), SimpleNamespace(admins=(DUTY,)))  # type: ignore[arg-type]
    assert len(inside[0].message.handlers) > 1
    assert in_threads(inside[0]) == []


def test_what_runs_in_a_thread_is_found() -> None:
    router = Router()
    router.message.register(_answer, ~F.text)
    router.message.register(_answer, or_f(F.text, F.caption))
    router.message.register(lambda _: None)
    assert len(in_threads(router)) == 4


async def _answer(_: object) -> None:
    """Answers nothing."""


def in_threads(router: Router) -> list[CallableObject]:
    """Handlers and filters that aiogram would run in a thread, for every update that they meet."""
    return [
        part
        for observer in router.observers.values()
        for handler in observer.handlers
        for part in (handler, *_within(handler.filters or ()))
        if not part.awaitable
    ]


def _within(filters: Any) -> Iterator[CallableObject]:
    for each in filters:
        yield each
        if isinstance(each.callback, _LogicFilter):
            inner = each.callback
            yield from _within(
                (inner.target,) if isinstance(inner, _InvertFilter) else inner.targets  # type: ignore[attr-defined]
            )
