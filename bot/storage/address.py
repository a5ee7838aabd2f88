"""Which Redis a URL names, read without the library that talks to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SENTINEL_PORT = 26379

_SERVER_SCHEMES = {"redis", "rediss"}
# The second one is for TLS, to the Sentinels and to the master.
_SENTINEL_SCHEMES = {"redis+sentinel", "rediss+sentinel"}
_OPTIONS = {"db", "sentinel_username", "sentinel_password", "ssl_ca_certs"}


class AddressError(ValueError):
    """The text is no URL of a Redis; it may hold a password, so it isn't repeated."""


@dataclass(frozen=True, slots=True)
class Server:
    """One server, named by a URL that the library reads itself: `redis`, `rediss` or `unix`."""

    url: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks, as the server wants to know it; empty where it doesn't."""

    username: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Sentinels:
    """Sentinels (host, port) that know where the master of `service` is now.

    The Sentinels' credentials are not the master's. With `tls` certificates are checked, against
    the file `authorities` where it is named.
    """

    hosts: tuple[tuple[str, int], ...]
    service: str
    db: int = 0
    master: Credentials = Credentials()
    sentinel: Credentials = Credentials()
    tls: bool = False
    authorities: str | None = None


def read_address(url: str) -> Server | Sentinels:
    """Read a URL: `redis://`, `rediss://`, `unix://`, `redis+sentinel://`, `rediss+sentinel://`.

    Of Sentinels: `redis+sentinel://user:password@host:port,host/service` with `?db=`,
    `sentinel_username=`, `sentinel_password=` and, for TLS, `ssl_ca_certs=`. Raises AddressError.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme in _SENTINEL_SCHEMES:
            return _sentinels(parts)
        if parts.scheme in _SERVER_SCHEMES and parts.hostname:
            # The port is checked when it is read.
            _ = parts.port
            return Server(url)
    except ValueError:
        raise AddressError from None
    if parts.scheme == "unix" and parts.path:
        return Server(url)
    raise AddressError


def _sentinels(parts: SplitResult) -> Sentinels:
    credentials, _, hosts = parts.netloc.rpartition("@")
    username, _, password = credentials.partition(":")
    service = parts.path.strip("/")
    if not service or "/" in service:
        raise AddressError
    options = _options(parts.query)
    return Sentinels(
        hosts=tuple(_host(each) for each in hosts.split(",")),
        service=service,
        db=int(options.get("db", "0")),
        master=Credentials(unquote(username) or None, unquote(password) or None),
        sentinel=Credentials(options.get("sentinel_username"), options.get("sentinel_password")),
        tls=parts.scheme.startswith("rediss"),
        authorities=options.get("ssl_ca_certs"),
    )


def _options(query: str) -> dict[str, str]:
    """Each at most once, none that would be passed over unseen."""
    given = parse_qsl(query, keep_blank_values=True, strict_parsing=True) if query else []
    options = dict(given)
    if len(options) < len(given) or not options.keys() <= _OPTIONS:
        raise AddressError
    return options


def _host(text: str) -> tuple[str, int]:
    parts = urlsplit(f"//{text}")
    if not parts.hostname:
        raise AddressError
    return parts.hostname, parts.port or SENTINEL_PORT
