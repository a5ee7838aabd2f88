"""Settings of lists that are refreshed by themselves, a part of all settings."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, FilePath, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_CHAT = re.compile(r"@[A-Za-z]\w{3,31}|-?\d{3,16}", re.ASCII)


class SourcesSettings(BaseSettings):
    """Where lists can be fetched: `sources` is a file beside the committed `data/sources.toml`."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    sources: FilePath | None = None


class RefreshSettings(SourcesSettings):
    """Which lists the bot fetches by itself, none by default, and whom it tells of trouble.

    `refresh` names sources, `kyiv, lviv`; `admins_chat` is the admins' chat: `@name` or a number.
    """

    refresh: Annotated[tuple[str, ...], NoDecode] = ()
    # A number may be a person's.
    admins_chat: Annotated[str | None, Field(repr=False)] = None

    @field_validator("refresh", mode="before")
    @classmethod
    def _sources_are_listed(cls, text: Any) -> Any:
        return tuple(re.findall(r"[^\s,;]+", text)) if isinstance(text, str) else text

    @field_validator("refresh")
    @classmethod
    def _sources_are_known(cls, names: tuple[str, ...], rest: ValidationInfo) -> tuple[str, ...]:
        if not names:
            return names
        from bot.sources import UnknownSourceError, chosen  # noqa: PLC0415 - for who asks for it
        from geo.errors import DataError  # noqa: PLC0415

        try:
            chosen(names, rest.data.get("sources"))
        except (UnknownSourceError, DataError):
            raise PydanticCustomError("source_unknown", "no such source") from None
        return names

    @field_validator("admins_chat")
    @classmethod
    def _chat_can_be_one(cls, chat: str | None) -> str | None:
        if chat is not None and not _CHAT.fullmatch(chat):
            raise PydanticCustomError("chat_unclear", "neither @name nor a number")
        return chat or None
