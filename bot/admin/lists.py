"""An admin sends a list: it is read, compared with what is published, and reported on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiogram import Bot
from aiogram.filters import Filter
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message

from bot.admin.callbacks import PickSource
from bot.admin.caption import Caption, read_caption
from bot.admin.download import download, is_too_large
from bot.admin.errand import refuse_outside
from bot.admin.identity import Admin
from bot.admin.office import Office
from bot.admin.scope import reach_of
from bot.admin.status import StatusMessage
from bot.admin.tables import workbook_of
from bot.admin.views.refusal import FORESEEN, refusal_text
from bot.admin.views.report import Nonces, report_view, sources_view
from bot.delivery import reply, settle
from bot.i18n import Words
from bot.storage.breaker import StoreUnavailableError
from bot.views.markup import plain
from bot.views.message import Message as View
from geo.refresh.draft import Draft
from geo.refresh.edition import DEFAULT_SOURCE

WORKBOOK = "report.xlsx"


class HasDocument(Filter):
    """A message with a file; gives the handler its `document`."""

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        """Whatever the file is: what it holds tells, not its name."""
        return {"document": message.document} if message.document else False


@dataclass(frozen=True, slots=True)
class Check:
    """One list to check, for whom, and with what at hand."""

    bot: Bot
    office: Office
    admin: Admin
    words: Words
    document: Document
    source_id: str
    caption: Caption

    async def run(self, message: Message) -> None:
        """Follow the work in `message`, the bot's own; then send notices and changes as a table."""
        async with StatusMessage(message, self.words) as status:
            try:
                draft = await self._draft(status)
                reach = await self._reach(draft)
                if not self.admin.may_touch(reach):
                    await status.conclude(await self._refusal(draft, reach))
                    return
                view = await self._report(draft, reach)
            except FORESEEN as error:
                await status.conclude(View(refusal_text(self.words, error)))
                return
            await status.conclude(view)
        await self._send_tables(message, draft)

    async def _draft(self, status: StatusMessage) -> Draft:
        content = await download(self.bot, self.document)
        return await self.office.desk.check(
            content,
            self.document.file_name or "",
            self.source_id,
            source=self.caption.source,
            as_of=self.caption.as_of,
            mapping=self.caption.columns,
            progress=status.told,
            who=self.admin.label,
        )

    async def _reach(self, draft: Draft) -> frozenset[str]:
        """What it touches, where anybody's scope depends on that: it takes a second."""
        if self.admin.oblasts is None and not draft.overridable:
            return frozenset()
        return await asyncio.to_thread(reach_of, draft, self.office.regions)

    async def _refusal(self, draft: Draft, reach: frozenset[str]) -> View:
        """This admin may not publish the list, whatever is in it."""
        return await refuse_outside(
            self.office, self.admin, self.words, "publish", self.source_id, draft.sha256, reach
        )

    async def _report(self, draft: Draft, reach: frozenset[str]) -> View:
        """The report; its buttons find the draft again, on whatever replica they are pressed."""
        nonces = Nonces()
        if not draft.refused or draft.overridable:
            meaning = {
                "draft": await self.office.drafts.keep(draft),
                "source": draft.source_id,
                "sha256": draft.sha256,
                "oblasts": ",".join(sorted(reach)),
            }
            wish = "explain" if draft.refused else "publish"
            issued = {act: await self._issue(meaning, act) for act in (wish, "discard")}
            nonces = Nonces(**issued)
        return report_view(self.words, draft, self.office.oblast_names(self.words), nonces)

    async def _issue(self, meaning: dict[str, str], act: str) -> str:
        return await self.office.nonces.issue(self.admin.id, meaning | {"act": act})

    async def _send_tables(self, message: Message, draft: Draft) -> None:
        diff = draft.diff
        # Of a source's first list the changes would be the list itself.
        if not (draft.notices or diff.added or diff.gone or diff.moved or diff.changed):
            return
        names = self.office.oblast_names(self.words)
        content = await asyncio.to_thread(workbook_of, self.words, draft, names)
        file = BufferedInputFile(content, WORKBOOK)
        await message.answer_document(file, caption=self.words("admin-tables"))


async def receive_list(  # noqa: PLR0913, PLR0917 - passed by name
    message: Message, document: Document, admin: Admin, office: Office, words: Words, bot: Bot
) -> SendMessage | None:
    """Begin to check a list; ask first whose it is, where that isn't clear."""
    caption = read_caption(message.caption or "")
    if is_too_large(document):
        return reply(message, View(plain(words("points-file-too-large"))))
    try:
        source_ids = [caption.source_id] if caption.source_id else await _known(office)
    except StoreUnavailableError as error:
        return reply(message, View(refusal_text(words, error)))
    if len(source_ids) > 1:
        return reply(message, sources_view(words, source_ids))
    check = Check(bot, office, admin, words, document, source_ids[0], caption)
    office.background.begin(_begin(check, message))
    return None


async def pick_source(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: PickSource,
    message: Message,
    admin: Admin,
    office: Office,
    words: Words,
    bot: Bot,
) -> AnswerCallbackQuery | None:
    """Begin to check the list that the question replies to."""
    asked = message.reply_to_message
    if asked is None or asked.document is None:
        return query.answer(words("admin-file-gone"), show_alert=True)
    caption = read_caption(asked.caption or "")
    check = Check(bot, office, admin, words, asked.document, pressed.source_id, caption)
    await settle(query)
    office.background.begin(check.run(message))
    return None


async def _known(office: Office) -> list[str]:
    """The sources that have something published; the only one there is by default."""
    status = await office.desk.status()
    return sorted({edition.source_id for edition in status.editions}) or [DEFAULT_SOURCE]


async def _begin(check: Check, message: Message) -> None:
    begun = View(plain(check.words("stage-fetch")))
    await check.run(await message.reply(begun.html))
