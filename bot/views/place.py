"""When a text or position is not one place in Ukraine: which one, none, or abroad."""

from __future__ import annotations

from bot.callbacks import Namesakes, Search, pack
from bot.i18n import Words
from bot.views import formats
from bot.views.homonyms import Choice, choices
from bot.views.markup import lines, paragraphs, plain
from bot.views.message import Button, Keyboard, Message
from bot.views.names import (
    oblast_name,
    point_address,
    raion_name,
    settlement_name,
    unit_name,
)
from bot.views.source import demo_line
from bot.views.verdict import nearest_standby
from geo.answer import Abroad, Lacking, Unreachable, Unrecognised, Which
from geo.gazetteer.settlement import Settlement
from geo.snapshot import Manifest

CHOICES_PER_PAGE = 8
_ADDRESS_LENGTH = 80


def which_view(words: Words, which: Which, page: int = 0) -> Message:
    """Ask which settlement is meant: a button each, CHOICES_PER_PAGE to a page from 0.

    No button says where the person is: after the nearest ones the whole list begins.
    """
    settlements = [candidate.settlement for candidate in which.candidates]
    listed = choices(words, settlements, which.centres)
    first = page * CHOICES_PER_PAGE
    shown = listed[first : first + CHOICES_PER_PAGE]
    text = paragraphs(
        demo_line(words, which.manifest),
        lines(
            plain(_question(words, settlements, which.unit)),
            plain(words("which-unit-hint") if which.unit else _hint(words, settlements)),
            plain(words("which-measured") if any(each.measured for each in shown) else ""),
        ),
    )
    has_more = len(listed) > first + CHOICES_PER_PAGE
    buttons: Keyboard = tuple((_button(choice),) for choice in shown)
    named = settlements[0].code
    turns = _turns(words, named, page, 0 if which.by_distance else page + 1, has_more=has_more)
    return Message(text, (*buttons, turns) if turns else buttons)


def unrecognised_view(words: Words, answer: Unrecognised) -> Message:
    """Not a place: what can be written instead."""
    return _told(words, answer.manifest, words("unrecognised"))


def lacking_view(words: Words, answer: Lacking) -> Message:
    """Nearly a place: what to send instead."""
    return _told(words, answer.manifest, words(f"lacking-{answer.lack}"))


def unreachable_view(words: Words, answer: Unreachable) -> Message:
    """Nobody could say where the street is just now: what can be sent instead."""
    return _told(words, answer.manifest, words("street-unreachable"))


def abroad_view(words: Words, answer: Abroad) -> Message:
    """Outside Ukraine: the nearest standby point, for who is at the border, and whom to call."""
    standby = plain("")
    if answer.standby:
        ranked = answer.standby
        distance = formats.distance(words, ranked.distance_m)
        standby = lines(
            plain(nearest_standby(words, ranked, distance, None)),
            plain(point_address(words, ranked.point.address, None, _ADDRESS_LENGTH)),
        )
    return Message(
        paragraphs(
            demo_line(words, answer.manifest),
            plain(words("abroad")),
            standby,
            plain(words("national-sources")),
        )
    )


def _told(words: Words, manifest: Manifest, text: str) -> Message:
    return Message(paragraphs(demo_line(words, manifest), plain(text)))


def _question(words: Words, settlements: list[Settlement], unit: str) -> str:
    """Homonyms are called by their name, though look-alikes may follow them."""
    within = next((each for each in settlements if unit and each.code.startswith(unit)), None)
    if within:
        return words("which-unit", unit=unit_name(words, within, len(unit)))
    if len(settlements) == 1:
        return words("which-one")
    names = [settlement_name(words, settlement) for settlement in settlements]
    if names.count(names[0]) > 1:
        named = [each for each in settlements if settlement_name(words, each) == names[0]]
        asked = "which-city" if all(each.city for each in named) else "which-named"
        return words(asked, name=names[0])
    return words("which-similar")


def _hint(words: Words, settlements: list[Settlement]) -> str:
    """An example of a fuller text, of the first settlement that has an oblast or a city.

    Within one oblast the raion narrows; within one raion nothing does.
    """
    told = [each for each in settlements if oblast_name(words, each)]
    if not told:
        return ""
    example, wider, key = told[0], oblast_name(words, told[0]), "which-hint"
    if example.city:
        key = "which-hint-city"
    elif len({oblast_name(words, each) for each in settlements}) == 1 < len(settlements):
        key, wider = "which-hint-raion", raion_name(words, example)
        if len({raion_name(words, each) for each in settlements}) == 1:
            return ""
    return words(key, example=f"{settlement_name(words, example)}, {wider}")


def _button(choice: Choice) -> Button:
    return Button(choice.label, pack(Search(choice.settlement.code)))


def _turns(
    words: Words, named: str, page: int, following: int, *, has_more: bool
) -> tuple[Button, ...]:
    back = Button(words("button-back"), pack(Namesakes(page - 1, named)))
    further = Button(words("button-further"), pack(Namesakes(following, named)))
    return ((back,) if page else ()) + ((further,) if has_more else ())
