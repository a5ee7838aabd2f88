"""All the examinations, side by side."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.doctor.certificate import examine_certificate
from bot.doctor.files import examine_env_file, examine_state
from bot.doctor.finding import Finding, fail, ok, warn
from bot.doctor.points import examine_points
from bot.doctor.store import examine_store
from bot.doctor.telegram import examine_telegram
from bot.settings import Settings

ENV_FILE = Path(".env")
CLOCK_WARN_S = 5
CLOCK_FAIL_S = 60


async def examine(settings: Settings) -> list[Finding]:
    """Everything that can be seen from here, within some seconds; nothing is changed."""
    (
        (telegram, ahead_of_telegram),
        (store, ahead_of_store),
        certificate,
        points,
    ) = await asyncio.gather(
        examine_telegram(settings),
        examine_store(settings),
        _certificate(settings),
        examine_points(settings, datetime.now(UTC)),
    )
    return [
        *examine_env_file(ENV_FILE),
        *telegram,
        *certificate,
        *store,
        *points,
        judge_clock(ahead_of_store if ahead_of_telegram is None else ahead_of_telegram),
        *examine_state(settings.state_dir),
    ]


async def _certificate(settings: Settings) -> list[Finding]:
    if settings.webhook_url is None:
        return []
    return [await examine_certificate(str(settings.webhook_url))]


def judge_clock(ahead_s: float | None) -> Finding:
    """A clock that is off shows points open that are closed."""
    if ahead_s is None:
        return warn("clock-unknown")
    seconds = round(abs(ahead_s))
    if seconds >= CLOCK_FAIL_S:
        return fail("clock-off", count=seconds)
    return warn("clock-off", count=seconds) if seconds >= CLOCK_WARN_S else ok("clock-ok")
