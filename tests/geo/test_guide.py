"""The facade: what a question is answered with, by kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from geo.answer import Abroad, Nearest, Refinement, Unrecognised, Which
from geo.coordinate import Coordinate
from geo.guide import Guide
from geo.opening import State
from geo.point import Provenance
from geo.snapshot import Snapshot

NEAR_BROVARY = Coordinate(50.511, 30.79)
NEAR_ORIKHIV = Coordinate(47.57, 35.78)
ANY = Refinement()


def test_a_position_and_a_name_lead_to_the_same_points(guide: Guide, noon: datetime) -> None:
    shared = guide.near(NEAR_BROVARY, noon, ANY)
    named = guide.near("Бровари", noon, ANY)
    assert isinstance(shared, Nearest)
    assert isinstance(named, Nearest)
    assert {each.point.id for each in shared.open} == {each.point.id for each in named.open}
    assert named.place.settlement is not None
    assert named.place.settlement.name_uk == "Бровари"
    assert shared.place.settlement is None


def test_the_same_question_gives_the_same_answer(guide: Guide, noon: datetime) -> None:
    assert guide.near("Бровари", noon, ANY) == guide.near("Бровари", noon, ANY)


def test_a_chosen_settlement_is_found_by_code(guide: Guide, noon: datetime) -> None:
    answer = guide.near("Бровари", noon, ANY)
    assert isinstance(answer, Nearest)
    assert answer.place.settlement is not None
    again = guide.near(guide.locate("", answer.place.settlement.code), noon, ANY)
    assert again == answer


def test_an_unknown_code_is_not_a_place(guide: Guide, noon: datetime) -> None:
    assert isinstance(guide.near(guide.locate("", "UA99" + "0" * 15), noon, ANY), Unrecognised)


def test_homonyms_and_namesakes(guide: Guide, noon: datetime) -> None:
    asked = guide.near("Іванівка", noon, ANY)
    assert isinstance(asked, Which)
    named = [each.settlement.name_uk for each in asked.candidates]
    assert named[:119] == ["Іванівка"] * 119
    assert guide.namesakes("Іванівка") == asked
    others = guide.namesakes("Миколаїв")
    assert isinstance(others, Which)
    oblasts = [each.settlement.oblast_uk for each in others.candidates]
    assert oblasts[0] == "Миколаївська область"
    assert "Львівська область" in oblasts


def test_namesakes_of_no_place(guide: Guide) -> None:
    assert isinstance(guide.namesakes("привіт"), Unrecognised)
    assert isinstance(guide.namesakes("50.45, 30.52"), Unrecognised)


def test_abroad_knows_the_nearest_standby(guide: Guide, noon: datetime) -> None:
    answer = guide.near(Coordinate(52.2297, 21.0122), noon, ANY)
    assert isinstance(answer, Abroad)
    assert answer.standby is not None
    assert answer.standby.opening.state is State.STANDBY


def test_a_withheld_point_is_known_by_its_hromada_only(guide: Guide, noon: datetime) -> None:
    answer = guide.near(NEAR_ORIKHIV, noon, ANY)
    assert isinstance(answer, Nearest)
    assert answer.withheld
    assert answer.open == ()
    assert "p7" not in repr(answer)
    assert guide.card("p7", noon) is None


def test_a_card_holds_the_verdict_and_the_week(guide: Guide, noon: datetime) -> None:
    card = guide.card("p1", noon)
    assert card is not None
    assert card.opening.state is State.OPEN
    assert card.week[0].spans == (("08:00", "20:00"),)
    assert (card.week[0].first, card.week[-1].last) == (0, 6)
    standby = guide.card("p4", noon)
    assert standby is not None
    assert standby.opening.state is State.STANDBY


def test_a_card_names_the_source_of_its_point(guide: Guide, noon: datetime) -> None:
    point = guide.snapshot.by_id("p1")
    assert point is not None
    own = replace(point, provenance=Provenance("Мережа крамниць", noon))
    others = (each for each in guide.snapshot.points if each.id != "p1")
    snapshot = Snapshot.build([own, *others], guide.snapshot.manifest)
    card = replace(guide, snapshot=snapshot).card("p1", noon)
    assert card is not None
    assert (card.manifest.source, card.manifest.as_of) == ("Мережа крамниць", noon)


def test_an_unknown_point_has_no_card(guide: Guide, noon: datetime) -> None:
    assert guide.card("nobody", noon) is None
