"""The updates of a surge: half pressed buttons, 30 % towns, 20 % locations, by many people."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import orjson

from bot.callbacks import Menu, Search, ShowPoint, pack
from geo.answer import Refinement
from geo.point import Service

SEED = 20_261_120
PEOPLE = 5_000
FIRST_PERSON = 700_000_000
FLOODER = FIRST_PERSON - 1
TOWNS = (
    *("Бровари", "у Броварах", "Київ", "Львів", "Харьков", "Odesa", "Біла Церква", "Ірпінь"),
    *("м. Житомир", "Кривий Ріг", "с. Іванівка", "Вишгород", "Lviv", "Полтава", "Черкассы"),
)
KYIV = (50.45, 30.52)

# What a press brings back: the whole message that it stands under.
ANSWER = {
    "text": "Бровари\nНайближчі відчинені Пункти Незламності:\n\n" + "1. Школа · 350 м\n" * 20,
    "entities": [{"type": "bold", "offset": 90 * place, "length": 20} for place in range(4)],
    "link_preview_options": {"is_disabled": True},
    "reply_markup": {
        "inline_keyboard": [
            [{"text": f"🗺 {number}", "callback_data": f"v|point-{number}"} for number in (1, 2, 3)],
            [{"text": "Далі", "callback_data": "n||0|||1|m"}],
            [{"text": text, "callback_data": "n||0|||0|s"} for text in ("Фільтр", "На годину")],
        ]
    },
}

Chance = random.Random


def mixed(
    count: int,
    points: tuple[str, ...],
    seed: int = SEED,
    *,
    first: int = 1,
    people: range = range(FIRST_PERSON, FIRST_PERSON + PEOPLE),
) -> Iterator[tuple[int, bytes]]:
    """(chat, body) of each update: buttons, towns, locations; `points` are ids to open."""
    chance = Chance(seed)
    for number in range(first, first + count):
        person = chance.choice(people)
        kind = chance.random()
        if kind < 0.5:
            content = {"callback_query": _press(number, person, points, chance)}
        elif kind < 0.8:
            content = {"message": _message(number, person, text=chance.choice(TOWNS))}
        else:
            content = {"message": _message(number, person, location=_location(chance))}
        yield person, orjson.dumps({"update_id": number, **content})


def echoes(count: int, seed: int = SEED) -> Iterator[tuple[int, bytes]]:
    """(chat, body) of each update: texts only."""
    chance = Chance(seed)
    for number in range(1, count + 1):
        person = FIRST_PERSON + chance.randrange(PEOPLE)
        update = {
            "update_id": number,
            "message": _message(number, person, text=chance.choice(TOWNS)),
        }
        yield person, orjson.dumps(update)


def flooded(updates: list[tuple[int, bytes]], count: int) -> Iterator[tuple[int, bytes]]:
    """The updates with `count` of FLOODER's spread evenly among them."""
    for number, update in enumerate(updates):
        yield update
        due = range(number * count // len(updates), (number + 1) * count // len(updates))
        for each in due:
            number_of_own = len(updates) + each + 1
            message = _message(number_of_own, FLOODER, text=TOWNS[each % len(TOWNS)])
            yield FLOODER, orjson.dumps({"update_id": number_of_own, "message": message})


def _press(
    number: int, person: int, points: tuple[str, ...], chance: random.Random
) -> dict[str, Any]:
    """Mostly a refinement of an answer to a location or a town; now and then a point's venue."""
    asked = (
        {"location": _location(chance)} if chance.random() < 0.4 else {"text": chance.choice(TOWNS)}
    )
    answer = _message(number, person, **ANSWER, reply_to_message=_message(1, person, **asked))
    answer["from"] = {"id": 42, "is_bot": True, "first_name": "bot"}
    return {
        "id": str(number),
        "from": _person(person),
        "chat_instance": str(person),
        "data": _pressed(points, chance),
        "message": answer,
    }


def _pressed(points: tuple[str, ...], chance: random.Random) -> str:
    if chance.random() < 0.2:
        return pack(ShowPoint(chance.choice(points)))
    services = frozenset({chance.choice(tuple(Service))}) if chance.random() < 0.5 else frozenset()
    refinement = Refinement(services=services, page=chance.randrange(2))
    return pack(Search("", refinement, chance.choice(tuple(Menu))))


def _message(number: int, person: int, **content: Any) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "Олена", "username": f"p{person}"}
    return {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": chat,
        "from": _person(person),
        **content,
    }


def _person(person: int) -> dict[str, Any]:
    return {
        "id": person,
        "is_bot": False,
        "first_name": "Олена",
        "username": f"p{person}",
        "language_code": "uk" if person % 5 else "en",
    }


def _location(chance: random.Random) -> dict[str, float]:
    lat, lon = (centre + chance.gauss(0, 0.2) for centre in KYIV)
    return {"latitude": round(lat, 6), "longitude": round(lon, 6)}
