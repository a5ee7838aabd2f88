"""Where an answer's distances start: its name, what is uncertain about it, whose data placed it."""

from __future__ import annotations

from bot.i18n import Words
from bot.views.markup import Html, lines, plain, shorten
from bot.views.names import NAME_LENGTH, name_with_oblast, settlement_name
from geo.geocoding.outcome import Place


def start_name(words: Words, place: Place) -> str:
    """«Бровари», «Миколаїв, Миколаївська обл.», «Бровари, Київська 168»; empty for a position."""
    settlement, street = place.settlement, place.street
    name = ""
    if settlement:
        named = name_with_oblast if place.namesakes else settlement_name
        name = named(words, settlement)
    # The street stands as it was typed: it is the person's own words.
    found = shorten(street.name, NAME_LENGTH) if street and place.is_street else ""
    return ", ".join(part for part in (name, found) if part)


def start_notes(words: Words, place: Place) -> Html:
    """What to know before the distances; empty where there is nothing."""
    swapped = words("swapped") if place.swapped else ""
    return lines(plain(swapped), plain(_uncertainty(words, place)))


def start_source(words: Words, place: Place) -> Html:
    """Whom to credit for where the street is."""
    credit = place.street.source if place.street else ""
    return plain(words("street-source", source=credit) if credit else "")


def from_centre(words: Words, place: Place) -> Html:
    """That distances are from the centre, unless `start_notes` says it."""
    noted = place.approximate or place.street
    return plain(words("from-centre") if place.is_centre and not noted else "")


def _uncertainty(words: Words, place: Place) -> str:
    """Not even the settlement's centre is known, or the centre is but the street isn't."""
    if place.settlement and place.approximate:
        return words("approximate", category=place.settlement.category)
    if place.street and not place.is_street:
        return words(f"street-{place.street.state}")
    return ""
