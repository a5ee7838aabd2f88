"""Why something that an admin wanted wasn't done."""

from __future__ import annotations

from bot.admin.download import DownloadError
from bot.desk import NothingToRollBackError, RefusedByGuardError, StaleDraftError
from bot.i18n import Words
from bot.storage.breaker import StoreUnavailableError
from bot.storage.snapshots import DamagedSnapshotError
from bot.views.failure import failure_text
from bot.views.guard import guard_line
from bot.views.markup import Html, lines, plain
from geo.errors import GeoError

FORESEEN = (
    GeoError,
    DownloadError,
    NothingToRollBackError,
    RefusedByGuardError,
    StaleDraftError,
    DamagedSnapshotError,
    StoreUnavailableError,
)
"""What `refusal_text` has words for."""


def refusal_text(words: Words, error: Exception) -> Html:
    """A line or two; all that isn't done is left as it was."""
    match error:
        case RefusedByGuardError(verdicts=verdicts):
            return lines(
                plain(words("admin-refused")), *(plain(guard_line(words, v, {})) for v in verdicts)
            )
        case StaleDraftError():
            return plain(words("admin-stale-draft"))
        case NothingToRollBackError() | DamagedSnapshotError():
            return plain(words("admin-nothing-before"))
        case DownloadError():
            return plain(words("admin-no-download"))
        case GeoError():
            return plain(failure_text(words, error))
    return plain(words("admin-no-store"))
