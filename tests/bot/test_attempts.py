"""An attempt that fails is in the audit, if somebody answers for it; whether or not Redis is."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.attempts import Attempts, Override
from bot.press import StaleDraftError
from bot.settings import DemoRefusedError
from bot.storage.audit import AuditLog, Outcome
from bot.storage.breaker import Breaker


@pytest.fixture
def audit(store: Breaker) -> AuditLog:
    return AuditLog(store)


@pytest.fixture
def attempts(audit: AuditLog, noon: datetime) -> Attempts:
    return Attempts(audit, lambda: noon)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(StaleDraftError(), Outcome.REFUSED), (DemoRefusedError(), Outcome.FAILED)],
)
async def test_who_tried_what_and_why_it_failed(
    attempts: Attempts, audit: AuditLog, noon: datetime, error: Exception, outcome: Outcome
) -> None:
    attempt = attempts.begun("publish", "kyiv", "Черговий", Override("свято", "Житомир"))
    with pytest.raises(type(error)):
        async with attempts.told(attempt):
            raise error
    (told,) = await audit.last(9)
    assert (told.at, told.who, told.action) == (noon, "Черговий + Житомир", "publish")
    assert (told.target, told.outcome) == ("kyiv", outcome)
    assert told.reason == f"свято; {type(error).__name__}"


async def test_nothing_is_told_of_what_is_done_or_of_nobodys_attempt(
    attempts: Attempts, audit: AuditLog
) -> None:
    async with attempts.told(attempts.begun("publish", "kyiv", "Черговий")):
        pass
    await attempts.refused(attempts.begun("check", "kyiv", ""), StaleDraftError())
    assert await audit.last(9) == ()


async def test_without_redis_the_attempt_fails_for_its_own_reason(noon: datetime) -> None:
    dark = Attempts(AuditLog(None), lambda: noon)
    with pytest.raises(StaleDraftError):
        async with dark.told(dark.begun("publish", "kyiv", "Черговий")):
            raise StaleDraftError
