"""Labels of settlements that share a name: never two alike in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import data
from bot.i18n import Words
from bot.views.homonyms import choices
from bot.views.place import which_view
from bot.views.plain import to_text
from geo.answer import Which
from geo.coordinate import Coordinate
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.importing.importer import import_files
from geo.gazetteer.settlement import Candidate, Category, Settlement
from geo.gazetteer.table import load
from geo.snapshot import Manifest

REAL = Path(__file__).parents[4] / "shared/real-data/ukr_admin_boundaries_2026_02.xlsx"
CENTRE = Coordinate(49.0, 25.0)
CENTRES = {"UA6106001": CENTRE}
KNOWN = Settlement(
    "UA61060010010000001",
    "Іванівка",
    "Ivanivka",
    Category.VILLAGE,
    "Тернопільська область",
    "Чортківський район",
    Coordinate(49.05, 25.05),
    approximate=False,
    hromada_uk="Білобожницька громада",
)
UNITS = "Білобожницька громада, Чортківський р-н, Тернопільська обл."
UNITS_EN = "Bilobozhnytska hromada, Chortkivskyi raion, Ternopilska oblast"
UNKNOWN = replace(KNOWN, approximate=True, coordinate=CENTRE)


def labels(words: Words, *settlements: Settlement) -> list[str]:
    return [choice.label for choice in choices(words, settlements, CENTRES)]


def numbered(settlement: Settlement, number: int) -> Settlement:
    return replace(settlement, code=f"UA6106001{number:03d}0000001")


def test_homonyms_of_one_hromada_are_told_by_their_kind(uk: Words, en: Words) -> None:
    two = (UNKNOWN, replace(numbered(UNKNOWN, 2), category=Category.SETTLEMENT))
    assert labels(uk, *two) == [
        f"с. Іванівка · {UNITS}",
        f"с-ще Іванівка · {UNITS}",
    ]
    assert labels(en, *two) == [
        f"Ivanivka, village · {UNITS_EN}",
        f"Ivanivka, settlement · {UNITS_EN}",
    ]


def test_homonyms_of_one_kind_are_told_by_the_way_from_the_centre(uk: Words, en: Words) -> None:
    west = replace(numbered(KNOWN, 2), coordinate=Coordinate(49.0, 24.99))
    centre = replace(numbered(KNOWN, 3), coordinate=CENTRE)
    assert labels(uk, KNOWN, west, centre) == [
        f"с. Іванівка · 6,7 км ↗ північний схід, {UNITS}",
        f"с. Іванівка · 730 м ← захід, {UNITS}",
        f"с. Іванівка · центр громади, {UNITS}",
    ]
    assert labels(en, KNOWN, west)[0] == f"Ivanivka, village · 6.7 km ↗ north-east, {UNITS_EN}"
    measured = [choice.measured for choice in choices(uk, (KNOWN, west, centre), CENTRES)]
    assert measured == [True, True, False]


def test_a_village_of_no_known_place_stands_beside_one_of_a_known(uk: Words) -> None:
    assert labels(uk, KNOWN, numbered(UNKNOWN, 2)) == [
        f"с. Іванівка · 6,7 км ↗ північний схід, {UNITS}",
        f"с. Іванівка · {UNITS}",
    ]


def test_villages_that_nothing_tells_apart_are_one_choice(uk: Words, en: Words) -> None:
    same = [numbered(UNKNOWN, number) for number in range(2, 7)]
    (choice,) = choices(uk, same[:3], CENTRES)
    assert choice.settlement == same[0]
    assert choice.label == f"Іванівка, 3 села · {UNITS}"
    assert labels(uk, *same) == [f"Іванівка, 5 сіл · {UNITS}"]
    settlements = [replace(each, category=Category.SETTLEMENT) for each in same]
    assert labels(uk, *settlements[:2])[0].startswith("Іванівка, 2 селища · ")
    assert labels(uk, *settlements)[0].startswith("Іванівка, 5 селищ · ")
    assert labels(en, *same[:2])[0].startswith("Ivanivka, 2 villages · ")
    assert labels(en, *settlements)[0].startswith("Ivanivka, 5 settlements · ")


def test_the_way_is_explained_where_it_is_told(uk: Words, en: Words) -> None:
    west = replace(numbered(KNOWN, 2), coordinate=Coordinate(49.0, 24.99))
    candidates = tuple(Candidate(each, 100) for each in (KNOWN, west))
    which = Which(candidates, Manifest("", "", None), centres=CENTRES)
    assert to_text(which_view(uk, which)) == (
        "Є кілька населених пунктів із назвою Іванівка. Котрий ваш?\n"
        "Відстань і напрямок: від центру громади."
    )
    assert to_text(which_view(en, which)).endswith(
        "Distance and direction: from the hromada’s centre."
    )
    assert "Відстань" not in to_text(which_view(uk, replace(which, centres={})))


def all_lists(
    gazetteer: Gazetteer,
) -> Iterator[tuple[tuple[Settlement, ...], dict[str, Coordinate]]]:
    """Every name with all its bearers, and the centres of their hromadas."""
    named: dict[str, list[Settlement]] = defaultdict(list)
    for settlement in gazetteer.settlements:
        named[settlement.name_uk].append(settlement)
    for bearers in named.values():
        if len(bearers) > 1:
            everybody = (bearers[0], *gazetteer.namesakes(bearers[0]))
            centres = {
                each.hromada: centre.coordinate
                for each in everybody
                if (centre := gazetteer.centre(each.hromada))
            }
            yield everybody, centres


def assert_told_apart(words: Words, gazetteer: Gazetteer) -> int:
    """How many settlements share a choice: only those that one place is known of."""
    together = 0
    for settlements, centres in all_lists(gazetteer):
        chosen = choices(words, settlements, centres)
        assert len({choice.label for choice in chosen}) == len(chosen)
        own = {choice.settlement.code for choice in chosen}
        places = {(s.hromada, s.coordinate) for s in settlements if s.code in own and s.approximate}
        others = [each for each in settlements if each.code not in own]
        assert all((each.hromada, each.coordinate) in places for each in others)
        together += len(others)
    return together


@pytest.mark.parametrize("language", ["uk", "en"])
def test_no_two_choices_of_a_name_are_alike(
    language: str, uk: Words, en: Words, gazetteer: Gazetteer
) -> None:
    assert 0 < assert_told_apart(uk if language == "uk" else en, gazetteer) < 100


def test_with_exact_places_every_settlement_has_its_own_choice(uk: Words) -> None:
    if not REAL.exists():
        pytest.skip("no real data beside the checkout")
    entries, _ = import_files(load(data.GAZETTEER), [REAL])
    assert assert_told_apart(uk, Gazetteer(entries)) == 0


def test_a_hromadas_first_settlement_is_its_centre(gazetteer: Gazetteer) -> None:
    brovary = gazetteer.centre("UA3206005")
    assert brovary is not None
    assert brovary.name_uk == "Бровари"
    assert gazetteer.centre("UA9999999") is None
