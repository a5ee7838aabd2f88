"""Conversations about positions, links, plus codes and addresses, in both languages."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from bot.geocoder_settings import GeocoderSettings
from bot.geocoding import open_geocoder
from bot.json_lines import answer_object, dump
from bot.storage.breaker import Breaker
from geo.answer import Refinement
from geo.geocoding.geocoder import Geocoder
from geo.geocoding.outcome import Unavailable
from geo.guide import Guide
from tests.provider_server import ProviderServer, provider_server
from tests.talk import MakeTalk, Talk

BROVARY = (50.5110, 30.7900)
STREET = (50.5290, 30.8190)
ADDRESS = "Бровари, Київська 168"


@pytest.fixture
async def server() -> AsyncIterator[ProviderServer]:
    async with provider_server() as server:
        yield server


@pytest.fixture
async def geocoder(server: ProviderServer, store: Breaker, guide: Guide) -> AsyncIterator[Geocoder]:
    settings = GeocoderSettings(
        geocoder="nominatim", geocoder_url=server.url, geocoder_user_agent="tests (a@example.org)"
    )
    async with AsyncExitStack() as closing:
        opened = open_geocoder(settings, b"secret", store, guide.regions, closing)
        assert opened is not None
        yield opened


@pytest.mark.parametrize(
    "text",
    [
        "50°30'39.6\"N 30°47'24\"E",
        "50,5110; 30,7900",
        "50.5110 пн. ш. 30.7900 сх. д.",
        "geo:50.5110,30.7900",
        "https://www.openstreetmap.org/#map=17/50.5110/30.7900",
        "https://waze.com/ul?ll=50.5110,30.7900",
        "9G2GGQ6R+CX",
        "GQ6R+CX Бровари",
    ],
)
async def test_a_position_in_any_dress(talk: Talk, talk_en: Talk, text: str) -> None:
    assert "1. Ліцей № 3" in await talk.say(text)
    assert "довготу" not in talk.text
    assert "1. Ліцей № 3" in await talk_en.say(text)


async def test_swapped_numbers_are_healed_and_said_so(talk: Talk, talk_en: Talk) -> None:
    text = await talk.say("30.7900, 50.5110")
    assert "1. Ліцей № 3" in text
    assert "довготу було записано першою" in text
    assert "longitude seems to have been written first" in await talk_en.say("30.7900, 50.5110")
    assert "4. Намет ДСНС" in await talk.press("Далі")


async def test_a_short_link_says_how_to_share_a_location(talk: Talk, talk_en: Talk) -> None:
    text = await talk.say("https://maps.app.goo.gl/AbCdEf")
    assert "немає координат" in text
    assert "Надішліть геопозицію" in text
    assert "Send your location" in await talk_en.say("https://maps.apple/p/AbCdEf")
    assert not talk.labels


async def test_a_short_plus_code_asks_for_its_town(talk: Talk, talk_en: Talk) -> None:
    assert "Допишіть населений пункт" in await talk.say("GQ6R+CX")
    assert "plus code" in await talk_en.say("GQ6R+CX")


async def test_an_address_without_a_provider_starts_from_the_centre(
    talk: Talk, talk_en: Talk
) -> None:
    text = await talk.say(ADDRESS)
    assert text.splitlines()[0] == "Бровари"
    assert "Вулиці я не знаю: відстані від центру. Надішліть геопозицію" in text
    assert text.count("геопозицію") == 1
    assert "1. Ліцей № 3" in text
    assert "Вулиці я не знаю" in await talk.press("Далі")
    assert "I don’t know the street" in await talk_en.say("Kyivska St 168, Brovary")


async def test_a_street_without_its_town_is_asked_for_it(talk: Talk, talk_en: Talk) -> None:
    assert "без населеного пункту" in await talk.say("Хрещатик 22")
    assert "address without its city" in await talk_en.say("Khreshchatyk 22")
    assert not talk.labels


async def test_an_approximate_village_with_a_street_says_the_worse_of_both(
    talk: Talk, guide: Guide
) -> None:
    village = next(
        s
        for s in guide.gazetteer.settlements
        if s.approximate and guide.gazetteer.resolve(f"с. {s.name_uk}").outcome == "found"
    )
    text = await talk.say(f"с. {village.name_uk}, вул. Шевченка 5")
    assert "центру громади" in text
    assert "Вулиці я не знаю" not in text


async def test_an_address_with_a_provider_starts_from_the_house(
    make_talk: MakeTalk, geocoder: Geocoder, server: ProviderServer
) -> None:
    server.hits = [STREET]
    talk = make_talk(geocoder=geocoder)
    text = await talk.say(ADDRESS)
    assert text.splitlines()[0] == "Бровари, Київська 168"
    assert "1. Бібліотека" in text
    assert "Адресу знайдено за даними © OpenStreetMap contributors." in text
    assert "від центру" not in text
    assert server.queries == ["Київська 168, Бровари, Київська область"]


async def test_buttons_under_an_address_ask_nobody_again(
    make_talk: MakeTalk, geocoder: Geocoder, server: ProviderServer
) -> None:
    server.hits = [STREET]
    talk = make_talk("en", geocoder=geocoder)
    first = await talk.say(ADDRESS)
    assert "Address found with data of © OpenStreetMap contributors." in first
    await talk.press("Filter")
    text = await talk.press("internet")
    assert "Пожежна частина № 12" in text
    assert text.splitlines()[0] == "Brovary, Київська 168"
    await talk.press("Done")
    assert len(server.requests) == 1
    for button in talk.buttons:
        assert "50.5" not in (button.callback_data or "")


async def test_a_chosen_town_keeps_the_street(
    make_talk: MakeTalk, geocoder: Geocoder, server: ProviderServer, guide: Guide
) -> None:
    talk = make_talk(geocoder=geocoder)
    await talk.say("Іванівка, Шевченка 5")
    assert server.requests == []
    choice = guide.gazetteer.by_code(talk.data("Іванівка").split("|")[1])
    assert choice is not None
    server.hits = [(choice.coordinate.lat + 0.01, choice.coordinate.lon)]
    text = await talk.press(talk.labels[0])
    assert "Шевченка 5" in text
    assert server.queries == [f"Шевченка 5, Іванівка, {choice.oblast_uk}"]


async def test_a_house_that_nobody_knows_is_said_so(
    make_talk: MakeTalk, geocoder: Geocoder, server: ProviderServer
) -> None:
    talk, talk_en = make_talk(geocoder=geocoder), make_talk("en", geocoder=geocoder)
    text = await talk.say(ADDRESS)
    assert "Такої адреси не знайдено" in text
    assert "1. Ліцей № 3" in text
    assert "No such address was found" in await talk_en.say(ADDRESS)
    assert len(server.requests) == 1


@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 403}, {"mood": "html"}])
async def test_an_outage_falls_back_to_the_town(
    make_talk: MakeTalk, geocoder: Geocoder, server: ProviderServer, fault: dict[str, Any]
) -> None:
    for name, value in fault.items():
        setattr(server, name, value)
    talk, talk_en = make_talk(geocoder=geocoder), make_talk("en", geocoder=geocoder)
    text = await talk.say(ADDRESS)
    assert "Пошук адрес зараз не відповідає" in text
    assert "1. Ліцей № 3" in text
    assert "isn’t answering" in await talk_en.say("Хрещатик 22")
    assert "Brovary" in talk_en.text
    assert not talk_en.labels


async def test_a_shared_location_needs_no_provider(
    make_talk: MakeTalk, geocoder: Geocoder, server: ProviderServer
) -> None:
    talk = make_talk(geocoder=geocoder)
    await talk.say("Бровари")
    await talk.say("50.5110, 30.7900")
    await talk.press("Далі")
    assert server.requests == []


async def test_privacy_names_who_is_asked_where_somebody_is(
    make_talk: MakeTalk, geocoder: Geocoder
) -> None:
    for code, word in (("uk", "сторонній пошук адрес"), ("en", "address search of others")):
        assert word not in await make_talk(code).say("/privacy")
        told = await make_talk(code, geocoder=geocoder).say("/privacy")
        assert word in told
        assert "© OpenStreetMap contributors" in told


async def test_the_source_of_an_address_is_named_where_nothing_is_open(
    make_talk: MakeTalk, geocoder: Geocoder, server: ProviderServer
) -> None:
    server.hits = [(48.62, 22.30)]
    text = await make_talk(geocoder=geocoder).say("Ужгород, Швабська 5")
    assert "50 км" in text
    assert "© OpenStreetMap contributors" in text


async def test_json_tells_what_became_of_a_street(guide: Guide, noon: Any) -> None:
    def told(origin: Any) -> dict[str, Any]:
        answer = guide.near(origin, noon, Refinement())
        return dict(json.loads(dump(answer_object(answer))))

    assert told(ADDRESS)["street"] == "unasked"
    assert told("Бровари")["street"] is None
    assert told(Unavailable())["outcome"] == "unavailable"
    assert told("Хрещатик 22") == {"outcome": "not_found", "lacks": "street-without-town"}
