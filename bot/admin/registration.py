"""Which of an admin's updates goes where."""

from __future__ import annotations

from aiogram import Dispatcher, Router
from aiogram.filters import Command

from bot.admin.acts import act
from bot.admin.callbacks import Act, Explain, FixPoint, PickSource, PickUnit, ShowCoverage
from bot.admin.coverage import renew_coverage, show_coverage
from bot.admin.gate import Presses, let_through
from bot.admin.history import offer_ways_back, show_history
from bot.admin.lists import HasDocument, pick_source, receive_list
from bot.admin.office import Office
from bot.admin.orders import EFFECTS, ask_order, pick_unit, show_orders
from bot.admin.override import GivesReason, give_reason, tell_how
from bot.admin.reports import show_reports, tell_fix


def register_admin(dispatcher: Dispatcher, office: Office) -> None:
    """Have admins' updates answered from the office first; to be called before other handlers."""
    inside = Router(name="admin")
    inside.message.register(receive_list, HasDocument())
    inside.message.register(give_reason, GivesReason())
    inside.message.register(show_history, Command("history"))
    inside.message.register(offer_ways_back, Command("rollback"))
    inside.message.register(show_orders, Command("orders"))
    inside.message.register(ask_order, Command(*EFFECTS))
    inside.message.register(show_reports, Command("reports"))
    inside.message.register(show_coverage, Command("coverage"))
    inside.callback_query.register(act, Presses(Act))
    inside.callback_query.register(pick_source, Presses(PickSource))
    inside.callback_query.register(tell_how, Presses(Explain))
    inside.callback_query.register(pick_unit, Presses(PickUnit))
    inside.callback_query.register(tell_fix, Presses(FixPoint))
    inside.callback_query.register(renew_coverage, Presses(ShowCoverage))
    dispatcher["office"] = office
    let_through(dispatcher, inside, office.admins)
