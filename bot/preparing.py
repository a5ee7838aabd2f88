"""Reads and combines lists in a child process, so that answers go on as quickly as before.

A file that takes too much memory or time ends the child, not the bot.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import bot
from bot.frames import OUT_OF_MEMORY, Frame, FrameError, receive_async
from geo.coordinate import Coordinate
from geo.errors import DataError, PointsFileError
from geo.refresh.checking import Progress, Submission
from geo.refresh.draft import Draft
from geo.refresh.guards import Thresholds

MEMORY = 1_500_000_000
"""Bytes of address space: libraries map some 400 MB that they never touch."""

CPU_S = 60
WITHIN_S = 90.0

Streets = Callable[[str], Awaitable[Coordinate | None]]
"""Where an address of a public point is; None for one that isn't found."""

_INHERITED = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "PYTHONPATH")


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: bytes of address space, seconds of CPU, seconds in all."""

    memory: int = MEMORY
    cpu_s: int = CPU_S
    within_s: float = WITHIN_S


@dataclass(frozen=True, slots=True)
class Recovered:
    """A list that Redis had lost, put together again from what people saw, packed in `blob`."""

    source_id: str
    source: str
    as_of: datetime | None
    points: int
    standby: int
    blob: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What people would see, packed, and what `geo.refresh.combining.Combined` says of it."""

    blob: bytes = field(repr=False)
    points: int
    standby: int
    hidden: int
    hromadas: int
    made_public: int
    recovered: tuple[Recovered, ...]


class Preparing:
    """Starts a child for each task; with `streets` rows without coordinates are asked about.

    `state_dir` may hold an imported gazetteer.
    """

    def __init__(
        self,
        state_dir: Path,
        thresholds: Thresholds | None = None,
        streets: Streets | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._state_dir = state_dir
        self._thresholds = thresholds or Thresholds()
        self._streets = streets
        self._limits = limits or Limits()

    async def check(
        self,
        submitted: Submission,
        instant: datetime,
        published: tuple[str, bytes, bytes] = ("", b"", b""),
        progress: Progress | None = None,
    ) -> Draft:
        """The draft of a list at an instant.

        `published` has the sha256 and the packed list of its source, and what people see now,
        packed; each may be empty. Raises PointsFileError (`too-hard` for a list that takes too much
        memory or time), DataError.
        """
        parent, own, current = published
        thresholds = asdict(self._thresholds)
        described = {
            "submission": {
                "name": submitted.name,
                "source_id": submitted.source_id,
                "source": submitted.source,
                "licence": submitted.licence,
                "as_of": submitted.as_of.isoformat() if submitted.as_of else None,
                "mapping": dict(submitted.mapping) if submitted.mapping else None,
            },
            "instant": instant.isoformat(),
            "parent": parent,
            "state_dir": str(self._state_dir),
            "streets": self._streets is not None,
            "thresholds": thresholds | {"old_warned": self._thresholds.old_warned.total_seconds()},
        }
        blobs = (submitted.content, own, current)
        done = await self._run("check", described, blobs, progress)
        return await asyncio.to_thread(Draft.from_json, done.said, done.blobs[0])

    async def combine(
        self,
        current: bytes,
        new: tuple[str, bytes],
        others: Mapping[str, bytes],
        progress: Progress | None = None,
    ) -> Prepared:
        """Put the new packed list (sha256, bytes) among those of the other sources, by sha256.

        Raises PointsFileError, DataError.
        """
        sha256, blob = new
        described = {"sha256": sha256, "others": list(others)}
        done = await self._run("combine", described, (current, blob, *others.values()), progress)
        combined, *lists = done.blobs
        recovered = tuple(
            Recovered(**each | {"as_of": _instant(each["as_of"])}, blob=blob)
            for each, blob in zip(done.said["recovered"], lists, strict=True)
        )
        return Prepared(blob=combined, **done.said | {"recovered": recovered})

    async def _run(
        self,
        word: str,
        said: Mapping[str, Any],
        blobs: Sequence[bytes],
        progress: Progress | None,
    ) -> Frame:
        process = await _start(self._limits)
        try:
            async with asyncio.timeout(self._limits.within_s):
                talk = self._talk(process, Frame(word, said, tuple(blobs)), progress)
                try:
                    return result_of(await talk)
                except (FrameError, OSError):
                    # Its limits ended it, or the system for want of memory.
                    code = await process.wait()
                    if code < 0 or code == OUT_OF_MEMORY:
                        raise PointsFileError("too-hard") from None
                    raise DataError("the process that reads lists has failed") from None
        except TimeoutError:
            raise PointsFileError("too-hard") from None
        finally:
            await _end(process)

    async def _talk(self, process: Process, task: Frame, progress: Progress | None) -> Frame:
        told, heard = process.stdin, process.stdout
        assert told is not None
        assert heard is not None
        told.write(bytes(task))
        while True:
            frame = await receive_async(heard)
            if frame.word == "progress" and progress:
                progress(*frame.said)
            elif frame.word == "ask":
                place = await self._streets(frame.said) if self._streets else None
                told.write(bytes(Frame("place", [place.lat, place.lon] if place else None)))
            elif frame.word != "progress":
                return frame


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def result_of(frame: Frame) -> Frame:
    """The frame if it is a result; raises PointsFileError or DataError where it tells of one."""
    match frame.word:
        case "done":
            return frame
        case "unreadable":
            raise PointsFileError(frame.said["code"], frame.said["detail"])
    raise DataError(str(frame.said["reason"]))


async def _start(limits: Limits) -> Process:
    here = str(Path(bot.__file__).parents[1])
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    paths = filter(None, (here, environment.get("PYTHONPATH")))
    environment |= {
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONUTF8": "1",
        # Each thread of the library for linear algebra, of no use here, maps memory of its own.
        "OPENBLAS_NUM_THREADS": "1",
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.list_worker", str(limits.memory), str(limits.cpu_s)),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=environment,
        # Ctrl-C is for the bot, which ends its children itself.
        start_new_session=True,
    )


async def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
