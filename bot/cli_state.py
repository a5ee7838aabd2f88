"""What bots share that a command's answer depends on, read without what the answer doesn't need."""

from __future__ import annotations

import os
from pathlib import Path

from bot.cli_frame import awaited
from bot.storage.kept_orders import KeptOrders
from bot.storage.order_text import Standing
from geo.orders import Order


def state_dir() -> Path:
    """Where an imported gazetteer may be; all settings would take longer to read than an answer."""
    return Path(os.environ.get("STATE_DIR", "state"))


def orders_at_hand() -> tuple[Order, ...]:
    """The orders that the named Redis has, else those that a bot on this machine keeps."""
    try:
        kept = KeptOrders(state_dir()).read()
    except OSError:
        kept = Standing()
    url = os.environ.get("REDIS_URL")
    told = _ask(url) if url else kept
    return max(told, kept, key=lambda standing: standing.at_ms).orders


def _ask(redis_url: str) -> Standing:
    from bot.storage.at_hand import store_at_hand
    from bot.storage.breaker import StoreUnavailableError
    from bot.storage.orders import OrderStore

    async def ask() -> Standing:
        async with store_at_hand(redis_url, state_dir()) as store:
            return await OrderStore(store).standing()

    try:
        return awaited(ask())
    except StoreUnavailableError:
        return Standing()
