"""Which settlement a point belongs to: fills missing KATOTTG codes and doubts wrong ones.

Without a code a withheld point's hromada would get no notice, and orders for a hromada would pass a
public one by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from geo.coordinate import Coordinate, distance_m
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.settlement import Settlement
from geo.index import SpatialIndex
from geo.point import Address, Disclosure, Point
from geo.refresh.notices import Notices, Severity
from geo.refresh.text import words
from geo.regions import Regions

_OBLAST = 4
# A big city reaches this far from its centre; where only its hromada's centre is known, further.
_REACH_M = 25_000.0
_REACH_APPROXIMATE_M = 60_000.0
# Beyond a village's edge the nearest centre is a guess.
_NEAREST_WITHIN_M = 5_000.0
_CATEGORIES = frozenset({"м", "місто", "с", "село", "смт", "сел", "селище", "г", "пгт"})


class Placing:
    """Places points by the oblasts' outlines and, where one is needed, by the gazetteer."""

    def __init__(self, regions: Regions, gazetteer: Callable[[], Gazetteer]) -> None:
        self._regions = regions
        self._load = gazetteer

    def place(
        self, points: Iterable[Point], notices: Notices, row_of: Mapping[str, int]
    ) -> list[Point]:
        """The points in Ukraine, with a code wherever one can be told; `row_of` tells rows by id.

        Notices: `outside-ukraine` (left out), `withheld-without-code` (ERROR), `code-elsewhere`
        (the code's settlement is far away, WARNING), `code-nearest` (by the nearest settlement) and
        `without-code` (INFO).
        """
        return list(self._placed(points, notices, row_of))

    def oblast_of(self, point: Point) -> str:
        """The oblast's code, by the point's own code, else by the outlines; "" outside all."""
        if point.address.katottg:
            return point.address.katottg[:_OBLAST]
        oblast = self._regions.oblast_of(point.coordinate)
        return oblast.code if oblast else ""

    def _placed(
        self, points: Iterable[Point], notices: Notices, row_of: Mapping[str, int]
    ) -> Iterator[Point]:
        for point in points:
            row = row_of.get(point.id)
            oblast = self._regions.oblast_of(point.coordinate)
            public = point.disclosure is Disclosure.PUBLIC
            value = point.name if public else ""
            if oblast is None:
                notices.add("outside-ukraine", Severity.ERROR, row, value=value)
                continue
            code = point.address.katottg
            if code:
                if code[:_OBLAST] != oblast.code and self._is_far(point.coordinate, code):
                    notices.add("code-elsewhere", Severity.WARNING, row, value=value)
                yield point
                continue
            found = self._named(point, oblast.code) or self._own_city(oblast.code)
            if found is None and public:
                found = self._nearest(point.coordinate, oblast.code)
                if found:
                    notices.add("code-nearest", Severity.INFO, row, value=value)
                else:
                    notices.add("without-code", Severity.INFO, row, value=value)
            elif found is None:
                notices.add("withheld-without-code", Severity.ERROR, row)
            yield _coded(point, found) if found else point

    def _is_far(self, coordinate: Coordinate, code: str) -> bool:
        settlement = self._gazetteer.by_code(code)
        return settlement is None or not _reaches(settlement, coordinate)

    def _named(self, point: Point, oblast: str) -> Settlement | None:
        """The nearest settlement of the name that the address has, in this oblast if any is."""
        reached = [
            settlement
            for settlement in self._by_name.get(_name(point.address), ())
            if _reaches(settlement, point.coordinate)
        ]
        inside = [settlement for settlement in reached if settlement.code.startswith(oblast)]
        return min(
            inside or reached,
            key=lambda each: (distance_m(each.coordinate, point.coordinate), each.code),
            default=None,
        )

    def _own_city(self, oblast: str) -> Settlement | None:
        """Kyiv and Sevastopol, whose points name no settlement, since it is the oblast itself."""
        return self._cities.get(oblast)

    def _nearest(self, coordinate: Coordinate, oblast: str) -> Settlement | None:
        exact, index = self._exact
        near = index.nearest(coordinate, 1, np.ones(len(exact), np.bool_), _NEAREST_WITHIN_M)
        found = exact[near[0].position] if near else None
        return found if found and found.code.startswith(oblast) else None

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return self._load()

    @cached_property
    def _cities(self) -> Mapping[str, Settlement]:
        return {
            settlement.code[:_OBLAST]: settlement
            for settlement in self._gazetteer.settlements
            if settlement.name_uk == settlement.oblast_uk
        }

    @cached_property
    def _by_name(self) -> Mapping[str, list[Settlement]]:
        named: defaultdict[str, list[Settlement]] = defaultdict(list)
        for settlement in self._gazetteer.settlements:
            named[words(settlement.name_uk)].append(settlement)
        return named

    @cached_property
    def _exact(self) -> tuple[list[Settlement], SpatialIndex]:
        exact = [each for each in self._gazetteer.settlements if not each.approximate]
        return exact, SpatialIndex([each.coordinate for each in exact])


def _name(address: Address) -> str:
    said = words(address.settlement).split()
    return " ".join(word for word in said if word not in _CATEGORIES)


def _reaches(settlement: Settlement, coordinate: Coordinate) -> bool:
    reach = _REACH_APPROXIMATE_M if settlement.approximate else _REACH_M
    return distance_m(settlement.coordinate, coordinate) <= reach


def _coded(point: Point, settlement: Settlement) -> Point:
    return replace(point, address=replace(point.address, katottg=settlement.code))
