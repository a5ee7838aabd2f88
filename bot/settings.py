"""Settings from the environment and `.env`: read once, frozen, all errors at once."""

from __future__ import annotations

import hmac
import re
from hashlib import sha256
from ipaddress import IPv4Address
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AnyHttpUrl,
    AwareDatetime,
    Field,
    HttpUrl,
    IPvAnyAddress,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.admin.identity import Admin
from bot.admin.settings import AdminSettings
from bot.channel_settings import ChannelSettings
from bot.geocoder_settings import GeocoderSettings
from bot.refresh_settings import RefreshSettings, SourcesSettings
from bot.settings_error import SettingsError
from bot.storage.address import AddressError, read_address

T = TypeVar("T", bound=BaseSettings)

_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_MIN_DISTINCT = 8
_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,100}")


class DemoRefusedError(Exception):
    """Made-up points would be served to people: name real ones, or say that it is a trial."""


class StoreSettings(BaseSettings):
    """Where shared state lives, for every command that touches it.

    `redis_url` names a server (`redis`, `rediss`, `unix`) or Sentinels (`redis+sentinel`); without
    it the bot starts one of its own. `state_dir` is the folder for what must outlive the process.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    # It may hold a password.
    redis_url: Annotated[str | None, Field(repr=False)] = None
    state_dir: Path = Path("state")

    @field_validator("redis_url")
    @classmethod
    def _redis_is_named(cls, url: str | None) -> str | None:
        try:
            if url is not None:
                read_address(url)
        except AddressError:
            raise PydanticCustomError("url_scheme", "not a Redis") from None
        return url


class PointsSettings(StoreSettings):
    """Which points answer, for every command that answers.

    `points` is a file of points, the demo points by default, with `points_source` and
    `points_as_of` where the file doesn't say them; what is published comes before it.
    """

    points: Path | None = None
    points_source: Annotated[str, Field(max_length=120)] = ""
    points_as_of: AwareDatetime | None = None

    @field_validator("points")
    @classmethod
    def _points_exist(cls, points: Path | None) -> Path | None:
        if points is not None and not points.is_file():
            raise PydanticCustomError("no_such_file", "no such file")
        return points


class Settings(PointsSettings, GeocoderSettings, AdminSettings, ChannelSettings, RefreshSettings):
    """What `nezlamnist run` needs to know.

    `bot_token` is from @BotFather. `identity_secret` keys the hashes that stand for people, made
    from the token by default: with one of its own they outlive a change of the token.
    `telegram_api_url` names a local Bot API server. `webhook_url` (https) is where Telegram sends
    updates, marked with `webhook_secret`, and without it the bot polls; `webhook_host` and
    `webhook_port` are where it listens, `workers` how many processes share that port.
    `operations_host` and `operations_port` are where health, readiness and metrics are asked,
    `log_level` is how much is written to stderr. PointsSettings, GeocoderSettings, AdminSettings,
    ChannelSettings and RefreshSettings are told there.
    """

    bot_token: SecretStr
    identity_secret: Annotated[SecretStr | None, Field(min_length=16)] = None
    telegram_api_url: AnyHttpUrl | None = None
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

    def identity_key(self) -> bytes:
        """The key of the hashes under which Redis knows people."""
        secret = self.identity_secret or self.bot_token
        return hmac.digest(secret.get_secret_value().encode(), b"nezlamnist", sha256)


def _is_strong(secret: str) -> bool:
    """Telegram's alphabet, and too much of it to be guessed or to have been left as an example."""
    return bool(_SECRET.fullmatch(secret)) and len(set(secret)) >= _MIN_DISTINCT


def load_settings() -> Settings:
    """Read the settings; raises SettingsError that names every wrong one."""
    return _load(Settings)


def load_store_settings() -> StoreSettings:
    """Read what a command that only touches shared state needs; raises SettingsError."""
    return _load(StoreSettings)


def load_points_settings() -> PointsSettings:
    """Read what a command that answers needs; raises SettingsError."""
    return _load(PointsSettings)


def load_sources() -> Path | None:
    """Read which file names sources beside the committed ones; raises SettingsError."""
    return _load(SourcesSettings).sources


def load_admins() -> tuple[Admin, ...]:
    """Read who the admins are, for a command that names one; raises SettingsError."""
    return _load(AdminSettings).admins


def _load(kind: type[T]) -> T:
    try:
        return kind()
    except ValidationError as error:
        # The values stay out: a mistyped token is still most of a token.
        raise SettingsError(
            tuple(
                (".".join(map(str, problem["loc"])).upper(), problem["type"])
                for problem in error.errors(include_input=False, include_url=False)
            )
        ) from None
