"""The setting that names oblasts' public channels, a part of all settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

# A channel's public name, or the number of one that has none.
_CHANNEL = re.compile(r"(UA\d{2})=(@[A-Za-z]\w{3,31}|-100\d{5,15})", re.ASCII)


class ChannelSettings(BaseSettings):
    """Where orders are posted, nowhere by default.

    `oblast_channels` is `UA18=@zhytomyr_pn, UA21=-1001234567890`: the code of an oblast and its
    channel, where the bot is an administrator that may post.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    oblast_channels: Annotated[Mapping[str, str], NoDecode] = {}

    @field_validator("oblast_channels", mode="before")
    @classmethod
    def _channels_are_clear(cls, text: Any) -> Any:
        if not isinstance(text, str):
            return text
        each = [part.strip() for part in text.split(",") if part.strip()]
        found = [_CHANNEL.fullmatch(part) for part in each]
        channels = {match[1]: match[2] for match in found if match}
        if len(channels) < len(each):
            raise PydanticCustomError("channels_unclear", "not `UA18=@channel, …`, each once")
        return channels
