"""How well each oblast is covered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.admin.callbacks import ShowCoverage, pack
from bot.i18n import Words
from bot.views import formats
from bot.views.markup import Html, bold, lines, paragraphs, plain
from bot.views.message import Button, Message
from geo.refresh.coverage import Coverage

_SHOWN = ("open_now", "standby", "unknown_hours", "approximate")


def coverage_view(
    words: Words, covered: Sequence[Coverage], oblasts: Mapping[str, str], now: datetime
) -> Message:
    """Two lines for each oblast with points, the names of the others, and when it was counted."""
    again = ((Button(words("button-coverage"), pack(ShowCoverage())),),)
    if not covered:
        return Message(plain(words("coverage-none")), again)
    points = sum(each.points for each in covered)
    open_now = sum(each.open_now for each in covered)
    moment = formats.moment(words, now, now)
    title = words("coverage-title", points=str(points), open=str(open_now), moment=moment)
    told = [line for each in covered for line in _oblast(words, each, oblasts, now)]
    bare = sorted(oblasts.keys() - {each.oblast for each in covered})
    missing = ", ".join(oblasts[code] for code in bare)
    without = words("coverage-without", oblasts=missing) if missing else ""
    return Message(paragraphs(bold(title), lines(*told), plain(without)), again)


def _oblast(
    words: Words, covered: Coverage, oblasts: Mapping[str, str], now: datetime
) -> Iterator[Html]:
    name = oblasts.get(covered.oblast) or words("report-no-oblast")
    age = words("coverage-no-date")
    if covered.oldest is not None:
        age = words("coverage-oldest", day=formats.day(words, covered.oldest, now))
    yield plain(words("coverage-oblast", name=name, points=str(covered.points), age=age))
    figures = [(key, getattr(covered, key)) for key in _SHOWN]
    told = [
        words(f"coverage-{key.replace('_', '-')}", value=str(value))
        for key, value in figures
        if value
    ]
    yield plain(" · ".join(told))
