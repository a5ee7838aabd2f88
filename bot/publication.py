"""The desk of a command: the store that the settings name, and the files that go through it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.cli_frame import terminal_user
from bot.clock import kyiv_now
from bot.desk import Desk, Override, Progress, Receipt
from bot.guard_settings import load_thresholds
from bot.preparing import Preparing
from bot.settings import StoreSettings
from bot.storage.at_hand import store_at_hand
from bot.storage.breaker import StoreUnavailableError
from bot.storage.embedded import EmbeddedUnavailableError
from bot.storage.kept import KeptSnapshot
from bot.storage.snapshots import DamagedSnapshotError, SnapshotStore
from geo.errors import PointsFileError
from geo.refresh.checking import Submission
from geo.refresh.content import read_bytes
from geo.refresh.draft import Draft
from geo.refresh.edition import DEFAULT_SOURCE, source_slug
from geo.refresh.packing import manifest_of

Consent = Callable[[Draft], Override]
"""What somebody at a terminal says against the guards; it may raise SecondRefusedError."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file and what is said of it; `source` and `as_of` go before what it says of itself.

    `columns` gives headers as written their fields, as `read_list`'s mapping.
    """

    path: Path
    source_id: str = DEFAULT_SOURCE
    source: str = ""
    licence: str = ""
    as_of: datetime | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@asynccontextmanager
async def desk_at_hand(settings: StoreSettings, *, demo: bool = False) -> AsyncIterator[Desk]:
    """A desk over the named Redis, else over the running bot's own, else over one for this time.

    What is published in a server of `state_dir` is kept beside it at the end, as a bot would: the
    server may run for this command only. Raises EmbeddedUnavailableError, SettingsError.
    """
    async with store_at_hand(settings.redis_url, settings.state_dir) as store:
        yield Desk(store, _preparing(settings), demo=demo)
        if settings.redis_url is None:
            await _keep_published(SnapshotStore(store), KeptSnapshot(settings.state_dir))


def check_file(
    settings: StoreSettings, file: ListFile, progress: Progress | None = None
) -> tuple[Draft, bool]:
    """The draft of a file, and whether it could be compared with what is published.

    Without a store it is checked alone. Raises PointsFileError, QueryError.
    """
    content = read_bytes(file.path)

    async def alone() -> Draft:
        submitted = Submission(
            content,
            file.path.name,
            source_slug(file.source_id),
            file.source,
            file.licence,
            file.as_of,
            file.columns,
        )
        return await _preparing(settings).check(submitted, kyiv_now(), progress=progress)

    async def beside() -> Draft:
        async with desk_at_hand(settings) as desk:
            return await _checked(desk, content, file, progress)

    try:
        return asyncio.run(beside()), True
    except (EmbeddedUnavailableError, StoreUnavailableError):
        return asyncio.run(alone()), False


def publish_file(
    settings: StoreSettings,
    file: ListFile,
    consent: Consent | None = None,
    progress: Progress | None = None,
    *,
    demo: bool = False,
) -> tuple[Draft, Receipt]:
    """Check a file and publish it; with `consent` although a guard refuses it.

    Raises what `Desk.check`, `Desk.publish` and `named_override` raise, and
    EmbeddedUnavailableError.
    """
    content = read_bytes(file.path)

    async def publish() -> tuple[Draft, Receipt]:
        async with desk_at_hand(settings, demo=demo) as desk:
            who = terminal_user()
            draft = await _checked(desk, content, file, progress, who)
            override = None
            if consent and draft.overridable:
                async with desk.attempted(file.source_id, who):
                    override = consent(draft)
            return draft, await desk.publish(draft, who, override, progress)

    return asyncio.run(publish())


async def _keep_published(store: SnapshotStore, kept: KeptSnapshot) -> None:
    """Have the disk know it for commands and for a start without Redis.

    Made-up points are left out: they would take the place of real ones in a bot that refuses them.
    What can't be kept is published all the same.
    """
    with suppress(StoreUnavailableError, DamagedSnapshotError, PointsFileError, OSError):
        current, held = await store.current(), kept.read()
        if current is None or (held is not None and held[0].at_ms >= current.at_ms):
            return
        blob = await store.fetch(current.sha256)
        if not manifest_of(blob).demo:
            kept.write(current, blob)


def _preparing(settings: StoreSettings) -> Preparing:
    return Preparing(settings.state_dir, load_thresholds())


async def _checked(
    desk: Desk, content: bytes, file: ListFile, progress: Progress | None, publisher: str = ""
) -> Draft:
    return await desk.check(
        content,
        file.path.name,
        file.source_id,
        source=file.source,
        licence=file.licence,
        as_of=file.as_of,
        mapping=file.columns,
        progress=progress,
        who=publisher,
        to_publish=bool(publisher),
    )
