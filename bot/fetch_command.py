"""A list fetched by hand: what the command line asks for, over the store that settings name."""

from __future__ import annotations

from aiohttp import ClientSession

from bot.cli_frame import terminal_user
from bot.clock import kyiv_now
from bot.desk import Progress, Receipt
from bot.fetching import Fetcher
from bot.publication import desk_at_hand
from bot.refreshing import check_fetched, is_news
from bot.settings import load_sources, load_store_settings
from bot.sources import chosen
from geo.errors import UnavailableError
from geo.refresh.draft import Draft


async def fetch_list(
    name: str, progress: Progress, *, publish: bool
) -> tuple[Draft, Receipt | None]:
    """The draft of a source's list, and the receipt if it is published: unless nothing differs.

    Raises SettingsError, UnknownSourceError, UnavailableError, and what `Desk.check` and
    `Desk.publish` do.
    """
    (source,) = chosen([name], load_sources())
    who = terminal_user() if publish else ""
    async with desk_at_hand(load_store_settings()) as desk:
        async with desk.attempted(source.id, who), ClientSession() as session:
            fetched = await Fetcher(session).fetch(source)
        if fetched is None:
            raise UnavailableError("not modified, though nobody asked")
        draft = await check_fetched(
            desk, source, fetched, kyiv_now(), progress=progress, publisher=who
        )
        if not publish or not await is_news(desk, draft):
            return draft, None
        return draft, await desk.publish(draft, who, progress=progress)
