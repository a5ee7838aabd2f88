"""The pages of a layer of an ArcGIS server → one document, as its query gives them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from geo.errors import PointsFileError
from geo.refresh.content import text_of

_SRID = 4326


def page_query(offset: int, count: int) -> dict[str, str]:
    """The parameters of the query for `count` rows after the first `offset`.

    After the REST interface of ArcGIS: all rows, in the order of their ids, in degrees on WGS84.
    """
    return {
        "where": "1=1",
        "outFields": "*",
        "returnGeometry": "true",
        "outSR": str(_SRID),
        "resultOffset": str(offset),
        "resultRecordCount": str(count),
        "f": "json",
    }


def read_page(content: bytes) -> tuple[list[Any], bool]:
    """The features of a page, and whether more follow.

    Raises PointsFileError: `html`, `damaged`, `service-error` (the server's own complaint),
    `not-a-list`, and what `text_of` raises.
    """
    try:
        page = json.loads(text_of(content))
    except (ValueError, RecursionError) as error:
        raise PointsFileError("damaged", "JSON") from error
    match page:
        case {"features": list(features)}:
            return features, page.get("exceededTransferLimit") is True
        case {"error": {}}:
            raise PointsFileError("service-error")
        case _:
            raise PointsFileError("not-a-list", "JSON")


def joined(pages: Sequence[Sequence[Any]]) -> bytes:
    """One Esri JSON of all pages, the same bytes for the same rows."""
    document: Mapping[str, Any] = {
        "features": [feature for page in pages for feature in page],
        "spatialReference": {"wkid": _SRID},
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True).encode()
