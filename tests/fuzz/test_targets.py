"""The targets of `make fuzz`, tried by hypothesis for a moment in every run of the tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.guide import Guide
from tests.fuzz.targets import SEEDS, Targets

NAMES = tuple(SEEDS)
SHORTLY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def targets(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Targets]:
    made = Targets(guide, tmp_path_factory.mktemp("state"))
    yield made
    made.close()


@pytest.mark.parametrize("name", NAMES)
def test_seeds_pass(targets: Targets, name: str) -> None:
    assert targets.by_name.keys() == SEEDS.keys()
    for seed in SEEDS[name]:
        targets.by_name[name](seed.encode())


def test_the_webhooks_seeds_reach_the_whole_bot(targets: Targets) -> None:
    methods = [targets.answer(seed.encode()).get("method") for seed in SEEDS["webhook"]]
    assert methods == [
        *("sendMessage", "sendMessage", "editMessageText", "editMessageText"),
        *("sendChatAction", "editMessageText"),
        *("sendMessage", "editMessageText"),
        *("sendMessage", "editMessageText"),
    ]


@pytest.mark.parametrize("name", NAMES)
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@SHORTLY
def test_anything_passes(targets: Targets, name: str, data: bytes) -> None:
    targets.by_name[name](data)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@SHORTLY
def test_damaged_seeds_pass(targets: Targets, name: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(SEEDS[name]))
    begin = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(begin, len(seed)))
    damaged = seed[:begin] + data.draw(st.text(max_size=12)) + seed[end:]
    targets.by_name[name](damaged.encode("utf-8", "replace"))


@given(data=st.data())
@SHORTLY
def test_updates_with_strange_fields_pass(targets: Targets, data: st.DataObject) -> None:
    """Valid JSON that isn't quite what Telegram sends."""
    update: Any = json.loads(data.draw(st.sampled_from(SEEDS["webhook"])))
    place = update
    while isinstance(place, dict) and place and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(place)))
        if isinstance(place[key], dict) and data.draw(st.booleans()):
            place = place[key]
        else:
            place[key] = data.draw(json_values)
    targets.webhook(json.dumps(update).encode("utf-8", "replace"))
