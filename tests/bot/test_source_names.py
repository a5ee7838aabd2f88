"""Which sources a bot knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sources import UnknownSourceError, chosen, known_sources
from geo.errors import DataError

OWN = '[{}]\npublisher = "ОВА"\nlicence = "—"\nurl = "https://example.org/list.csv"\n'


def test_an_operator_adds_sources_and_replaces_the_committed(tmp_path: Path) -> None:
    own = tmp_path / "sources.toml"
    own.write_text(OWN.format("lviv") + OWN.format("kyiv"), "utf-8")
    assert set(known_sources(own)) >= {"kyiv", "lviv"}
    assert known_sources(own)["kyiv"].publisher == "ОВА"
    assert known_sources()["kyiv"].publisher != "ОВА"


def test_a_name_that_nobody_knows_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownSourceError) as unknown:
        chosen(["kyiv", "atlantis"])
    assert (unknown.value.name, "kyiv" in unknown.value.known) == ("atlantis", True)


def test_a_file_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    own = tmp_path / "sources.toml"
    with pytest.raises(DataError):
        known_sources(own)
    own.write_bytes(b"\xff\xfe")
    with pytest.raises(DataError):
        known_sources(own)
