"""One raw update in, at most one method out: the same for the webhook and for polling.

Nothing raises here. An update that fails would come again and hold up its chat for a day, so every
failure ends in an apology.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod
from aiogram.types import Update

from bot.i18n import Words, guess_language, words_in
from bot.metrics import Handled, Metrics
from bot.muted import Muted
from bot.paper_callbacks import DrawMap, unpack_paper
from bot.storage.effects import Effects
from bot.uploads import FILE_METHODS, Uploads

RawUpdate = dict[str, Any]

# What a press brings back of the bot's own message, and nobody reads: its text is sent anew.
_UNREAD = ("from", "text", "entities", "link_preview_options")

_OTHER = "other"  # kinds that nobody has named yet are one in the metrics

_KIND = re.compile(r"[a-z_]{1,40}")
_log = logging.getLogger(__name__)


class Intake:
    """Parses updates of the kinds that the dispatcher handles, has them answered and counts them.

    What the `muted` send is dropped before. An answer that is a file goes by the `uploads`.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        bot: Bot,
        muted: Muted | None = None,
        metrics: Metrics | None = None,
        uploads: Uploads | None = None,
    ) -> None:
        self.kinds: list[str] = sorted(dispatcher.resolve_used_update_types())
        self.metrics = metrics or Metrics()
        self.uploads = uploads or Uploads(bot, Effects(b""), self.metrics)
        self._dispatcher = dispatcher
        self._bot = bot
        self._muted = muted or Muted()

    async def answer(self, raw: RawUpdate) -> TelegramMethod[Any] | None:
        """The method that answers the update, None where nothing is to be said."""
        kind = kind_of(raw)
        if kind not in self.kinds or raw[kind] is None:
            _log.info("an update of an unhandled kind: %s", kind)
            self.metrics.update_handled(_OTHER, "ignored", 0.0)
            return None
        if self._muted.drops(raw):
            return None
        began, handled = time.perf_counter(), Handled()
        try:
            _leave_unread(raw)
            # Parsed with the bot at hand: aiogram would otherwise parse it twice.
            update = Update.model_validate(raw, context={"bot": self._bot})
            result = await self._dispatcher.feed_update(self._bot, update, handled=handled)
            if result is UNHANDLED:
                handled.outcome = "ignored"
            answer = self._without_file(result, raw)
        except asyncio.CancelledError:
            handled.outcome = "late"
            raise
        except Exception as error:  # noqa: BLE001 - the last resort
            _log.error("an update of kind %s failed", kind, exc_info=error)
            handled.outcome = "failed"
            answer = apology(raw)
        finally:
            self.metrics.update_handled(kind, handled.outcome, time.perf_counter() - began)
        return answer

    def _without_file(self, result: object, raw: RawUpdate) -> TelegramMethod[Any] | None:
        """The method that a response can carry."""
        if isinstance(result, FILE_METHODS):
            return self.uploads.begin(result, raw["update_id"], _words_of(_sender(raw)))
        return result if isinstance(result, TelegramMethod) else None


def kind_of(raw: RawUpdate) -> str:
    """The update's kind as Telegram names it; "?" for what can't be such a name."""
    kind = next((key for key in raw if key != "update_id"), "")
    return kind if _KIND.fullmatch(kind) else "?"


def chat_of(raw: RawUpdate) -> int:
    """The chat or person whose updates keep their order; 0 for the rest, which keep theirs too."""
    match raw:
        case {"message": {"chat": {"id": int(chat_id)}}}:
            return chat_id
        case {"callback_query": {"from": {"id": int(person_id)}}}:
            return person_id
        case {"inline_query": {"from": {"id": int(person_id)}}}:
            return person_id
        case {"my_chat_member": {"chat": {"id": int(chat_id)}}}:
            return chat_id
    return 0


def _leave_unread(raw: RawUpdate) -> None:
    """To parse every button of an answer costs more than to answer anew; a map is drawn of them."""
    match raw:
        case {"callback_query": {"message": dict(own)} as query}:
            for name in _UNREAD:
                own.pop(name, None)
            if not isinstance(unpack_paper(str(query.get("data"))), DrawMap):
                own.pop("reply_markup", None)


def apology(raw: RawUpdate) -> SendMessage | AnswerCallbackQuery | None:
    """An apology for an update that may not even be one; None where there is nobody to tell."""
    match raw:
        case {"callback_query": {"id": str(query_id)} as query}:
            return AnswerCallbackQuery(
                callback_query_id=query_id, text=_sorry(query.get("from")), show_alert=True
            )
        case {"message": {"chat": {"type": "group" | "supergroup"}}}:
            return None  # most of what is said there isn't said to the bot
        case {"message": {"chat": {"id": int(chat_id)}} as message}:
            return SendMessage(chat_id=chat_id, text=_sorry(message.get("from")))
    return None


def _sorry(person: object) -> str:
    return _words_of(person)("error")


def _sender(raw: RawUpdate) -> object:
    match raw:
        case {"message": {"from": person}} | {"callback_query": {"from": person}}:
            return person
    return None


def _words_of(person: object) -> Words:
    """In the language of the person's Telegram: what they chose may be out of reach."""
    match person:
        case {"language_code": str(code)}:
            return words_in(guess_language(code))
    return words_in("uk")
