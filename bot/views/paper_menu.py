"""What is said around posters and files: how to ask, which place is meant, what was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.i18n import Words
from bot.paper_callbacks import Languages, MakeFiles, MakePoster, pack_paper
from bot.views import formats
from bot.views.area import area_name
from bot.views.markup import Html, lines, plain
from bot.views.message import Button, Keyboard, Message
from bot.views.names import name_with_oblast, raion_name
from bot.views.source import demo_line
from geo.gazetteer.settlement import Settlement
from geo.guide import Guide
from geo.snapshot import Manifest

MOST = 8


def poster_usage_view(words: Words) -> Message:
    """How to ask for a poster."""
    return Message(plain(words("poster-usage")))


def offline_usage_view(words: Words) -> Message:
    """How to ask for files."""
    return Message(plain(words("offline-usage")))


def which_poster_view(words: Words, settlements: Iterable[Settlement]) -> Message:
    """Several settlements bear the name: a button each."""
    rows = tuple(
        (Button(_label(words, each), pack_paper(MakePoster(each.code, words.language))),)
        for each in list(settlements)[:MOST]
    )
    return Message(plain(words("poster-which")), rows)


def which_area_view(words: Words, guide: Guide, heads: Sequence[str]) -> Message:
    """Several units bear the name: a button each."""
    rows = tuple(
        (Button(area_name(words, head, guide), pack_paper(MakeFiles(head))),)
        for head in heads[:MOST]
    )
    return Message(plain(words("offline-which")), rows)


def poster_caption(words: Words, place: str, manifest: Manifest) -> Html:
    """What the poster is of and how to print it."""
    if manifest.as_of is None:
        told = words("poster-caption-undated", place=place)
    else:
        day = formats.day_of_year(words, manifest.as_of)
        told = words("poster-caption", place=place, day=day)
    return lines(demo_line(words, manifest), plain(told))


def poster_keyboard(words: Words, code: str, languages: Languages) -> Keyboard:
    """The same poster in the other language, and in both."""
    other: Languages = "en" if words.language == "uk" else "uk"
    offers = {other: words("poster-in-other"), "both": words("poster-in-both")}
    return (
        tuple(
            Button(label, pack_paper(MakePoster(code, each)))
            for each, label in offers.items()
            if each != languages
        ),
    )


def files_caption(words: Words, place: str, points: int, manifest: Manifest) -> Html:
    """What the files hold and what opens them."""
    told = words("offline-caption", place=place, points=str(points))
    return lines(demo_line(words, manifest), plain(told))


def _label(words: Words, settlement: Settlement) -> str:
    names = (name_with_oblast(words, settlement), raion_name(words, settlement))
    return ", ".join(name for name in names if name)
