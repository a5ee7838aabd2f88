"""Settings from the environment and `.env`: read once, frozen, all errors at once."""

from __future__ import annotations

import re
from ipaddress import IPv4Address
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AnyHttpUrl,
    AwareDatetime,
    Field,
    IPvAnyAddress,
    RedisDsn,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,100}")


class SettingsError(Exception):
    """Settings are missing or wrong; `problems` holds (setting, what is wrong), never a value."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__(", ".join(name for name, _ in problems))
        self.problems = problems


class DemoRefusedError(Exception):
    """Made-up points would be served to people: name real ones, or say that it is a trial."""


class Settings(BaseSettings):
    """What `nezlamnist run` needs to know.

    `bot_token` is from @BotFather. `points` is a file of points, the demo points by default, with
    `points_source` and `points_as_of` where the file doesn't say them. `telegram_api_url` names a
    local Bot API server. `redis_url` names the server that remembers what /language chose; without
    it this process does. `operations_host` and `operations_port` are where health, readiness and
    metrics are asked, `log_level` is how much is written to stderr.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    bot_token: SecretStr
    points: Path | None = None
    points_source: Annotated[str, Field(max_length=120)] = ""
    points_as_of: AwareDatetime | None = None
    telegram_api_url: AnyHttpUrl | None = None
    redis_url: RedisDsn | None = None
    operations_host: IPvAnyAddress = IPv4Address("127.0.0.1")
    operations_port: Annotated[int, Field(ge=1, le=65535)] = 9090
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("bot_token")
    @classmethod
    def _token_is_whole(cls, token: SecretStr) -> SecretStr:
        if not _TOKEN.fullmatch(token.get_secret_value()):
            raise PydanticCustomError("token_shape", "not a token of @BotFather")
        return token

    @field_validator("points")
    @classmethod
    def _points_exist(cls, points: Path | None) -> Path | None:
        if points is not None and not points.is_file():
            raise PydanticCustomError("no_such_file", "no such file")
        return points


def load_settings() -> Settings:
    """Read the settings; raises SettingsError that names every wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        # The values stay out: a mistyped token is still most of a token.
        raise SettingsError(
            tuple(
                (".".join(map(str, problem["loc"])).upper(), problem["type"])
                for problem in error.errors(include_input=False, include_url=False)
            )
        ) from None
