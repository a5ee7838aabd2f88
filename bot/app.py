"""The composition root: which handler answers which update, with what at hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from aiogram import BaseMiddleware, Dispatcher
from aiogram.filters import Command, CommandStart

from bot.callbacks import (
    AskFault,
    Details,
    Namesakes,
    Search,
    SendReport,
    SetLanguage,
    Share,
    SharePoint,
    ShowPoint,
)
from bot.chats import Chats, register_chats
from bot.clock import Clock
from bot.handlers.errors import apologise
from bot.handlers.forget import forget
from bot.handlers.greet import explain, start, tell_about, tell_privacy
from bot.handlers.language import offer_languages, set_language
from bot.handlers.origin import AsksForPlace, InPrivate
from bot.handlers.paper import register_paper
from bot.handlers.place import answer_anything_else, answer_place
from bot.handlers.point import show_details, show_point
from bot.handlers.refine import Presses, answer_stale, list_namesakes, search_again
from bot.handlers.report import ask_fault, take_report
from bot.handlers.share import share_answer, share_point
from bot.live import Live
from bot.middlewares.deadline import DeadlineMiddleware
from bot.middlewares.guide import GuideMiddleware
from bot.middlewares.language import LanguageMiddleware
from bot.storage.languages import Languages
from bot.storage.reports import ReportStore
from geo.geocoding.geocoder import Geocoder

if TYPE_CHECKING:
    from bot.admin.office import Office


def build_dispatcher(  # noqa: PLR0913, PLR0917 - what the bot is made of
    live: Live,
    languages: Languages,
    clock: Clock,
    around: Iterable[BaseMiddleware] = (),
    geocoder: Geocoder | None = None,
    office: Office | None = None,
    reports: ReportStore | None = None,
    chats: Chats | None = None,
) -> Dispatcher:
    """The whole bot as one flat dispatcher, the commonest updates first; no state machine.

    `around` stands around every message and every press, the outermost first. Without a `geocoder`
    addresses are answered from the settlement's centre; without an `office` there are no admins;
    without `reports` none is taken; without `chats` groups choose nothing.
    """
    dispatcher = Dispatcher(
        disable_fsm=True,
        name="nezlamnist",
        languages=languages,
        clock=clock,
        geocoder=geocoder,
        reports=reports or ReportStore(b""),
    )
    dispatcher.update.outer_middleware(DeadlineMiddleware())
    for middleware in (*around, LanguageMiddleware(languages), GuideMiddleware(live)):
        dispatcher.message.outer_middleware(middleware)
        dispatcher.callback_query.outer_middleware(middleware)
        dispatcher.inline_query.outer_middleware(middleware)

    if office is not None and office.admins:
        # Readers of lists take a while to import: only for who has admins.
        from bot.admin.registration import register_admin  # noqa: PLC0415

        register_admin(dispatcher, office)

    on_message = dispatcher.message.register
    on_message(answer_place, InPrivate(), AsksForPlace())
    register_chats(dispatcher, chats or Chats())
    on_message(start, CommandStart())
    on_message(explain, Command("help"))
    on_message(offer_languages, Command("language"))
    on_message(tell_privacy, Command("privacy"))
    on_message(forget, Command("forget"))
    on_message(tell_about, Command("about"))
    register_paper(dispatcher)
    on_message(answer_anything_else, InPrivate())

    on_press = dispatcher.callback_query.register
    on_press(search_again, Presses(Search))
    on_press(show_point, Presses(ShowPoint))
    on_press(show_details, Presses(Details))
    on_press(list_namesakes, Presses(Namesakes))
    on_press(share_answer, Presses(Share))
    on_press(share_point, Presses(SharePoint))
    on_press(ask_fault, Presses(AskFault))
    on_press(take_report, Presses(SendReport))
    on_press(set_language, Presses(SetLanguage))
    on_press(answer_stale)

    dispatcher.errors.register(apologise)
    return dispatcher
