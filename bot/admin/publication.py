"""An admin's word on a list: publish it, throw it away, take it back."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from aiogram.methods import EditMessageText

from bot.admin.errand import Errand, record, refuse_outside
from bot.admin.scope import reach_of_list
from bot.admin.status import StatusMessage
from bot.admin.views.publication import receipt_view
from bot.admin.views.refusal import FORESEEN, refusal_text
from bot.desk import Override, Receipt
from bot.storage.breaker import StoreUnavailableError
from bot.views.message import Message as View
from geo.refresh.draft import Draft


async def publish(errand: Errand) -> EditMessageText | None:
    """Publish the draft beside the updates; of two who press at once, one does."""
    draft = await errand.office.drafts.take(errand.meaning["draft"])
    if draft is None:
        return errand.answer("admin-draft-gone")
    errand.office.background.begin(_publish(errand, draft))
    return None


async def discard(errand: Errand) -> EditMessageText:
    """Throw the draft away."""
    await errand.office.drafts.discard(errand.meaning["draft"])
    meaning = errand.meaning
    await record(errand.office, errand.admin, "discard", meaning["source"], meaning["sha256"])
    return errand.answer("admin-discarded")


async def roll_back(errand: Errand) -> EditMessageText | None:
    """Take up the earlier edition, unless something else was published since it was offered."""
    current = await errand.office.desk.history(errand.meaning["source"])
    if not current or current[0].sha256 != errand.meaning["current"]:
        return errand.answer("admin-changed-since")
    errand.office.background.begin(_roll_back(errand))
    return None


async def publish_draft(
    errand: Errand, draft: Draft, who: str, override: Override | None = None
) -> bool:
    """Publish, following the work in the message under the button; whether it was published."""
    desk = errand.office.desk
    async with StatusMessage(errand.message, errand.words) as status:
        try:
            receipt = await desk.publish(draft, who, override, status.told)
        except FORESEEN as error:
            await status.conclude(View(refusal_text(errand.words, error)))
            return False
        await status.conclude(receipt_view(errand.words, receipt, await _undo(errand, receipt)))
    return True


async def _publish(errand: Errand, draft: Draft) -> None:
    await publish_draft(errand, draft, errand.admin.label)


async def _roll_back(errand: Errand) -> None:
    desk, meaning = errand.office.desk, errand.meaning
    async with StatusMessage(errand.message, errand.words) as status:
        try:
            reach = await _reach(errand)
            if not errand.admin.may_touch(reach):
                await status.conclude(await _refuse(errand, reach))
                return
            receipt = await desk.roll_back(meaning["source"], errand.admin.label, meaning["to"])
            view = receipt_view(errand.words, receipt, await _undo(errand, receipt))
        except FORESEEN as error:
            view = View(refusal_text(errand.words, error))
        await status.conclude(view)


async def _refuse(errand: Errand, reach: frozenset[str]) -> View:
    meaning = errand.meaning
    return await refuse_outside(
        errand.office,
        errand.admin,
        errand.words,
        "rollback",
        meaning["source"],
        meaning["to"],
        reach,
    )


async def _reach(errand: Errand) -> frozenset[str]:
    """What the list now published and the one to be taken up again touch."""
    office, meaning = errand.office, errand.meaning
    if errand.admin.oblasts is None:
        return frozenset()
    lists = [await office.listed(meaning[name]) for name in ("current", "to")]
    reached = [await asyncio.to_thread(reach_of_list, each, office.regions) for each in lists]
    return frozenset().union(*reached)


async def _undo(errand: Errand, receipt: Receipt) -> str:
    """The nonce of the tap that takes up what stood before; "" if nothing did."""
    edition = receipt.edition
    if not edition.parent:
        return ""
    meaning = {
        "act": "roll_back",
        "source": edition.source_id,
        "to": edition.parent,
        "current": edition.sha256,
    }
    # It is published: that its undoing must wait is no failure.
    with suppress(StoreUnavailableError):
        return await errand.office.nonces.issue(errand.admin.id, meaning)
    return ""
