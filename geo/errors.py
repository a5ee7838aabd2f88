"""What can go wrong, as a tree; each class says what the caller may do.

GeoError
├── CoordinateError      a latitude or longitude that is no place on Earth: ask again
├── DataError            a file of the project cannot be used: mend or rebuild the file
│   ├── PointsFileError  a published list cannot be read: show its words to who gave the file
│   └── GazetteerFileError  a file about settlements cannot be imported: the same
├── QueryError           a question that has no answer as asked (a naive instant, limit < 1)
└── UnavailableError     a service beside the bot doesn't answer now: go on without it
    └── RefusedError     it asks to be left alone for a while: don't ask it before
"""

from __future__ import annotations


class GeoError(Exception):
    """Base of all errors raised by `geo`."""


class CoordinateError(GeoError, ValueError):
    """A latitude or longitude that is no place on Earth."""


class DataError(GeoError):
    """A data file is missing, damaged or of another version."""


class PointsFileError(DataError):
    """A published list of points cannot be read.

    `code` names the reason for the words in `locales` (`points-file-<code>`); `detail` is a short
    technical hint (a column's name, a row's number), never a person's text or place.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class GazetteerFileError(DataError):
    """A file about settlements cannot be imported.

    `code` names the reason for the words in `locales` (`gazetteer-file-<code>`).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class QueryError(GeoError, ValueError):
    """A question that cannot be answered as it was asked."""


class UnavailableError(GeoError):
    """A service beside the bot, a provider or a store, doesn't answer now."""


class RefusedError(UnavailableError):
    """A provider asks to be left alone for `retry_after_s` seconds, 0 when it doesn't say."""

    def __init__(self, retry_after_s: float = 0.0) -> None:
        super().__init__("refused")
        self.retry_after_s = retry_after_s
