"""A volunteer asks for files that work without a network: /offline Бровари."""

from __future__ import annotations

from aiogram.filters import CommandObject
from aiogram.methods import AnswerCallbackQuery, SendMediaGroup, SendMessage
from aiogram.types import BufferedInputFile, CallbackQuery, InputMediaDocument, Message

from bot.clock import Clock
from bot.delivery import reply, settle
from bot.i18n import Words
from bot.paper_callbacks import MakeFiles
from bot.studio import Studio, StudioBusyError
from bot.views.area import area_name, exported
from bot.views.markup import plain
from bot.views.message import Message as View
from bot.views.paper_menu import files_caption, offline_usage_view, which_area_view
from bot.views.render import render
from geo.gazetteer.heads import HROMADA
from geo.guide import Guide

FORMATS = ("gpx", "kml", "txt")


async def ask_files(  # noqa: PLR0913, PLR0917 - passed by name
    message: Message,
    command: CommandObject,
    guide: Guide,
    words: Words,
    clock: Clock,
    studio: Studio,
) -> SendMediaGroup | SendMessage:
    """Send the files of the named oblast or raion, or of the named town's whole hromada."""
    if not command.args:
        return reply(message, offline_usage_view(words))
    # Of places in one hromada the files are the same.
    heads = tuple(dict.fromkeys(head[:HROMADA] for head in guide.areas(command.args)))
    if not heads:
        return reply(message, render(words, guide.unrecognised()))
    if len(heads) > 1:
        return reply(message, which_area_view(words, guide, heads))
    return await _reply_with(message, heads[0], guide, words, clock, studio)


async def make_files(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: MakeFiles,
    guide: Guide,
    words: Words,
    clock: Clock,
    studio: Studio,
) -> SendMediaGroup | SendMessage | AnswerCallbackQuery:
    """Send the files of the chosen unit."""
    if not isinstance(query.message, Message):
        return query.answer(words("button-stale"), show_alert=True)
    await settle(query)
    return await _reply_with(query.message, pressed.head, guide, words, clock, studio)


async def _reply_with(  # noqa: PLR0913, PLR0917 - what files are made with
    message: Message, head: str, guide: Guide, words: Words, clock: Clock, studio: Studio
) -> SendMediaGroup | SendMessage:
    def make() -> tuple[int, list[bytes]]:
        points, asked = guide.within(head), clock()
        return len(points), [
            exported(words, format_, head, points, guide, asked) for format_ in FORMATS
        ]

    place = area_name(words, head, guide)
    try:
        count, contents = await studio.make(make)
    except StudioBusyError:
        return reply(message, View(plain(words("files-busy"))))
    if not count:
        withheld = head in guide.snapshot.withheld_hromadas
        told = words("withheld") if withheld else words("area-empty", place=place)
        return reply(message, View(plain(told)))
    caption = files_caption(words, place, count, guide.snapshot.manifest)
    captions = (*([None] * (len(FORMATS) - 1)), caption)
    return message.reply_media_group(
        [
            InputMediaDocument(
                media=BufferedInputFile(content, f"points-{head}.{format_}"), caption=told
            )
            for format_, content, told in zip(FORMATS, contents, captions, strict=True)
        ]
    )
