"""Bytes: encodings, gzip, limits, and what is no list at all."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from geo.errors import PointsFileError
from geo.refresh import content
from geo.refresh.content import is_workbook, read_bytes, text_of

LIST = "назва;широта;довгота\nЇжакова хата;50,45;30,52\n"


@pytest.mark.parametrize(
    "published",
    [
        LIST.encode(),
        LIST.encode("utf-8-sig"),
        LIST.encode("cp1251"),
        gzip.compress(LIST.encode(), mtime=0),
        gzip.compress(LIST.encode("cp1251"), mtime=0),
        b"name;lat;lon\n",
    ],
)
def test_text_is_read_in_every_dress(published: bytes) -> None:
    assert text_of(published) in {LIST, "name;lat;lon\n"}


@pytest.mark.parametrize(
    ("published", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (gzip.compress(b"", mtime=0), "empty"),
        (gzip.compress(LIST.encode(), mtime=0)[:-9], "damaged"),
        (b"\x1f\x8bnot gzip", "damaged"),
        (b"<!DOCTYPE html><html>", "html"),
        ("\ufeff\n <HTML lang='uk'>".encode(), "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", "html"),
        (LIST.encode()[:-20], "encoding"),
        (LIST.encode("cp1251") + b"\x98", "encoding"),
        (LIST.encode("utf-16")[:-1], "encoding"),
        (LIST.encode("utf-16-le"), "not-a-list"),
        (gzip.compress(b"a", mtime=0) * 2, "damaged"),
        (b"<table><tr><td>lat</td></tr></table>", "html"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not-a-list"),
    ],
)
def test_what_is_no_text_of_a_list_has_a_code(published: bytes, code: str) -> None:
    with pytest.raises(PointsFileError) as refused:
        text_of(published)

    assert refused.value.code == code


def test_a_missing_file_has_a_code(tmp_path: Path) -> None:
    with pytest.raises(PointsFileError) as refused:
        read_bytes(tmp_path / "points.csv")

    assert refused.value.code == "missing"


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(PointsFileError) as refused:
        read_bytes(tmp_path)

    assert refused.value.code == "unreadable"


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "MAX_BYTES", 100)
    at_limit, over = tmp_path / "at-limit.csv", tmp_path / "over.csv"
    at_limit.write_bytes(b"a" * 100)
    over.write_bytes(b"a" * 101)

    assert len(read_bytes(at_limit)) == 100
    with pytest.raises(PointsFileError) as refused:
        read_bytes(over)
    assert refused.value.code == "too-large"


def test_a_small_gzip_of_a_huge_text_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MAX_BYTES", 10_000)

    with pytest.raises(PointsFileError) as refused:
        text_of(gzip.compress(b"a" * 10_001, mtime=0))

    assert refused.value.code == "too-large"


def test_a_workbook_is_told_by_its_first_bytes() -> None:
    assert is_workbook(b"PK\x03\x04 a workbook")
    assert is_workbook(b"PK\x05\x06 an empty one")
    assert not is_workbook(LIST.encode())


def test_an_old_or_locked_workbook_has_a_code() -> None:
    with pytest.raises(PointsFileError) as refused:
        is_workbook(b"\xd0\xcf\x11\xe0 an old workbook")

    assert refused.value.code == "old-workbook"
