"""Which Redis a URL names, read without the library that talks to it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

SENTINEL_SCHEME = "redis+sentinel"
SENTINEL_PORT = 26379

_SERVER_SCHEMES = {"redis", "rediss"}


class AddressError(ValueError):
    """The text is no URL of a Redis; it may hold a password, so it isn't repeated."""


@dataclass(frozen=True, slots=True)
class Server:
    """One server, named by a URL that the library reads itself: `redis`, `rediss` or `unix`."""

    url: str


@dataclass(frozen=True, slots=True)
class Sentinels:
    """Sentinels (host, port) that know where the master of `service` is now.

    The credentials are the master's.
    """

    hosts: tuple[tuple[str, int], ...]
    service: str
    db: int = 0
    username: str | None = None
    password: str | None = None


def read_address(url: str) -> Server | Sentinels:
    """Read `redis://`, `rediss://`, `unix://` or `redis+sentinel://host:port,…/service?db=0`.

    Raises AddressError.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme == SENTINEL_SCHEME:
            return _sentinels(url)
        if parts.scheme in _SERVER_SCHEMES and parts.hostname:
            # The port is checked when it is read.
            _ = parts.port
            return Server(url)
    except ValueError:
        raise AddressError from None
    if parts.scheme == "unix" and parts.path:
        return Server(url)
    raise AddressError


def _sentinels(url: str) -> Sentinels:
    parts = urlsplit(url)
    credentials, _, hosts = parts.netloc.rpartition("@")
    username, _, password = credentials.partition(":")
    service = parts.path.strip("/")
    if not service or "/" in service:
        raise AddressError
    (db,) = parse_qs(parts.query).get("db", ["0"])
    return Sentinels(
        hosts=tuple(_host(each) for each in hosts.split(",")),
        service=service,
        db=int(db),
        username=unquote(username) or None,
        password=unquote(password) or None,
    )


def _host(text: str) -> tuple[str, int]:
    parts = urlsplit(f"//{text}")
    if not parts.hostname:
        raise AddressError
    return parts.hostname, parts.port or SENTINEL_PORT
