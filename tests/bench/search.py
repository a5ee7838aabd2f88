"""The five nearest open points: the index beside a k-d tree and brute force, in one run.

The others are given the open points alone, ready made; the index filters all of them as it goes.
Every answer is held against brute force of another kind: a great-circle distance, never off by
more than 0.6 % from the geodesic, picks the places to be measured.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from bot.assembly import load_snapshot
from geo.answer import Refinement
from geo.bounds import ecef
from geo.clock import KYIV
from geo.coordinate import Coordinate, distance_m
from geo.finder import find_nearest
from geo.geocoding.outcome import Place
from geo.index import SpatialIndex
from geo.snapshot import Snapshot
from tests.bench.report import interleaved, ratio, spread, table

K = 5
TIMED = 1_000
CHECKED = 5_000
SEED = 20_260_317
KYIV_CENTRE = Coordinate(50.4501, 30.5234)
FAR_M = 320_000.0
EVENING = datetime(2026, 3, 17, 21, 30, tzinfo=KYIV)

Mask = NDArray[np.bool_]
Radians = NDArray[np.float64]
Distances = list[float]

INDEX, TREE, BRUTE_FORCE = "index", "k-d tree of the open ones", "numpy over the open ones"
HEADERS = (
    *("case", "method", "search p50", "p99", "× k-d tree", "× numpy"),
    *("with distances p50", "p99", "wrong"),
)


def report() -> Iterator[str]:
    """Tables of times, ratios and wrong answers."""
    snapshot = load_snapshot()
    index, places = snapshot.index, [point.coordinate for point in snapshot.points]
    chance = np.random.default_rng(SEED)
    around = _origins(places, chance)
    rows: list[list[object]] = []
    for share in (0.3, 0.7, 0.99):
        among = chance.random(len(places)) < share
        rows += _compared(f"{share:.0%} open", index, places, among, around)
    in_kyiv = [
        Coordinate(KYIV_CENTRE.lat + north, KYIV_CENTRE.lon + east)
        for north, east in chance.normal(0, 0.05, (CHECKED, 2)).tolist()
    ]
    among = _great_circle_m(_radians(places), KYIV_CENTRE) > FAR_M
    rows += _compared("open from 300 km on", index, places, among, in_kyiv)
    yield (
        f"Search among {len(places):,} points, k = {K}: µs over {TIMED:,} queries, wrong answers"
        f" in {CHECKED:,}"
    )
    yield ""
    yield from table(HEADERS, rows)
    yield ""
    yield from _whole_answers(snapshot, around[:TIMED])


def _origins(places: list[Coordinate], chance: np.random.Generator) -> list[Coordinate]:
    """Half of the questions come from a few streets off some point, half from anywhere around."""
    chosen = chance.integers(0, len(places), CHECKED).tolist()
    steps = chance.normal(0, 1, (CHECKED, 2)).tolist()
    return [
        Coordinate(
            places[each].lat + north * (0.01 if number % 2 else 0.1),
            places[each].lon + east * (0.015 if number % 2 else 0.15),
        )
        for number, (each, (north, east)) in enumerate(zip(chosen, steps, strict=True))
    ]


def _compared(
    case: str,
    index: SpatialIndex,
    places: list[Coordinate],
    among: Mask,
    origins: list[Coordinate],
) -> Iterator[list[object]]:
    passing = [places[position] for position in np.flatnonzero(among).tolist()]
    columns = np.array([ecef(place) for place in passing])
    tree = cKDTree(columns)
    columns = np.ascontiguousarray(columns.T)
    radians = _radians(passing)

    def by_index(origin: Coordinate) -> object:
        return index.candidates(origin, K, among)

    def by_tree(origin: Coordinate) -> list[int]:
        nearest: list[int] = tree.query(ecef(origin), K)[1].tolist()
        return nearest

    def by_brute_force(origin: Coordinate) -> list[int]:
        away = columns - np.array(ecef(origin)).reshape(3, 1)
        squared = np.einsum("ij,ij->j", away, away)
        nearest: list[int] = np.argpartition(squared, K)[:K].tolist()
        return nearest

    def index_distances(origin: Coordinate) -> Distances:
        return [metres for _, metres in index.nearest(origin, K, among)]

    def tree_distances(origin: Coordinate) -> Distances:
        return sorted(distance_m(origin, passing[each]) for each in by_tree(origin))

    def brute_force_distances(origin: Coordinate) -> Distances:
        return sorted(distance_m(origin, passing[each]) for each in by_brute_force(origin))

    searches = {INDEX: by_index, TREE: by_tree, BRUTE_FORCE: by_brute_force}
    answers = {
        INDEX: index_distances,
        TREE: tree_distances,
        BRUTE_FORCE: brute_force_distances,
    }
    search = interleaved(searches, origins[:TIMED])
    answer = interleaved(answers, origins[:TIMED])
    right = [_measured(passing, radians, origin) for origin in origins]
    for name, answered in answers.items():
        wrong = sum(
            answered(origin) != expected for origin, expected in zip(origins, right, strict=True)
        )
        yield [
            *(case if name == INDEX else "", name, *spread(search[name])),
            *(ratio(search[name], search[TREE]), ratio(search[name], search[BRUTE_FORCE])),
            *(*spread(answer[name]), wrong),
        ]


def _whole_answers(snapshot: Snapshot, origins: list[Coordinate]) -> Iterator[str]:
    ask = partial(find_nearest, snapshot, asked=EVENING, refinement=Refinement())
    answers = {"find_nearest": lambda origin: ask(place=Place(origin))}
    taken = interleaved(answers, origins)
    yield from table(
        ("the whole answer: three points, the nearer one, bearings", "p50", "p99"),
        [(f"{name}, {EVENING:%H:%M}", *spread(times)) for name, times in taken.items()],
    )


def _measured(places: list[Coordinate], radians: Radians, origin: Coordinate) -> Distances:
    rough = _great_circle_m(radians, origin)
    kth = np.partition(rough, K - 1)[K - 1]
    # Off by 0.6 % at either end, and a metre for the nearest.
    near = np.flatnonzero(rough <= kth * 1.013 + 1).tolist()
    return sorted(distance_m(origin, places[each]) for each in near)[:K]


def _radians(places: list[Coordinate]) -> Radians:
    return np.radians([(place.lat, place.lon) for place in places]).T


def _great_circle_m(radians: Radians, origin: Coordinate) -> NDArray[np.float64]:
    lat, lon = radians
    from_lat, from_lon = math.radians(origin.lat), math.radians(origin.lon)
    squared = (
        np.sin((lat - from_lat) / 2) ** 2
        + np.cos(lat) * math.cos(from_lat) * np.sin((lon - from_lon) / 2) ** 2
    )
    metres: NDArray[np.float64] = 2 * 6_371_009.0 * np.arcsin(np.sqrt(squared))
    return metres
