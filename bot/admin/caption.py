"""What an admin writes under a file: `#kyiv Київська міська рада, 17.03.2026 18:00`.

Lines below may name columns as the template does: `Де = Адреса`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from geo.clock import KYIV
from geo.point import SOURCE_ID

LONGEST_SOURCE = 120

_SOURCE = re.compile(rf"#({SOURCE_ID.pattern})(?![\w-])", re.ASCII | re.IGNORECASE)
_DATE = re.compile(
    r"(?:станом на |as of )?\b(\d{1,2})\.(\d{1,2})\.(20\d{2})(?:,? (?:о )?(\d{1,2}):(\d{2}))?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Caption:
    """Which source the list is of, who published it and when it was true; "" and None if unsaid.

    `columns` gives headers as written their meaning, as `read_list`'s mapping.
    """

    source_id: str = ""
    source: str = ""
    as_of: datetime | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


def read_caption(text: str) -> Caption:
    """Read a caption; Kyiv's time, midday where only a day is named.

    What is no date stays in the publisher's name, where the admin sees it in the report.
    """
    columns = dict(filter(None, map(_column, text.splitlines())))
    text = "\n".join(line for line in text.splitlines() if not _column(line))
    found = _SOURCE.search(text)
    rest = text.replace(found[0], " ", 1) if found else text
    dated = _DATE.search(rest)
    as_of = _instant(dated) if dated else None
    if dated and as_of:
        rest = rest.replace(dated[0], " ", 1)
    source = " ".join(rest.split()).strip(" ,;:")[:LONGEST_SOURCE]
    return Caption(found[1].lower() if found else "", source, as_of, columns)


def _column(line: str) -> tuple[str, str] | None:
    header, equals, meaning = (part.strip() for part in line.rpartition("="))
    return (header, meaning) if equals and header else None


def _instant(dated: re.Match[str]) -> datetime | None:
    day, month, year, hour, minute = (int(part or 0) for part in dated.groups())
    try:
        return datetime(year, month, day, hour if dated[4] else 12, minute, tzinfo=KYIV)
    except ValueError:
        return None
