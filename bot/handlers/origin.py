"""What a message asks about: a position or a text, and which place that is."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import Message

from bot.answers import Answers
from bot.callbacks import ShowPoint, unpack
from geo.coordinate import Coordinate
from geo.geocoding.chain import nearest_first
from geo.geocoding.geocoder import Geocoder
from geo.geocoding.outcome import Outcome
from geo.guide import Guide

# What is said to the bot, and not of a place: a command with a link's payload, a mention.
_ADDRESSING = re.compile(
    r"^/start(?:@\w+)?(?:\s.*)?$|^/near(?:@\w+)?(?=\s|$)|(?<!\S)@[a-z]\w+", re.ASCII | re.IGNORECASE
)


def origin_of(message: Message) -> Coordinate | str | None:
    """The shared position (a location, a venue, a live location's start), else the text."""
    location = message.venue.location if message.venue else message.location
    if location:
        return Coordinate(location.latitude, location.longitude)
    said = message.text or message.caption
    return _ADDRESSING.sub(" ", said).strip() if said and ("@" in said or said[0] == "/") else said


def near_of(message: Message, guide: Guide) -> Coordinate | None:
    """Where the message is about that this one replies to; nothing else tells where a person is.

    A shared position; of the bot's own answer its nearest point, which a button names.
    """
    replied = message.reply_to_message
    if replied is None:
        return None
    origin = origin_of(replied)
    if isinstance(origin, Coordinate):
        return origin
    rows = replied.reply_markup.inline_keyboard if replied.reply_markup else ()
    for button in chain.from_iterable(rows):
        match unpack(button.callback_data or ""):
            case ShowPoint(point_id):
                point = guide.snapshot.by_id(point_id)
                return point.coordinate if point else None
    return None


async def locate(
    answers: Answers,
    geocoder: Geocoder | None,
    origin: Coordinate | str,
    chosen: str = "",
    near: Coordinate | None = None,
) -> Outcome:
    """What the origin means as a place; a street is placed by the provider, where there is one.

    `chosen` is the code of the settlement that the person took for the text's. Of several the
    nearest to `near` come first.
    """
    outcome = answers.locate(origin, chosen)
    if near:
        outcome = nearest_first(outcome, near)
    return await geocoder.place(outcome) if geocoder else outcome


class InPrivate(Filter):
    """A private chat: in groups only commands are answered."""

    async def __call__(self, message: Message) -> bool:
        """Aiogram runs asynchronous filters in the loop and the others in threads."""
        return message.chat.type == ChatType.PRIVATE


class AsksForPlace(Filter):
    """A message with a position or a text that is no command; gives the handler its `origin`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Read the message once."""
        origin = origin_of(message)
        if origin is None or (message.text or message.caption or "").startswith("/"):
            return False
        return {"origin": origin}
