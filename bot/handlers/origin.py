"""What a message asks about: a position or a text, and which place that is."""

from __future__ import annotations

from typing import Any

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import Message

from bot.answers import Answers
from geo.coordinate import Coordinate
from geo.geocoding.geocoder import Geocoder
from geo.geocoding.outcome import Outcome


def origin_of(message: Message) -> Coordinate | str | None:
    """The shared position (a location, a venue, a live location's start), else the text."""
    location = message.venue.location if message.venue else message.location
    if location:
        return Coordinate(location.latitude, location.longitude)
    return message.text or message.caption


async def locate(
    answers: Answers, geocoder: Geocoder | None, origin: Coordinate | str, chosen: str = ""
) -> Outcome:
    """What the origin means as a place; a street is placed by the provider, where there is one.

    `chosen` is the code of the settlement that the person took for the text's.
    """
    outcome = answers.locate(origin, chosen)
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
        if origin is None or (isinstance(origin, str) and origin.startswith("/")):
            return False
        return {"origin": origin}
