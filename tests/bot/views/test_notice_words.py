"""Every code that the reader of lists can give has its words, and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.i18n import Words

REFRESH = Path(__file__).parents[3] / "geo" / "refresh"
_NOTICE = re.compile(r'(?:notices\.add|remarks\.(?:error|warn|note)|Place\(None)\W+"([a-z-]+)"')
_REFUSAL = re.compile(r'PointsFileError\(\s*"([a-z-]+)"')
SOURCES = "\n".join(path.read_text("utf-8") for path in sorted(REFRESH.glob("*.py")))
NOTICES = sorted(set(_NOTICE.findall(SOURCES)) | {"coordinates-swapped", "ids-derived", "no-hours"})
REFUSALS = sorted(set(_REFUSAL.findall(SOURCES)))


def test_the_codes_are_found() -> None:
    assert len(NOTICES) >= 27
    assert len(REFUSALS) >= 18


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_has_words(uk: Words, en: Words, code: str) -> None:
    for words in (uk, en):
        assert words(f"notice-{code}").endswith(".")
        assert words(f"notice-{code}-do").endswith(".")


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_has_words(uk: Words, en: Words, code: str) -> None:
    for words in (uk, en):
        assert words(f"points-file-{code}").endswith(".")
