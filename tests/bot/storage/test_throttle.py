"""How often one person is answered: the rule, its twin in Redis, and what is left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from redis.asyncio import Redis

from bot.storage import throttle
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.languages import Languages
from bot.storage.pseudonym import pseudonym
from bot.storage.throttle import MAX_KEPT, Throttle, throttle_keys
from bot.storage.throttle_rule import (
    BURST,
    BURST_MS,
    DAY_MS,
    FILES_COST,
    INTERVAL_MS,
    PLACES_A_DAY,
    RESERVE_MS,
    TELL_AGAIN_MS,
    Admission,
    Request,
    Tally,
)

PERSON = 5_550_001
WHO = pseudonym(b"secret", PERSON)
FEW = 25
LOCATION, PLACE, OTHER = Request.LOCATION, Request.PLACE, Request.OTHER
FILES = Request.FILES


def admitted(tally: Tally, request: Request, times: int, now: int = 0) -> int:
    return sum(tally.admit(request, now).allowed for _ in range(times))


def test_a_burst_is_answered_then_one_notice_is_given() -> None:
    tally = Tally()
    assert admitted(tally, PLACE, 3 * BURST) == BURST
    tally = Tally()
    answers = [tally.admit(OTHER, 0) for _ in range(BURST + 5)]
    assert [answer.notify for answer in answers] == [False] * BURST + [True] + [False] * 4
    assert answers[-1].retry_after_s == 20


def test_answers_resume_when_the_notice_said() -> None:
    tally = Tally()
    admitted(tally, PLACE, BURST)
    told = tally.admit(PLACE, 500)
    assert not tally.admit(PLACE, 500 + told.retry_after_ms - 1).allowed
    assert admitted(tally, PLACE, 3 * BURST, 500 + told.retry_after_ms) == BURST


def test_a_location_is_the_last_to_be_refused() -> None:
    tally = Tally()
    assert admitted(tally, PLACE, 5 * BURST) == BURST
    assert admitted(tally, LOCATION, 5 * BURST) == BURST
    told = tally.admit(PLACE, 0)
    assert not told.allowed
    assert not told.notify, "it was told when the first was refused"


def test_what_locations_have_overdrawn_lengthens_the_wait() -> None:
    tally = Tally()
    admitted(tally, LOCATION, 2 * BURST)
    told = tally.admit(PLACE, 0)
    assert told.retry_after_ms == RESERVE_MS + INTERVAL_MS - BURST_MS
    assert tally.admit(PLACE, told.retry_after_ms).allowed


@given(
    st.lists(st.tuples(st.sampled_from(Request), st.integers(0, 5_000)), max_size=200),
)
def test_nobody_gets_more_than_thirty_a_minute_and_the_bursts(
    asked: list[tuple[Request, int]],
) -> None:
    tally, now, at = Tally(), 0, []
    for request, pause in asked:
        now += pause
        if tally.admit(request, now).allowed:
            at.append(now)
    for first, begin in enumerate(at):
        for last in range(first, len(at)):
            allowed = (at[last] - begin) / INTERVAL_MS + RESERVE_MS / INTERVAL_MS
            assert last - first + 1 <= allowed + 1


def test_files_cost_as_much_as_several_answers() -> None:
    tally = Tally()
    assert admitted(tally, FILES, BURST) == BURST // FILES_COST
    tally = Tally()
    now = allowed = 0
    while now < DAY_MS // 2:
        allowed += tally.admit(FILES, now).allowed
        now += FILES_COST * INTERVAL_MS
    assert allowed == PLACES_A_DAY // FILES_COST, "as many places of the day"


def test_places_of_a_day_are_bounded_and_the_rest_is_not() -> None:
    tally = Tally()
    now = 0
    for _ in range(PLACES_A_DAY):
        assert tally.admit(PLACE, now).allowed
        now += INTERVAL_MS
    for request in (PLACE, LOCATION):
        refused = tally.admit(request, now)
        assert not refused.allowed
        assert refused.notify is (request is PLACE)
        assert refused.retry_after_ms == DAY_MS - now
    assert tally.admit(OTHER, now).allowed
    assert tally.admit(PLACE, now + TELL_AGAIN_MS).notify, "an hour later it is told again"
    assert tally.admit(PLACE, DAY_MS).allowed


BURSTS = st.lists(
    st.tuples(
        st.sampled_from([LOCATION, PLACE, OTHER]),
        st.integers(1, BURST + 2),
        st.sampled_from([0, 1, 300, INTERVAL_MS, BURST_MS - 1, BURST_MS, RESERVE_MS]),
    ),
    min_size=1,
    max_size=8,
)


def each_of(bursts: list[tuple[Request, int, int]]) -> Iterator[tuple[Request, int]]:
    """Each request with the pause before it, in milliseconds."""
    for request, count, pause in bursts:
        yield request, pause
        yield from [(request, 0)] * (count - 1)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(bursts=BURSTS)
@example(bursts=[(LOCATION, 12, 0), (LOCATION, 12, 0), (PLACE, 2, 0), (PLACE, 2, BURST_MS)])
@example(bursts=[(PLACE, 12, RESERVE_MS)] * 3 + [(OTHER, 12, RESERVE_MS)])
async def test_the_script_is_the_rule(
    redis_socket: Path, bursts: list[tuple[Request, int, int]]
) -> None:
    """The same requests at the same instants, with few places a day so that they run out."""
    redis = connect(f"unix://{redis_socket}")
    await redis.flushall()
    script = throttle._RULE.text.replace("redis.call('TIME')", "{ARGV[2], ARGV[3]}")
    script = script.replace(f"PLACES_A_DAY = {PLACES_A_DAY}", f"PLACES_A_DAY = {FEW}")
    assert "TIME" not in script
    # These instants stand still while the server's clock goes on: a tally must outlive them.
    script = script.replace(
        "'PEXPIRE', KEYS[1], math.max(", "'PEXPIRE', KEYS[1], math.max(now + 60000, "
    )
    assert "60000" in script
    tally, now = Tally(), 1_700_000_000_000
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.storage.throttle_rule.PLACES_A_DAY", FEW)
        for request, pause in each_of(bursts):
            now += pause
            instant = (now // 1000, now % 1000 * 1000)
            arguments = (*throttle_keys(WHO), "language", request, *map(str, instant))
            told = await redis.eval(script, 3, *arguments)
            expected = tally.admit(request, now)
            assert told[:2] == [expected.allowed, expected.notify]
            # The day's end is the server's own.
            if expected.retry_after_ms <= RESERVE_MS:
                assert told[2] == expected.retry_after_ms
    await redis.aclose()


async def test_replicas_count_together(store: Breaker) -> None:
    replicas = Throttle(b"secret", store), Throttle(b"secret", store)
    answers = [await replicas[n % 2].admit(PERSON, PLACE) for n in range(BURST + 4)]
    assert sum(answer.allowed for answer in answers) in {BURST, BURST + 1}
    assert [answer.notify for answer in answers].count(True) == 1
    assert answers[-1].retry_after_s == 20
    assert (await replicas[0].admit(PERSON + 1, PLACE)).allowed, "others aren't concerned"
    assert (await Throttle(b"another", store).admit(PERSON, PLACE)).allowed


async def test_what_is_counted_holds_no_id_and_expires(store: Breaker, redis: Redis) -> None:
    await Throttle(b"secret", store).admit(PERSON, PLACE)
    spent, places = throttle_keys(pseudonym(b"secret", PERSON))
    assert set(await redis.keys()) == {spent.encode(), places.encode()}
    assert str(PERSON) not in spent
    assert 0 < await redis.pttl(spent) <= INTERVAL_MS
    assert DAY_MS - 60_000 < await redis.pttl(places) <= DAY_MS


async def test_the_day_runs_out_in_redis_too(store: Breaker, redis: Redis) -> None:
    _, places = throttle_keys(pseudonym(b"secret", PERSON))
    await redis.set(places, PLACES_A_DAY, px=5 * TELL_AGAIN_MS)
    answers = [await Throttle(b"secret", store).admit(PERSON, LOCATION) for _ in range(2)]
    assert [answer.notify for answer in answers] == [True, False]
    assert answers[0].retry_after_s == pytest.approx(5 * TELL_AGAIN_MS / 1000, abs=5)


async def test_the_language_comes_along(store: Breaker) -> None:
    throttle = Throttle(b"secret", store)
    answer = await throttle.admit(PERSON, OTHER)
    assert (answer.language, answer.language_known) == (None, True)
    await Languages(b"secret", store).choose(PERSON, "en")
    assert (await throttle.admit(PERSON, OTHER)).language == "en"


async def test_a_round_trip_is_one_command(store: Breaker, redis: Redis) -> None:
    throttle = Throttle(b"secret", store)
    await throttle.admit(PERSON, OTHER)

    async def reads() -> int:
        return int((await redis.info("stats"))["total_reads_processed"])

    before = await reads()
    await throttle.admit(PERSON, PLACE)
    assert await reads() - before == 1 + 1, "the answer, and the question about it"


async def test_without_redis_each_process_counts_for_itself(tmp_path: Path) -> None:
    now = 0.0
    redis = connect(f"unix://{tmp_path}/nobody")
    for store in (None, Breaker(redis)):
        throttle = Throttle(b"secret", store, clock=lambda: now)
        answers = [await throttle.admit(PERSON, PLACE) for _ in range(BURST + 1)]
        assert sum(answer.allowed for answer in answers) == BURST
        assert answers[-1] == Admission(allowed=False, notify=True, retry_after_ms=BURST_MS)
    await redis.aclose()


async def test_a_process_counts_for_a_bounded_number_of_people() -> None:
    throttle = Throttle(b"secret", clock=lambda: 0.0)
    for person in range(MAX_KEPT + 100):
        await throttle.admit(person, OTHER)
    assert len(throttle._own) == MAX_KEPT


async def test_what_an_outage_left_in_the_process_is_gone_after_a_day(redis_socket: Path) -> None:
    now = 0.0
    redis = connect(f"unix://{redis_socket}")
    throttle = Throttle(b"secret", Breaker(redis), clock=lambda: now)
    throttle._own["who asked while it was away"] = Tally()
    now = DAY_MS / 1000
    assert (await throttle.admit(PERSON, PLACE)).language_known, "Redis is back"
    assert len(throttle._own) == 0
    await redis.aclose()
