"""The geocoder of the running bot: the provider of the settings, with what replicas share."""

from __future__ import annotations

from contextlib import AsyncExitStack

from bot.geocoder_settings import GeocoderSettings
from bot.storage.breaker import Breaker
from bot.storage.geocoding import GeocodeCache, ProviderBudget
from geo.geocoding.geocoder import Geocoder
from geo.regions import Regions


def open_geocoder(
    settings: GeocoderSettings,
    key: bytes,
    store: Breaker | None,
    regions: Regions,
    closing: AsyncExitStack,
) -> Geocoder | None:
    """The geocoder, closed by `closing`; None where none is set. `key` keys the cache's hashes."""
    provider = settings.provider()
    if provider is None:
        return None
    closing.push_async_callback(provider.close)
    geocoder = Geocoder(
        provider,
        GeocodeCache(key, provider.name, store),
        ProviderBudget(provider.name, store),
        regions,
    )
    closing.push_async_callback(geocoder.close)
    return geocoder
