"""Files on their way: they hold up nobody, come once, and are apologised for when they can't."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import (
    GetUpdates,
    SendChatAction,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InputMediaDocument, Message

from bot.delivery import DEFAULTS
from bot.i18n import words_in
from bot.intake import Intake
from bot.lifecycle import InFlight
from bot.metrics import Metrics
from bot.polling import GetRawUpdates, Polling
from bot.session import JsonSession
from bot.storage.breaker import Breaker
from bot.storage.effects import Effects
from bot.uploads import BEGUN_MS, FileMethod, Uploads
from bot.webhook import Webhook
from tests.until import until

SECRET = "test-secret-0123456789"
WORDS = words_in("uk")
UNSENT, BUSY = WORDS("file-unsent"), WORDS("files-busy")


class SlowSession(JsonSession):
    """A Telegram whose files take as long as they are let; `fails` is raised at them instead."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[TelegramMethod[Any]] = []
        self.go_on = asyncio.Event()
        self.fails: type[Exception] | None = None
        self.polled: list[list[dict[str, Any]]] = []

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ASYNC109
        if isinstance(method, GetRawUpdates | GetUpdates):
            if not self.polled:
                await asyncio.sleep(0.02)
            return self.polled.pop() if self.polled else []
        self.calls.append(method)
        if isinstance(method, SendDocument | SendPhoto | SendMediaGroup):
            if self.fails:
                raise self.fails(method, "…")
            await self.go_on.wait()
        return True

    def called(self, kind: type) -> int:
        return sum(isinstance(call, kind) for call in self.calls)

    @property
    def told(self) -> list[str]:
        return [call.text for call in self.calls if isinstance(call, SendMessage)]


@dataclass
class Sender:
    """Uploads of few at a time, to a Telegram under control."""

    store: Breaker | None = None
    bounds: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.session, self.metrics = SlowSession(), Metrics()
        self.bot = Bot("424242:" + "A" * 35, session=self.session, default=DEFAULTS)
        effects = Effects(b"secret", self.store)
        self.uploads = Uploads(self.bot, effects, self.metrics, **self.bounds)

    def begin(self, number: int = 1, file: FileMethod | None = None) -> TelegramMethod[Any]:
        return self.uploads.begin(file or document(number), number, WORDS)

    def counted(self, outcome: str) -> int:
        found = self.metrics.exposition().decode().splitlines()
        head = f'nezlamnist_files_total{{outcome="{outcome}"}} '
        return sum(int(float(line.removeprefix(head))) for line in found if line.startswith(head))

    @property
    def under_way(self) -> bool:
        return "nezlamnist_files_under_way 0.0" not in self.metrics.exposition().decode()

    async def ended(self) -> None:
        await until(lambda: not self.uploads._tasks)


def document(chat: int = 7) -> SendDocument:
    return SendDocument(chat_id=chat, document=BufferedInputFile(b"pdf", "p.pdf"))


def photo() -> SendPhoto:
    return SendPhoto(chat_id=7, photo=BufferedInputFile(b"png", "p.png"))


def album() -> SendMediaGroup:
    file = InputMediaDocument(media=BufferedInputFile(b"gpx", "p.gpx"))
    return SendMediaGroup(chat_id=7, media=[file, file])


@pytest.mark.parametrize(
    ("file", "action"),
    [
        (document(), "upload_document"),
        (photo(), "upload_photo"),
        (album(), "upload_document"),
    ],
    ids=["document", "photo", "album"],
)
async def test_the_chat_shows_that_a_file_is_coming(file: FileMethod, action: str) -> None:
    sender = Sender()
    meanwhile = sender.begin(file=file)
    assert isinstance(meanwhile, SendChatAction)
    assert (meanwhile.chat_id, meanwhile.action) == (7, action)
    await until(lambda: sender.session.calls == [file])
    assert sender.under_way
    sender.session.go_on.set()
    await sender.ended()
    assert sender.counted("sent") == 1
    assert not sender.under_way
    assert not sender.session.told


async def test_a_few_are_sent_at_once_and_a_few_wait() -> None:
    sender = Sender(bounds={"at_once": 2, "waiting": 3})
    told = [sender.begin(number) for number in range(7)]
    assert [type(each) for each in told] == [SendChatAction] * 5 + [SendMessage] * 2
    assert [each.text for each in told if isinstance(each, SendMessage)] == [BUSY] * 2
    await until(lambda: sender.session.called(SendDocument) == 2)
    await asyncio.sleep(0.05)
    assert sender.session.called(SendDocument) == 2
    sender.session.go_on.set()
    await sender.ended()
    assert (sender.counted("sent"), sender.counted("refused")) == (5, 2)
    assert isinstance(sender.begin(8), SendChatAction), "there is room again"
    await sender.ended()


async def test_a_file_that_takes_too_long_is_given_up_with_an_apology() -> None:
    sender = Sender(bounds={"within_s": 0.05, "at_once": 1})
    sender.begin(1)
    sender.begin(2)
    await sender.ended()
    assert sender.session.told == [UNSENT] * 2, "who only waited hears so as well"
    assert sender.counted("late") == 2


@pytest.mark.parametrize("error", [TelegramNetworkError, ZeroDivisionError])
async def test_a_file_that_fails_is_apologised_for(error: type[Exception]) -> None:
    sender = Sender()
    sender.session.fails = error
    sender.begin()
    await sender.ended()
    assert sender.session.told == [UNSENT]
    assert sender.counted("failed") == 1


async def test_in_a_topic_it_is_said_to_who_asked() -> None:
    sender = Sender(bounds={"within_s": 0.01})
    message = Message.model_validate(
        {"message_id": 5, "date": 1, "chat": {"id": -7, "type": "supergroup"}}
        | {"message_thread_id": 3, "is_topic_message": True}
    )
    meanwhile = sender.begin(file=message.reply_document(BufferedInputFile(b"pdf", "p.pdf")))
    assert isinstance(meanwhile, SendChatAction)
    assert meanwhile.message_thread_id == 3
    await sender.ended()
    (told,) = (call for call in sender.session.calls if isinstance(call, SendMessage))
    assert told.reply_parameters
    assert (told.chat_id, told.message_thread_id, told.reply_parameters.message_id) == (-7, 3, 5)


async def test_what_telegram_sends_again_is_sent_once(store: Breaker) -> None:
    one, other = Sender(store), Sender(store)
    one.begin(1)
    one.begin(1)
    await until(lambda: one.session.called(SendDocument) == 1)
    other.begin(1)
    one.session.go_on.set()
    await asyncio.gather(one.ended(), other.ended())
    one.begin(1)
    await one.ended()
    assert (one.session.called(SendDocument), other.session.called(SendDocument)) == (1, 0)
    assert (one.counted("sent"), one.counted("repeated"), other.counted("repeated")) == (1, 1, 1)
    assert not one.session.told
    assert not other.session.told


async def test_what_failed_is_sent_when_it_is_asked_for_again(store: Breaker) -> None:
    sender = Sender(store)
    sender.session.fails = TelegramNetworkError
    sender.begin(1)
    await sender.ended()
    sender.session.fails = None
    sender.session.go_on.set()
    sender.begin(1)
    await sender.ended()
    assert sender.counted("sent") == 1


async def test_the_mark_of_a_killed_process_ends(store: Breaker) -> None:
    sender = Sender(store)
    sender.begin(1)
    await until(lambda: sender.session.called(SendDocument) == 1)
    (key,) = await store.call(lambda redis: redis.keys("nezlamnist:effect:*"))
    assert 0 < await store.call(lambda redis: redis.pttl(key)) <= BEGUN_MS
    sender.session.go_on.set()
    await sender.ended()


async def test_an_end_waits_and_then_says_which_files_are_lost() -> None:
    sender = Sender()
    sender.begin(1)
    asyncio.get_running_loop().call_later(0.05, sender.session.go_on.set)
    await sender.uploads.close(2)
    assert sender.counted("sent") == 1
    sender.session.go_on.clear()
    sender.begin(2)
    began = time.monotonic()
    await sender.uploads.close(1.05)
    assert time.monotonic() - began < 1
    assert sender.session.told == [UNSENT]
    assert sender.counted("cut") == 1


def update(number: int, text: str) -> dict[str, Any]:
    person = {"id": number, "is_bot": False, "first_name": "О", "language_code": "uk"}
    chat = {"id": number, "type": "private"}
    body = {"message_id": number, "date": 1, "chat": chat, "from": person, "text": text}
    return {"update_id": number, "message": body}


def answering() -> Dispatcher:
    """«/poster» is answered by a document, all else by a text."""

    async def poster(message: Message) -> SendDocument:
        return message.answer_document(BufferedInputFile(b"pdf", "p.pdf"))

    async def town(message: Message) -> SendMessage:
        return message.answer("Ліцей")

    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.message.register(poster, F.text == "/poster")
    dispatcher.message.register(town)
    return dispatcher


@asynccontextmanager
async def hooked(sender: Sender) -> AsyncIterator[aiohttp.ClientSession]:
    stopping, listener = asyncio.Event(), socket.create_server(("127.0.0.1", 0))
    intake = Intake(answering(), sender.bot, metrics=sender.metrics, uploads=sender.uploads)
    webhook = Webhook(intake, sender.bot, SECRET, InFlight())
    running = asyncio.create_task(webhook.run(listener, stopping))
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(url, headers=headers, connector=connector) as client:
        yield client
    stopping.set()
    await running


async def test_64_slow_files_keep_a_towns_answer_from_nobody() -> None:
    sender = Sender()
    async with hooked(sender) as client:

        async def ask(number: int, text: str) -> tuple[int, Any, float]:
            began = time.monotonic()
            async with client.post("/", json=update(number, text)) as response:
                return response.status, await response.json(), time.monotonic() - began

        posters = await asyncio.gather(*(ask(number, "/poster") for number in range(64)))
        status, answer, took_s = await ask(64, "Бровари")
        assert (status, answer["text"]) == (200, "Ліцей")
        assert took_s < 1, "an upload takes as long as it likes"
        assert {status for status, *_ in posters} == {200}
        said = [answer.get("text", answer["method"]) for _, answer, _ in posters]
        assert sorted(set(said)) == sorted({"sendChatAction", BUSY})
        sender.session.go_on.set()
        await sender.ended()
    assert sender.counted("sent") == said.count("sendChatAction")
    assert sender.counted("refused") == said.count(BUSY)


async def test_polling_sends_files_in_the_same_way() -> None:
    sender = Sender()
    intake = Intake(answering(), sender.bot, metrics=sender.metrics, uploads=sender.uploads)
    stopping = asyncio.Event()
    polling = Polling(sender.bot, intake, InFlight(), Effects(b""))
    sender.session.polled = [[update(1, "/poster"), update(2, "Бровари")]]
    running = asyncio.create_task(polling.run(stopping))
    await until(lambda: sender.session.told == ["Ліцей"])
    await until(lambda: not polling._unanswered)
    assert sender.session.called(SendChatAction) == 1
    assert sender.counted("sent") == 0
    sender.session.go_on.set()
    await sender.ended()
    assert sender.counted("sent") == 1
    stopping.set()
    await running
