"""The file of sources, and what a slip in it says."""

from __future__ import annotations

from datetime import timedelta

import pytest

import data
from geo.errors import DataError
from geo.refresh.sources import Form, read_sources

WHOLE = """
[lviv]
publisher = "Львівська ОВА"
licence = "CC BY 4.0"
url = "https://example.org/list.csv"
every_h = 0.5
columns = { "Де" = "street_and_house" }
"""


def test_the_committed_sources_can_be_fetched() -> None:
    sources = read_sources(data.SOURCES.read_text("utf-8"))
    assert sources["kyiv"].form is Form.ARCGIS
    assert all(source.url.startswith("https://") for source in sources.values())


def test_a_source_says_what_it_leaves_open() -> None:
    lviv = read_sources(WHOLE)["lviv"]
    assert (lviv.id, lviv.form, lviv.every) == ("lviv", Form.FILE, timedelta(minutes=30))
    assert lviv.columns == {"Де": "street_and_house"}


@pytest.mark.parametrize(
    ("slip", "mend"),
    [
        ("[lviv]", "[Львів]"),
        ('publisher = "Львівська ОВА"', ""),
        ("https://", "ftp://"),
        ("https://", "https://user:word@"),
        ("every_h = 0.5", "every_h = 0"),
        ("every_h = 0.5", "page = 5000"),
        ("every_h = 0.5", 'form = "wfs"'),
        ("every_h = 0.5", "evry_h = 1"),
        ("[lviv]", "lviv = 1\n[other]"),
    ],
)
def test_a_slip_is_named_by_its_source(slip: str, mend: str) -> None:
    with pytest.raises(DataError, match="source"):
        read_sources(WHOLE.replace(slip, mend))


def test_what_is_no_toml_is_refused() -> None:
    with pytest.raises(DataError):
        read_sources("[lviv")
