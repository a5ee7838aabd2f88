"""A person shares a location or types a town: the nearest open points."""

from __future__ import annotations

from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.answers import Answers
from bot.clock import Clock
from bot.delivery import reply
from bot.handlers.origin import locate, near_of
from bot.i18n import Words
from bot.views.render import render
from geo.answer import Refinement
from geo.coordinate import Coordinate
from geo.geocoding.geocoder import Geocoder
from geo.guide import Guide


async def answer_place(  # noqa: PLR0913, PLR0917 - passed by name
    message: Message,
    origin: Coordinate | str,
    answers: Answers,
    geocoder: Geocoder | None,
    words: Words,
    clock: Clock,
) -> SendMessage:
    """Answer in one message, as a reply: its buttons find the question through it."""
    near = near_of(message, answers.guide)
    outcome = await locate(answers, geocoder, origin, near=near)
    return reply(message, answers.near(words, outcome, clock(), Refinement()))


async def answer_anything_else(message: Message, guide: Guide, words: Words) -> SendMessage:
    """A picture, a voice, an unknown command: say what the bot understands."""
    return reply(message, render(words, guide.unrecognised()))
