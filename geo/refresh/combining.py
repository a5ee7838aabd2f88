"""Puts one source's list in its place among the others, as what people will see."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.errors import PointsFileError
from geo.refresh.checking import Progress
from geo.refresh.holding import Holding, from_head, head_of, made_public, pack_holding
from geo.refresh.merging import merge, split
from geo.refresh.packing import pack_points, sources_of, unpack
from geo.refresh.selftest import self_test
from geo.snapshot import Counts

EDITION = "edition"
"""The entry of a source's head that names its packed list by sha256."""


def _silent(_stage: str, _done: int, _every: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Combined:
    """The packed snapshot of all sources, read back and asked; see `merge` for `hidden`.

    `made_public` counts points of the new list that must stay withheld: don't publish then.
    `recovered` has the lists that were lost and put together again from what people saw, with how
    they are packed.
    """

    blob: bytes
    counts: Counts
    hidden: int
    hromadas: int
    made_public: int
    recovered: tuple[tuple[Holding, bytes], ...]


def heads_of(blob: bytes) -> dict[str, tuple[str, Holding]]:
    """Of each source in a packed snapshot its list's sha256 and its holding without points.

    Raises PointsFileError `damaged`.
    """
    try:
        return {
            head["source_id"]: (str(head[EDITION]), from_head(head)) for head in sources_of(blob)
        }
    except (ValueError, TypeError, LookupError) as error:
        raise PointsFileError("damaged", "manifest") from error


def combine(
    current: bytes,
    held: Mapping[str, Holding],
    sha256: str,
    new: Holding,
    progress: Progress = _silent,
) -> Combined:
    """Put `new`, the list packed as `sha256`, in the place of its source's.

    `current` is what people see now, packed, or empty; `held` are the lists of the other sources,
    by the sha256 of their packed form. A source that `current` knows of and `held` lacks is split
    out of `current`. Raises PointsFileError (`damaged`, `no-valid-row`), DataError when the result
    doesn't read back.
    """
    progress("merge", 0, len(held) + 1)
    heads = heads_of(current) if current else {}
    before = heads.pop(new.source_id, ("", None))[1]
    at_hand = {each.source_id for each in held.values()} | {new.source_id}
    lost = [(each, pack_holding(each)) for each in _lost(current, heads, at_hand)]
    others = dict(held) | {hashlib.sha256(packed).hexdigest(): each for each, packed in lost}
    merged = merge((*others.values(), new))
    described = [head_of(each) | {EDITION: name} for name, each in _sorted(others, sha256, new)]
    blob = pack_points(merged.points, merged.manifest, merged.withheld_hromadas, described)
    progress("test", 0, len(merged.points))
    tested = self_test(blob, merged.points, merged.withheld_hromadas)
    return Combined(
        blob=blob,
        counts=tested.counts,
        hidden=merged.hidden,
        hromadas=len(tested.withheld_hromadas),
        made_public=len(made_public(new, before, others.values())),
        recovered=tuple(lost),
    )


def _lost(
    current: bytes, heads: Mapping[str, tuple[str, Holding]], at_hand: set[str]
) -> list[Holding]:
    """The lists in what people see that nobody has at hand any more."""
    if not current or (heads and heads.keys() <= at_hand):
        return []
    found = split(unpack(current), (head for _, head in heads.values()))
    return [each for each in found if each.source_id not in at_hand]


def _sorted(
    others: Mapping[str, Holding], sha256: str, new: Holding
) -> Iterable[tuple[str, Holding]]:
    return sorted(((sha256, new), *others.items()), key=lambda each: each[1].source_id)
