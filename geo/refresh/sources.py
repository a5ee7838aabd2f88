"""Where published lists can be fetched, read from `data/sources.toml` and files of its form."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from geo.errors import DataError, QueryError
from geo.refresh.edition import source_slug

EVERY_H = 6
LONGEST = timedelta(days=7)
PAGE = 1000
MAX_PAGE = 2000
"""The most that an ArcGIS server gives at once, rows."""


class Form(StrEnum):
    """How a list is asked for: as one file, or page by page from a layer of an ArcGIS server."""

    FILE = "file"
    ARCGIS = "arcgis"


@dataclass(frozen=True, slots=True)
class ListSource:
    """A published list; `columns` maps its headers to ours, `page` counts rows."""

    id: str
    publisher: str
    licence: str
    url: str
    form: Form = Form.FILE
    every: timedelta = timedelta(hours=EVERY_H)
    page: int = PAGE
    columns: Mapping[str, str] = field(default_factory=dict)


def read_sources(text: str) -> dict[str, ListSource]:
    """The sources of a TOML text by their ids; raises DataError that names the source at fault."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"the file of sources is no TOML: {error}") from None
    return {name: _source(name, table) for name, table in tables.items()}


def _source(name: str, table: object) -> ListSource:
    try:
        return _read(name, dict(table))  # type: ignore[call-overload]
    except (KeyError, TypeError, ValueError, QueryError) as error:
        raise DataError(f"source {name[:24]!r}: {type(error).__name__}: {error}") from None


def _read(name: str, table: dict[str, Any]) -> ListSource:
    source = ListSource(
        id=source_slug(name),
        publisher=str(table.pop("publisher")),
        licence=str(table.pop("licence")),
        url=_web_address(str(table.pop("url"))),
        form=Form(table.pop("form", Form.FILE)),
        every=timedelta(hours=float(table.pop("every_h", EVERY_H))),
        page=int(table.pop("page", PAGE)),
        columns=dict(table.pop("columns", {})),
    )
    if table:
        raise ValueError(f"unknown {', '.join(sorted(table))}")
    if not timedelta(minutes=1) <= source.every <= LONGEST or not 1 <= source.page <= MAX_PAGE:
        raise ValueError("every_h or page is out of range")
    return source


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise ValueError("the url must be http or https, without a user")
    return url
