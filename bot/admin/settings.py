"""The setting that names admins, a part of all settings: light, since every command reads them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.admin.identity import Admin, AdminsError, read_admins


class AdminSettings(BaseSettings):
    """Who may publish lists and give orders in the bot's private chat; nobody by default.

    `admins` is `123456789=all:Черговий; 987654321=UA18,UA21:Житомир`: the number of a Telegram
    account, the oblasts it answers for or `all`, and the label under which the audit log knows it.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    # Ids are personal.
    admins: Annotated[tuple[Admin, ...], NoDecode, Field(repr=False)] = ()

    @field_validator("admins", mode="before")
    @classmethod
    def _admins_are_clear(cls, text: Any) -> Any:
        if not isinstance(text, str):
            return text
        try:
            return read_admins(text)
        except AdminsError:
            raise PydanticCustomError("admins_unclear", "not `id=scope:label; …`") from None
