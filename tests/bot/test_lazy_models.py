"""Aiogram's models, built when they are first used."""

from __future__ import annotations

import subprocess
import sys

BUILD_EVERY_MODEL = """
from bot.lazy_models import import_aiogram

import_aiogram()
from aiogram.methods import SendMessage
from aiogram.types import Message, Update
from pydantic import BaseModel

assert not any(model.__pydantic_complete__ for model in (Message, Update, SendMessage))

def below(model):
    for each in model.__subclasses__():
        yield each
        yield from below(each)

models = [each for each in below(BaseModel) if each.__module__.startswith("aiogram.")]
for model in models:
    model.model_rebuild()
    assert model.__pydantic_complete__, model
print(len(models))
"""

ANSWER = """
from bot.lazy_models import import_aiogram

import_aiogram()
from aiogram.methods import SendMessage
from aiogram.methods.base import Response
from aiogram.types import Message

message = {"message_id": 7, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "Бровари"}
told = Response[SendMessage.__returning__].model_validate({"ok": True, "result": message})
assert isinstance(told.result, Message)
print(told.result.text)
"""

KNOW_THE_BOT = """
from bot.lazy_models import import_aiogram

import_aiogram()
from aiogram import Bot
from aiogram.types import Message, Update

bot = Bot("1:a")
message = {"message_id": 7, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "Бровари"}
update = Update.model_validate({"update_id": 1, "message": message}, context={"bot": bot})
assert update.bot is update.message.bot is update.message.chat.bot is bot
assert update.message.answer("").as_(bot).bot is bot
alone = Message.model_validate(message)
assert alone.bot is None
assert alone.as_(bot).bot is bot
assert alone.model_copy(update={"text": ""}).bot is bot
print(len({each.model_post_init for each in (Update, Message, type(update.message.chat))}))
"""

LET_GO = """
from bot.lazy_models import import_aiogram

import_aiogram()
import weakref
from aiogram.types import Update

message = {"message_id": 7, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "Бровари"}
update = Update.model_validate({"update_id": 1, "message": message})
assert update.event is update.message
kind = update.event_type
watched = weakref.ref(update)
del update
assert watched() is None
print(kind)
"""


def test_every_model_waits_and_can_be_built() -> None:
    assert int(_printed(BUILD_EVERY_MODEL)) > 400


def test_an_answer_is_read_by_models_that_nobody_used_before() -> None:
    assert _printed(ANSWER).strip() == "Бровари"


def test_objects_know_their_bot_after_one_step() -> None:
    assert int(_printed(KNOW_THE_BOT)) == 1


def test_an_answered_update_is_let_go() -> None:
    assert _printed(LET_GO).strip() == "message"


def _printed(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
