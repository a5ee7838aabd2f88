"""From a person's text to the settlement that is meant: the way through all readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import dropwhile

from geo.gazetteer.entries import Entry
from geo.gazetteer.evidence import KNOWN_TOWN, MENTIONED_TOWN, is_sure
from geo.gazetteer.guessing import Guesser
from geo.gazetteer.hypothesis import Hypothesis, better
from geo.gazetteer.keys import Spelling
from geo.gazetteer.kinds import is_final, is_nominative, of_kind
from geo.gazetteer.layout import other_layouts, retyped
from geo.gazetteer.names import Match, NameIndex, Tier
from geo.gazetteer.query import LONGEST_TEXT, Word, phrase, words_of
from geo.gazetteer.ranking import Ranking
from geo.gazetteer.resolution import Resolution
from geo.gazetteer.scope import Scope, read_scopes
from geo.gazetteer.spans import Span, is_called, spans
from geo.gazetteer.units import Units
from geo.gazetteer.vocabulary import KINDS

# Words of small talk that a settlement is called by are asked about from this size.
_EVERYDAY_TOWN = 500

_Reading = Callable[[Spelling], list[Match]]


class Resolver:
    """Reads texts as names of settlements; what only some texts need is made when first needed."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._ranking = Ranking(entries)
        self._names = NameIndex(entries, self._ranking.weight)
        self._guesser = Guesser(self._names, self._ranking)

    @property
    def units(self) -> Units:
        """The oblasts, raions and hromadas by their names."""
        return self._guesser.units

    def resolve(self, text: str) -> Resolution:
        """What the first LONGEST_TEXT characters of a text mean; never raises."""
        text = text[:LONGEST_TEXT]
        words = words_of(text)
        called = any(is_called(words, place) for place in range(len(words)))
        if words and not called and all(word.is_idle for word in words):
            return self._everyday(words)
        whole = self._whole(words)
        if whole and not whole.sure:
            return self._ranking.decide(whole.matches, sure=False)
        read = whole or self._read(words)
        if not (read and read.sure) and (other := retyped(text)):
            return self.resolve(other)
        switched = None if read and read.sure else self._switched(text)
        if switched and not switched.sure:
            return self._ranking.decide(switched.matches, sure=False)
        read = switched or read
        if read and read.sure:
            return self._guesser.longer(words, read) or self._ranking.decide(
                of_kind(read, self._names.entries)
            )
        similar = self._guesser.similar(words, read)
        return similar if similar.candidates else self._guesser.similar_switched(text, words)

    def _everyday(self, words: Sequence[Word]) -> Resolution:
        """A greeting or a question: no place, unless a settlement of some size is called so.

        A village called as the day is asked about when its kind is said, «с. Добре», or when a name
        is written, «Слава», and nothing else.
        """
        content = list(dropwhile(lambda word: word.text in KINDS, words)) or words
        said = len(content) < len(words)
        exact = [m for m in self._names.exact(phrase(content)) if m.score == Tier.WRITTEN]
        people = max((self._ranking.weight(match.entry) for match in exact), default=0.0)
        known = said or len(content) > 1 or people >= _EVERYDAY_TOWN or content[0].capital
        return self._ranking.decide(exact if known else (), sure=said)

    def _whole(self, words: Sequence[Word]) -> Hypothesis | None:
        """All the words as one name, written in one of its known ways or as others spell it."""
        if words and words[0].is_initial:
            return None
        span = Span(tuple(words))
        whole = self._hypothesis(span, Scope(), self._names.exact)
        if whole is None:
            return self._hypothesis(span, Scope(), self._names.respelt)
        # Черкас is a village, and what is left of Черкаси in «біля Черкас».
        known = max(self._ranking.weight(match.entry) for match in whole.matches)
        rivals = () if known >= KNOWN_TOWN else self._names.inflected(span.name)
        larger = [
            match
            for match in rivals
            if match.score == Tier.INFLECTED and self._ranking.weight(match.entry) >= MENTIONED_TOWN
        ]
        return replace(whole, matches=(*whole.matches, *larger), sure=whole.sure and not larger)

    def _switched(self, text: str) -> Hypothesis | None:
        """The text as a name typed with the keyboard in another language."""
        if any(word.is_foreign for word in words_of(text)):
            return None
        doubtful: Hypothesis | None = None
        for other in other_layouts(text):
            words = words_of(other)
            idle = all(word.is_idle for word in words)
            best = self._whole(words) or (None if idle else self._read(words))
            if best is None or not best.span.alone:
                continue
            if best.sure and self._is_likely_switched(best):
                return best
            # «Стави», a village by an everyday word, is asked about, and so is one called as a city
            # abroad, as a form of a town's name, or by three letters.
            least = Tier.WRITTEN if best.span.is_short else Tier.FOLDED
            whole = best.span.whole or best.span.is_everyday
            if whole and not idle and best.tier >= least:
                doubtful = doubtful or replace(best, sure=False)
        return doubtful

    def _is_likely_switched(self, read: Hypothesis) -> bool:
        """Another layout spells a short name, or one by rule, too easily for a village."""
        town = max(map(self._ranking.weight, (m.entry for m in read.matches))) >= KNOWN_TOWN
        if read.span.is_short:
            return town and read.tier > Tier.INFLECTED
        return town or read.tier >= Tier.INFLECTED

    def _read(self, words: Sequence[Word]) -> Hypothesis | None:
        """The best reading of some of the words as a name in some form."""
        scopes = read_scopes(words, self.units)
        if not scopes[0][1]:
            return None
        ways = [(scope, list(spans(left, scoped=bool(scope.units)))) for scope, left in scopes]
        exact = self._best(ways, self._names.exact)
        if exact and exact.sure and exact.span.alone and is_final(exact, self._names.entries):
            return exact
        best = better(exact, self._best(ways, self._names.inflected))
        for reading in (
            self._names.respelt,
            self._names.russian,
            self._names.russian_form,
            self._names.archaic,
        ):
            if best and best.sure:
                break
            best = better(best, self._best(ways, reading))
        return best

    def _best(
        self, ways: Iterable[tuple[Scope, Iterable[Span]]], reading: _Reading
    ) -> Hypothesis | None:
        best: Hypothesis | None = None
        for scope, chosen in ways:
            for span in chosen:
                # Two rules at once make any word a name: only where a place is due. So do cases
                # in Latin, which few languages write.
                loose = reading == self._names.russian_form or (
                    reading == self._names.inflected and span.name.written.isascii()
                )
                if loose and not span.placed:
                    continue
                found = self._hypothesis(span, scope, reading)
                if found and (best is None or found.rank > best.rank):
                    best = found
            if best and best.sure and best.span.alone and (best.inside or not scope.units):
                return best
        return best

    def _hypothesis(self, span: Span, scope: Scope, reading: _Reading) -> Hypothesis | None:
        matches = reading(span.name)
        if not matches:
            return None
        if span.is_foreign or span.is_idle:
            # A village called Берлін is asked about when it is written just so, a town by «у Мені».
            called = span.is_capital and span.oblique and not span.is_foreign
            matches = [
                match
                for match in matches
                if match.score == Tier.WRITTEN
                or (called and self._ranking.weight(match.entry) >= MENTIONED_TOWN)
            ]
        inside = bool(scope.units) and scope.holds_any(matches, self._names.entries)
        matches = scope.select(matches, self._names.entries)
        people = max((self._ranking.weight(match.entry) for match in matches), default=0.0)
        tier = max((match.score for match in matches), default=0.0)
        sure = is_sure(span, tier, people, inside=inside) if matches else None
        if sure is None:
            return None
        # «Суворовский район Одесса» is no Суворовське in Crimea.
        known = inside or not scope.units or span.placed or tier > Tier.INFLECTED
        sure = sure and known
        exact = tier > Tier.INFLECTED and is_nominative(span, tier)
        rank = (
            *(sure, not span.numbered, span.alone, inside, len(span.words), span.placed),
            *(exact, people),
        )
        return Hypothesis(span, tuple(matches), sure, inside, rank)
