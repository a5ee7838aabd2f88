"""Maps, posters and files: which update goes where."""

from __future__ import annotations

from typing import Any

from aiogram import Dispatcher
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery

from bot.handlers.offline import ask_files, make_files
from bot.handlers.picture import send_picture
from bot.handlers.poster import ask_poster, make_poster
from bot.paper_callbacks import DrawMap, MakeFiles, MakePoster, PaperCallback, unpack_paper
from bot.studio import Studio


class PressesPaper(Filter):
    """A button of one kind; gives the handler its `pressed` callback."""

    def __init__(self, kind: type[PaperCallback]) -> None:
        self._kind = kind

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        """Callback data is what a client says it is: read, never trusted."""
        pressed = unpack_paper(query.data or "")
        return {"pressed": pressed} if isinstance(pressed, self._kind) else False


def register_paper(dispatcher: Dispatcher) -> None:
    """Have maps, posters and files made; to be called before the handlers of what is left."""
    dispatcher["studio"] = Studio()
    dispatcher.message.register(ask_poster, Command("poster", ignore_case=True))
    dispatcher.message.register(ask_files, Command("offline", ignore_case=True))
    dispatcher.callback_query.register(send_picture, PressesPaper(DrawMap))
    dispatcher.callback_query.register(make_poster, PressesPaper(MakePoster))
    dispatcher.callback_query.register(make_files, PressesPaper(MakeFiles))
