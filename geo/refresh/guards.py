"""What keeps a wrong list from being published: limits, what was measured, verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from geo.refresh.diff import Diff

FAR_M = 500.0


class Ruling(StrEnum):
    """What a verdict does: keeps the list from being published, or only says something."""

    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits, as shares from 0 to 1 where no other unit is named.

    A list is refused beyond `fewer_points` or `fewer_open` of what its source has published,
    beyond `oblast_loss` in an oblast of at least `oblast_points` points, beyond `invalid_rows` of
    its rows, beyond `moved_far` of the kept points moved by more than FAR_M. It is warned of beyond
    `fewer_points_warned`, `more_points_warned`, `duplicates_warned`, and of data older than
    `old_warned`.
    """

    fewer_points: float = 0.10
    fewer_open: float = 0.10
    oblast_loss: float = 0.20
    oblast_points: int = 20
    invalid_rows: float = 0.05
    moved_far: float = 0.02
    fewer_points_warned: float = 0.02
    more_points_warned: float = 0.25
    duplicates_warned: float = 0.01
    old_warned: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the guards look at.

    `rows` are those of the file, `invalid` gave no point, `duplicates` repeat another; `points` are
    public and withheld. `open_before` and `open_after` count the public points open at one and the
    same instant. `outside` counts points outside Ukraine, `made_public` withheld points that would
    be shown. `incomplete` says that the file itself tells of more. `age` is since the list was
    true, None where nobody says.
    """

    rows: int
    invalid: int
    duplicates: int
    points: int
    open_before: int
    open_after: int
    outside: int
    made_public: int
    incomplete: bool
    age: timedelta | None
    diff: Diff


@dataclass(frozen=True, slots=True)
class Verdict:
    """A limit that was passed: `measured` and `limit` are in the same unit.

    Codes that refuse: `no-valid-row`, `withheld-made-public` (both can't be overridden),
    `outside-ukraine`, `incomplete` (counts), `fewer-points`, `fewer-open`, `oblast-loss` (of
    `oblast`, a code such as UA32), `invalid-rows`, `moved-far` (shares). Codes that warn:
    `slightly-fewer`, `many-more`, `duplicates` (shares), `old` (days).
    """

    code: str
    severity: Ruling
    measured: float
    limit: float
    overridable: bool = True
    oblast: str = ""


def judge(measured: Measured, thresholds: Thresholds) -> tuple[Verdict, ...]:
    """The verdicts, those that refuse first; empty for a list that nothing speaks against."""
    if not measured.points:
        return (Verdict("no-valid-row", Ruling.REFUSE, 0, 1, overridable=False),)
    return (*_refusals(measured, thresholds), *_warnings(measured, thresholds))


def _refusals(measured: Measured, limits: Thresholds) -> Iterator[Verdict]:
    if measured.made_public:
        yield Verdict(
            "withheld-made-public", Ruling.REFUSE, measured.made_public, 0, overridable=False
        )
    diff = measured.diff
    before, after = _totals(diff)
    far = sum(move.metres > FAR_M for move in diff.moved)
    for code, share, limit in (
        ("fewer-points", _loss(before, after), limits.fewer_points),
        ("fewer-open", _loss(measured.open_before, measured.open_after), limits.fewer_open),
        ("invalid-rows", _share(measured.invalid, measured.rows), limits.invalid_rows),
        ("moved-far", _share(far, diff.kept), limits.moved_far),
        ("outside-ukraine", measured.outside, 0),
        ("incomplete", int(measured.incomplete), 0),
    ):
        if share > limit:
            yield Verdict(code, Ruling.REFUSE, share, limit)
    for oblast, change in diff.per_oblast.items():
        loss = _loss(change.before, change.after)
        if change.before >= limits.oblast_points and loss > limits.oblast_loss:
            yield Verdict("oblast-loss", Ruling.REFUSE, loss, limits.oblast_loss, oblast=oblast)


def _warnings(measured: Measured, limits: Thresholds) -> Iterator[Verdict]:
    before, after = _totals(measured.diff)
    fewer = _loss(before, after)
    for code, share, limit in (
        (
            "slightly-fewer",
            fewer if fewer <= limits.fewer_points else 0,
            limits.fewer_points_warned,
        ),
        ("many-more", _share(max(after - before, 0), before), limits.more_points_warned),
        ("duplicates", _share(measured.duplicates, measured.rows), limits.duplicates_warned),
    ):
        if share > limit:
            yield Verdict(code, Ruling.WARN, share, limit)
    if measured.age is not None and measured.age > limits.old_warned:
        day = timedelta(days=1)
        yield Verdict("old", Ruling.WARN, measured.age / day, limits.old_warned / day)


def _totals(diff: Diff) -> tuple[int, int]:
    changes = diff.per_oblast.values()
    return sum(change.before for change in changes), sum(change.after for change in changes)


def _loss(before: int, after: int) -> float:
    """The part of `before` that is missing, at least 0."""
    return max(before - after, 0) / before if before else 0.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
