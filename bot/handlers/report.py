"""A person reports that something is wrong at a point."""

from __future__ import annotations

from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.callbacks import AskFault, SendReport
from bot.clock import Clock
from bot.delivery import edit, reply, settle
from bot.i18n import Words
from bot.storage.breaker import StoreUnavailableError
from bot.storage.reports import ReportStore
from bot.views.reports import answered_view, fault_question, thanks_view
from geo.guide import Guide
from geo.reports import new_report


async def ask_fault(
    query: CallbackQuery, pressed: AskFault, guide: Guide, words: Words
) -> SendMessage | AnswerCallbackQuery:
    """Ask what is wrong."""
    point = guide.snapshot.by_id(pressed.point_id)
    if point is None or not isinstance(query.message, Message):
        return query.answer(words("point-gone"), show_alert=True)
    await settle(query)
    return reply(query.message, fault_question(words, point))


async def take_report(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: SendReport,
    guide: Guide,
    reports: ReportStore,
    words: Words,
    clock: Clock,
) -> EditMessageText | AnswerCallbackQuery:
    """Count the report, and thank only for one that counts; delivered twice, it is one."""
    if guide.snapshot.by_id(pressed.point_id) is None or not isinstance(query.message, Message):
        return query.answer(words("point-gone"), show_alert=True)
    report = new_report(pressed.point_id, pressed.fault, clock())
    try:
        counted = await reports.add(query.from_user.id, report)
    except StoreUnavailableError:
        return query.answer(words("reported-later"), show_alert=True)
    await settle(query)
    view = thanks_view(words, pressed.fault) if counted else answered_view(words)
    return edit(query.message, view)
