"""What /privacy says and what PRIVACY.md says are the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import Language, words_in
from bot.views.service import privacy_view

POLICY = Path(__file__).parents[1] / "PRIVACY.md"


@pytest.mark.parametrize(("language", "heading"), [("en", "Privacy"), ("uk", "Приватність")])
def test_the_policy_begins_with_what_the_bot_says(language: Language, heading: str) -> None:
    _, section = POLICY.read_text("utf-8").split(f"# {heading}\n", 1)
    said, _ = section.split("\n## ", 1)
    assert said.strip() == privacy_view(words_in(language)).html
