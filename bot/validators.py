"""What a server says of a file, to be asked next time whether it has changed (RFC 9110, 8.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_CONDITIONS: Final = {"etag": "If-None-Match", "last_modified": "If-Modified-Since"}


@dataclass(frozen=True, slots=True)
class Validators:
    """The headers `ETag` and `Last-Modified` of an answer; "" where it has none."""

    etag: str = ""
    last_modified: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers of a request for what is newer."""
        return {
            header: said for name, header in _CONDITIONS.items() if (said := getattr(self, name))
        }


NOTHING_KNOWN: Final = Validators()
