"""Labels that tell the settlements of one list apart, even three Іванівка of one hromada."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.i18n import Words
from bot.views import formats
from bot.views.names import hromada_name, oblast_name, raion_name, settlement_name
from geo.coordinate import Coordinate, way
from geo.gazetteer.settlement import Category, Settlement

Centres = Mapping[str, Coordinate]
"""Where hromadas have their centres, by the hromada's part of a code."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A settlement with a label that no other choice of the list has: a name, and where it lies.

    `measured` says that the label tells how far from the hromada's centre it lies.
    """

    settlement: Settlement
    name: str
    where: str
    label: str
    measured: bool = False


def choices(words: Words, settlements: Sequence[Settlement], centres: Centres) -> list[Choice]:
    """A choice each, in their order, whose label says no more than tells it from the others.

    The raion; else the hromada; else both and the kind of settlement; then the way from the
    hromada's centre, too. What is alike even so lies at one place as far as anybody knows and has
    one answer, so it is one choice, which counts its settlements.
    """
    chosen = [_by_raion(words, each, centres) for each in settlements]
    for fuller in (_by_hromada, _by_kind, _by_way):
        count = Counter(choice.label for choice in chosen)
        chosen = [
            fuller(words, choice.settlement, centres) if count[choice.label] > 1 else choice
            for choice in chosen
        ]
    alike: dict[str, list[Choice]] = defaultdict(list)
    for choice in chosen:
        alike[choice.label].append(choice)
    return [same[0] if len(same) == 1 else _counted(words, same) for same in alike.values()]


def _by_raion(words: Words, settlement: Settlement, _centres: Centres) -> Choice:
    """«Іванівка · Чортківський р-н, Тернопільська обл.»."""
    name, raion = settlement_name(words, settlement), raion_name(words, settlement)
    return _choice(words, settlement, name, raion, oblast_name(words, settlement))


def _by_hromada(words: Words, settlement: Settlement, _centres: Centres) -> Choice:
    """«Іванівка · Вишнівецька громада, Тернопільська обл.»."""
    name = settlement_name(words, settlement)
    nearest = hromada_name(words, settlement) or raion_name(words, settlement)
    return _choice(words, settlement, name, nearest, oblast_name(words, settlement))


def _by_kind(words: Words, settlement: Settlement, _centres: Centres) -> Choice:
    """«с-ще Іванівка · Вишнівецька громада, Кременецький р-н, Тернопільська обл.»."""
    name = _with_kind(words, settlement)
    return _choice(words, settlement, name, *_units(words, settlement))


def _by_way(words: Words, settlement: Settlement, centres: Centres) -> Choice:
    """«с. Іванівка · 12 км ↗ північний схід, Вишнівецька громада, Кременецький р-н, …».

    The way stands before the rest: a narrow phone cuts a button's end off.
    """
    centre = centres.get(settlement.hromada)
    if settlement.approximate or centre is None:
        return _by_kind(words, settlement, centres)
    metres, bearing = way(centre, settlement.coordinate)
    told = words("which-centre")
    if metres:
        told = f"{formats.distance(words, metres)} {formats.direction(words, bearing)}"
    name = _with_kind(words, settlement)
    units = _units(words, settlement)
    return _choice(words, settlement, name, told, *units, measured=metres > 0)


def _counted(words: Words, alike: Sequence[Choice]) -> Choice:
    """«Іванівка, 3 села · Вишнівецька громада, Кременецький р-н, Тернопільська обл.»."""
    settlement = alike[0].settlement
    name = words(
        "which-together",
        name=settlement_name(words, settlement),
        kind=settlement.category.value,
        count=len(alike),
    )
    return _choice(words, settlement, name, *_units(words, settlement))


def _with_kind(words: Words, settlement: Settlement) -> str:
    name = settlement_name(words, settlement)
    if settlement.category is Category.DISTRICT:
        return name
    return words(f"category-{settlement.category}", name=name)


def _units(words: Words, settlement: Settlement) -> tuple[str, ...]:
    """Hromadas of one oblast may share a name, those of one raion don't."""
    return tuple(name(words, settlement) for name in (hromada_name, raion_name, oblast_name))


def _choice(
    words: Words, settlement: Settlement, name: str, *parts: str, measured: bool = False
) -> Choice:
    where = ", ".join(part for part in parts if part)
    label = words("which-choice", name=name, where=where) if where else name
    return Choice(settlement, name, where, label, measured)
