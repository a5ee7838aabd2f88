"""`nezlamnist points fetch`: from a publisher's server to people, or to the audit."""

from __future__ import annotations

import asyncio
import getpass
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.cli_frame import EXIT_NO_STORE, EXIT_REFUSED, EXIT_SETTINGS, EXIT_UNREADABLE
from tests.list_server import ListServer, list_server

HEADER = "id,name,lat,lon,hours,katottg,as_of\n"


def rows(count: int) -> bytes:
    every = (
        f"p{n},Школа № {n},50.{500 + n},30.79,Цілодобово,UA32060050010081797,2026-03-17\n"
        for n in range(count)
    )
    return (HEADER + "".join(every)).encode()


@pytest.fixture
async def server(
    tmp_path: Path, redis_socket: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[ListServer]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REDIS_URL", f"unix://{redis_socket}")
    monkeypatch.setenv("SOURCES", "sources.toml")
    monkeypatch.delenv("STATE_DIR", raising=False)
    async with list_server() as server:
        (tmp_path / "sources.toml").write_text(
            f'[file]\npublisher = "Рада"\nlicence = "CC0"\nurl = "{server.url}/list"\n'
            f'[layer]\npublisher = "Рада"\nlicence = "CC0"\nurl = "{server.url}/layer"\n'
            'form = "arcgis"\n'
        )
        yield server


async def points(*arguments: str) -> Result:
    """In a thread: the server answers in this one."""
    told = ["points", *arguments, "--lang", "en"]
    return await asyncio.to_thread(CliRunner().invoke, app, told)


async def test_a_list_is_fetched_and_published_once(server: ListServer) -> None:
    server.content = rows(40)
    checked = await points("fetch", "file", "--check")
    assert checked.exit_code == 0, checked.output
    assert "+40" in checked.output
    assert "Nothing is published yet." in (await points("status")).output
    assert (await points("fetch", "file")).exit_code == 0
    assert "file: 40 points" in (await points("status")).output
    assert (await points("fetch", "file")).exit_code == 0
    assert (await points("audit")).output.count("publication · file · done") == 1


@pytest.mark.parametrize("source", ["file", "layer"])
async def test_a_page_in_place_of_a_list_is_in_the_audit_once(
    server: ListServer, source: str
) -> None:
    server.content = b"<!doctype html><html>closed</html>"
    assert (await points("fetch", source, "--check")).exit_code == EXIT_UNREADABLE
    assert (await points("audit")).output == "The log is empty.\n"
    assert (await points("fetch", source)).exit_code == EXIT_UNREADABLE
    told = (await points("audit")).output
    assert told.count(f"publication · {source} · failed") == 1, told
    assert told.count(f"cli:{getpass.getuser()}") == 1


async def test_a_shorter_list_is_refused_and_told_of_once(server: ListServer) -> None:
    server.content = rows(40)
    await points("fetch", "file")
    server.content = rows(20)
    refused = await points("fetch", "file")
    assert refused.exit_code == EXIT_REFUSED
    assert "50% fewer points" in refused.output
    assert (await points("audit")).output.count("refused") == 1
    assert "file: 40 points" in (await points("status")).output


async def test_a_server_that_is_away_or_unknown(server: ListServer) -> None:
    server.status = 503
    assert (await points("fetch", "file")).exit_code == EXIT_NO_STORE
    unknown = await points("fetch", "nowhere")
    assert unknown.exit_code == EXIT_UNREADABLE
    assert "kyiv" in unknown.output


async def test_a_file_of_sources_that_is_gone_is_told_in_words(
    server: ListServer, tmp_path: Path
) -> None:
    (tmp_path / "sources.toml").unlink()
    told = await points("fetch", "file")
    assert told.exit_code == EXIT_SETTINGS
    assert "SOURCES" in told.output
    assert "Traceback" not in told.output
