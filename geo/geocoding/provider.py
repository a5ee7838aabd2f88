"""The one door to geopy's geocoders: any of them by its name, over aiohttp.

geopy writes whole URLs and the bodies of answers into its log and its exceptions: its log is shut,
and of an exception only the kind is looked at.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from geopy import exc
from geopy.adapters import AdapterHTTPError, AioHTTPAdapter
from geopy.geocoders import SERVICE_TO_GEOCODER

from geo.coordinate import Coordinate
from geo.errors import CoordinateError, RefusedError, UnavailableError
from geo.geocoding.ukraine import NORTH_EAST, SOUTH_WEST

PROVIDERS = frozenset(SERVICE_TO_GEOCODER)
TIMEOUT_S = 3.0
MAX_BODY = 256 * 1024
MAX_RETRY_AFTER_S = 3_600.0
MAX_HITS = 5

_OPENSTREETMAP = "© OpenStreetMap contributors"
_ATTRIBUTIONS = {"nominatim": _OPENSTREETMAP, "photon": _OPENSTREETMAP, "pelias": _OPENSTREETMAP}

_BOX = [(SOUTH_WEST.lat, SOUTH_WEST.lon), (NORTH_EAST.lat, NORTH_EAST.lon)]
# What geopy's geocoders call the same wishes; each is given those that it takes.
_WISHES: dict[str, Any] = {
    "exactly_one": False,
    "limit": MAX_HITS,
    "country_codes": "ua",
    "countries": ["UKR"],
    "country": "UA",
    "region": "ua",
    "viewbox": _BOX,
    "bounded": True,
    "bbox": _BOX,
    "bounds": _BOX,
    "boundary_rect": _BOX,
}

logging.getLogger("geopy").disabled = True


class GeopyProvider:
    """A geocoder of geopy's: `name` as in geopy, `url` a server of one's own, else the default.

    `user_agent` identifies the application and names a contact. Raises ValueError when geopy knows
    no such geocoder or that one needs a setting that isn't there.
    """

    def __init__(self, name: str, user_agent: str, url: str = "", api_key: str = "") -> None:
        self.name = name
        self.attribution = _ATTRIBUTIONS.get(name, name)
        geocoder = SERVICE_TO_GEOCODER.get(name)
        if geocoder is None:
            raise ValueError("geopy has no such geocoder")
        given: dict[str, Any] = {"user_agent": user_agent}
        if url:
            parts = urlsplit(url)
            given |= {"scheme": parts.scheme, "domain": f"{parts.netloc}{parts.path}".strip("/")}
        if api_key:
            given |= {"api_key": api_key, "apikey": api_key, "access_token": api_key}
        taken = inspect.signature(geocoder.__init__).parameters
        own = {key: value for key, value in given.items() if key in taken}
        try:
            self._geocoder = geocoder(
                **own, timeout=aiohttp.ClientTimeout(TIMEOUT_S), adapter_factory=_BoundedAdapter
            )
        except (TypeError, exc.GeopyError) as error:
            raise ValueError(f"{name} needs another setting") from error
        wishes = inspect.signature(geocoder.geocode).parameters
        self._wishes = {key: value for key, value in _WISHES.items() if key in wishes}

    async def find(self, query: str) -> tuple[Coordinate, ...]:
        """See geo.geocoding.ports.Provider."""
        try:
            hits = await self._geocoder.geocode(query, **self._wishes)
            return tuple(_coordinates(hits or ()))
        except exc.GeocoderRateLimited as error:
            wait_s = float(error.retry_after or 0)
            raise RefusedError(min(max(wait_s, 60.0), MAX_RETRY_AFTER_S)) from None
        except (
            exc.GeocoderInsufficientPrivileges,
            exc.GeocoderAuthenticationFailure,
            exc.GeocoderQuotaExceeded,
        ):
            raise RefusedError from None
        except (exc.GeopyError, LookupError, TypeError, ValueError, AttributeError):
            # The rest is an answer of another shape than the provider's.
            raise UnavailableError("the provider failed") from None

    async def close(self) -> None:
        """Close its connections."""
        await self._geocoder.adapter.session.close()


class _BoundedAdapter(AioHTTPAdapter):  # type: ignore[misc]
    """Reads at most MAX_BODY of an answer, keeps no cookies, and puts no body into an exception."""

    _session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """Opened when it is first needed, inside the loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                trust_env=False, cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session

    async def get_text(self, url: str, *, timeout: Any, headers: dict[str, str]) -> str:  # noqa: ASYNC109
        with self._normalize_exceptions():
            async with self._request(url, timeout=timeout, headers=headers) as response:
                if response.status >= 400:
                    raise AdapterHTTPError(
                        "refused", status_code=response.status, headers=response.headers, text=""
                    )
                try:
                    await response.content.readexactly(MAX_BODY)
                except asyncio.IncompleteReadError as whole:
                    return whole.partial.decode("utf-8", "replace")
                raise exc.GeocoderParseError("too long")

    async def get_json(self, url: str, *, timeout: Any, headers: dict[str, str]) -> Any:  # noqa: ASYNC109
        try:
            return json.loads(await self.get_text(url, timeout=timeout, headers=headers))
        except (ValueError, RecursionError):
            raise exc.GeocoderParseError("not JSON") from None


def _coordinates(hits: Any) -> list[Coordinate]:
    spots = []
    for hit in hits[:MAX_HITS]:
        try:
            spots.append(Coordinate(float(hit.latitude), float(hit.longitude)))
        except CoordinateError:
            continue
    return spots
