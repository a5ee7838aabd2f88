"""A person comes by a link: to a town's open points, or to one point."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.filters import CommandObject, CommandStart
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.answers import Answers
from bot.clock import Clock
from bot.delivery import reply
from bot.handlers.greet import start
from bot.i18n import Words
from bot.links import ToPoint, ToTown, read_payload
from bot.views.point import whole_view
from geo.answer import Refinement
from geo.geocoding.outcome import Found
from geo.guide import Guide


class ComesByLink(CommandStart):
    """`/start` with a payload that names a town or a point; gives the handler its `target`."""

    def __init__(self) -> None:
        super().__init__(deep_link=True)

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        """Anybody can type a payload: what no link says is an ordinary /start."""
        found = await super().__call__(message, bot)
        command = found.get("command") if isinstance(found, dict) else None
        said = command.args if isinstance(command, CommandObject) else None
        target = read_payload(said or "")
        return {"target": target} if target else False


async def answer_link(  # noqa: PLR0913, PLR0917 - passed by name
    message: Message,
    target: ToTown | ToPoint,
    answers: Answers,
    guide: Guide,
    words: Words,
    clock: Clock,
) -> SendMessage | None:
    """Answer as if the town were typed or the point opened; a stale link greets."""
    asked = clock()
    match target:
        case ToTown(code):
            outcome = answers.locate("", code)
            if isinstance(outcome, Found):
                return reply(message, answers.near(words, outcome, asked, Refinement()))
        case ToPoint(point_id):
            card = guide.card(point_id, asked)
            if card:
                return reply(message, whole_view(words, card, asked))
            return message.answer(words("point-gone"))
    return await start(message, words)
