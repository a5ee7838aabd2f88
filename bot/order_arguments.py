"""From what a person types at the terminal to the parts of an order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from geo.errors import QueryError
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.heads import HROMADA, OBLAST, RAION, heads_named
from geo.instants import read_instant
from geo.orders import Effect, Reach

_LEVELS = {"oblast": OBLAST, "raion": RAION, "hromada": HROMADA}
_LONGEST_SHOWN = 40


class OrderArgumentError(Exception):
    """What was typed is no order; `code` names the words for it in `locales`, with `values`."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class UnknownUnitError(OrderArgumentError):
    """No unit is called `name`, or several are."""

    def __init__(self, code: str, name: str, **values: str) -> None:
        super().__init__(code, name=name, **values)
        self.name = name


def read_effect(chosen: Mapping[Effect, bool], note: str) -> Effect:
    """The one effect that was chosen; a note alone is one."""
    effects = [effect for effect, is_chosen in chosen.items() if is_chosen]
    if not effects and note.strip():
        return Effect.NOTE
    if len(effects) != 1:
        raise OrderArgumentError("order-effect-missing")
    return effects[0]


def read_target(named: Mapping[str, str], gazetteer: Gazetteer) -> tuple[Reach, str]:
    """Whom an order reaches: one of `oblast`, `raion`, `hromada`, `source`, `point` is named."""
    given = [(kind, name) for kind, name in named.items() if name]
    if len(given) != 1:
        raise OrderArgumentError("order-target-missing")
    ((kind, name),) = given
    if kind not in _LEVELS:
        return Reach(kind), name
    heads = heads_named(gazetteer, name, _LEVELS[kind])
    shown = name[:_LONGEST_SHOWN]
    if not heads:
        raise UnknownUnitError("order-unit-unknown", shown)
    if len(heads) > 1:
        raise UnknownUnitError("order-unit-ambiguous", shown, codes=", ".join(heads))
    return Reach.UNIT, heads[0]


def read_when(text: str, now: datetime) -> datetime | None:
    """The instant that was typed, None for none."""
    try:
        return read_instant(text, now) if text else None
    except QueryError:
        raise OrderArgumentError("order-instant-wrong", text=text[:_LONGEST_SHOWN]) from None
