"""A provider of addresses for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.provider_server import ProviderServer, provider_server


@pytest.fixture
async def server() -> AsyncIterator[ProviderServer]:
    async with provider_server() as server:
        yield server
