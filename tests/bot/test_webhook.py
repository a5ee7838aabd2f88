"""The webhook over HTTP: what it refuses, what it answers, what it survives."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import aiohttp
import orjson
import pytest
from aiogram import Bot, Dispatcher
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import Message, Update
from aiohttp.streams import StreamReader
from aiohttp.test_utils import make_mocked_request
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import build_dispatcher
from bot.delivery import DEFAULTS
from bot.handlers.errors import apologise
from bot.intake import Intake
from bot.lifecycle import InFlight
from bot.live import Live
from bot.middlewares.deadline import DeadlineMiddleware
from bot.session import JsonSession
from bot.storage.languages import Languages
from bot.webhook import MAX_BODY, Webhook
from geo.guide import Guide

TOKEN = "424242:" + "A" * 35
SECRET = "test-secret-0123456789"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
SORRY = "Не вдалося відповісти"

Sent = tuple[int, dict[str, Any]]


class RecordingSession(JsonSession):
    """Telegram does whatever it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.methods: list[TelegramMethod[Any]] = []

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ASYNC109
        self.methods.append(method)
        return True


@dataclass
class Hook:
    """The webhook under test and a client."""

    url: str
    client: aiohttp.ClientSession
    session: RecordingSession
    bot: Bot
    dispatcher: Dispatcher
    intake: Intake

    @property
    def figures(self) -> str:
        return self.intake.metrics.exposition().decode()

    def refused(self, status: int) -> bool:
        return f'nezlamnist_webhook_refusals_total{{status="{status}"}} 1.0' in self.figures

    async def post(self, body: Any, **headers: str) -> aiohttp.ClientResponse:
        data = body if isinstance(body, bytes) else orjson.dumps(body)
        headers = {HEADER: SECRET, **headers}
        response = await self.client.post(self.url, data=data, headers=headers)
        await response.read()
        return response

    async def answer(self, update: dict[str, Any]) -> dict[str, Any]:
        response = await self.post(update)
        assert response.status == 200
        answer: dict[str, Any] = await response.json()
        return answer

    async def is_alive(self) -> bool:
        return "Бровари" in (await self.answer(message(text="Бровари")))["text"]


@asynccontextmanager
async def hooked(dispatcher: Dispatcher, limit: int = 64) -> AsyncIterator[Hook]:
    session = RecordingSession()
    bot = Bot(TOKEN, session=session, default=DEFAULTS)
    stopping = asyncio.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    intake = Intake(dispatcher, bot)
    webhook = Webhook(intake, bot, SECRET, InFlight(limit))
    running = asyncio.create_task(webhook.run(listener, stopping))
    async with aiohttp.ClientSession() as client:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        yield Hook(url, client, session, bot, dispatcher, intake)
    stopping.set()
    await running


@pytest.fixture
def dispatcher(guide: Guide, noon: datetime) -> Dispatcher:
    return build_dispatcher(Live(guide), Languages(b"secret"), lambda: noon)


@pytest.fixture
async def hook(dispatcher: Dispatcher) -> AsyncIterator[Hook]:
    async with hooked(dispatcher) as hook:
        yield hook


def person(language: str = "uk") -> dict[str, Any]:
    return {"id": 7, "is_bot": False, "first_name": "О", "language_code": language}


def message(language: str = "uk", **content: Any) -> dict[str, Any]:
    chat = {"id": 7, "type": "private", "first_name": "О"}
    body = {"message_id": 5, "date": 1_790_000_000, "chat": chat, "from": person(language)}
    return {"update_id": 1, "message": body | content}


def press(data: str) -> dict[str, Any]:
    asked = message(text="Бровари")["message"]
    answer = message(text="…", message_id=6, reply_to_message=asked)["message"]
    query = {"id": "9", "from": person(), "chat_instance": "1", "data": data, "message": answer}
    return {"update_id": 2, "callback_query": query}


@pytest.mark.parametrize(
    "update",
    [
        message(text="Бровари"),
        message(location={"latitude": 50.511, "longitude": 30.79}),
        message(text="/start"),
        message(text="/about"),
        message(text="Іванівка", language="en"),
        press("n||0|||1|m"),
        press("v|p1"),
        press("d|p2"),
        press("not a button"),
    ],
    ids=["town", "location", "start", "about", "which", "further", "venue", "details", "stale"],
)
async def test_the_response_carries_what_aiogram_would_send(
    hook: Hook, update: dict[str, Any]
) -> None:
    answer = await hook.answer(update)
    parsed = Update.model_validate(update, context={"bot": hook.bot})
    method = await hook.dispatcher.feed_update(hook.bot, parsed)
    form = hook.bot.session.build_form_data(hook.bot, method)  # type: ignore[attr-defined]
    sent = {field["name"]: value for field, _, value in form._fields}
    assert answer.pop("method") == method.__api_method__
    assert {name: _as_form(value) for name, value in answer.items()} == {
        name: _as_form(_read(value)) for name, value in sent.items()
    }


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return str.__str__(value)  # an enumeration's own text is its name


def _as_form(value: Any) -> Any:
    return value if isinstance(value, dict | list) else str(value)


async def test_a_press_is_settled_beside_and_answered_in_the_response(hook: Hook) -> None:
    answer = await hook.answer(press("n||0|||1|m"))
    assert answer["method"] == "editMessageText"
    assert [method.__api_method__ for method in hook.session.methods] == ["answerCallbackQuery"]


@pytest.mark.parametrize(
    "secret",
    ["", "wrong", SECRET[:-1], SECRET + "x", "пароль", "\udcff\udcfe", "x" * 10_000],
    ids=["empty", "wrong", "shorter", "longer", "not ASCII", "not UTF-8", "10 kB"],
)
async def test_a_wrong_secret_is_refused_at_once(hook: Hook, secret: str) -> None:
    head = f"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n{HEADER}: {secret}\r\n\r\n{{}}"
    host, port = hook.url.removeprefix("http://").rstrip("/").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    began = time.perf_counter()
    writer.write(head.encode("utf-8", "surrogateescape"))
    status = await reader.readline()
    assert time.perf_counter() - began < 2
    assert b" 401 " in status
    assert hook.refused(401)
    writer.close()
    await writer.wait_closed()
    assert await hook.is_alive()


async def test_a_missing_secret_is_refused(hook: Hook) -> None:
    response = await hook.client.post(hook.url, json=message(text="Бровари"))
    assert response.status == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"update_id=1", 400),
        (b"\xff\xfe", 400),
        (b"[" * 10_000 + b"]" * 10_000, 400),
        (b'{"update_id":1,"message":' * 10_000 + b"1" + b"}" * 10_000, 400),
        (b"[]", 400),
        (b"null", 400),
        (b'{"update_id":"1"}', 400),
        (b'{"update_id":1,"message":' + b" " * MAX_BODY + b"{}}", 413),
    ],
)
async def test_a_body_that_telegram_would_not_send_is_refused_at_once(
    hook: Hook, body: bytes, status: int
) -> None:
    began = time.perf_counter()
    response = await hook.post(body)
    assert time.perf_counter() - began < 2
    assert response.status == status
    assert hook.refused(status)
    assert await hook.is_alive()


async def test_a_long_body_of_untold_length_is_refused(hook: Hook) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(5):
            yield b" " * (MAX_BODY // 4)

    response = await hook.client.post(hook.url, data=pieces(), headers={HEADER: SECRET})
    assert response.status == 413
    assert hook.refused(413)
    assert await hook.is_alive()


async def test_only_posts_are_answered(hook: Hook) -> None:
    assert (await hook.client.get(hook.url, headers={HEADER: SECRET})).status == 405


async def test_an_unknown_kind_is_acknowledged_and_only_its_kind_logged(
    hook: Hook, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert await hook.answer({"update_id": 1, "mind_reading": {"text": "canary"}}) == {}
    assert await hook.answer({"update_id": 1, "Canary 50.51": {}}) == {}
    assert await hook.answer({"update_id": 1}) == {}
    assert "mind_reading" in caplog.text
    assert "anary" not in caplog.text


@pytest.mark.parametrize(
    ("update", "method"),
    [
        ({"message": {"chat": {"id": 7}, "from": person()}}, "sendMessage"),
        ({"message": {"chat": {"id": 7}}}, "sendMessage"),
        ({"callback_query": {"id": "9", "from": person()}}, "answerCallbackQuery"),
        ({"message": {"chat": "nobody"}}, None),
        ({"message": []}, None),
    ],
)
async def test_an_update_that_cannot_be_parsed_is_apologised_for(
    hook: Hook, update: dict[str, Any], method: str | None
) -> None:
    answer = await hook.answer({"update_id": 1, **update})
    assert answer.get("method") == method
    assert method is None or SORRY in answer["text"]


def _raises(*_: Any, **__: Any) -> Any:
    raise RuntimeError("canary")


@pytest.mark.parametrize(
    "broken",
    [
        "bot.answers.render",
        "bot.storage.languages.Languages.chosen",
        "bot.handlers.origin.origin_of",
        "bot.intake.Update.model_validate",
        "aiogram.Dispatcher.feed_update",
    ],
    ids=["view", "middleware", "filter", "parser", "dispatcher"],
)
async def test_a_failure_in_any_layer_is_apologised_for(
    hook: Hook, broken: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(broken, _raises)
    answer = await hook.answer(message(text="Бровари"))
    assert answer["method"] == "sendMessage"
    assert SORRY in answer["text"]
    assert "canary" not in "".join(record.getMessage() for record in caplog.records)


async def test_the_apology_is_in_the_persons_language(
    hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.answers.render", _raises)
    answer = await hook.answer(message("en", text="Бровари"))
    assert SORRY not in answer["text"]


def answering(handler: Callable[[Message], Any]) -> Dispatcher:
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.message.register(handler)
    return dispatcher


async def test_an_answer_that_cannot_be_written_is_apologised_for() -> None:
    async def lone_surrogate(message: Message) -> SendMessage:
        return message.answer("\ud800")

    async with hooked(answering(lone_surrogate)) as hook:
        assert SORRY in (await hook.answer(message(text="…")))["text"]
        assert "nezlamnist_answers_unsent_total 1.0" in hook.figures


async def test_a_slow_update_is_given_up_with_an_apology() -> None:
    async def sleep(_: Message) -> None:
        await asyncio.sleep(30)

    dispatcher = answering(sleep)
    dispatcher.update.outer_middleware(DeadlineMiddleware(0.05))
    dispatcher.errors.register(apologise)
    async with hooked(dispatcher) as hook:
        began = time.perf_counter()
        assert SORRY in (await hook.answer(message(text="…")))["text"]
        assert time.perf_counter() - began < 2


async def test_what_is_too_much_is_to_come_again_later() -> None:
    entered, go_on = asyncio.Semaphore(0), asyncio.Event()

    async def wait(message: Message) -> SendMessage:
        entered.release()
        await go_on.wait()
        return message.answer("done")

    async with hooked(answering(wait), limit=2) as hook:
        first = [asyncio.create_task(hook.answer(message(text="…"))) for _ in range(2)]
        for _ in first:
            await entered.acquire()
        refused = await hook.post(message(text="…"))
        assert refused.status == 503
        assert hook.refused(503)
        assert int(refused.headers["Retry-After"]) >= 1
        go_on.set()
        assert [(await each)["text"] for each in first] == ["done", "done"]
        assert (await hook.answer(message(text="…")))["text"] == "done"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["chat", "from", "id", "text", "message", "location", "latitude", "data", "date"]
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)
updates = st.fixed_dictionaries(
    {"update_id": st.integers(0, 2**40)},
    optional={"message": json_values, "callback_query": json_values, "poll": json_values},
).map(json.dumps)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | (updates | json_values.map(json.dumps)).map(str.encode))
def test_no_body_breaks_the_worker(body: bytes) -> None:
    async def respond() -> int:
        loop = asyncio.get_running_loop()
        payload = StreamReader(_Protocol(loop), 2**16, loop=loop)
        payload.feed_data(body)
        payload.feed_eof()
        request = make_mocked_request("POST", "/", {HEADER: SECRET}, payload=payload)
        return (await echoing().respond(request)).status

    assert asyncio.run(respond()) in {200, 400}


@cache
def echoing() -> Webhook:
    async def echo(message: Message) -> SendMessage:
        return message.answer(message.text or "—")

    bot = Bot(TOKEN, session=RecordingSession(), default=DEFAULTS)
    return Webhook(Intake(answering(echo), bot), bot, SECRET, InFlight())


class _Protocol(aiohttp.base_protocol.BaseProtocol):
    """A connection that nothing is read from."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop, None)
