"""The template: what it holds, and that what is written into it is read as it was meant."""

from __future__ import annotations

import io

import openpyxl
import pytest

from geo.point import Kind, Service
from geo.refresh.reading import read_list
from geo.refresh.template import Language, columns, template_csv, template_xlsx
from geo.refresh.vocabulary import Cells, vocabulary

LANGUAGES: tuple[Language, ...] = ("uk", "en")
MARKS = {"uk": "Приклад: ", "en": "Example: "}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_header_means_its_field(language: Language) -> None:
    words = vocabulary()

    for column in columns(language):
        if column.field in set(Service):
            assert words.header(column.header) is None
            assert words.services(column.header) == {column.field}
        else:
            found = words.header(column.header)
            assert found is not None
            assert found.field == column.field


def test_all_services_have_a_column_and_all_languages_the_same_columns() -> None:
    ukrainian, english = (
        tuple(column.field for column in columns(language)) for language in LANGUAGES
    )

    assert ukrainian == english
    assert len(set(english)) == len(english)
    assert set(Service) < set(english) <= set(Service) | set(Cells._fields)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", [template_csv, template_xlsx])
def test_the_untouched_template_has_no_points_and_nothing_to_say(
    template: object, language: Language
) -> None:
    assert callable(template)
    reading = read_list(template(language))

    assert (reading.points, reading.unplaced, reading.rows) == ((), (), 0)
    assert list(reading.notices) == []
    assert reading.unknown_headers == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_over_the_examples_is_read(language: Language) -> None:
    csv_ = template_csv(language).decode("utf-8-sig").replace(MARKS[language], "")
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(language)))
    for row in book.worksheets[0].iter_rows(min_row=2, max_row=3):
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(MARKS[language], "")
    packed = io.BytesIO()
    book.save(packed)

    from_csv, from_xlsx = read_list(csv_.encode()), read_list(packed.getvalue())

    assert list(from_csv.notices) == list(from_xlsx.notices) == []
    assert from_csv.points == from_xlsx.points
    library, school = from_csv.points
    assert (school.id, school.kind, school.capacity) == ("school-1", Kind.PERMANENT, 120)
    assert (library.id, library.kind) == ("library-2", Kind.STANDBY)
    assert school.checked is not None
    assert Service.ACCESSIBLE in school.services
    assert Service.INTERNET not in library.services


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_offers_choices(language: Language) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(template_xlsx(language))).worksheets[0]
    offered = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    words = vocabulary()

    assert len(offered) == len(Service) + 2
    for column in columns(language):
        for choice in column.choices:
            if column.field == "kind":
                assert words.kind(choice) is not None
            elif column.field == "disclosure":
                assert words.knows_disclosure(choice)
            else:
                assert words.is_yes(choice) != words.is_no(choice)
