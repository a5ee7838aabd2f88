"""The view for each kind of answer."""

from __future__ import annotations

from bot.callbacks import Menu
from bot.i18n import Words
from bot.views.answer import answer_view
from bot.views.message import Message
from bot.views.place import (
    abroad_view,
    lacking_view,
    unreachable_view,
    unrecognised_view,
    which_view,
)
from geo.answer import Abroad, Answer, Lacking, Nearest, Unreachable, Unrecognised, Which


def render(words: Words, answer: Answer, menu: Menu = Menu.MAIN, page: int = 0) -> Message:
    """Say an answer; `menu` is for found points, `page` for a list of settlements."""
    match answer:
        case Nearest():
            return answer_view(words, answer, menu)
        case Which():
            return which_view(words, answer, page)
        case Unrecognised():
            return unrecognised_view(words, answer)
        case Lacking():
            return lacking_view(words, answer)
        case Unreachable():
            return unreachable_view(words, answer)
        case Abroad():
            return abroad_view(words, answer)
