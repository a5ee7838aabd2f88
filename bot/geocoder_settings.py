"""Settings of the geocoder, a part of all settings: light, since every command reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AnyHttpUrl, Field, SecretStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from geo.geocoding.provider import GeopyProvider

_CONTACT = re.compile(r"\S@\S{1,100}\.\S|https?://\S")
_HEADER = re.compile(r"[\x20-\x7e]{1,200}")


class GeocoderSettings(BaseSettings):
    """Whom the bot asks where a street is; nobody by default, and then no text leaves it.

    `geocoder` is a geocoder of geopy's (nominatim, photon, pelias…), `geocoder_url` a server other
    than its default, `geocoder_api_key` its key where it wants one. `geocoder_user_agent` names the
    application and a contact (an e-mail or a page), which public servers demand.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    geocoder_url: AnyHttpUrl | None = None
    geocoder_api_key: SecretStr | None = None
    geocoder_user_agent: Annotated[str | None, Field(max_length=200)] = None
    geocoder: str | None = None

    @field_validator("geocoder")
    @classmethod
    def _can_be_made(cls, name: str | None, rest: ValidationInfo) -> str | None:
        if not name:
            return None
        agent = rest.data.get("geocoder_user_agent") or ""
        if not (_HEADER.fullmatch(agent) and _CONTACT.search(agent)):
            raise PydanticCustomError("geocoder_contact", "GEOCODER_USER_AGENT names no contact")
        try:
            _provider(name, agent, rest.data.get("geocoder_url"), rest.data.get("geocoder_api_key"))
        except ValueError:
            raise PydanticCustomError("geocoder_unknown", "unknown, or something lacks") from None
        return name

    def provider(self) -> GeopyProvider | None:
        """The provider that is asked; None where none is set."""
        if self.geocoder is None:
            return None
        return _provider(
            self.geocoder,
            self.geocoder_user_agent or "",
            self.geocoder_url,
            self.geocoder_api_key,
        )


def _provider(
    name: str, user_agent: str, url: AnyHttpUrl | None, api_key: SecretStr | None
) -> GeopyProvider:
    # geopy's geocoders take a quarter of a second to import: only for who wants one.
    from geo.geocoding.provider import GeopyProvider  # noqa: PLC0415

    secret = api_key.get_secret_value() if api_key else ""
    return GeopyProvider(name, user_agent, str(url or ""), secret)
