"""Numbers and instants as people read them: distance, direction, day and hour, duration.

An instant is told beside the one it was `asked` at; None stands for a text that will be read at
another time, and so always names the day.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import floor

from bot.i18n import Words
from geo.clock import KYIV

WALKING_SPEED_M_PER_MIN = 80
WALKABLE_M = 5_000

_METRES_BELOW = 950
_DIRECTIONS = 8


def distance(words: Words, metres: float) -> str:
    """«350 м», «1,2 км», «85 км»: to 10 m below 950 m, to 100 m below 10 km, then to 1 km."""
    if metres < _METRES_BELOW:
        return words("distance-m", value=str(_round(metres / 10) * 10))
    tenths = _round(metres / 100)
    if tenths < 100:
        whole, tenth = divmod(tenths, 10)
        comma = "," if words.language == "uk" else "."
        return words("distance-km", value=f"{whole}{comma}{tenth}")
    return words("distance-km", value=str(_round(metres / 1000)))


def rough_distance(words: Words, metres: float) -> str:
    """«≈ 12 км», for a distance from a place that is itself off by kilometres."""
    whole = words("distance-km", value=str(max(1, _round(metres / 1000))))
    return words("distance-about", distance=whole)


def walk(words: Words, metres: float) -> str:
    """«8 хв пішки» at 80 m/min; empty beyond 5 km, where nobody would walk."""
    if metres > WALKABLE_M:
        return ""
    return words("walk", minutes=max(1, _round(metres / WALKING_SPEED_M_PER_MIN)))


def direction(words: Words, bearing_deg: float) -> str:
    """«↗ північний схід»: the nearest of eight directions, degrees clockwise from north."""
    sector = _round(bearing_deg / (360 / _DIRECTIONS)) % _DIRECTIONS
    return words(f"direction-{sector}")


def weekday(words: Words, day: int) -> str:
    """«пн» for 0 to «нд» for 6."""
    return words("weekday", weekday=day + 1)


def day(words: Words, instant: datetime, asked: datetime | None) -> str:
    """«вт 17.03», with the year when it is not the year of the question; always Kyiv's day."""
    if asked is None or instant.astimezone(KYIV).year == asked.astimezone(KYIV).year:
        return _day(words, instant)
    return day_of_year(words, instant)


def day_of_year(words: Words, instant: datetime) -> str:
    """«вт 17.03.2026», Kyiv's day."""
    local = instant.astimezone(KYIV)
    return words("day-year", day=_day(words, instant), year=str(local.year))


def moment(words: Words, instant: datetime, asked: datetime) -> str:
    """«вт 17.03, 18:00»."""
    return words("moment", day=day(words, instant, asked), time=clock_time(instant))


def clock_time(instant: datetime) -> str:
    """«18:00», Kyiv's time."""
    return instant.astimezone(KYIV).time().isoformat("minutes")


def until(words: Words, instant: datetime, asked: datetime | None) -> str:
    """«20:00» on the day of the question, «опівночі» at its end, else «08:00 (ср 18.03)»."""
    if asked is not None and _ends_day(instant, asked):
        return words("midnight")
    return time_and_day(words, instant, asked)


def at(words: Words, instant: datetime, asked: datetime | None) -> str:
    """«о 20:00», «об 11:00»; with the day when not the question's: «о 08:00 (ср 18.03)»."""
    return _at(words, instant, time_and_day(words, instant, asked))


def at_on_day(words: Words, instant: datetime, asked: datetime) -> str:
    """«о 23:00 (вт 17.03)», with the day always."""
    time_day = words("time-and-day", time=clock_time(instant), day=day(words, instant, asked))
    return _at(words, instant, time_day)


def time_and_day(words: Words, instant: datetime, asked: datetime | None) -> str:
    """«20:00» on the day of the question, else «08:00 (ср 18.03)»."""
    if asked is not None and _kyiv_date(instant) == _kyiv_date(asked):
        return clock_time(instant)
    return words("time-and-day", time=clock_time(instant), day=day(words, instant, asked))


def duration(words: Words, length: timedelta) -> str:
    """«2 год», «30 хв», «2 год 30 хв»."""
    hours, minutes = divmod(_round(length.total_seconds() / 60), 60)
    if not minutes:
        return words("duration-hours", hours=hours)
    if not hours:
        return words("duration-minutes", minutes=minutes)
    return words("duration", hours=hours, minutes=minutes)


def _kyiv_date(instant: datetime) -> date:
    return instant.astimezone(KYIV).date()


def _ends_day(instant: datetime, asked: datetime) -> bool:
    next_day = _kyiv_date(asked) + timedelta(days=1)
    return instant.astimezone(KYIV) == datetime.combine(next_day, time.min, KYIV)


def _at(words: Words, instant: datetime, told: str) -> str:
    return words("at-time", hour=instant.astimezone(KYIV).hour, time=told)


def _day(words: Words, instant: datetime) -> str:
    local = instant.astimezone(KYIV)
    day_and_month = words("date", day=local.day, month=local.month)
    return words("day", weekday=weekday(words, local.weekday()), date=day_and_month)


def _round(value: float) -> int:
    """Half up, so that 950 m is 1,0 km and never less than 945 m reads."""
    return floor(value + 0.5)
