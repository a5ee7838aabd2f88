"""Marked secrets for tests that send them through the bot, and where to look for them after."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from redis import Redis

from tests.redis_keys import against_the_list

TOKEN = "77001122:" + "CanaryToken" * 4
SECRET = "Canary-Secret-0123456789"
LAT, LON = 50.511077, 30.790133
PERSON = 880_055_001
GROUP = -100_880_055_0001
NAME, USERNAME, PHONE = "КанаркаІм’я", "canary_username", "380670055001"
TOWN, ADDRESS, PAYLOAD = "Канарківці", "вул. Канаркова", "canarypayload"

WITHHELD = ("47.5833", "35.7911", "Сховок", "hidden_canary")
# Three decimals of a coordinate are a hundred metres: too near.
CANARIES = (
    *("CanaryToken", SECRET, "50.511", "30.790", "95.511", "8800550", NAME, "Канарка"),
    *(USERNAME, PHONE, TOWN, ADDRESS, "Канарков", PAYLOAD),
    *WITHHELD,
)

HEADER = "id,name,kind,lat,lon,street,katottg,hours,services,disclosure,source,as_of\n"
# Only that its hromada has such a point may be known.
HIDDEN = (
    "hidden_canary,Сховок,permanent,47.58333,35.79111,вул. Канаркова,UA23100170010023304,"
    "Цілодобово,heat,withheld,Рада,2026-03-17T18:00+02:00\n"
)
LIST = (
    f"{HEADER}"
    "a,Ліцей,permanent,50.515,30.795,,UA32060050010081797,Цілодобово,heat,public,Рада,"
    f"2026-03-17T18:00+02:00\n{HIDDEN}"
)
PLACE = {"latitude": LAT, "longitude": LON}


def message(person: int = PERSON, *, group: int = 0, **content: Any) -> dict[str, Any]:
    """A message of a person's in their own chat with the bot, or in a group."""
    who = {"id": person, "is_bot": False, "first_name": NAME, "username": USERNAME}
    chat: dict[str, Any] = {"id": person, "type": "private", "first_name": NAME}
    if group:
        chat = {"id": group, "type": "supergroup", "title": NAME}
    text = content.get("text", "")
    if text.startswith("/"):
        length = len(text.split()[0])
        content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    date = 1_700_000_000
    sent = {"message_id": 1, "date": date, "chat": chat, "from": who | {"language_code": "uk"}}
    return {"message": sent | content}


def pressed(data: str, person: int = PERSON, **changes: Any) -> dict[str, Any]:
    """A press under an answer to a location."""
    asked = message(person, location=PLACE)["message"]
    answer = message(person, text="…")["message"] | {"reply_to_message": asked}
    query = {"id": str(person), "from": asked["from"], "chat_instance": "1", "data": data}
    return {"callback_query": query | {"message": answer} | changes}


def callback_data(text: str) -> list[str]:
    """What the buttons carry in JSON, or in JSON within JSON."""
    return re.findall(r'callback_data\\*":\s*\\*"([^"\\]*)', text)


def everything_in(folder: Path) -> str:
    """The paths and the texts of all files, and what is packed in them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "".join(f"{path}\n{readable(path.read_bytes())}" for path in files)


def readable(content: bytes) -> str:
    """The text in it, and what is packed there."""
    return "\n".join(part.decode(errors="replace") for part in (content, *_unpacked(content)))


def _unpacked(content: bytes) -> Iterator[bytes]:
    for start in re.finditer(b"\x1f\x8b\x08", content):
        packed = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            yield packed.decompress(content[start.start() :])
        except zlib.error:
            continue


def redis_contents(socket: Path) -> str:
    """Every key with its value, whatever its type; each key must stand in PRIVACY.md."""
    with Redis(unix_socket_path=str(socket)) as redis:
        read: dict[bytes, Callable[[bytes], Any]] = {
            b"string": redis.get,
            b"hash": redis.hgetall,
            b"set": redis.smembers,
            b"list": lambda key: redis.lrange(key, 0, -1),
            b"zset": lambda key: redis.zrange(key, 0, -1, withscores=True),
            b"stream": redis.xrange,
        }
        values = {key: read[redis.type(key)](key) for key in redis.scan_iter()}
        assert list(against_the_list(redis)) == []
    return "\n".join(f"{key.decode()} {_told(value)}" for key, value in values.items())


def _told(value: Any) -> str:
    """As text; a repr would spell what is Cyrillic in numbers."""
    match value:
        case bytes():
            return readable(value)
        case dict():
            return " ".join(map(_told, [*value.keys(), *value.values()]))
        case list() | tuple() | set():
            return " ".join(map(_told, value))
    return str(value)


def found_in(places: dict[str, str], canaries: Iterable[str] = CANARIES) -> list[tuple[str, str]]:
    """Each canary with the place where it was found."""
    marks = tuple(canaries)
    return [(name, each) for name, text in places.items() for each in marks if each in text]
