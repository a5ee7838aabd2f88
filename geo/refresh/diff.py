"""What a new list would change in what is published of its source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from operator import attrgetter

from geo.coordinate import distance_m
from geo.point import Point, Service
from geo.refresh.text import tidy

MOVED_M = 100.0
LONGEST_VALUE = 80

_OBLAST = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A public point as a person recognises it; `oblast` is its code (UA32), "" if not known."""

    id: str
    name: str
    address: str
    oblast: str


@dataclass(frozen=True, slots=True)
class Move:
    """A point whose coordinate moved by more than MOVED_M."""

    entry: Entry
    metres: float


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field (one of FIELDS) before and after, each of at most LONGEST_VALUE characters."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A point with other words about it."""

    entry: Entry
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The figures of one oblast; `before` and `after` count its public points."""

    before: int = 0
    after: int = 0
    added: int = 0
    gone: int = 0
    moved: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Diff:
    """Public points that come, go, move, or are told otherwise; each tuple is sorted by id.

    A point may have moved and changed. `per_oblast` has an entry for every oblast with points
    before or after, by code; "" holds those whose oblast isn't known. `kept` counts the points in
    both lists. Of a first list `added` is empty, since it would be the list itself.
    """

    added: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    moved: tuple[Move, ...] = ()
    changed: tuple[Edit, ...] = ()
    kept: int = 0
    per_oblast: Mapping[str, Change] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change for anyone."""
        changes = self.per_oblast.values()
        return not any(each.added or each.gone or each.moved or each.changed for each in changes)


FIELDS: Mapping[str, Callable[[Point], str]] = {
    "name": attrgetter("name"),
    "kind": attrgetter("kind"),
    "settlement": attrgetter("address.settlement"),
    "street": attrgetter("address.street"),
    "district": attrgetter("address.district"),
    "katottg": attrgetter("address.katottg"),
    "hours": attrgetter("schedule.text"),
    "services": lambda point: ", ".join(each for each in Service if each in point.services),
    "opens_within_h": lambda point: f"{point.opens_within / timedelta(hours=1):g}",
    "phone": attrgetter("phone"),
    "capacity": lambda point: "" if point.capacity is None else str(point.capacity),
    "entrance": attrgetter("entrance"),
}
"""What of a point is compared, as text; its date and source change with every list."""


def oblast_by_code(point: Point) -> str:
    """The oblast's part of the point's code, "" if it has none."""
    return point.address.katottg[:_OBLAST]


def compare(
    before: Sequence[Point],
    after: Sequence[Point],
    oblast_of: Callable[[Point], str] = oblast_by_code,
) -> Diff:
    """Compare the public points of two lists of one source, each with distinct ids.

    Points are the same by id; of the rest those that alone have their name and address, since an
    id drawn from a coordinate changes with it.
    """

    def entry_of(point: Point) -> Entry:
        return Entry(point.id, point.name, str(point.address), oblast_of(point))

    pairs, gone, added = _paired(before, after)
    moved = [
        Move(entry_of(new), metres)
        for old, new in pairs
        if old.coordinate != new.coordinate
        and (metres := distance_m(old.coordinate, new.coordinate)) > MOVED_M
    ]
    changed = [
        Edit(entry_of(new), changes) for old, new in pairs if (changes := tuple(_changes(old, new)))
    ]
    return Diff(
        added=tuple(map(entry_of, added)) if before else (),
        gone=tuple(map(entry_of, gone)),
        moved=tuple(moved),
        changed=tuple(changed),
        kept=len(pairs),
        per_oblast=_per_oblast(
            {
                "before": map(oblast_of, before),
                "after": map(oblast_of, after),
                "added": map(oblast_of, added),
                "gone": map(oblast_of, gone),
                "moved": (move.entry.oblast for move in moved),
                "changed": (edit.entry.oblast for edit in changed),
            }
        ),
    )


def _paired(
    before: Sequence[Point], after: Sequence[Point]
) -> tuple[list[tuple[Point, Point]], list[Point], list[Point]]:
    """The pairs, sorted by the new id, then what is gone and what is added."""
    olds = {point.id: point for point in before}
    news = {point.id: point for point in after}
    pairs = {id_: (olds[id_], new) for id_, new in news.items() if id_ in olds}
    lone_olds = _alone(old for id_, old in olds.items() if id_ not in pairs)
    lone_news = _alone(new for id_, new in news.items() if id_ not in pairs)
    renamed = {lone_olds[key].id: new for key, new in lone_news.items() if key in lone_olds}
    pairs |= {new.id: (olds[id_], new) for id_, new in renamed.items()}
    return (
        [pairs[id_] for id_ in sorted(pairs)],
        [olds[id_] for id_ in sorted(olds.keys() - news.keys() - renamed.keys())],
        [news[id_] for id_ in sorted(news.keys() - pairs.keys())],
    )


def _alone(points: Iterable[Point]) -> dict[tuple[str, str], Point]:
    named: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in points:
        named[point.name, str(point.address)].append(point)
    return {key: found[0] for key, found in named.items() if len(found) == 1}


def _changes(old: Point, new: Point) -> Iterator[FieldChange]:
    for name, read in FIELDS.items():
        before, after = read(old), read(new)
        if before != after:
            yield FieldChange(name, _cut(before), _cut(after))


def _cut(text: str) -> str:
    text = tidy(text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _per_oblast(codes: Mapping[str, Iterable[str]]) -> dict[str, Change]:
    """Figures from the oblasts' codes of all points that each field of Change counts."""
    counted = {field: Counter(oblasts) for field, oblasts in codes.items()}
    return {
        oblast: Change(**{field: counts[oblast] for field, counts in counted.items()})
        for oblast in sorted(counted["before"] | counted["after"])
    }
