"""An admin asks how the data stand, oblast by oblast."""

from __future__ import annotations

import asyncio
from datetime import datetime

from aiogram.types import CallbackQuery, Message

from bot.admin.callbacks import ShowCoverage
from bot.admin.office import Office
from bot.admin.status import StatusMessage
from bot.admin.views.coverage import coverage_view
from bot.delivery import settle
from bot.i18n import Words
from bot.views.markup import plain
from bot.views.message import Message as View
from geo.guide import Guide
from geo.refresh.coverage import Coverage, coverage
from geo.refresh.placing import Placing


async def show_coverage(message: Message, office: Office, words: Words) -> None:
    """Count beside the updates, and say it in a message of its own."""
    office.background.begin(_begin(message, office, words))


async def renew_coverage(
    query: CallbackQuery, pressed: ShowCoverage, message: Message, office: Office, words: Words
) -> None:
    """Count again."""
    del pressed
    await settle(query)
    office.background.begin(_count(message, office, words))


async def _begin(message: Message, office: Office, words: Words) -> None:
    begun = View(plain(words("coverage-begun")))
    await _count(await message.reply(begun.html), office, words)


async def _count(message: Message, office: Office, words: Words) -> None:
    now, guide = office.clock(), office.guide()
    async with StatusMessage(message, words) as status:
        covered = await asyncio.to_thread(_covered, guide, now)
        await status.conclude(coverage_view(words, covered, office.oblast_names(words), now))


def _covered(guide: Guide, instant: datetime) -> tuple[Coverage, ...]:
    """Of what people are answered from, under the orders that stand; made-up points cover none."""
    if guide.snapshot.manifest.demo:
        return ()
    placing = Placing(guide.regions, lambda: guide.gazetteer)
    return coverage(guide.snapshot, instant, placing.oblast_of)
