"""The child in which lists are read, one task for each: `python -m bot.list_worker BYTES SECONDS`.

Its memory and its time are limited, no secret is in its environment, and it opens no connection:
where a street is, it asks its parent.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import data
from bot.assembly import load_gazetteer
from bot.frames import OUT_OF_MEMORY, Frame, FrameError, receive
from geo.coordinate import Coordinate
from geo.errors import DataError, PointsFileError
from geo.gazetteer.settlement import Category, Settlement
from geo.geocoding.chain import locate
from geo.geocoding.outcome import Found
from geo.point import Address, Kind
from geo.refresh.checking import Checker, Published, Submission
from geo.refresh.combining import combine, heads_of
from geo.refresh.guards import Thresholds
from geo.refresh.holding import Holding, unpack_holding
from geo.refresh.merging import split
from geo.refresh.packing import unpack
from geo.refresh.placing import Placing
from geo.regions import Regions

NICENESS = 10
"""Answers come first."""


class Worker:
    """Does what the parent asks, over two streams."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    def work(self) -> None:
        """One task, and its result or why there is none."""
        task = receive(self._incoming)
        tasks: Mapping[str, Callable[..., Frame]] = {
            "check": self._check,
            "combine": self._combine,
        }
        try:
            result = tasks[task.word](task.said, *task.blobs)
        except PointsFileError as error:
            result = Frame("unreadable", {"code": error.code, "detail": error.detail})
        except MemoryError:
            raise
        except DataError as error:
            result = Frame("failed", {"reason": str(error)})
        except Exception as error:  # noqa: BLE001 - the parent alone can tell anyone
            # Its text may hold what stands in the file.
            result = Frame("failed", {"reason": f"reading failed: {type(error).__name__}"})
        self._send(result)

    def _check(self, said: Mapping[str, Any], content: bytes, own: bytes, current: bytes) -> Frame:
        regions, gazetteer = Regions.load(data.REGIONS), cache(load_gazetteer)
        state_dir = Path(said["state_dir"])

        def geocode(address: Address, public: bool) -> Coordinate | None:  # noqa: FBT001
            text = ", ".join(filter(None, (address.settlement, address.oblast)))
            outcome = locate(text, gazetteer(state_dir), regions)
            settlement = outcome.place.settlement if isinstance(outcome, Found) else None
            if settlement is None:
                return None
            asked = said["streets"] and public and address.street
            street = self._ask(f"{address.street}, {text}") if asked else None
            return street or _centre(settlement, public=public)

        draft = Checker(
            Placing(regions, lambda: gazetteer(state_dir)),
            geocode,
            datetime.fromisoformat(said["instant"]),
            _thresholds(said["thresholds"]),
        ).check(
            _submission(content, said["submission"]),
            _published(said["submission"]["source_id"], said["parent"], own, current),
            self._progress,
        )
        return Frame("done", draft.as_json(), (draft.blob,))

    def _combine(self, said: Mapping[str, Any], current: bytes, *lists: bytes) -> Frame:
        new, *others = (unpack_holding(blob) for blob in lists)
        held = dict(zip(said["others"], others, strict=True))
        combined = combine(current, held, said["sha256"], new, self._progress)
        told = {
            "points": combined.counts.total,
            "standby": combined.counts.standby,
            "hidden": combined.hidden,
            "hromadas": combined.hromadas,
            "made_public": combined.made_public,
            "recovered": [_described(each) for each, _ in combined.recovered],
        }
        return Frame("done", told, (combined.blob, *(blob for _, blob in combined.recovered)))

    def _ask(self, address: str) -> Coordinate | None:
        self._send(Frame("ask", address))
        place = receive(self._incoming).said
        return Coordinate(*place) if place else None

    def _progress(self, stage: str, done: int, every: int) -> None:
        self._send(Frame("progress", [stage, done, every]))

    def _send(self, frame: Frame) -> None:
        self._outgoing.write(bytes(frame))
        self._outgoing.flush()


def _centre(settlement: Settlement, *, public: bool) -> Coordinate | None:
    """A village's own centre is near all of it; of a withheld point only the hromada counts."""
    small = settlement.category in {Category.VILLAGE, Category.SETTLEMENT}
    if public and (settlement.approximate or not small):
        return None
    return settlement.coordinate


def _submission(content: bytes, said: Mapping[str, Any]) -> Submission:
    as_of = said["as_of"]
    return Submission(
        content=content,
        name=said["name"],
        source_id=said["source_id"],
        source=said["source"],
        licence=said["licence"],
        as_of=datetime.fromisoformat(as_of) if as_of else None,
        mapping=said["mapping"],
    )


def _thresholds(said: Mapping[str, Any]) -> Thresholds:
    return Thresholds(**{**said, "old_warned": timedelta(seconds=said["old_warned"])})


def _published(source_id: str, parent: str, own: bytes, current: bytes) -> Published:
    """What the source and the others have published, as far as either blob can tell."""
    heads = {name: head for name, (_, head) in heads_of(current).items()} if current else {}
    others = tuple(head for name, head in heads.items() if name != source_id)
    return Published(_own(source_id, own, current, heads), parent, others)


def _own(
    source_id: str, own: bytes, current: bytes, heads: Mapping[str, Holding]
) -> Holding | None:
    if own:
        return unpack_holding(own)
    if not current or (heads and source_id not in heads):
        return None
    found = split(unpack(current), heads.values())
    return next((each for each in found if each.source_id == source_id), None)


def _described(recovered: Holding) -> Mapping[str, Any]:
    points = recovered.points
    return {
        "source_id": recovered.source_id,
        "source": recovered.manifest.source,
        "as_of": _iso(recovered.manifest.as_of),
        "points": len(points),
        "standby": sum(point.kind is Kind.STANDBY for point in points),
    }


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def limit(memory: int, cpu_s: int) -> None:
    """Bound the process: bytes of address space, seconds of CPU; as far as the system can."""
    import resource  # noqa: PLC0415 - not on every platform

    os.nice(NICENESS)
    for which, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu_s)):
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


def main() -> None:
    """Work over stdin and stdout within limits: bytes of memory, then seconds of CPU.

    What a library prints goes to stderr.
    """
    # It ends before there is garbage enough to be worth the walks through a list's many objects.
    gc.disable()
    memory, cpu_s = map(int, sys.argv[1:])
    limit(memory, cpu_s)
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        with suppress(FrameError, BrokenPipeError):
            Worker(sys.stdin.buffer, outgoing).work()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
