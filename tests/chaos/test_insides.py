"""An update that breaks a layer, and a clock that jumps: nobody else notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import pytest

from geo.guide import Guide
from tests.chaos.insides import CLOCKS, POISONS, Poison, clock_row, poison_row


@pytest.mark.parametrize("poison", POISONS, ids=lambda poison: poison.layer)
async def test_a_poison_update_is_apologised_for_once(guide: Guide, poison: Poison) -> None:
    row, wrong = await poison_row(guide, poison, 30)
    assert wrong == []
    assert row.updates == 30


@pytest.mark.parametrize(("name", "instants"), CLOCKS, ids=[name for name, _ in CLOCKS])
async def test_a_clock_may_say_anything(
    guide: Guide, name: str, instants: Callable[[], Iterable[datetime]]
) -> None:
    row, wrong = await clock_row(guide, name, instants(), 10)
    assert wrong == []
    assert row.updates >= 70
