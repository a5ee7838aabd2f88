from __future__ import annotations

import pytest

from geo.coordinate import Coordinate
from geo.gazetteer.entries import Entry
from geo.gazetteer.keys import Spelling
from geo.gazetteer.names import Match, Tier
from geo.gazetteer.ranking import ACCEPTED, Ranking, is_short
from geo.gazetteer.resolution import ResolutionOutcome
from geo.gazetteer.settlement import Category, Settlement


def _entry(number: int, name: str, population: int) -> Entry:
    category = Category.CITY if population > 10_000 else Category.VILLAGE
    return Entry(
        Settlement(
            f"UA32060050{number:02}0081797",
            name,
            name,
            category,
            "Київська область",
            "Броварський район",
            Coordinate(50.5, 30.75),
            approximate=False,
            population=population,
        )
    )


ENTRIES = [
    _entry(0, "Миколаїв", 470_000),
    _entry(1, "Миколаїв", 14_600),
    _entry(2, "Городище", 14_000),
    _entry(3, "Городище", 4_000),
    _entry(4, "Село", 0),
    _entry(5, "Селце", 0),
]


def _written(*numbers: int) -> list[Match]:
    return [Match(number, Tier.WRITTEN) for number in numbers]


@pytest.fixture
def ranking() -> Ranking:
    return Ranking(ENTRIES)


def test_a_dominant_homonym_is_found_and_the_others_counted(ranking: Ranking) -> None:
    resolution = ranking.decide(_written(1, 0))
    assert resolution.outcome is ResolutionOutcome.FOUND
    assert resolution.candidates[0].settlement is ENTRIES[0].settlement
    assert resolution.namesakes == 1


def test_homonyms_of_like_size_are_asked_about(ranking: Ranking) -> None:
    resolution = ranking.decide(_written(3, 2))
    assert resolution.outcome is ResolutionOutcome.AMBIGUOUS
    assert [c.settlement for c in resolution.candidates] == [
        ENTRIES[2].settlement,
        ENTRIES[3].settlement,
    ]
    assert resolution.candidates[0].score > resolution.candidates[1].score


def test_a_reading_that_is_not_sure_is_asked_about(ranking: Ranking) -> None:
    assert ranking.decide(_written(0), sure=False).outcome is ResolutionOutcome.AMBIGUOUS


def test_nothing_is_not_found(ranking: Ranking) -> None:
    assert ranking.decide([]).outcome is ResolutionOutcome.NOT_FOUND


def test_a_near_look_alike_is_taken_at_the_edge(ranking: Ranking) -> None:
    assert ranking.clear_winner([Match(4, ACCEPTED)]) is not None
    assert ranking.clear_winner([Match(4, ACCEPTED - 0.01)]) is None


def test_two_names_as_near_are_no_winner(ranking: Ranking) -> None:
    assert ranking.clear_winner([Match(4, 90.0), Match(5, 89.0)]) is None
    assert ranking.clear_winner([Match(4, 90.0), Match(5, 80.0)]) is not None


def test_a_citys_size_alone_is_no_likeness(ranking: Ranking) -> None:
    score = 75.0 + ranking.prior(0)
    assert score > ACCEPTED - 1
    assert ranking.clear_winner([Match(0, max(score, ACCEPTED))]) is None


def test_a_village_more_like_the_text_is_asked_about_beside_a_city(ranking: Ranking) -> None:
    village, city = 84.0 + ranking.prior(4), 83.0 + ranking.prior(0)
    assert ranking.clear_winner([Match(0, city)]) is not None
    assert city - village > 3.0
    assert ranking.clear_winner([Match(0, city), Match(4, village)]) is None
    assert ranking.clear_winner([Match(0, city), Match(4, village - 2.0)]) is not None


def test_questions_are_about_the_likeliest_of_all_readings(ranking: Ranking) -> None:
    read, near, begun = [Match(4, 93.0)], [Match(5, 90.0)], [Match(0, 80.0)]
    asked = ranking.question(read, near, begun)
    assert asked.outcome is ResolutionOutcome.AMBIGUOUS
    assert [c.settlement for c in asked.candidates] == [
        ENTRIES[number].settlement for number in (5, 0, 4)
    ]
    assert ranking.question([], [], []).outcome is ResolutionOutcome.NOT_FOUND


def test_the_beginning_of_a_far_larger_name_is_no_winner(ranking: Ranking) -> None:
    assert ranking.clear_winner([Match(4, 90.0)], [Match(0, 80.0)]) is None
    assert ranking.clear_winner([Match(4, 90.0)], [Match(5, 80.0)]) is not None


def test_a_village_called_just_so_is_asked_about_beside_a_citys_nickname(ranking: Ranking) -> None:
    both = [Match(4, Tier.WRITTEN), Match(0, Tier.NICKNAME)]
    assert ranking.decide(both).outcome is ResolutionOutcome.AMBIGUOUS
    assert ranking.decide(both[1:]).outcome is ResolutionOutcome.FOUND


def test_two_wrong_letters_make_a_short_text_another_word() -> None:
    assert is_short(Spelling("коляска", "koliaska"))
    assert not is_short(Spelling("трускавець", "truskavec"))
