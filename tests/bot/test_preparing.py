"""The child that reads lists: what it gives, and how it is kept from taking too much."""

from __future__ import annotations

import asyncio
import io
import os
import time
from datetime import datetime
from pathlib import Path

import pytest

from bot.frames import Frame, FrameError, receive
from bot.list_worker import Worker
from bot.preparing import Limits, Preparing
from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.errors import PointsFileError
from geo.refresh.checking import Submission
from geo.refresh.notices import Severity

NOW = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
HEADER = "id,name,lat,lon,settlement,oblast,street,hours,disclosure\n"
LIST = (
    HEADER + "a,Ліцей,50.511,30.79,Бровари,Київська,вул. Тиха 7,Цілодобово,\n"
    "b,Клуб,,,Бровари,Київська,вул. Київська 168,Цілодобово,\n"
    "c,Схов,,,Бровари,Київська,вул. Потаємна 9,Цілодобово,withheld\n"
)


def submission(content: str | bytes = LIST) -> Submission:
    content = content.encode() if isinstance(content, str) else content
    return Submission(content, "list.csv", "brovary", "Рада", "CC BY 4.0", NOW)


async def test_a_list_is_checked_and_combined_in_a_child(tmp_path: Path) -> None:
    stages: list[str] = []

    def tell(stage: str, done: int, every: int) -> None:
        assert 0 <= done <= every
        stages.append(stage)

    preparing = Preparing(tmp_path)
    draft = await preparing.check(submission(), NOW, progress=tell)
    assert draft.source_id == "brovary"
    assert (draft.manifest.source, draft.licence) == ("Рада", "CC BY 4.0")
    prepared = await preparing.combine(b"", (draft.sha256, draft.blob), {}, tell)
    assert prepared.points == draft.tally.public == 1
    assert list(dict.fromkeys(stages)) == [
        *("read", "fill", "place", "compare", "pack", "merge", "test")
    ]


async def test_a_row_without_coordinates_is_asked_about_and_said(tmp_path: Path) -> None:
    asked: list[str] = []

    async def streets(address: str) -> Coordinate | None:
        asked.append(address)
        return Coordinate(50.52, 30.8)

    draft = await Preparing(tmp_path, streets=streets).check(submission(), NOW)
    assert asked == ["вул. Київська 168, Бровари, Київська"], "and not the withheld one"
    assert (draft.tally.public, draft.tally.approximate, draft.tally.withheld) == (2, 1, 1)
    (said,) = [each for each in draft.notices if each.code == "placed-by-address"]
    assert (said.severity, said.row) == (Severity.WARNING, 3)
    alone = await Preparing(tmp_path).check(submission(), NOW)
    assert (alone.tally.public, alone.tally.invalid) == (1, 1), "a town is too big for a guess"
    assert "address-not-found" in alone.totals


@pytest.mark.parametrize(
    "limits", [Limits(within_s=0.05), Limits(memory=120_000_000), Limits(cpu_s=1)]
)
async def test_a_child_that_takes_too_much_is_ended(tmp_path: Path, limits: Limits) -> None:
    rows = "".join(
        f"{n},Ліцей {n},50.{n % 1000:03},30.79,Бровари,Київська,вул. Тиха {n},09:00-1{n % 9}:00,\n"
        for n in range(60_000)
    )
    began = time.monotonic()
    with pytest.raises(PointsFileError, match="too-hard"):
        await Preparing(tmp_path, limits=limits).check(submission(HEADER + rows), NOW)
    assert time.monotonic() - began < 30


async def test_the_loop_goes_on_meanwhile_and_a_cancelled_child_is_gone(tmp_path: Path) -> None:
    task = asyncio.create_task(Preparing(tmp_path).check(submission(), NOW))
    longest = 0.0
    for _ in range(20):
        before = time.monotonic()
        await asyncio.sleep(0.005)
        longest = max(longest, time.monotonic() - before)
    assert longest < 0.5
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # noqa: ASYNC222 - it doesn't wait


async def test_no_secret_is_in_the_childs_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, str] = {}
    spawn = asyncio.create_subprocess_exec

    async def watched(*arguments: str, **options: object) -> object:
        seen.update(options["env"])  # type: ignore[call-overload]
        return await spawn(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", watched)
    monkeypatch.setenv("BOT_TOKEN", "424242:secret")
    await Preparing(tmp_path).check(submission(), NOW)
    assert "BOT_TOKEN" not in seen
    assert "424242:secret" not in seen.values()


@pytest.mark.parametrize(
    "sent",
    [b"", b"check\n", b"check x\n", b"check -1\n", b"check 5\n{}", b"check 2\n{", b"\xff 1\n1"],
)
def test_a_broken_frame_is_told_as_one(sent: bytes) -> None:
    with pytest.raises(FrameError):
        receive(io.BytesIO(sent))


def test_a_frame_comes_back_as_it_was_sent() -> None:
    frame = Frame("done", {"ключ": [1, None]}, (b"", b"\x00\n", b"123"))
    assert receive(io.BytesIO(bytes(frame))) == frame


def test_the_worker_tells_of_a_mistake_but_not_what_stood_in_the_file() -> None:
    outgoing = io.BytesIO()
    Worker(io.BytesIO(bytes(Frame("check", {}, (b"",) * 3))), outgoing).work()
    outgoing.seek(0)
    assert receive(outgoing) == Frame("failed", {"reason": "reading failed: KeyError"})


def test_the_worker_says_why_there_is_no_list(tmp_path: Path) -> None:
    def told(task: Frame) -> Frame:
        outgoing = io.BytesIO()
        Worker(io.BytesIO(bytes(task)), outgoing).work()
        outgoing.seek(0)
        return receive(outgoing)

    frame = told(Frame("combine", {"sha256": "", "others": []}, (b"", b"\x1f\x8bjunk")))
    assert (frame.word, frame.said["code"]) == ("unreadable", "damaged")
