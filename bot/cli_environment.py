"""The few settings that a quick answer depends on: reading all takes a tenth of a second more."""

from __future__ import annotations

import os
from pathlib import Path


def named(setting: str) -> str:
    """A setting's text from where `bot.settings` reads it: the environment, else `.env`; or ""."""
    told: dict[str, str | None] = {}
    if Path(".env").is_file():
        from dotenv import dotenv_values

        told |= dotenv_values(".env")
    told |= os.environ
    return {name.upper(): text for name, text in told.items()}.get(setting) or ""


def state_dir() -> Path:
    """Where an imported gazetteer may be, and what bots of this machine keep."""
    return Path(named("STATE_DIR") or "state")
