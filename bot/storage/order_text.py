"""The orders as Redis and the disk hold them: when they were changed, and a line of JSON."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from geo.clock import KYIV
from geo.orders import Effect, Order, Reach

_STANDING = re.compile(r"([0-9]{1,15}) (\[.*\])", re.DOTALL)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """The orders and when they were changed last, in ms by Redis's clock; 0 for never."""

    orders: tuple[Order, ...] = ()
    at_ms: int = 0


def to_text(standing: Standing) -> str:
    """What Redis and the disk hold: the time, then the orders as JSON."""
    return f"{standing.at_ms} {orders_text(standing.orders)}"


def from_text(text: str) -> Standing:
    """Read that; an order that can't be read is left out, and nothing is read of another text."""
    found = _STANDING.fullmatch(text)
    if found is None:
        return Standing()
    try:
        told = json.loads(found[2])
    except (ValueError, RecursionError):
        return Standing()
    orders = [order for each in told if (order := _order(each)) is not None]
    if len(orders) < len(told):
        _log.error("%d orders can't be read", len(told) - len(orders))
    return Standing(tuple(orders), int(found[1]))


def orders_text(orders: Iterable[Order]) -> str:
    """The orders as JSON."""
    return json.dumps([_told(order) for order in orders], ensure_ascii=False)


def _told(order: Order) -> dict[str, str]:
    told = {
        "id": order.id,
        "effect": order.effect,
        "reach": order.reach,
        "target": order.target,
        "start": order.start.isoformat(),
        "expiry": order.expiry.isoformat() if order.expiry else "",
        "issued": order.issued.isoformat(),
        "note": order.note,
        "reason": order.reason,
        "who": order.who,
    }
    return {name: text for name, text in told.items() if text}


def _order(told: Any) -> Order | None:
    try:
        return Order(
            id=str(told["id"]),
            effect=Effect(told["effect"]),
            reach=Reach(told["reach"]),
            target=str(told["target"]),
            start=_instant(told["start"]),
            expiry=_instant(told["expiry"]) if "expiry" in told else None,
            issued=_instant(told["issued"]),
            note=str(told.get("note", "")),
            reason=str(told.get("reason", "")),
            who=str(told.get("who", "")),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.utcoffset() is None:
        raise ValueError("naive")
    return instant.astimezone(KYIV)
