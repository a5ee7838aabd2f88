"""What a text may mean that says no name as it is written: look-alikes, beginnings, slips."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from geo.gazetteer.evidence import KNOWN_TOWN
from geo.gazetteer.hypothesis import Hypothesis
from geo.gazetteer.layout import other_layouts
from geo.gazetteer.lookalikes import Lookalikes
from geo.gazetteer.names import Match, NameIndex
from geo.gazetteer.query import Word, phrase, words_of
from geo.gazetteer.ranking import ASKED, ASKED_SHORT, Ranking, is_short, likelihood
from geo.gazetteer.resolution import Resolution, ResolutionOutcome
from geo.gazetteer.scope import Scope, read_scopes
from geo.gazetteer.spans import contents, is_placed
from geo.gazetteer.units import Units
from geo.gazetteer.vocabulary import PREPOSITIONS

# A longer text with slips in another layout is no name.
_MOST_SWITCHED = 3


class Guesser:
    """Finds look-alikes of what was not read; what only some texts need is made when needed."""

    def __init__(self, names: NameIndex, ranking: Ranking) -> None:
        self._names = names
        self._ranking = ranking

    @cached_property
    def units(self) -> Units:
        """The oblasts, raions and hromadas by their names."""
        return Units(self._names.entries)

    @cached_property
    def _lookalikes(self) -> Lookalikes:
        return Lookalikes(self._names, self._ranking)

    def longer(self, words: Sequence[Word], read: Hypothesis) -> Resolution | None:
        """A look-alike of more words than were read: «Нижня Кринак» is no Нижнє."""
        if read.span.alone or read.span.placed:
            return None
        _, left = read_scopes(words, self.units)[0]
        for content in contents(left):
            if len(content) > len(read.span.words):
                near = self._lookalikes.near(phrase(content))
                return self._ranking.clear_winner(near)
        return None

    def similar(self, words: Sequence[Word], read: Hypothesis | None) -> Resolution:
        """A look-alike of the words, or else a question."""
        matches = read.matches if read else ()
        if any(word.is_foreign for word in words):
            return self._ranking.decide(matches, sure=False)
        scope, left = read_scopes(words, self.units)[0]
        explained = read.span.words if read else ()
        unread = sum(not word.is_everyday and word not in explained for word in left)
        for content in contents(left):
            near, ends = self._near(content, left, scope)
            likely = scope.units or is_placed(content, left)
            if near and (likely or self._ranking.weight(near[0].entry) >= KNOWN_TOWN):
                taken = self._ranking.clear_winner(near, ends)
                if taken and (read is None or len(content) > len(read.span.words)):
                    return taken
            asked = self._ranking.question(matches, near, ends, unread=unread)
            if asked.candidates:
                return asked
        if unread:
            return self._ranking.question(matches, (), (), unread=unread)
        return self._ranking.decide(matches, sure=False)

    def similar_switched(self, text: str, words: Sequence[Word]) -> Resolution:
        """A town that is looked for with a slip and in the other layout is asked about."""
        if len(words) > _MOST_SWITCHED or any(word.is_everyday for word in words):
            return Resolution(ResolutionOutcome.NOT_FOUND)
        for other in other_layouts(text):
            near = self.similar(words_of(other), None).candidates
            if near and likelihood(near[0].settlement) >= KNOWN_TOWN:
                return Resolution(ResolutionOutcome.AMBIGUOUS, near)
        return Resolution(ResolutionOutcome.NOT_FOUND)

    def _near(
        self, content: Sequence[Word], words: Sequence[Word], scope: Scope
    ) -> tuple[list[Match], list[Match]]:
        """Look-alikes of some of the words, and names that begin so."""
        name = phrase(content)
        oblique = any(word.text in PREPOSITIONS for word in words)
        near = scope.select(self._lookalikes.near(name, oblique=oblique), self._names.entries)
        least = ASKED_SHORT if is_short(name) else ASKED
        if any(word not in content and not word.is_around for word in words):
            # Among other words a town comes to mind, or what stands where a place is due.
            least = ASKED_SHORT
            if not is_placed(content, words):
                near = [m for m in near if self._ranking.weight(m.entry) >= KNOWN_TOWN]
        ends = self._lookalikes.completions(name) if len(content) == len(words) else []
        if all(word.is_everyday for word in content):
            return [], [m for m in ends if self._ranking.weight(m.entry) >= KNOWN_TOWN]
        return [match for match in near if match.score >= least], ends
