"""Why something that an admin wanted wasn't done."""

from __future__ import annotations

from bot.admin.download import DownloadError
from bot.desk import NothingToRollBackError, RefusedByGuardError, StaleDraftError
from bot.i18n import Words
from bot.settings import DemoRefusedError
from bot.storage.breaker import StoreUnavailableError
from bot.storage.snapshots import DamagedSnapshotError
from bot.views.failure import failure_text
from bot.views.guard import guard_line
from bot.views.markup import Html, lines, plain
from geo.errors import GeoError

FORESEEN = (
    GeoError,
    DemoRefusedError,
    DownloadError,
    NothingToRollBackError,
    RefusedByGuardError,
    StaleDraftError,
    DamagedSnapshotError,
    StoreUnavailableError,
)
"""What `refusal_text` has words for."""

_KEYS: dict[type[Exception], str] = {
    DamagedSnapshotError: "admin-nothing-before",
    DemoRefusedError: "admin-demo",
    DownloadError: "admin-no-download",
    NothingToRollBackError: "admin-nothing-before",
    StaleDraftError: "admin-stale-draft",
    StoreUnavailableError: "admin-no-store",
}


def refusal_text(words: Words, error: Exception) -> Html:
    """A line or two; all that isn't done is left as it was."""
    match error:
        case RefusedByGuardError(verdicts=verdicts):
            told = (plain(guard_line(words, verdict, {})) for verdict in verdicts)
            return lines(plain(words("admin-refused")), *told)
        case GeoError():
            return plain(failure_text(words, error))
    return plain(words(_KEYS[type(error)]))
