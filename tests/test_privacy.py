"""What /privacy says is what PRIVACY.md says, word for word, and both languages say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.i18n import Language, words_in
from bot.terminal.telegram_html import visible_text
from bot.views.service import privacy_view

POLICY = Path(__file__).parents[1] / "PRIVACY.md"
HEADINGS: list[tuple[Language, str]] = [("en", "Privacy"), ("uk", "Приватність")]
# Whatever geocoder an operator turns on, in the place of its name.
ITS_NAME = {"en": "its name", "uk": "його назва"}

_SAID_ALIKE = re.compile(r"`[^`]+`|/\w+|https://[^)\s]+|[A-Z]+\.md|HMAC-SHA-256|\d+")


def section(heading: str) -> tuple[str, list[str]]:
    """What the bot says, and the paragraphs that tell it in full."""
    _, after = POLICY.read_text("utf-8").split(f"# {heading}\n", 1)
    said, rest = after.split("\n## ", 1)
    _, _, in_full = rest.partition("\n")
    return said.strip(), in_full.split("\n---\n")[0].strip().split("\n\n")


@pytest.mark.parametrize(("language", "heading"), HEADINGS)
def test_the_policy_begins_with_what_the_bot_says(language: Language, heading: str) -> None:
    said, _ = section(heading)
    assert said == visible_text(privacy_view(words_in(language)).html)


@pytest.mark.parametrize(("language", "heading"), HEADINGS)
def test_what_the_bot_adds_of_addresses_stands_in_the_policy(
    language: Language, heading: str
) -> None:
    said, in_full = section(heading)
    whole = visible_text(privacy_view(words_in(language), ITS_NAME[language]).html)
    assert whole.startswith(f"{said}\n\n")
    assert f"> {whole.removeprefix(said).strip()}" in in_full


def test_both_languages_tell_the_same_in_full() -> None:
    """Paragraph by paragraph, the same figures, commands, settings and links."""
    english, ukrainian = (section(heading)[1] for _, heading in HEADINGS)
    assert len(english) == len(ukrainian)
    for one, other in zip(english, ukrainian, strict=True):
        assert one.startswith("**") == other.startswith("**"), (one, other)
        assert one.count("\n") == other.count("\n"), (one, other)
        assert sorted(_SAID_ALIKE.findall(one)) == sorted(_SAID_ALIKE.findall(other)), (one, other)
