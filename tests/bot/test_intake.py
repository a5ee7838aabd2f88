"""What is read of an update: of a pressed answer only where it stands and what it answers."""

from __future__ import annotations

from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import CallbackQuery, InaccessibleMessage, InlineKeyboardMarkup, Message

from bot.intake import Intake, apology, chat_of

CHAT = {"id": 7, "type": "private"}
PERSON = {"id": 7, "is_bot": False, "first_name": "Олена"}
QUESTION = {"message_id": 1, "date": 1, "chat": CHAT, "from": PERSON, "text": "Бровари"}


async def seen(update: dict[str, Any]) -> Any:
    """The event as a handler has it."""
    events = []

    async def keep(event: object) -> None:
        events.append(event)

    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.message.register(keep)
    dispatcher.callback_query.register(keep)
    bot = Bot("424242:" + "A" * 35)
    await Intake(dispatcher, bot).answer({"update_id": 1, **update})
    return events[0]


async def test_a_pressed_answer_is_not_parsed_anew() -> None:
    button = {"text": "Далі", "callback_data": "n||0|||1|m"}
    answer = {
        **QUESTION,
        "message_id": 2,
        "text": "Бровари: …",
        "entities": [{"type": "bold", "offset": 0, "length": 7}],
        "reply_markup": {"inline_keyboard": [[button]]},
        "reply_to_message": QUESTION,
    }
    press = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "d", "message": answer}
    query = await seen({"callback_query": press})
    assert isinstance(query, CallbackQuery)
    assert isinstance(query.message, Message)
    assert not query.message.text
    assert not query.message.reply_markup
    assert not query.message.entities
    assert (query.message.message_id, query.message.chat.id) == (2, 7)
    assert query.message.reply_to_message
    assert query.message.reply_to_message.text == "Бровари"


async def test_a_message_is_read_whole() -> None:
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    message = await seen({"message": {**QUESTION, "reply_markup": keyboard}})
    assert isinstance(message, Message)
    assert message.text == "Бровари"
    assert message.from_user
    assert isinstance(message.reply_markup, InlineKeyboardMarkup)


def test_a_group_hears_no_apology_for_what_it_says() -> None:
    said = {**QUESTION, "chat": {"id": -7, "type": "supergroup"}}
    assert apology({"message": said}) is None
    assert apology({"message": QUESTION}) is not None


def test_order_is_kept_for_each_person_and_chat() -> None:
    assert chat_of({"inline_query": {"id": "1", "from": PERSON}}) == 7
    assert chat_of({"my_chat_member": {"chat": {"id": -7}}}) == -7
    assert chat_of({"poll_answer": {}}) == 0


async def test_a_press_without_its_message_is_read() -> None:
    press = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "d"}
    assert (await seen({"callback_query": press})).message is None
    gone = {"message_id": 2, "date": 0, "chat": CHAT}
    query = await seen({"callback_query": {**press, "message": gone}})
    assert isinstance(query.message, InaccessibleMessage)
