"""Why the terminal got no answer."""

from __future__ import annotations

import pytest

from bot.i18n import Words
from bot.views.failure import failure_text
from geo.errors import CoordinateError, DataError, GeoError, PointsFileError, QueryError


@pytest.mark.parametrize(
    ("error", "uk_text", "en_text"),
    [
        (PointsFileError("empty"), "У файлі немає пунктів.", "The file holds no points."),
        (
            PointsFileError("damaged", "JSON"),
            "Файл пошкоджено. Збережіть або завантажте його ще раз. Подробиці: JSON.",
            "The file is damaged. Save or download it again. Details: JSON.",
        ),
        (
            PointsFileError("no-valid-row", "#7"),
            "У списку немає жодного придатного рядка. Подробиці: рядок 7.",
            "The list has no usable row. Details: row 7.",
        ),
        (
            CoordinateError("latitude is not within ±90 degrees"),
            "Такої координати немає: широта від −90 до 90, довгота від −180 до 180.",
            "There is no such coordinate: latitude is from −90 to 90, longitude from −180 to 180.",
        ),
        (
            DataError("canary"),
            "Файл даних самої програми пошкоджено або він іншої версії. Установіть її заново.",
            "A data file of the program is damaged or of another version. Install it again.",
        ),
        (
            QueryError("canary"),
            "На таке запитання немає відповіді.",
            "This question has no answer.",
        ),
    ],
)
def test_every_error_has_its_words(
    uk: Words, en: Words, error: GeoError, uk_text: str, en_text: str
) -> None:
    assert failure_text(uk, error) == uk_text
    assert failure_text(en, error) == en_text
