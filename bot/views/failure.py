"""Why `geo` could not answer, for the terminal."""

from __future__ import annotations

from bot.i18n import Words
from geo.errors import CoordinateError, DataError, GazetteerFileError, GeoError, PointsFileError


def failure_text(words: Words, error: GeoError) -> str:
    """One line of plain text; of the error it repeats only a published file's own detail."""
    match error:
        case PointsFileError(code=code, detail=detail):
            reason = words(f"points-file-{code}")
            if detail.startswith("#"):
                detail = words("list-row", row=detail.removeprefix("#"))
            return words("failure-detail", reason=reason, detail=detail) if detail else reason
        case GazetteerFileError(code=code):
            return words(f"gazetteer-file-{code}")
        case CoordinateError():
            return words("failure-coordinate")
        case DataError():
            return words("failure-data")
        case _:
            return words("failure-query")
