"""Which of the settlements a text may mean is the likeliest, and whether to ask."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from geo.coordinate import Coordinate, distance_m
from geo.gazetteer.entries import Entries, Entry
from geo.gazetteer.keys import Spelling, glued
from geo.gazetteer.names import Match, Tier
from geo.gazetteer.resolution import Resolution, ResolutionOutcome
from geo.gazetteer.settlement import Candidate, Category, Settlement

# People who live in a settlement whose population isn't known, about.
_USUAL = {Category.CITY: 4_000, Category.SETTLEMENT: 1_200, Category.VILLAGE: 350}
# Some districts have more people than most cities, but a city of the name comes to mind first: a
# fiftieth of a district's people counts (a raion's are a tenth of its city's), less than in a city.
_DISTRICT = 1_000
_DISTRICT_SHARE = 50
_DISTRICT_OF_CITY = 10
_LARGEST_DISTRICT = 3_900
# A name that isn't the present one speaks less for its settlement.
_SHARES: dict[float, float] = {Tier.FORMER: 0.5, Tier.NICKNAME: 0.5}
# Of these names any official bearer is a rival, of a former name only a town.
_UNOFFICIAL = (Tier.NICKNAME, Tier.ALTERNATE)
_RIVAL_TOWN = 3_000
# The likeliest is taken without asking when this share of all that share the name live there.
_DOMINANT_SHARE = 0.88
_DOMINANT_POPULATION = 8_000
# Candidates beside the one that is meant; all homonyms are listed when they must be asked about.
RUNNERS_UP = 8
_RANK_STEP = 0.01
# A place so many times larger comes to mind first.
_FAR_LARGER = 5
# At these scores a look-alike is taken, or asked about.
ACCEPTED = 86.0
ASKED = 74.0
# In a short text two wrong letters make another word.
ASKED_SHORT = 78.0
_SHORT = 8
_LIKE_ENOUGH = 78.0
_MARGIN = 3.0
# The prior: this many points for each ten times more people.
_PRIOR = 4.0
# What was read by rule, but is not sure, stands beside look-alikes with this much less.
_BY_RULE = 12.0
_UNREAD = 6.0


def likelihood(settlement: Settlement) -> float:
    """How many people may mean it: those who live there, or the usual number for its category."""
    if settlement.city:
        people = settlement.population or settlement.city.population / _DISTRICT_OF_CITY
        return min(_LARGEST_DISTRICT, _DISTRICT + people / _DISTRICT_SHARE)
    return people_of(settlement.category, settlement.population)


def people_of(category: Category, population: int) -> float:
    """How many live in a settlement, or the usual number for its category if that is more."""
    return max(population, _USUAL[category])


class Ranking:
    """Compares settlements by how likely they are asked about."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = Entries.of(entries)
        self._namesakes = Counter(self._entries.columns.names)

    def weight(self, number: int) -> float:
        """The `likelihood` of an entry, by its number."""
        category = self._entries.category(number)
        if category is Category.DISTRICT:
            return likelihood(self._entries[number].settlement)
        return people_of(category, self._entries.population(number))

    def decide(self, matches: Iterable[Match], *, sure: bool = True) -> Resolution:
        """Found when one settlement is left or clearly dominates and the reading is `sure`."""
        best = _best_scores(matches)
        if not best:
            return Resolution(ResolutionOutcome.NOT_FOUND)
        weights = {n: self.weight(n) * _SHARES.get(score, 1.0) for n, score in best.items()}
        order = sorted(best, key=lambda number: (-weights[number], number))
        top = self._settlement(order[0])
        dominant = len(order) == 1 or (
            self.weight(order[0]) >= _DOMINANT_POPULATION
            and weights[order[0]] >= _DOMINANT_SHARE * sum(weights.values())
            # A village that is called just so may be meant as well as a city that some call so.
            and not self._has_official_rival(order[0], best)
        )
        candidates = self._candidates((number, best[number]) for number in order)
        if sure and dominant:
            namesakes = self._namesakes[top.name_uk] - 1
            return Resolution(ResolutionOutcome.FOUND, candidates[:RUNNERS_UP], namesakes)
        return Resolution(ResolutionOutcome.AMBIGUOUS, candidates)

    def _has_official_rival(self, top: int, scores: Mapping[int, float]) -> bool:
        if scores[top] >= Tier.FOLDED:
            return False
        least = 0 if scores[top] in _UNOFFICIAL else _RIVAL_TOWN
        rivals = (number for number, score in scores.items() if score >= Tier.FOLDED)
        return any(self.weight(number) >= least for number in rivals)

    def clear_winner(
        self, similar: Sequence[Match], completions: Sequence[Match] = ()
    ) -> Resolution | None:
        """The look-alike, of some best first, that is near while no other name is as near.

        None, too, where the text is the beginning of a far larger place's name.
        """
        if not similar or similar[0].score < ACCEPTED:
            return None
        weight = self.weight(similar[0].entry)
        if any(self.weight(match.entry) > _FAR_LARGER * weight for match in completions):
            return None
        # A city's size alone makes no text like its name.
        likeness = similar[0].score - self.prior(similar[0].entry)
        if likeness < _LIKE_ENOUGH:
            return None
        name = self._settlement(similar[0].entry).name_uk
        same = [m for m in similar if self._settlement(m.entry).name_uk == name]
        rivals = [m for m in similar if self._settlement(m.entry).name_uk != name]
        if rivals and similar[0].score - rivals[0].score < _MARGIN:
            return None
        # A village whose name is more like the text is asked about beside a city.
        if any(match.score - self.prior(match.entry) > likeness for match in rivals):
            return None
        resolution = self.decide(same)
        return resolution if resolution.outcome is ResolutionOutcome.FOUND else None

    def question(
        self,
        read: Sequence[Match],
        similar: Sequence[Match],
        completions: Sequence[Match],
        *,
        unread: int = 0,
    ) -> Resolution:
        """Ask about the likeliest of what was read, looks alike or begins so.

        `unread` counts the words that what was read leaves unexplained.
        """
        less = _BY_RULE + _UNREAD * unread
        by_rule = (Match(m.entry, m.score - less + self.prior(m.entry)) for m in read)
        likely = (match for match in by_rule if match.score >= ASKED)
        scores = _best_scores([*likely, *similar, *completions])
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:RUNNERS_UP]
        outcome = ResolutionOutcome.AMBIGUOUS if ranked else ResolutionOutcome.NOT_FOUND
        return Resolution(outcome, self._candidates(ranked))

    def prior(self, number: int) -> float:
        """Points that a settlement's size adds to its score; none for a thousand people."""
        return _PRIOR * (math.log10(self.weight(number)) - 3.0)

    def _settlement(self, number: int) -> Settlement:
        return self._entries[number].settlement

    def _candidates(self, ranked: Iterable[tuple[int, float]]) -> tuple[Candidate, ...]:
        return descending((self._settlement(number), score) for number, score in ranked)


def by_distance(candidates: Sequence[Candidate], near: Coordinate) -> tuple[Candidate, ...]:
    """The first candidate's homonyms in order of distance from `near`, then the others."""
    name = candidates[0].settlement.name_uk
    homonyms = [each for each in candidates if each.settlement.name_uk == name]
    others = [each for each in candidates if each.settlement.name_uk != name]
    homonyms.sort(key=lambda each: distance_m(near, each.settlement.coordinate))
    score = candidates[0].score
    ordered = [(each.settlement, score) for each in homonyms]
    ordered += [(each.settlement, each.score) for each in others]
    return descending(ordered)


def descending(scored: Iterable[tuple[Settlement, float]]) -> tuple[Candidate, ...]:
    """Scores never rise down the list, so that an order by score is the same order."""
    candidates = []
    ceiling = 100.0
    for settlement, score in scored:
        ceiling = max(0.0, min(ceiling, score))
        candidates.append(Candidate(settlement, round(ceiling, 2)))
        ceiling -= _RANK_STEP
    return tuple(candidates)


def is_short(name: Spelling) -> bool:
    """Whether a text is so short that two wrong letters make it another word."""
    return len(glued(name.written)) < _SHORT


def _best_scores(matches: Iterable[Match]) -> dict[int, float]:
    best: dict[int, float] = {}
    for match in matches:
        best[match.entry] = max(match.score, best.get(match.entry, 0.0))
    return best
