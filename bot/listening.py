"""The webhook's place: a port that is asked for before anything is loaded, and open when all is."""

from __future__ import annotations

import socket

from bot.settings import Settings


def take_place(settings: Settings, *, shared: bool) -> socket.socket | None:
    """The webhook's socket, bound and not yet listening; None for a bot that polls.

    A `shared` one has others beside it, each with connections of its own: the kernel shares them
    out. Raises OSError where somebody else listens.
    """
    if settings.webhook_url is None:
        return None
    host = settings.webhook_host
    place = socket.socket(socket.AF_INET6 if host.version == 6 else socket.AF_INET)
    try:
        if host.version == 6:
            place.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        place.bind((str(host), settings.webhook_port))
    except OSError:
        place.close()
        raise
    return place


def listens(place: socket.socket) -> bool:
    """Whether connections are taken there; raises OSError once it is closed."""
    return place.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) != 0
