"""A volunteer asks for a poster: /poster Бровари."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram import Bot
from aiogram.filters import CommandObject
from aiogram.methods import AnswerCallbackQuery, SendDocument, SendMessage
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.clock import Clock
from bot.delivery import inline_keyboard, reply, settle
from bot.i18n import LANGUAGES, Words, words_in
from bot.links import Links
from bot.own_name import OwnName
from bot.paper_callbacks import Languages, MakePoster
from bot.studio import Studio, StudioBusyError
from bot.views.markup import plain
from bot.views.message import Message as View
from bot.views.names import settlement_name
from bot.views.paper_menu import (
    poster_caption,
    poster_keyboard,
    poster_usage_view,
    which_poster_view,
)
from bot.views.poster import Order, QrLink, choose, poster_sheet
from bot.views.render import render
from geo.gazetteer.settlement import Settlement
from geo.geocoding.outcome import Ambiguous, Found, Place
from geo.guide import Guide
from geo.snapshot import Manifest

FILE = "poster.pdf"


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a poster is made with."""

    guide: Guide
    words: Words
    clock: Clock
    studio: Studio
    links: Links

    async def reply_with(
        self, message: Message, settlement: Settlement, languages: Languages
    ) -> SendDocument | SendMessage:
        """The poster as a reply, or why there is none."""
        words = self.words
        place = settlement_name(words, settlement)
        try:
            drawn = await self.studio.make(lambda: self._draw(settlement, languages))
        except StudioBusyError:
            return reply(message, View(plain(words("files-busy"))))
        if drawn is None:
            withheld = settlement.hromada in self.guide.snapshot.withheld_hromadas
            told = words("withheld") if withheld else words("poster-none", place=place)
            return reply(message, View(plain(told)))
        content, manifest = drawn
        return message.reply_document(
            BufferedInputFile(content, FILE),
            caption=poster_caption(words, place, manifest),
            reply_markup=inline_keyboard(poster_keyboard(words, settlement.code, languages)),
        )

    def _draw(self, settlement: Settlement, languages: Languages) -> tuple[bytes, Manifest] | None:
        from bot.drawing.poster import draw_poster  # noqa: PLC0415 - once it is needed

        chosen = choose(self.guide, settlement)
        if not chosen.points:
            return None
        asked = self.clock()
        link = QrLink.to(self.links, settlement)
        spoken = LANGUAGES if languages == "both" else (languages,)
        sheets = [
            poster_sheet(words_in(each), self.guide, chosen, Order.DISTANCE, asked, link)
            for each in spoken
        ]
        return draw_poster(sheets, spoken[0]), self.guide.snapshot.manifest.about(chosen.points)


async def ask_poster(  # noqa: PLR0913, PLR0917 - passed by name
    message: Message,
    command: CommandObject,
    guide: Guide,
    words: Words,
    clock: Clock,
    studio: Studio,
    own_name: OwnName,
    bot: Bot,
) -> SendDocument | SendMessage:
    """Send the poster of the town that is named; ask which, where several bear the name."""
    if not command.args:
        return reply(message, poster_usage_view(words))
    match guide.locate(command.args):
        case Found(Place(settlement=Settlement() as settlement)):
            workshop = Workshop(guide, words, clock, studio, await own_name.links(bot))
            return await workshop.reply_with(message, settlement, words.language)
        case Ambiguous(candidates):
            named = (candidate.settlement for candidate in candidates)
            return reply(message, which_poster_view(words, named))
    return reply(message, render(words, guide.unrecognised()))


async def make_poster(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: MakePoster,
    guide: Guide,
    words: Words,
    clock: Clock,
    studio: Studio,
    own_name: OwnName,
    bot: Bot,
) -> SendDocument | SendMessage | AnswerCallbackQuery:
    """Send the poster of the chosen town, or the same one in other languages."""
    settlement = guide.gazetteer.by_code(pressed.place)
    if settlement is None or not isinstance(query.message, Message):
        return query.answer(words("button-stale"), show_alert=True)
    await settle(query)
    workshop = Workshop(guide, words, clock, studio, await own_name.links(bot))
    return await workshop.reply_with(query.message, settlement, pressed.languages)
