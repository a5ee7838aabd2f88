"""What admins' handlers have at hand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.admin.background import Background
from bot.admin.identity import Admin
from bot.clock import Clock
from bot.desk import Desk
from bot.i18n import Words
from bot.ordering import Ordering
from bot.storage.audit import AuditLog
from bot.storage.drafts import Drafts
from bot.storage.languages import Languages
from bot.storage.nonces import Nonces
from bot.storage.reports import ReportStore
from geo.guide import Guide
from geo.regions import Regions


@dataclass(frozen=True, slots=True)
class Office:
    """The desk where lists are published, with the log and what waits for an admin's word.

    `listed` gives the packed list of an edition's sha256; it raises DamagedSnapshotError where it
    isn't kept, StoreUnavailableError.
    """

    admins: tuple[Admin, ...]
    desk: Desk
    audit: AuditLog
    nonces: Nonces
    drafts: Drafts
    languages: Languages
    listed: Callable[[str], Awaitable[bytes]]
    ordering: Ordering
    reports: ReportStore
    guide: Callable[[], Guide]
    background: Background
    regions: Regions
    clock: Clock

    def oblast_names(self, words: Words) -> Mapping[str, str]:
        """The names of the units of the first level, by code."""
        uk = words.language == "uk"
        return {each.code: each.name_uk if uk else each.name_en for each in self.regions.oblasts}

    def labelled(self, label: str) -> Admin | None:
        """The admin of this label; None for one who is no admin any more."""
        return next((admin for admin in self.admins if admin.label == label), None)
