"""Whom an admin means: a unit of the country, a source, or points by their words."""

from __future__ import annotations

import re
from itertools import islice

from geo.gazetteer.heads import HROMADA, OBLAST, RAION, heads_named
from geo.gazetteer.settlement import KATOTTG_HEAD
from geo.guide import Guide
from geo.orders import UNIT_LENGTHS, Reach
from geo.point import SOURCE_ID, Point

MOST = 6

Target = tuple[Reach, str]

_SOURCE = re.compile(rf"#({SOURCE_ID.pattern})", re.ASCII)
_WORD = re.compile(r"[^\W_]+")


def targets_of(where: str, guide: Guide) -> tuple[Target, ...]:
    """What the text may name, at most MOST; none where nothing is so named.

    A code, `#source` and a point's id name one thing. Of units the whole name counts, of points
    every word must stand in the name or the address.
    """
    if KATOTTG_HEAD.fullmatch(code := where.upper()):
        length = max(each for each in UNIT_LENGTHS if each <= len(code))
        return ((Reach.UNIT, code[:length]),)
    if source := _SOURCE.fullmatch(where):
        return ((Reach.SOURCE, source[1]),)
    if guide.snapshot.by_id(where):
        return ((Reach.POINT, where),)
    units = [
        (Reach.UNIT, head)
        for level in (OBLAST, RAION, HROMADA)
        for head in heads_named(guide.gazetteer, where, level)
    ]
    return tuple(units[:MOST]) or _points(where, guide)


def _points(where: str, guide: Guide) -> tuple[Target, ...]:
    wanted = _words(where)
    if not wanted:
        return ()
    found = (point for point in guide.snapshot.points if wanted <= _words(_told(point)))
    return tuple((Reach.POINT, point.id) for point in islice(found, MOST))


def _told(point: Point) -> str:
    return f"{point.name} {point.address}"


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
