"""How a street is placed: cache, turn, provider, and what is said when one of them fails."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from geo.coordinate import Coordinate
from geo.errors import RefusedError, UnavailableError
from geo.geocoding import geocoder as module
from geo.geocoding.geocoder import FAILURES, PAUSE_S, REFUSED_S, Geocoder
from geo.geocoding.outcome import (
    Found,
    Incomplete,
    Lack,
    NotFound,
    Outcome,
    Place,
    Street,
    StreetState,
    Unavailable,
)
from geo.guide import Guide

HERE = Coordinate(50.5201, 30.8101)
NEXT_DOOR = Coordinate(50.5203, 30.8105)
LVIV = Coordinate(49.84, 24.03)
WARSAW = Coordinate(52.2297, 21.0122)
ADDRESS = "Бровари, Київська 168"


@dataclass
class Asked:
    """A provider that gives what it is told to."""

    attribution: str = "© Мапа"
    spots: tuple[Coordinate, ...] = (HERE,)
    error: Exception | None = None
    pause_s: float = 0.0
    queries: list[str] = field(default_factory=list)

    async def find(self, query: str) -> tuple[Coordinate, ...]:
        self.queries.append(query)
        await asyncio.sleep(self.pause_s)
        if self.error:
            raise self.error
        return self.spots


@dataclass
class Memory:
    kept: dict[str, tuple[Coordinate, ...]] = field(default_factory=dict)
    broken: bool = False

    async def get(self, query: str) -> tuple[Coordinate, ...] | None:
        self._check()
        return self.kept.get(query)

    async def keep(self, query: str, spots: tuple[Coordinate, ...]) -> None:
        self._check()
        self.kept[query] = spots

    def _check(self) -> None:
        if self.broken:
            raise UnavailableError


@dataclass
class Turns:
    turn_s: float | None = 0.0
    broken: bool = False
    pauses: list[float] = field(default_factory=list)

    async def reserve(self, within_s: float) -> float | None:
        if self.broken:
            raise UnavailableError
        return self.turn_s

    async def pause(self, for_s: float) -> None:
        self.pauses.append(for_s)


@dataclass
class Bench:
    guide: Guide
    provider: Asked = field(default_factory=Asked)
    cache: Memory = field(default_factory=Memory)
    budget: Turns = field(default_factory=Turns)

    def __post_init__(self) -> None:
        self.geocoder = Geocoder(self.provider, self.cache, self.budget, self.guide.regions)

    async def ask(self, text: str = ADDRESS) -> Outcome:
        return await self.geocoder.place(self.guide.locate(text))

    async def street(self, text: str = ADDRESS) -> tuple[Place, Street]:
        outcome = await self.ask(text)
        assert isinstance(outcome, Found)
        assert outcome.place.street
        return outcome.place, outcome.place.street


@pytest.fixture
def bench(guide: Guide) -> Bench:
    return Bench(guide)


async def test_a_street_is_placed_and_its_source_named(bench: Bench) -> None:
    place, street = await bench.street()
    assert place.coordinate == HERE
    assert place.settlement is not None
    assert street == Street("Київська 168", StreetState.FOUND, "© Мапа")
    assert place.is_street
    assert not place.is_centre


async def test_only_the_address_is_asked_for(bench: Bench) -> None:
    await bench.ask("мене звати Олена, я в м. Бровари, вул. Київська, 168, кв. 5")
    await bench.ask("вул. Хрещатик 22 Київ")
    assert bench.provider.queries == [
        "вул. Київська 168, Бровари, Київська область",
        "вул. Хрещатик 22, Київ",
    ]


@pytest.mark.parametrize("text", ["Бровари", "50.45, 30.52", "Іванівка", "привіт", "GG2F+9V Київ"])
async def test_nothing_else_is_asked_for(bench: Bench, text: str) -> None:
    assert await bench.ask(text) == bench.guide.locate(text)
    assert bench.provider.queries == []


@pytest.mark.parametrize("spots", [(), (LVIV,), (WARSAW,)])
async def test_a_hit_elsewhere_is_none(bench: Bench, spots: tuple[Coordinate, ...]) -> None:
    bench.provider.spots = spots
    place, street = await bench.street()
    assert street.state is StreetState.MISSING
    assert place.settlement is not None
    assert place.coordinate == place.settlement.coordinate


async def test_the_hit_near_the_town_is_taken(bench: Bench) -> None:
    bench.provider.spots = (LVIV, HERE)
    place, _ = await bench.street()
    assert place.coordinate == HERE


async def test_a_lone_street_is_found_where_one_town_has_it(bench: Bench) -> None:
    bench.provider.spots = (HERE, NEXT_DOOR, WARSAW)
    outcome = await bench.ask("Khreshchatyk 22")
    assert isinstance(outcome, Found)
    assert outcome.place.coordinate == HERE
    assert outcome.place.settlement is None


@pytest.mark.parametrize("spots", [(), (HERE, LVIV)])
async def test_a_lone_street_of_many_towns_is_asked_about(
    bench: Bench, spots: tuple[Coordinate, ...]
) -> None:
    bench.provider.spots = spots
    outcome = await bench.ask("Київська 168")
    assert isinstance(outcome, Incomplete)
    assert outcome.lack is Lack.STREET_WITHOUT_TOWN


def _provider_fails(bench: Bench) -> None:
    bench.provider.error = UnavailableError("Київська")


def _provider_refuses(bench: Bench) -> None:
    bench.provider.error = RefusedError(120)


def _no_turn(bench: Bench) -> None:
    bench.budget.turn_s = None


def _redis_is_dead(bench: Bench) -> None:
    bench.budget.broken = bench.cache.broken = True


OUTAGES = [_provider_fails, _provider_refuses, _no_turn, _redis_is_dead]


@pytest.mark.parametrize("outage", OUTAGES)
async def test_an_outage_is_never_not_found(bench: Bench, outage: Callable[[Bench], None]) -> None:
    outage(bench)
    place, street = await bench.street()
    assert street.state is StreetState.UNAVAILABLE
    assert place.settlement is not None
    assert place.coordinate == place.settlement.coordinate
    lone = await bench.ask("Київська 168")
    assert isinstance(lone, Unavailable)
    assert not isinstance(lone, NotFound)
    assert bench.cache.kept == {}


@pytest.mark.parametrize("outage", [_no_turn, _redis_is_dead])
async def test_without_a_turn_nobody_is_asked(
    bench: Bench, outage: Callable[[Bench], None]
) -> None:
    outage(bench)
    await bench.ask()
    assert bench.provider.queries == []


async def test_a_known_answer_needs_no_turn(bench: Bench) -> None:
    first = await bench.ask()
    bench.budget.broken = True
    assert await bench.ask() == first
    assert len(bench.provider.queries) == 1


async def test_a_known_miss_is_not_asked_again(bench: Bench) -> None:
    bench.provider.spots = ()
    for _ in range(2):
        _, street = await bench.street()
        assert street.state is StreetState.MISSING
    assert len(bench.provider.queries) == 1


async def test_a_broken_cache_costs_a_request_only(bench: Bench) -> None:
    bench.cache.broken = True
    _, street = await bench.street()
    assert street.state is StreetState.FOUND


async def test_the_same_question_is_asked_once_at_a_time(bench: Bench) -> None:
    bench.provider.pause_s = 0.05
    places = await asyncio.gather(*(bench.ask() for _ in range(20)))
    assert len(bench.provider.queries) == 1
    assert all(place == places[0] for place in places)


async def test_who_gives_up_does_not_take_it_from_others(bench: Bench) -> None:
    bench.provider.pause_s = 0.05
    impatient, patient = (asyncio.create_task(bench.ask()) for _ in range(2))
    await asyncio.sleep(0.01)
    impatient.cancel()
    outcome = await patient
    assert isinstance(outcome, Found)
    assert outcome.place.is_street


async def test_the_deadline_holds_and_the_answer_is_kept_for_the_next(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.provider.pause_s = 0.1
    with monkeypatch.context() as patch:
        patch.setattr(module, "DEADLINE_S", 0.15)
        bench.budget.turn_s = 0.1
        _, street = await bench.street()
        assert street.state is StreetState.UNAVAILABLE
        await asyncio.sleep(0.1)
    _, street = await bench.street()
    assert street.state is StreetState.FOUND
    assert len(bench.provider.queries) == 1


async def test_a_refusal_pauses_all(bench: Bench) -> None:
    bench.provider.error = RefusedError(120)
    assert not left_alone(bench)
    await bench.ask()
    assert left_alone(bench)
    bench.provider.error = RefusedError()
    await bench.ask("Бровари, Київська 170")
    assert bench.budget.pauses == [120, REFUSED_S]


async def test_its_breaker_closes_with_the_pause(bench: Bench) -> None:
    bench.provider.error = RefusedError(0.05)
    await bench.ask()
    assert left_alone(bench)
    await asyncio.sleep(0.06)
    assert not left_alone(bench)


def left_alone(bench: Bench) -> bool:
    return bench.geocoder.state == "open"


async def test_failures_in_a_row_pause_all(bench: Bench) -> None:
    for house in range(FAILURES - 1):
        bench.provider.error = UnavailableError()
        await bench.ask(f"Бровари, Київська {house + 1}")
    bench.provider.error = None
    await bench.ask("Бровари, Київська 100")
    assert bench.budget.pauses == []
    bench.provider.error = TimeoutError()
    for house in range(FAILURES - 1):
        await bench.ask(f"Бровари, Київська {house + 200}")
    assert bench.budget.pauses == []
    await bench.ask("Бровари, Київська 300")
    assert bench.budget.pauses == [PAUSE_S]


async def test_closing_ends_what_is_asked(bench: Bench) -> None:
    bench.provider.pause_s = 10
    asking = asyncio.create_task(bench.ask())
    await asyncio.sleep(0.01)
    await bench.geocoder.close()
    with pytest.raises(asyncio.CancelledError):
        await asking
