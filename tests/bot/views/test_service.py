"""What the bot says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.callbacks import SetLanguage, unpack
from bot.i18n import Words
from bot.views.plain import to_text
from bot.views.service import (
    about_view,
    greeting_view,
    group_view,
    help_view,
    language_set_view,
    language_view,
    privacy_view,
)
from geo.snapshot import Counts, Manifest


def test_the_greeting_says_what_to_send(uk: Words, en: Words) -> None:
    assert to_text(greeting_view(uk)) == (
        "Вітаю. Покажу найближчі відчинені Пункти Незламності: тепло, світло, зарядка, зв’язок.\n\n"
        "Надішліть геопозицію або напишіть населений пункт, наприклад «Бровари».\n\n"
        "Ваше місце я не зберігаю."
    )
    assert "Brovary" in to_text(greeting_view(en))


def test_a_group_is_told_to_write_in_private(uk: Words, en: Words) -> None:
    assert "мені особисто" in to_text(group_view(uk))
    assert "to me in private" in to_text(group_view(en))


def test_help_names_every_command_and_mark(uk: Words, en: Words) -> None:
    for words in (uk, en):
        text = to_text(help_view(words))
        for named in (
            "/near",
            "/language",
            "/privacy",
            "/about",
            "🟢",
            "🟡",
            "🔴",
            "⚪",
            "❔",
            "⚠️",
            "50.45, 30.52",
        ):
            assert named in text
        for button in ("button-filter", "button-hours"):
            assert f"\n{words(button)} — " in text


def test_privacy_says_what_is_not_kept(uk: Words, en: Words) -> None:
    assert to_text(privacy_view(uk)).startswith("Я не зберігаю, хто ви, де ви й про що питали.")
    assert to_text(privacy_view(en)).startswith("I don’t store who you are, where you are")


def test_languages_are_named_in_themselves(uk: Words, en: Words) -> None:
    for words in (uk, en):
        (row,) = language_view(words).keyboard
        assert [(button.text, unpack(button.data)) for button in row] == [
            ("Українська", SetLanguage("uk")),
            ("English", SetLanguage("en")),
        ]


def test_a_chosen_language_is_confirmed_in_itself(uk: Words, en: Words) -> None:
    assert to_text(language_set_view(uk)) == "Відповідатиму українською."
    assert to_text(language_set_view(en)) == "I will answer in English."


def test_about_counts_the_points(uk: Words, en: Words, manifest: Manifest, asked: datetime) -> None:
    text = to_text(about_view(uk, manifest, Counts(total=21, standby=3), asked))
    assert text == (
        "Показую найближчі відчинені Пункти Незламності.\n\n"
        "У даних 21 пункт:\n"
        "• 18 постійно діючих\n"
        "• 3 резервні, їх відчиняють за рішенням влади\n\n"
        "Дані: Броварська міська рада, станом на вт 17.03, 18:00.\n\n"
        "Назви населених пунктів: КАТОТТГ; GeoNames, ліцензія CC BY 4.0.\n"
        "Межі областей: Natural Earth."
    )
    english = to_text(about_view(en, manifest, Counts(13_464, 4_229), asked))
    assert "The data hold 13,464 points:\n• 9,235 permanent\n• 4,229 on standby" in english


def test_about_warns_of_demo_and_stale_data(uk: Words, manifest: Manifest, asked: datetime) -> None:
    counts = Counts(1, 0)
    demo, old = replace(manifest, demo=True), replace(manifest, as_of=asked - timedelta(days=99))
    assert to_text(about_view(uk, demo, counts, asked)).startswith("ДЕМО")
    assert to_text(about_view(uk, old, counts, asked)).startswith("Увага: дані застарілі")
