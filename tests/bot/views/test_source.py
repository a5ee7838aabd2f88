"""Source, date and age, at the edges of their limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.i18n import Words
from bot.views.source import source_lines, warning_lines
from geo.clock import KYIV
from geo.snapshot import Manifest


def test_the_source_and_its_date(uk: Words, en: Words, manifest: Manifest, asked: datetime) -> None:
    told = source_lines(uk, manifest, asked)
    assert told == "Дані: Броварська міська рада, станом на вт 17.03, 18:00."
    assert source_lines(en, manifest, asked).endswith(
        "Броварська міська рада (Brovarska miska rada), as of Tue 17 Mar, 18:00."
    )


def test_a_bare_date_has_no_hour(uk: Words, manifest: Manifest, asked: datetime) -> None:
    dated = replace(manifest, as_of=datetime(2026, 3, 16, tzinfo=KYIV))
    assert source_lines(uk, dated, asked).endswith("станом на пн 16.03.")


def test_a_source_without_a_date_or_a_name(uk: Words, en: Words, asked: datetime) -> None:
    nobody = Manifest("", "", None)
    assert source_lines(uk, nobody, asked) == "Дані: джерело не вказано, дата невідома."
    assert source_lines(en, nobody, asked) == "Data: source not named, date unknown."
    assert warning_lines(uk, nobody, asked) == ""


@pytest.mark.parametrize(
    ("age", "line"),
    [
        (timedelta(days=7), ""),
        (timedelta(days=7, minutes=1), "Дані оновлено 7 днів тому."),
        (timedelta(days=21), "Дані оновлено 21 день тому."),
        (timedelta(days=22, hours=5), "Дані оновлено 22 дні тому."),
        (timedelta(days=30), "Дані оновлено 30 днів тому."),
        (timedelta(days=30, minutes=1), ""),
    ],
)
def test_ageing_data_say_how_old_they_are(
    uk: Words, manifest: Manifest, asked: datetime, age: timedelta, line: str
) -> None:
    aged = replace(manifest, as_of=asked - age)
    assert source_lines(uk, aged, asked).partition("\n")[2] == line


def test_data_older_than_a_month_warn_first(
    uk: Words, en: Words, manifest: Manifest, asked: datetime
) -> None:
    assert warning_lines(uk, replace(manifest, as_of=asked - timedelta(days=30)), asked) == ""
    old = replace(manifest, as_of=datetime(2026, 2, 2, 9, 0, tzinfo=KYIV))
    assert warning_lines(uk, old, asked) == (
        "Увага: дані застарілі (станом на пн 02.02.2026). Перевірте перед дорогою."
    )
    assert warning_lines(en, old, asked) == (
        "Warning: the data are old (as of Mon 2 Feb 2026). Check before you go."
    )


def test_demo_data_don_t_age(uk: Words, manifest: Manifest, asked: datetime) -> None:
    demo = replace(manifest, demo=True, as_of=asked - timedelta(days=400))
    assert warning_lines(uk, demo, asked) == "ДЕМО: вигадані пункти, не для справжнього пошуку"
    assert "\n" not in source_lines(uk, demo, asked)
