"""What a text means as a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.gazetteer.settlement import Candidate


class ResolutionOutcome(StrEnum):
    """Whether the text means one settlement, one of several, or none."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The settlements a text may mean, best first.

    FOUND: the first is meant, and `namesakes` counts the other settlements of its name.
    AMBIGUOUS: ask; homonyms are all there, look-alikes only the likeliest.
    """

    outcome: ResolutionOutcome
    candidates: tuple[Candidate, ...] = ()
    namesakes: int = 0
