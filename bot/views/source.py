"""Where the data are from and how old they are: no answer goes without it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.i18n import Words
from bot.views import formats
from bot.views.markup import Html, lines, plain, shorten
from bot.views.names import NAME_LENGTH, published
from geo.clock import KYIV
from geo.snapshot import Manifest

AGEING_AFTER = timedelta(days=7)
STALE_AFTER = timedelta(days=30)


def demo_line(words: Words, manifest: Manifest) -> Html:
    """Says that the points are made up; empty for real ones."""
    return plain(words("demo") if manifest.demo else "")


def warning_lines(words: Words, manifest: Manifest, asked: datetime) -> Html:
    """What must be read first: demo points, or data older than 30 days."""
    if manifest.as_of is None or manifest.demo or asked - manifest.as_of <= STALE_AFTER:
        return demo_line(words, manifest)
    return plain(words("stale", day=formats.day_of_year(words, manifest.as_of)))


def source_lines(words: Words, manifest: Manifest, asked: datetime) -> Html:
    """The source and its date; beyond 7 days the age too, until the warning above tells it."""
    # The demo's source is named in both languages already.
    demo = manifest.demo
    named = shorten(manifest.source, NAME_LENGTH) if demo else published(words, manifest.source)
    source = named or words("source-unknown")
    if manifest.as_of is None:
        return plain(words("source-undated", source=source))
    moment = as_of_when(words, manifest.as_of, asked)
    age = asked - manifest.as_of
    ageing = AGEING_AFTER < age <= STALE_AFTER and not demo
    return lines(
        plain(words("source", source=source, moment=moment)),
        plain(words("updated", days=age.days) if ageing else ""),
    )


def as_of_when(words: Words, as_of: datetime, asked: datetime) -> str:
    """The date of data. Midnight is how a bare date is read: its hour was never published."""
    if as_of.astimezone(KYIV).time() == time.min:
        return formats.day(words, as_of, asked)
    return formats.moment(words, as_of, asked)
