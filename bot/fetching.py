"""Fetches a published list from its source: one file, or the pages of a layer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from bot.validators import NOTHING_KNOWN, Validators
from geo.errors import PointsFileError, UnavailableError
from geo.refresh.content import MAX_BYTES
from geo.refresh.pages import joined, page_query, read_page
from geo.refresh.sources import Form, ListSource

WHOLE_WITHIN_S = 120.0
ANSWER_WITHIN_S = 30.0
MAX_PAGES = 200

_PIECE = 64 * 1024
_NOT_MODIFIED = 304
_AGENT = {"User-Agent": "nezlamnist-bot (finds open Points of Invincibility)"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a list; of a layer's pages, one document. `name` is fit for a message."""

    content: bytes
    name: str
    validators: Validators = NOTHING_KNOWN


class Fetcher:
    """Fetches over one session; the caller keeps that open."""

    def __init__(self, session: ClientSession) -> None:
        self._session = session

    async def fetch(self, source: ListSource, known: Validators = NOTHING_KNOWN) -> Fetched | None:
        """The list, None if the server says that it is the `known` one.

        Raises UnavailableError when the server doesn't answer in time, or not with 200;
        PointsFileError `too-large` and, for a layer, what `read_page` raises.
        """
        try:
            async with asyncio.timeout(WHOLE_WITHIN_S):
                if source.form is Form.ARCGIS:
                    return await self._layer(source)
                return await self._file(source, known)
        except (ClientError, TimeoutError, OSError) as error:
            raise UnavailableError(type(error).__name__) from error

    async def _file(self, source: ListSource, known: Validators) -> Fetched | None:
        async with self._asked(source.url, headers=known.conditions) as response:
            if response.status == _NOT_MODIFIED:
                return None
            content = await _body(response, MAX_BYTES)
            headers = response.headers
        said = Validators(headers.get("ETag", "")[:200], headers.get("Last-Modified", "")[:200])
        return Fetched(content, source.id, said)

    async def _layer(self, source: ListSource) -> Fetched:
        pages: list[list[object]] = []
        size = 0
        url = f"{source.url.rstrip('/')}/query"
        for _ in range(MAX_PAGES):
            query = page_query(sum(map(len, pages)), source.page)
            async with self._asked(url, params=query) as response:
                content = await _body(response, MAX_BYTES - size)
            size += len(content)
            features, more = read_page(content)
            pages.append(features)
            if not more:
                return Fetched(joined(pages), source.id)
            if not features:
                break
        # A part of a layer taken for the whole would close the points of the rest.
        raise UnavailableError("the layer has no end")

    @asynccontextmanager
    async def _asked(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
    ) -> AsyncIterator[ClientResponse]:
        timeout = ClientTimeout(total=WHOLE_WITHIN_S, sock_read=ANSWER_WITHIN_S)
        async with self._session.get(
            url, headers={**_AGENT, **(headers or {})}, params=params, timeout=timeout
        ) as response:
            if response.status not in {200, _NOT_MODIFIED}:
                raise UnavailableError(f"HTTP {response.status}")
            yield response


async def _body(response: ClientResponse, limit: int) -> bytes:
    """The body; never more of it in memory than is allowed."""
    content = bytearray()
    async for piece in response.content.iter_chunked(_PIECE):
        content += piece
        if len(content) > limit:
            raise PointsFileError("too-large", f"over {MAX_BYTES // 1_000_000} MB")
    return bytes(content)
