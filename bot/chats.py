"""What the bot does beyond private chats, put together: groups, links, inline queries."""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.filters import Command

from bot.callbacks import ListPlaces, SetLanguage, SetPlace, ShowPoint
from bot.handlers.deep_link import ComesByLink, answer_link
from bot.handlers.group import (
    Addressed,
    InGroup,
    Moves,
    come_or_go,
    move,
    near,
    open_point,
)
from bot.handlers.group_choices import list_places, set_chosen_place, set_language, set_place
from bot.handlers.inline import answer_inline
from bot.handlers.refine import Presses
from bot.merging import Merging
from bot.middlewares.group import GroupMiddleware
from bot.own_name import OwnName
from bot.storage.groups import Groups
from bot.storage.pace import Pace


class Chats:
    """The parts that need more than an update; without a store groups choose nothing."""

    def __init__(
        self,
        groups: Groups | None = None,
        pace: Pace | None = None,
        own_name: OwnName | None = None,
    ) -> None:
        self.groups = groups or Groups(b"")
        self.pace = pace or Pace(b"")
        self.own_name = own_name or OwnName()
        self.merging = Merging(self.pace)


def register_chats(dispatcher: Dispatcher, chats: Chats) -> None:
    """Have groups, links and inline queries answered; to be called before private handlers."""
    dispatcher["own_name"] = chats.own_name
    dispatcher["groups"] = chats.groups
    dispatcher["merging"] = chats.merging

    middleware = GroupMiddleware(chats.groups, chats.pace, chats.own_name)
    dispatcher.message.outer_middleware(middleware)
    dispatcher.callback_query.outer_middleware(middleware)

    on_message = dispatcher.message.register
    on_message(answer_link, ComesByLink())
    on_message(near, Command("near"))
    on_message(set_place, Command("setplace"))
    on_message(move, Moves())
    on_message(near, InGroup(), Addressed())

    on_press = dispatcher.callback_query.register
    on_press(open_point, InGroup(), Presses(ShowPoint))
    on_press(set_language, InGroup(), Presses(SetLanguage))
    on_press(set_chosen_place, InGroup(), Presses(SetPlace))
    on_press(list_places, InGroup(), Presses(ListPlaces))

    dispatcher.inline_query.register(answer_inline)
    dispatcher.my_chat_member.register(come_or_go)
