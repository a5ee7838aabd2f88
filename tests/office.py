"""Admins' chats with the whole bot, in an emulated Telegram that keeps files."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetFile, SendDocument, TelegramMethod
from aiogram.types import Chat, Document, File, Message, User

from bot.admin.identity import Admin
from bot.admin.office import Office
from bot.desk import (
    Desk,
    NothingToRollBackError,
    Override,
    Progress,
    Receipt,
    RefusedByGuardError,
    StaleDraftError,
    Status,
)
from bot.storage.snapshots import DamagedSnapshotError
from bot.terminal.emulator import EmulatedTelegram
from geo.gazetteer.gazetteer import Gazetteer
from geo.refresh.checking import Checker, Published, Submission
from geo.refresh.draft import Draft
from geo.refresh.edition import Edition
from geo.refresh.guards import Ruling, Thresholds
from geo.refresh.holding import unpack_holding
from geo.refresh.placing import Placing
from geo.regions import Regions
from tests.talk import Talk

DUTY = Admin(7_100_200, "Черговий")
SECOND = Admin(7_100_201, "Змінник")
OBLAST = Admin(7_100_202, "Житомир", frozenset({"UA18"}))
STRANGER = Admin(7_100_203, "ніхто")

HEAD = "id,name,kind,lat,lon,katottg,hours,services,source,as_of\n"
_ROW = "{id},{name},permanent,{lat},{lon},{code},Цілодобово,heat,Рада,2026-03-17T09:00+02:00\n"


def made_list(count: int, first: int = 0, code: str = "UA32060050010081797") -> bytes:
    """A published list around Brovary, of so many rows."""
    rows = (
        _ROW.format(
            id=f"b{number}",
            name=f"Школа № {number}",
            lat=50.5 + number / 10_000,
            lon=30.79,
            code=code,
        )
        for number in range(first, first + count)
    )
    return (HEAD + "".join(rows)).encode()


class OfficeTelegram(EmulatedTelegram):
    """The private chat of one person; what is sent to another's goes to that one's, by `chats`."""

    def __init__(
        self, person_id: int, language_code: str, chats: dict[int, OfficeTelegram]
    ) -> None:
        super().__init__(language_code)
        self.person = User(id=person_id, is_bot=False, first_name="—", language_code=language_code)
        self.chat = Chat(id=person_id, type="private")
        self.files: dict[str, bytes] = {}
        self.documents: list[SendDocument] = []
        self._chats = chats
        chats[person_id] = self

    def attach(self, content: bytes, name: str, size: int | None = None) -> Document:
        """Upload a file, as Telegram does before the message comes."""
        file_id = f"file{len(self.files)}"
        self.files[file_id] = content
        return Document(
            file_id=file_id,
            file_unique_id=file_id,
            file_name=name,
            file_size=len(content) if size is None else size,
        )

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - the base class's signature
    ) -> Any:
        """Documents and other chats, beside what every emulated chat knows."""
        chat_id = getattr(method, "chat_id", self.chat.id)
        if chat_id != self.chat.id:
            if chat_id not in self._chats:
                raise TelegramBadRequest(method, "Bad Request: chat not found")
            return await self._chats[chat_id].make_request(bot, method, timeout)
        match method:
            case GetFile(file_id=file_id):
                return File(file_id=file_id, file_unique_id=file_id, file_path=f"d/{file_id}")
            case SendDocument():
                self.documents.append(method)
                return Message(message_id=10_000, date=datetime.now(), chat=self.chat)  # noqa: DTZ005
        return await super().make_request(bot, method, timeout)

    async def stream_content(
        self, url: str, *_args: Any, **_kwargs: Any
    ) -> AsyncGenerator[bytes, None]:
        """The file, in pieces."""
        content = self.files[url.rpartition("/")[2]]
        for start in range(0, len(content), 1 << 16):
            yield content[start : start + (1 << 16)]


@dataclass
class AdminTalk(Talk):
    """Talks as an admin, and waits until what was begun is done."""

    office: Office
    telegram: OfficeTelegram

    async def send_file(
        self, content: bytes, name: str = "list.csv", caption: str | None = None, **extra: Any
    ) -> str:
        document = self.telegram.attach(content, name, extra.pop("size", None))
        return await self.send(document=document, caption=caption, **extra)

    async def say(self, text: str) -> str:
        return await self.send(text=text)

    async def send(self, **content: Any) -> str:
        await self.telegram.send(self.dispatcher, **content)
        await self.office.background.drain(30)
        return self.text

    async def press(self, label: str) -> str:
        return await self.press_data(self.data(label))

    async def press_data(self, data: str, message: Message | None = None) -> str:
        await self.telegram.press(self.dispatcher, message or self.last, data)
        await self.office.background.drain(30)
        return self.text

    async def reply(self, text: str) -> str:
        """Answer the bot's latest message."""
        replied = self.last.model_copy(update={"reply_to_message": None})
        return await self.send(text=text, reply_to_message=replied)


@dataclass
class MadeDesk(Desk):
    """A desk in memory, over the real checks."""

    regions: Regions
    gazetteer: Gazetteer
    noon: datetime
    editions: dict[str, list[tuple[Edition, bytes]]] = field(default_factory=dict)
    overrides: list[Override | None] = field(default_factory=list)

    async def check(
        self,
        content: bytes,
        name: str,
        source_id: str,
        *,
        source: str = "",
        licence: str = "",
        as_of: datetime | None = None,
        mapping: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        who: str = "",
        to_publish: bool = False,
    ) -> Draft:
        kept = self.editions.get(source_id, [])
        published = Published()
        if kept:
            published = Published(unpack_holding(kept[0][1]), kept[0][0].sha256)
        placing = Placing(self.regions, lambda: self.gazetteer)
        checker = Checker(placing, lambda *_: None, self.noon, Thresholds())
        submitted = Submission(content, name, source_id, source, licence, as_of, mapping)
        return checker.check(submitted, published, progress or (lambda *_: None))

    async def publish(
        self,
        draft: Draft,
        who: str,
        override: Override | None = None,
        progress: Progress | None = None,
    ) -> Receipt:
        if draft.refused and override is None:
            refusing = (each for each in draft.verdicts if each.severity is Ruling.REFUSE)
            raise RefusedByGuardError(tuple(refusing))
        kept = self.editions.setdefault(draft.source_id, [])
        if (kept[0][0].sha256 if kept else "") != draft.parent:
            raise StaleDraftError
        self.overrides.append(override)
        return self._put(_edition(draft, who, override), draft.blob)

    async def roll_back(
        self, source_id: str, who: str, to: str | None = None, reason: str = ""
    ) -> Receipt:
        kept = self.editions.get(source_id, [])
        found = [each for each in kept[1:] if each[0].sha256.startswith(to or "")]
        if not found:
            raise NothingToRollBackError
        edition, blob = found[0]
        parent = kept[0][0].sha256
        taken = replace(edition, parent=parent, rolled_back=True, who=who, reason=reason)
        return self._put(taken, blob)

    async def history(self, source_id: str | None = None) -> tuple[Edition, ...]:
        names = self.editions if source_id is None else [source_id]
        found = [edition for name in names for edition, _ in self.editions.get(name, [])]
        return tuple(sorted(found, key=lambda each: each.published_at, reverse=True))

    async def status(self) -> Status:
        current = tuple(kept[0][0] for _, kept in sorted(self.editions.items()))
        return Status(current, self.noon, "0" * 64, {})

    async def listed(self, sha256: str) -> bytes:
        kept = (each for editions in self.editions.values() for each in editions)
        found = next((blob for edition, blob in kept if edition.sha256 == sha256), None)
        if found is None:
            raise DamagedSnapshotError
        return found

    def _put(self, edition: Edition, blob: bytes) -> Receipt:
        self.editions[edition.source_id].insert(0, (edition, blob))
        return Receipt(edition, edition.points, edition.standby, 0, 0, "0" * 64)


def _edition(draft: Draft, who: str, override: Override | None) -> Edition:
    tally = draft.tally
    return Edition(
        source_id=draft.source_id,
        sha256=draft.sha256,
        parent=draft.parent,
        source=draft.manifest.source,
        as_of=draft.manifest.as_of,
        fetched_at=draft.checked_at,
        published_at=draft.checked_at,
        points=tally.public,
        standby=tally.standby,
        withheld=tally.withheld,
        errors=draft.errors,
        warnings=draft.warnings,
        who=who,
        second=override.second if override else "",
        reason=override.reason if override else "",
    )


def talks(dispatcher: Dispatcher, office: Office, language: str) -> dict[int, AdminTalk]:
    """A talk for each of these admins and for a stranger."""
    chats: dict[int, OfficeTelegram] = {}
    people = (*office.admins, STRANGER)
    telegrams = [OfficeTelegram(person.id, language, chats) for person in people]
    return {
        person.id: AdminTalk(dispatcher, telegram, office)
        for person, telegram in zip(people, telegrams, strict=True)
    }
