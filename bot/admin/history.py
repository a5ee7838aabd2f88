"""An admin looks back: what was published, and the way to each earlier list."""

from __future__ import annotations

from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.admin.identity import Admin
from bot.admin.office import Office
from bot.admin.views.history import Way, history_view, ways_view
from bot.admin.views.refusal import refusal_text
from bot.delivery import reply
from bot.i18n import Words
from bot.storage.breaker import StoreUnavailableError
from bot.views.message import Message as View
from geo.refresh.edition import Edition

MOST_WAYS = 8
WAYS_OF_A_SOURCE = 3


async def show_history(message: Message, office: Office, words: Words) -> SendMessage:
    """The editions kept, the latest first."""
    try:
        editions = await office.desk.history()
    except StoreUnavailableError as error:
        return reply(message, View(refusal_text(words, error)))
    return reply(message, history_view(words, editions, office.clock()))


async def offer_ways_back(
    message: Message, admin: Admin, office: Office, words: Words
) -> SendMessage:
    """A button for each list that can be taken up again; one tap does it."""
    try:
        ways = [
            Way(earlier, await _issue(office, admin, current, earlier))
            for current, earlier in _ways(await office.desk.history())
        ]
    except StoreUnavailableError as error:
        return reply(message, View(refusal_text(words, error)))
    return reply(message, ways_view(words, ways, office.clock()))


def _ways(editions: tuple[Edition, ...]) -> list[tuple[Edition, Edition]]:
    """Each source's current edition with the earlier ones, once each."""
    ways: list[tuple[Edition, Edition]] = []
    for source_id in sorted({edition.source_id for edition in editions}):
        current, *rest = (each for each in editions if each.source_id == source_id)
        earlier = {each.sha256: each for each in reversed(rest) if each.sha256 != current.sha256}
        latest = list(reversed(earlier.values()))[:WAYS_OF_A_SOURCE]
        ways += [(current, each) for each in latest]
    return ways[:MOST_WAYS]


async def _issue(office: Office, admin: Admin, current: Edition, earlier: Edition) -> str:
    meaning = {
        "act": "roll_back",
        "source": current.source_id,
        "to": earlier.sha256,
        "current": current.sha256,
    }
    return await office.nonces.issue(admin.id, meaning)
