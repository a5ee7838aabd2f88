"""The limits of the guards as settings: `GUARD_FEWER_POINTS=0.2` and the like."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings_error import SettingsError
from geo.refresh.guards import Thresholds

PREFIX = "GUARD_"

Share = Annotated[float, Field(ge=0, le=1)]

_DEFAULTS = Thresholds()


class GuardSettings(BaseSettings):
    """Thresholds by their names, shares from 0 to 1; what they mean is told there."""

    model_config = SettingsConfigDict(
        env_file=".env", env_prefix=PREFIX, extra="ignore", frozen=True
    )

    fewer_points: Share = _DEFAULTS.fewer_points
    fewer_open: Share = _DEFAULTS.fewer_open
    oblast_loss: Share = _DEFAULTS.oblast_loss
    oblast_points: Annotated[int, Field(ge=1)] = _DEFAULTS.oblast_points
    invalid_rows: Share = _DEFAULTS.invalid_rows
    moved_far: Share = _DEFAULTS.moved_far
    fewer_points_warned: Share = _DEFAULTS.fewer_points_warned
    more_points_warned: Annotated[float, Field(ge=0)] = _DEFAULTS.more_points_warned
    duplicates_warned: Share = _DEFAULTS.duplicates_warned
    old_warned_days: Annotated[float, Field(gt=0)] = _DEFAULTS.old_warned / timedelta(days=1)


def load_thresholds() -> Thresholds:
    """Read the limits; raises SettingsError that names every wrong one."""
    try:
        told = GuardSettings().model_dump()
    except ValidationError as error:
        raise SettingsError(
            tuple(
                (PREFIX + ".".join(map(str, problem["loc"])).upper(), problem["type"])
                for problem in error.errors(include_input=False, include_url=False)
            )
        ) from None
    old_warned = timedelta(days=told.pop("old_warned_days"))
    return Thresholds(**told, old_warned=old_warned)
