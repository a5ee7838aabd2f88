"""Whether what stands around a name lets a settlement be taken for it, asked about, or neither."""

from __future__ import annotations

from geo.gazetteer.names import Tier
from geo.gazetteer.spans import Span

# An inflected form with nothing before it that says "place" must be of a place of some size.
KNOWN_TOWN = 3_000
# A name among words that explain nothing must be of a town.
MENTIONED_TOWN = 10_000
# A city that comes to mind even by a form as short as «Сум».
CAPITAL = 100_000


def is_sure(span: Span, tier: float, people: float, *, inside: bool) -> bool | None:
    """Whether a span may be taken (True), asked about (False) or is no place (None).

    `tier` is of the best match, `people` live in the largest one; `inside` a unit that the text
    names.
    """
    if span.is_foreign and not inside:
        # A village called Берлін is asked about when nothing else is said.
        return True if span.of_kind else (False if span.whole else None)
    if tier == Tier.ARCHAIC:
        return False if span.alone else None
    placed = span.placed or inside
    # "Good luck" is not about Луцьк, which Poles call so.
    large = people >= MENTIONED_TOWN and tier not in {Tier.ALTERNATE, Tier.RESPELT}
    # «Золоте серце» is in no town, «Золоте, серце болить» in one.
    large &= placed or span.alone or span.is_capital or people >= CAPITAL
    if span.is_everyday and not inside and not large and not span.of_kind:
        return _is_sure_everyday(span, tier, people)
    if tier > Tier.INFLECTED:
        return _is_sure_name(span, tier, people, placed=placed)
    return _is_sure_form(span, tier, people, placed=placed)


def _is_sure_everyday(span: Span, tier: float, people: float) -> bool | None:
    """Whether everyday words are meant as a name: «в лісі» is no village, «Вишня» may be one."""
    exact = tier > Tier.INFLECTED
    called = span.is_capital and (
        span.placed or span.oblique or not span.first or (span.apart and exact)
    )
    named = span.alone and span.is_capital and tier == Tier.WRITTEN
    if len(span.words) > 1 and (span.placed or span.whole or named):
        return True
    known = people >= KNOWN_TOWN
    if known and (called or (span.whole and exact)):
        return True
    if span.oblique:
        return False if called else None
    alone = span.whole or (span.alone and span.is_capital)
    return False if called or (alone and (known or (exact and span.whole))) else None


def _is_sure_name(span: Span, tier: float, people: float, *, placed: bool) -> bool | None:
    if tier == Tier.ALTERNATE and span.sounds_short and people < CAPITAL and not placed:
        # "jkj" may be read as the Tatar name of a settlement.
        return False if span.whole else None
    if span.whole or placed or (span.alone and (people >= KNOWN_TOWN or span.apart)):
        return True
    if span.alone:
        # «Золоте Поле обігрів» isn't Золоте: a name of two words says itself.
        return len(span.words) > 1 and tier == Tier.WRITTEN
    if tier == Tier.NICKNAME:
        return None
    if people >= MENTIONED_TOWN:
        # «Тримаймо стрій» is one letter off Стрий.
        return tier == Tier.WRITTEN or span.is_capital or people >= CAPITAL
    return None if span.is_short else False


def _is_sure_form(span: Span, tier: float, people: float, *, placed: bool) -> bool | None:
    if placed and (not span.is_short or people >= CAPITAL):
        return True
    # A form of a nickname among other words is another word: «Криве Озер».
    if tier < Tier.INFLECTED and not span.alone:
        return None
    if tier <= Tier.RUSSIAN_FORM or (span.is_short and not (span.alone and people >= CAPITAL)):
        return None
    if span.alone:
        return people >= KNOWN_TOWN
    # «Малина в саду» is no form of Малин.
    known = 2 * MENTIONED_TOWN if span.is_capital else CAPITAL
    return True if people >= known else None
