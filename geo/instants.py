"""An instant as a person writes it: «вт 08:00», "tomorrow 08:00", "+12h", "24.11 08:00"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from geo.clock import KYIV
from geo.errors import QueryError
from geo.hours.lexicon import DAY_WORDS

_LONGEST = 40
_WEEKDAYS = {word: day for day, words in enumerate(DAY_WORDS) for word in words.split("|")}
_AHEAD = {
    "сьогодні": 0, "сегодня": 0, "today": 0,
    "завтра": 1, "tomorrow": 1,
    "післязавтра": 2, "послезавтра": 2,
}  # fmt: skip
# «8.00» is an hour, 18.03 a date: no month has such a number as these minutes.
_TIME = re.compile(r"\d{1,2}(?::\d{2}|\.(?:00|1[3-9]|[2-5]\d))", re.ASCII)
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?", re.ASCII)
_LASTING = re.compile(r"\+?\s*(\d{1,3})\s*(?:год|годин|години|ч|час|часов|h|hours?)\.?", re.ASCII)
_LITTLE_WORDS = frozenset({"о", "об", "до", "в", "у", "at", "on", "until", "till", "by"})


def read_instant(text: str, now: datetime) -> datetime:
    """The instant that a text means, in Europe/Kyiv, the first one after `now`.

    An hour alone is its next occurrence, a weekday the next such day; a day alone is its beginning,
    as 24:00 is the beginning of the next. An ISO 8601 instant may name its zone. Raises QueryError
    for what is none of these, and for what is past.
    """
    read = _read(" ".join(text[: _LONGEST + 1].split()).casefold(), now.astimezone(KYIV))
    if read is None or len(text) > _LONGEST:
        raise QueryError("no instant: a day and an hour, as «вт 08:00»")
    if read.timestamp() <= now.timestamp():
        raise QueryError("the instant is past")
    return read


def _read(text: str, now: datetime) -> datetime | None:
    if lasting := _LASTING.fullmatch(text):
        return datetime.fromtimestamp(now.timestamp() + int(lasting[1]) * 3600, KYIV)
    try:
        said = datetime.fromisoformat(text.upper())
    except ValueError:
        pass
    else:
        return said.astimezone(KYIV) if said.tzinfo else said.replace(tzinfo=KYIV)
    clocks, days = [], []
    for word in text.replace(",", " ").split():
        if _TIME.fullmatch(word):
            clocks.append(word)
        elif word not in _LITTLE_WORDS:
            days.append(word)
    if len(clocks) > 1 or len(days) > 1 or not clocks + days:
        return None
    try:
        dates = _dates(days[0] if days else None, now.date())
        every = [_at(each, clocks[0] if clocks else "00:00") for each in dates]
    except ValueError:
        return None
    return next((each for each in every if each.timestamp() > now.timestamp()), every[-1])


def _dates(day: str | None, today: date) -> list[date]:
    """The dates that a word may mean, the soonest first; raises ValueError where it means none."""
    week = [today + timedelta(days=ahead) for ahead in range(8)]
    if day is None:
        return week[:2]
    if day in _WEEKDAYS:
        return [each for each in week if each.weekday() == _WEEKDAYS[day]]
    if day in _AHEAD:
        return [week[_AHEAD[day]]]
    found = _DATE.fullmatch(day)
    if found is None:
        raise ValueError("no day")
    years = [int(found[3])] if found[3] else [today.year, today.year + 1]
    return [date(year, int(found[2]), int(found[1])) for year in years]


def _at(day: date, clock: str) -> datetime:
    hour, minute = (int(part) for part in re.split("[:.]", clock))
    if (hour, minute) == (24, 0):
        return datetime.combine(day + timedelta(days=1), time(), KYIV)
    return datetime.combine(day, time(hour, minute), KYIV)
