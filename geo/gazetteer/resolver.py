"""From a person's text to the settlement that is meant: the way through all readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import dropwhile

from geo.gazetteer.keys import Spelling
from geo.gazetteer.layout import other_layouts
from geo.gazetteer.lookalikes import Lookalikes
from geo.gazetteer.names import Match, NameIndex, Tier
from geo.gazetteer.query import LONGEST_TEXT, Word, phrase, words_of
from geo.gazetteer.ranking import Ranking
from geo.gazetteer.resolution import Resolution
from geo.gazetteer.scope import Scope, read_scopes
from geo.gazetteer.spans import Span, contents, spans
from geo.gazetteer.table import Entry
from geo.gazetteer.units import Units
from geo.gazetteer.vocabulary import FOREIGN, KINDS, PREPOSITIONS

# An inflected form with nothing before it that says "place" must be of a place of some size.
_KNOWN_TOWN = 3_000
# A name among words that explain nothing must be of a town.
_MENTIONED_TOWN = 10_000
# Words of everyday speech that a settlement is called by are asked about from this size.
_EVERYDAY_TOWN = 500
# A city that comes to mind even by a form that a village has for a name.
_CAPITAL = 100_000

_Reading = Callable[[Spelling], list[Match]]


@dataclass(frozen=True, slots=True)
class _Hypothesis:
    """A span read as a name; `rank` compares hypotheses, `sure` allows to take one unasked."""

    span: Span
    matches: tuple[Match, ...]
    sure: bool
    rank: tuple[float, ...]


class Resolver:
    """Reads texts as names of settlements; what only some texts need is made when first needed."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._ranking = Ranking(entries)
        self._names = NameIndex(entries, self._ranking.weight)

    @cached_property
    def _units(self) -> Units:
        return Units(self._names.entries)

    @cached_property
    def _lookalikes(self) -> Lookalikes:
        return Lookalikes(self._names, self._ranking)

    def resolve(self, text: str) -> Resolution:
        """What the first LONGEST_TEXT characters of a text mean; never raises."""
        text = text[:LONGEST_TEXT]
        words = words_of(text)
        if words and all(word.is_idle for word in words):
            return self._everyday(words)
        read = self._whole(words) or self._read(words)
        if not (read and read.sure):
            read = self._switched(text) or read
        if read and read.sure:
            return self._longer(words, read) or self._ranking.decide(read.matches)
        return self._similar(words, read)

    def _everyday(self, words: Sequence[Word]) -> Resolution:
        """A greeting or a question: no place, unless a settlement of some size is called so.

        A village called as the day is asked about when its kind is said: «с. Добре».
        """
        content = list(dropwhile(lambda word: word.text in KINDS, words)) or words
        said = len(content) < len(words)
        exact = [m for m in self._names.exact(phrase(content)) if m.score == Tier.WRITTEN]
        people = max((self._ranking.weight(match.entry) for match in exact), default=0.0)
        known = said or len(content) > 1 or people >= _EVERYDAY_TOWN
        return self._ranking.decide(exact if known else (), sure=said)

    def _whole(self, words: Sequence[Word]) -> _Hypothesis | None:
        """All the words as one name, written in one of its known ways."""
        span = Span(tuple(words), placed=False, oblique=False, alone=True)
        whole = self._hypothesis(span, Scope(), self._names.exact)
        if whole is None:
            return None
        # Черкас is a village, and what is left of Черкаси in «біля Черкас».
        known = max(self._ranking.weight(match.entry) for match in whole.matches)
        rivals = () if known >= _KNOWN_TOWN else self._names.inflected(span.name)
        larger = [
            match
            for match in rivals
            if match.score == Tier.INFLECTED and self._ranking.weight(match.entry) >= _CAPITAL
        ]
        return replace(whole, matches=(*whole.matches, *larger), sure=whole.sure and not larger)

    def _switched(self, text: str) -> _Hypothesis | None:
        """The text as a name typed with the keyboard in another language."""
        if any(word.text in FOREIGN for word in words_of(text)):
            return None
        for other in other_layouts(text):
            words = words_of(other)
            if all(word.is_idle for word in words):
                continue
            for reading in (self._names.exact, self._names.inflected):
                best = self._best([(Scope(), words)], reading)
                if best and best.sure and best.span.alone and not best.span.is_short:
                    return best
        return None

    def _read(self, words: Sequence[Word]) -> _Hypothesis | None:
        """The best reading of some of the words as a name in some form."""
        ways = read_scopes(words, self._units)
        if not ways[0][1]:
            return None
        exact = self._best(ways, self._names.exact)
        if exact and exact.sure and exact.span.alone and not exact.span.oblique:
            return exact
        best = _better(exact, self._best(ways, self._names.inflected))
        for reading in (self._names.russian, self._names.russian_form, self._names.archaic):
            if best and best.sure:
                break
            best = _better(best, self._best(ways, reading))
        return best

    def _best(
        self, ways: Iterable[tuple[Scope, Sequence[Word]]], reading: _Reading
    ) -> _Hypothesis | None:
        best: _Hypothesis | None = None
        for scope, words in ways:
            for span in spans(words, scoped=bool(scope.units)):
                # Two rules at once make any word a name: only where a place is due.
                if reading == self._names.russian_form and not span.placed:
                    continue
                found = self._hypothesis(span, scope, reading)
                if found and (best is None or found.rank > best.rank):
                    best = found
            if best and best.sure and best.span.alone:
                return best
        return best

    def _hypothesis(self, span: Span, scope: Scope, reading: _Reading) -> _Hypothesis | None:
        matches = reading(span.name)
        if not matches:
            return None
        if span.is_foreign or all(word.is_idle for word in span.words):
            # A village called Берлин is asked about when it is written just so.
            matches = [match for match in matches if match.score == Tier.WRITTEN]
        inside = bool(scope.units) and scope.holds_any(matches, self._names.entries)
        matches = scope.select(matches, self._names.entries)
        people = max((self._ranking.weight(match.entry) for match in matches), default=0.0)
        sure = self._is_sure(replace(span, placed=span.placed or inside), matches, people)
        if sure is None:
            return None
        exact = matches[0].score > Tier.INFLECTED and not span.oblique
        rank = (sure, span.alone, inside, len(span.words), span.placed, exact, people)
        return _Hypothesis(span, tuple(matches), sure, rank)

    def _is_sure(self, span: Span, matches: Sequence[Match], people: float) -> bool | None:
        """Whether the span may be taken (True), asked about (False) or is no place (None)."""
        if not matches:
            return None
        tier = max(match.score for match in matches)
        if span.is_foreign:
            return span.placed
        if tier == Tier.ARCHAIC:
            return False if span.alone else None
        if tier > Tier.INFLECTED:
            return self._is_sure_name(span, tier, people)
        return self._is_sure_form(span, tier, people)

    def _is_sure_name(self, span: Span, tier: float, people: float) -> bool | None:
        if span.alone or span.placed:
            return True
        if tier == Tier.NICKNAME:
            return None
        if people >= _MENTIONED_TOWN:
            return True
        return None if span.is_short else False

    def _is_sure_form(self, span: Span, tier: float, people: float) -> bool | None:
        if span.placed and not span.is_short:
            return True
        if tier <= Tier.RUSSIAN_FORM or (span.is_short and not (span.alone and people >= _CAPITAL)):
            return None
        if span.alone:
            return people >= _KNOWN_TOWN
        return True if people >= 2 * _MENTIONED_TOWN else None

    def _longer(self, words: Sequence[Word], read: _Hypothesis) -> Resolution | None:
        """A look-alike of more words than were read: «Нижня Кринак» is no Нижнє."""
        if read.span.alone or read.span.placed:
            return None
        _, left = read_scopes(words, self._units)[0]
        for content in contents(left):
            if len(content) > len(read.span.words):
                return self._ranking.clear_winner(self._lookalikes.near(phrase(content)))
        return None

    def _similar(self, words: Sequence[Word], read: _Hypothesis | None) -> Resolution:
        """A look-alike of the words, or else a question."""
        matches = read.matches if read else ()
        if any(word.text in FOREIGN for word in words):
            return self._ranking.decide(matches, sure=False)
        scope, left = read_scopes(words, self._units)[0]
        for content in contents(left):
            name = phrase(content)
            oblique = any(word.text in PREPOSITIONS for word in left)
            near = scope.select(self._lookalikes.near(name, oblique=oblique), self._names.entries)
            taken = self._ranking.clear_winner(near)
            if taken and (read is None or len(content) > len(read.span.words)):
                return taken
            whole = len(content) == len(words)
            if not any(word.is_before_place for word in left) and len(content) < len(left):
                # Among words of small talk only a town comes to mind.
                near = [m for m in near if self._ranking.weight(m.entry) >= _KNOWN_TOWN]
            ends = self._lookalikes.completions(name) if whole else []
            asked = self._ranking.question(matches, near, ends)
            if asked.candidates:
                return asked
        return self._ranking.decide(matches, sure=False)


def _better(one: _Hypothesis | None, other: _Hypothesis | None) -> _Hypothesis | None:
    """The hypothesis of higher rank; the same words read in two ways are one hypothesis."""
    if one is None or other is None:
        return one or other
    first, second = (other, one) if other.rank > one.rank else (one, other)
    if first.span.words != second.span.words:
        return first
    return _Hypothesis(first.span, first.matches + second.matches, first.sure, first.rank)
