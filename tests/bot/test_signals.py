"""What SIGTERM and SIGINT do before the bot listens to them."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from bot.signals import ENDING, ending_at_once


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in ENDING}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def test_both_are_handled_inside_and_as_before_afterwards() -> None:
    before = [signal.getsignal(each) for each in ENDING]
    with ending_at_once():
        assert not set(before) & {signal.getsignal(each) for each in ENDING}
    assert [signal.getsignal(each) for each in ENDING] == before


def test_what_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with ending_at_once():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
