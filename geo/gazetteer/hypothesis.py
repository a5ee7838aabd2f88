"""One way to understand a text: some of its words as the name of some settlements."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.gazetteer.names import Match
from geo.gazetteer.spans import Span


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A span read as a name; `rank` compares hypotheses, `sure` allows to take one unasked.

    `inside`: a unit is named, and at least one match is in it.
    """

    span: Span
    matches: tuple[Match, ...]
    sure: bool
    inside: bool
    rank: tuple[float, ...]

    @property
    def tier(self) -> float:
        """How well the best of its matches agrees with the text."""
        return max(match.score for match in self.matches)


def better(one: Hypothesis | None, other: Hypothesis | None) -> Hypothesis | None:
    """The hypothesis of higher rank; the same words read in two ways are one hypothesis."""
    if one is None or other is None:
        return one or other
    first, second = (other, one) if other.rank > one.rank else (one, other)
    if first.span.words != second.span.words:
        return first
    return replace(first, matches=first.matches + second.matches)
