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
    HttpUrl,
    IPvAnyAddress,
    RedisDsn,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_MIN_DISTINCT = 8
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
    it this process does. `state_dir` is the folder for what must outlive the process. `webhook_url`
    (https) is where Telegram sends updates, marked with `webhook_secret`, and without it the bot
    polls; `webhook_host` and `webhook_port` are where it listens, `workers` how many processes
    share that port. `operations_host` and `operations_port` are where health, readiness and metrics
    are asked, `log_level` is how much is written to stderr.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    bot_token: SecretStr
    points: Path | None = None
    points_source: Annotated[str, Field(max_length=120)] = ""
    points_as_of: AwareDatetime | None = None
    telegram_api_url: AnyHttpUrl | None = None
    redis_url: RedisDsn | None = None
    state_dir: Path = Path("state")
    webhook_url: HttpUrl | None = None
    webhook_secret: Annotated[SecretStr | None, Field(validate_default=True)] = None
    webhook_host: IPvAnyAddress = IPv4Address("127.0.0.1")
    webhook_port: Annotated[int, Field(ge=1, le=65535)] = 8080
    workers: Annotated[int, Field(ge=1, le=64)] = 1
    operations_host: IPvAnyAddress = IPv4Address("127.0.0.1")
    operations_port: Annotated[int, Field(ge=1, le=65535)] = 9090
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("bot_token")
    @classmethod
    def _token_is_whole(cls, token: SecretStr) -> SecretStr:
        if not _TOKEN.fullmatch(token.get_secret_value()):
            raise PydanticCustomError("token_shape", "not a token of @BotFather")
        return token

    @field_validator("webhook_url")
    @classmethod
    def _webhook_is_https(cls, url: HttpUrl | None) -> HttpUrl | None:
        if url is not None and url.scheme != "https":
            raise PydanticCustomError("url_scheme", "Telegram sends to https only")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _secret_is_strong(cls, secret: SecretStr | None, rest: ValidationInfo) -> SecretStr | None:
        if secret is None:
            if rest.data.get("webhook_url") is not None:
                raise PydanticCustomError("missing", "a webhook needs a secret")
        elif not _is_strong(secret.get_secret_value()):
            raise PydanticCustomError("weak_secret", "easily guessed, or not to Telegram's rules")
        return secret

    @field_validator("workers")
    @classmethod
    def _only_a_webhook_is_shared(cls, workers: int, rest: ValidationInfo) -> int:
        if workers > 1 and rest.data.get("webhook_url") is None:
            raise PydanticCustomError("workers_poll", "only a webhook's updates can be shared out")
        return workers

    @field_validator("points")
    @classmethod
    def _points_exist(cls, points: Path | None) -> Path | None:
        if points is not None and not points.is_file():
            raise PydanticCustomError("no_such_file", "no such file")
        return points


def _is_strong(secret: str) -> bool:
    """Telegram's alphabet, and too much of it to be guessed or to have been left as an example."""
    return bool(_SECRET.fullmatch(secret)) and len(set(secret)) >= _MIN_DISTINCT


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
