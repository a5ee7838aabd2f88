from __future__ import annotations

import pytest

from geo.gazetteer.evidence import CAPITAL, KNOWN_TOWN, is_sure
from geo.gazetteer.names import Tier
from geo.gazetteer.query import words_of
from geo.gazetteer.spans import Span, spans

TOWN, VILLAGE = 20_000, 350


def _span(text: str, name: str) -> Span:
    [span] = [
        span
        for span in spans(words_of(text), scoped=False)
        if " ".join(word.text for word in span.words) == name
    ]
    return span


@pytest.mark.parametrize(
    ("text", "name", "tier", "people", "sure"),
    [
        ("Козичанка", "козичанка", Tier.WRITTEN, VILLAGE, True),
        ("у Козичанці", "козичанці", Tier.INFLECTED, VILLAGE, True),
        ("Козичанці", "козичанці", Tier.INFLECTED, KNOWN_TOWN, True),
        ("Козичанці", "козичанці", Tier.INFLECTED, KNOWN_TOWN - 1, False),
        ("де тепло, Козичанка", "козичанка", Tier.WRITTEN, VILLAGE, True),
        ("де тепло Козичанка", "козичанка", Tier.WRITTEN, VILLAGE, False),
        ("де тепло Козичанка", "козичанка", Tier.WRITTEN, TOWN, True),
        ("пусто козичінка далеко", "козичінка", Tier.FOLDED, TOWN, False),
        ("пусто малина стигла", "малина", Tier.INFLECTED, 2 * TOWN, None),
        ("пусто Стрия далеко", "стрия", Tier.INFLECTED, 2 * TOWN, True),
        ("Золоте Поле обігрів", "золоте поле", Tier.WRITTEN, VILLAGE, True),
        ("Старий Любар обігрів", "старий любар", Tier.WRITTEN, VILLAGE, True),
        ("золоте серце", "золоте", Tier.WRITTEN, TOWN, None),
        ("вишня", "вишня", Tier.WRITTEN, VILLAGE, False),
        ("в лісі", "лісі", Tier.INFLECTED, VILLAGE, None),
        ("в Лісі", "лісі", Tier.INFLECTED, VILLAGE, False),
        ("с. Ліс", "ліс", Tier.WRITTEN, VILLAGE, True),
        ("пусто в лісі", "лісі", Tier.INFLECTED, VILLAGE, None),
        ("біля Сум", "сум", Tier.INFLECTED, CAPITAL, True),
        ("біля Сум", "сум", Tier.INFLECTED, CAPITAL - 1, None),
        ("Берлін", "берлін", Tier.WRITTEN, VILLAGE, False),
        ("Вишня, де тепло", "вишня", Tier.WRITTEN, VILLAGE, False),
        ("де тепло, вишня", "вишня", Tier.WRITTEN, VILLAGE, None),
        ("лечу в Берлін", "берлін", Tier.WRITTEN, VILLAGE, None),
        ("с. Берлін", "берлін", Tier.WRITTEN, VILLAGE, True),
    ],
)
def test_what_a_name_is_taken_for(
    text: str, name: str, tier: float, people: float, sure: bool | None
) -> None:
    assert is_sure(_span(text, name), tier, people, inside=False) is sure


def test_a_unit_around_makes_an_everyday_word_a_name() -> None:
    assert is_sure(_span("Ліс", "ліс"), Tier.WRITTEN, VILLAGE, inside=True)
