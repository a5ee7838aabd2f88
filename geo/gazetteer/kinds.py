"""What a kind of settlement before a name tells: «у м. Кадіївці» is the city, not Кадиївці."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer.entries import Entries
from geo.gazetteer.hypothesis import Hypothesis
from geo.gazetteer.names import Match, Tier
from geo.gazetteer.settlement import Category
from geo.gazetteer.spans import Span
from geo.gazetteer.vocabulary import CITY_KINDS, VILLAGE_KINDS


def of_kind(read: Hypothesis, entries: Entries) -> Sequence[Match]:
    """The matches of the kind that is said; all where there are none."""
    return _fitting(read, entries) or read.matches


def is_final(exact: Hypothesis, entries: Entries) -> bool:
    """Whether a name that is written so can't be rather a form of another one."""
    if exact.span.oblique and not _fitting(exact, entries):
        return False
    return is_nominative(exact.span, exact.tier)


def is_nominative(span: Span, tier: float) -> bool:
    """Whether a name stands as it is: by itself, in Latin, or after a kind («у місті Бровари»)."""
    plain = span.of_kind or span.name.written.isascii()
    return not span.oblique or (plain and tier == Tier.WRITTEN)


def _fitting(read: Hypothesis, entries: Entries) -> Sequence[Match]:
    """«Місто» is a city, «село» is none; what else is said, «смт», is said of others too."""
    if read.span.kind in CITY_KINDS:
        return [m for m in read.matches if entries.category(m.entry) is Category.CITY]
    if read.span.kind in VILLAGE_KINDS:
        return [m for m in read.matches if entries.category(m.entry) is not Category.CITY]
    return read.matches
