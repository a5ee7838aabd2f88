"""A person who prefers looking presses 🗺: the answer's points on a map."""

from __future__ import annotations

from itertools import chain

from aiogram.methods import AnswerCallbackQuery, SendPhoto
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.callbacks import ShowPoint, unpack
from bot.clock import Clock
from bot.delivery import settle
from bot.i18n import Words
from bot.paper_callbacks import DrawMap
from bot.studio import Studio, StudioBusyError
from bot.views.picture import Numbered, picture_caption, picture_map
from geo.guide import Guide


async def send_picture(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: DrawMap,
    guide: Guide,
    words: Words,
    clock: Clock,
    studio: Studio,
) -> SendPhoto | AnswerCallbackQuery:
    """Draw the points that the answer names, as they are numbered there; nothing else is asked."""
    message = query.message
    points = _points(message, pressed, guide) if isinstance(message, Message) else ()
    if not points or not isinstance(message, Message):
        return query.answer(words("origin-lost"), show_alert=True)
    town = guide.gazetteer.by_code(pressed.place) if pressed.place else None

    def draw() -> bytes:
        from bot.drawing.picture import draw_picture  # noqa: PLC0415 - Pillow, once it is needed

        return draw_picture(picture_map(words, guide, town, points))

    try:
        content = await studio.make(draw)
    except StudioBusyError:
        return query.answer(words("files-busy"), show_alert=True)
    await settle(query)
    caption = picture_caption(words, guide.snapshot, town, points, clock())
    return message.reply_photo(BufferedInputFile(content, "map.png"), caption=caption)


def _points(message: Message, pressed: DrawMap, guide: Guide) -> Numbered:
    """The points of the page, from the buttons that open them."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    named = [unpack(button.callback_data or "") for button in chain.from_iterable(rows)]
    ids = [each.point_id for each in named if isinstance(each, ShowPoint)]
    numbered = enumerate(ids[: pressed.count], pressed.first)
    found = ((number, guide.snapshot.by_id(point_id)) for number, point_id in numbered)
    return tuple((number, point) for number, point in found if point)
