"""Headers and words of the published lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import DataError
from geo.point import Disclosure, Kind, Service
from geo.refresh import vocabulary as module
from geo.refresh.vocabulary import Header, Vocabulary, vocabulary


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary()


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("objectid", "id"),
        ("shelterId", "id"),
        ("name_po", "name"),
        ("Назва", "name"),
        ("НАЗВА ОБ’ЄКТА", "name"),
        ("Вид", "kind"),
        ("geoCoordinatesLatitude", "latitude"),
        ("Широта (WGS84)", "latitude"),
        ("Y", "latitude"),
        ("lng", "longitude"),
        ("Довгота", "longitude"),
        ("x", "longitude"),
        ("Координати", "coordinates"),
        ("coord", "coordinates"),
        ("addressPostName", "settlement"),
        ("adressPostName", "settlement"),
        ("postName", "settlement"),
        ("Населений пункт:", "settlement"),
        ("address", "street_and_house"),
        ("Адреса 📍:", "street_and_house"),
        ("addressThoroughfare", "street"),
        ("thoroughfare", "street"),
        ("addressLocatorDesignator", "house"),
        ("№ будинку", "house"),
        ("adressLocatorBuilding", "building"),
        ("addressAdminUnitL3", "district"),
        ("CATUTTC", "katottg"),
        ("atuCode", "katottg"),
        ("Код КАТОТТГ", "katottg"),
        ("Графік роботи ⏰:", "hours"),
        ("working_time", "hours"),
        ("hoursOfWork", "hours"),
        ("Є:", "services"),
        ("opens_within_h", "opens_within"),
    ],
)
def test_a_header_means_a_field(known: Vocabulary, header: str, field: str) -> None:
    found = known.header(header)

    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    "header", ["№ з/п", "type_po", "балансоутримувач", "addressPostCode", "adressAdminUnitL1"]
)
def test_a_header_may_mean_nothing(known: Vocabulary, header: str) -> None:
    assert known.header(header) == Header("", 0)


@pytest.mark.parametrize("header", ["", "колір фасаду", "📍", "()"])
def test_a_header_may_be_unknown(known: Vocabulary, header: str) -> None:
    assert known.header(header) is None


@pytest.mark.parametrize("service", Service)
def test_the_codes_of_services_are_words(known: Vocabulary, service: Service) -> None:
    assert known.services(service) == {service}


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("генератор, інтернет, опалення", {Service.GENERATOR, Service.INTERNET, Service.HEAT}),
        ("Тепло; зарядка телефонів; питна вода", {Service.HEAT, Service.CHARGING, Service.WATER}),
        ("мобільний зв’язок", {Service.MOBILE_SIGNAL}),
        ("Wi-Fi (Starlink)\nгарячий чай", {Service.INTERNET, Service.HOT_DRINKS}),
        ("кімната матері та дитини", {Service.MOTHER_AND_CHILD}),
        ("перша допомога | аптечка", {Service.FIRST_AID}),
        ("Безбар’єрний доступ", {Service.ACCESSIBLE}),
        ("спальні місця, можна з тваринами", {Service.OVERNIGHT, Service.PETS}),
        ("санвузол", {Service.TOILET}),
        ("інтернет, немає води", {Service.INTERNET}),
        ("без опалення", set()),
        ("генератор відсутній", set()),
        ("вогнегасник", set()),
        ("водій", set()),
        ("", set()),
    ],
)
def test_services_in_a_list(known: Vocabulary, text: str, services: set[Service]) -> None:
    assert known.services(text) == services


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("стаціонарний", Kind.PERMANENT),
        ("Мобільний пункт", Kind.MOBILE),
        ("Опорний", Kind.ANCHOR),
        ("резервний", Kind.STANDBY),
        ("стаціонарний (резервний)", Kind.STANDBY),
        *((kind, kind) for kind in Kind),
        ("Заклад освіти", None),
        ("", None),
    ],
)
def test_kind(known: Vocabulary, text: str, kind: Kind | None) -> None:
    assert known.kind(text) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Мобільний пункт незламності ДСНС", Kind.MOBILE),
        ("Стаціонарний Пункт Незламності ГУ НП", Kind.PERMANENT),
        ("Опорний пункт незламності", Kind.ANCHOR),
        ("Опорний заклад освіти", None),
        ("Магазин «Мобільний світ»", None),
        ("Новий пункт незламності", None),
    ],
)
def test_kind_in_a_name(known: Vocabulary, name: str, kind: Kind | None) -> None:
    assert known.kind_in_name(name) is kind


@pytest.mark.parametrize(
    ("text", "disclosure"),
    [
        ("", Disclosure.PUBLIC),
        ("public", Disclosure.PUBLIC),
        ("Публічна", Disclosure.PUBLIC),
        ("withheld", Disclosure.WITHHELD),
        ("не оприлюднюється", Disclosure.WITHHELD),
        ("pubilc", Disclosure.WITHHELD),
    ],
)
def test_an_unknown_word_withholds(known: Vocabulary, text: str, disclosure: Disclosure) -> None:
    assert known.disclosure(text) is disclosure


@pytest.mark.parametrize(
    ("text", "is_yes"),
    [
        ("Так", True),
        (" є ", True),
        ("1", True),
        ("+", True),
        ("ні", False),
        ("", False),
        ("0", False),
    ],
)
def test_yes(known: Vocabulary, text: str, is_yes: bool) -> None:
    assert known.is_yes(text) is is_yes


@pytest.mark.parametrize("content", [None, "[columns", "[columns]\nid = 1\n", ""])
def test_a_damaged_vocabulary_is_a_data_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    path = tmp_path / "vocabulary.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "VOCABULARY", path)

    with pytest.raises(DataError, match=r"vocabulary\.toml"):
        vocabulary.__wrapped__()
