from __future__ import annotations

from pathlib import Path

import pytest

from geo.coordinate import Coordinate, distance_m
from geo.errors import DataError
from geo.gazetteer.districts import DISTRICTS, district, read, write
from geo.gazetteer.entries import Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.resolution import ResolutionOutcome
from geo.gazetteer.settlement import Category

KYIV, LVIV = "UA8000000000", "UA4606025001"


def _first(gazetteer: Gazetteer, text: str) -> tuple[str, str]:
    place = gazetteer.resolve(text).candidates[0].settlement
    return place.name_uk, place.city.name_uk if place.city else ""


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        ("Салтівка", "Салтівка", "Харків"),
        ("на Позняках", "Позняки", "Київ"),
        ("Київ, Оболонь", "Оболонь", "Київ"),
        ("Львів Сихів", "Сихів", "Львів"),
        ("Салтовка Харьков", "Салтівка", "Харків"),
        ("Троєщина", "Троєщина", "Київ"),
        ("на Троєщині", "Троєщина", "Київ"),
        ("Левандівка", "Левандівка", "Львів"),
        ("Таїрова", "Таїрова", "Одеса"),
        ("ХТЗ", "ХТЗ", "Харків"),
        ("на Холодній Горі", "Холодна Гора", "Харків"),
    ],
)
def test_places_inside_cities_are_found(
    gazetteer: Gazetteer, text: str, name: str, city: str
) -> None:
    assert _first(gazetteer, text) == (name, city)


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        ("Голосіївський район", "Голосіївський район", "Київ"),
        ("Голосіївський", "Голосіївський район", "Київ"),
        ("де погрітися в Сихівському районі", "Сихівський район", "Львів"),
        ("Шевченківський р-н, Харків", "Шевченківський район", "Харків"),
        ("Київський район Одеси", "Київський район", "Одеса"),
        ("Харків Київський район", "Київський район", "Харків"),
        ("у Тернівському районі Кривого Рогу", "Тернівський район", "Кривий Ріг"),
        ("Приморський район Маріуполь", "Приморський район", "Маріуполь"),
        ("Dniprovskyi district, Kyiv", "Дніпровський район", "Київ"),
        ("Малиновський район", "Хаджибейський район", "Одеса"),
        ("Суворовский район Одесса", "Одеса", ""),
    ],
)
def test_raions_of_cities_are_found(gazetteer: Gazetteer, text: str, name: str, city: str) -> None:
    assert _first(gazetteer, text) == (name, city)


def test_a_raion_of_many_cities_is_asked_about_by_size(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.resolve("Шевченківський район")
    assert resolution.outcome is ResolutionOutcome.AMBIGUOUS
    cities = [each.settlement.city for each in resolution.candidates]
    assert [city.name_uk for city in cities if city][:3] == ["Київ", "Харків", "Дніпро"]
    assert len(cities) == 7


def test_a_raion_of_an_oblast_still_tells_villages_apart(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.resolve("Іванівка, Подільський район")
    assert {each.settlement.raion_uk for each in resolution.candidates} == {"Подільський район"}


@pytest.mark.parametrize("text", ["Подільськ", "Перемога", "Олексіївка", "Новий Світ"])
def test_settlements_of_the_name_come_first(gazetteer: Gazetteer, text: str) -> None:
    called = [each.settlement for each in gazetteer.resolve(text).candidates]
    categories = [settlement.category for settlement in called if settlement.name_uk == text]
    assert Category.DISTRICT in categories
    large = (Category.CITY, Category.SETTLEMENT)
    last = max((i for i, category in enumerate(categories) if category in large), default=0)
    assert Category.DISTRICT not in categories[:last]


def test_a_district_is_where_its_city_is(gazetteer: Gazetteer) -> None:
    cities = {settlement.code[:12]: settlement for settlement in gazetteer.settlements}
    entries = read(DISTRICTS, cities)
    assert len(entries) > 330
    assert sum(entry.settlement.name_uk.endswith(" район") for entry in entries) == 108
    assert len({entry.settlement.code for entry in entries}) == len(entries)
    for place in (entry.settlement for entry in entries):
        assert place.city is not None
        assert place.city.category is Category.CITY
        assert place.katottg == place.city.code
        assert place.code[:12] == place.city.code[:12]
        assert distance_m(place.coordinate, place.city.coordinate) < 30_000
        assert gazetteer.by_code(place.code) == place


def test_districts_are_no_settlements(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.settlements) == 29_703
    assert all(each.category is not Category.DISTRICT for each in gazetteer.settlements)
    assert all(each.katottg == each.code for each in gazetteer.settlements[:100])


def test_what_is_written_is_read(gazetteer: Gazetteer, tmp_path: Path) -> None:
    kyiv = gazetteer.by_code(KYIV)
    assert kyiv is not None
    where = Coordinate(50.5114, 30.6025)
    entry = Entry(district(f"{KYIV}1234567", "Троєщина", 240_000, where, kyiv), ("Troeshhina",))
    somewhere = Entry(district(f"{KYIV}2345678", "Хутір", 0, None, kyiv))
    assert somewhere.settlement.approximate
    assert somewhere.settlement.coordinate == kyiv.coordinate
    path = tmp_path / "districts.tsv"
    write([entry, somewhere], path)
    assert read(path, {KYIV: kyiv}) == (entry, somewhere)
    assert read(path, {}) == ()


@pytest.mark.parametrize("text", ["#\nUA8000000000\n", "#\nUA8000000000\tа\tб\t1\t2\t\n"])
def test_a_damaged_table_is_a_data_error(gazetteer: Gazetteer, tmp_path: Path, text: str) -> None:
    kyiv = gazetteer.by_code(KYIV)
    assert kyiv is not None
    path = tmp_path / "districts.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError):
        read(path, {KYIV: kyiv})
    with pytest.raises(DataError):
        read(tmp_path / "none.tsv", {KYIV: kyiv})


def test_a_city_is_still_meant_by_its_name(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.resolve("Львів")
    assert resolution.outcome is ResolutionOutcome.FOUND
    assert resolution.candidates[0].settlement.code[:12] == LVIV
