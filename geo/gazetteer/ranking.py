"""Which of the settlements a text may mean is the likeliest, and whether to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.gazetteer.names import Match, Tier
from geo.gazetteer.resolution import Resolution, ResolutionOutcome
from geo.gazetteer.settlement import Candidate, Category, Settlement
from geo.gazetteer.table import Entry

# People who live in a settlement whose population isn't known, about.
_USUAL = {Category.CITY: 4_000, Category.SETTLEMENT: 1_200, Category.VILLAGE: 350}
# A name that isn't the present one speaks less for its settlement.
_FORMER_SHARE = 0.5
# The likeliest is taken without asking when this share of all that share the name live there.
_DOMINANT_SHARE = 0.88
_DOMINANT_POPULATION = 8_000
# Candidates beside the one that is meant; all homonyms are listed when they must be asked about.
RUNNERS_UP = 8
_RANK_STEP = 0.01
# At these scores a look-alike is taken, or asked about.
ACCEPTED = 86.0
ASKED = 78.0
_MARGIN = 2.0


def weight(settlement: Settlement) -> float:
    """How likely a settlement is asked about: its people, or the usual number of its category."""
    return max(settlement.population, _USUAL[settlement.category])


def decide(entries: Sequence[Entry], matches: Iterable[Match], *, sure: bool = True) -> Resolution:
    """Found when one settlement is left or clearly dominates and the reading is `sure`."""
    best: dict[int, Match] = {}
    for match in matches:
        known = best.get(match.entry)
        if known is None or match.score > known.score:
            best[match.entry] = match
    if not best:
        return Resolution(ResolutionOutcome.NOT_FOUND)
    weights = {number: _weight(entries[number], match) for number, match in best.items()}
    order = sorted(best, key=lambda number: (-weights[number], entries[number].settlement.code))
    candidates = _candidates([(entries[n].settlement, best[n].score) for n in order])
    top = entries[order[0]].settlement
    dominant = len(order) == 1 or (
        top.population >= _DOMINANT_POPULATION
        and weights[order[0]] >= _DOMINANT_SHARE * sum(weights.values())
    )
    if sure and dominant:
        others = sum(e.settlement.name_uk == top.name_uk for e in entries) - 1
        return Resolution(ResolutionOutcome.FOUND, candidates[:RUNNERS_UP], others)
    return Resolution(ResolutionOutcome.AMBIGUOUS, candidates)


def _weight(entry: Entry, match: Match) -> float:
    share = _FORMER_SHARE if match.score in (Tier.FORMER, Tier.NICKNAME) else 1.0
    return weight(entry.settlement) * share


def _candidates(ranked: Sequence[tuple[Settlement, float]]) -> tuple[Candidate, ...]:
    """Scores never rise down the list, so that an order by score is the same order."""
    candidates = []
    ceiling = 100.0
    for settlement, score in ranked:
        ceiling = max(0.0, min(ceiling, score))
        candidates.append(Candidate(settlement, round(ceiling, 2)))
        ceiling -= _RANK_STEP
    return tuple(candidates)


def decide_similar(
    entries: Sequence[Entry], similar: Sequence[Match], completions: Sequence[Match]
) -> Resolution:
    """Of look-alikes, best first: one is taken when it is near and no other name is as near."""
    if similar and similar[0].score >= ACCEPTED:
        name = entries[similar[0].entry].settlement.name_uk
        same = [m for m in similar if entries[m.entry].settlement.name_uk == name]
        rival = next((m for m in similar if entries[m.entry].settlement.name_uk != name), None)
        if rival is None or similar[0].score - rival.score >= _MARGIN:
            resolution = decide(entries, same)
            if resolution.outcome is ResolutionOutcome.FOUND:
                return resolution
    asked = [match for match in similar if match.score >= ASKED] or list(completions)
    if not asked:
        return Resolution(ResolutionOutcome.NOT_FOUND)
    chosen = [(entries[m.entry].settlement, m.score) for m in asked[:RUNNERS_UP]]
    return Resolution(ResolutionOutcome.AMBIGUOUS, _candidates(chosen))
