"""A server is asked for what is newer, if it has said what it gave."""

from __future__ import annotations

from bot.validators import Validators


def test_no_validators_ask_for_no_condition() -> None:
    assert Validators().conditions == {}
    assert Validators("a", "b").conditions == {
        "If-None-Match": "a",
        "If-Modified-Since": "b",
    }
