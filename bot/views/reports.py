"""What residents report of a point: the question, the thanks, and what others are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.callbacks import AskFault, SendReport, pack
from bot.i18n import Words
from bot.views import formats
from bot.views.markup import fitting, plain
from bot.views.message import Button, Message
from bot.views.names import NAME_LENGTH, point_address, point_name
from bot.views.verdict import SEPARATOR
from geo.point import Point
from geo.reports import Fault, Finding

IN_A_ROW = 2
MOST_TOLD = 20


def complaint_button(words: Words, point: Point) -> Button:
    """«⚠️ Щось не так», under each point."""
    return Button(words("button-something-wrong"), pack(AskFault(point.id)))


def fault_question(words: Words, point: Point) -> Message:
    """What is wrong: a button for each fault."""
    buttons = [
        Button(words(f"button-fault-{fault}"), pack(SendReport(point.id, fault))) for fault in Fault
    ]
    rows = tuple(
        tuple(buttons[first : first + IN_A_ROW]) for first in range(0, len(buttons), IN_A_ROW)
    )
    return Message(plain(words("fault-question", point=point_name(words, point))), rows)


def thanks_view(words: Words, fault: Fault) -> Message:
    """That the report counts; of what the bot has no word for, whom to tell."""
    if fault is Fault.OTHER:
        return Message(plain(words("reported-thanks-other")))
    return Message(plain(words("reported-thanks", fault=words(f"fault-{fault}"))))


def answered_view(words: Words) -> Message:
    """That this person's report has been answered already."""
    return Message(plain(words("reported-answered")))


def reported_lines(words: Words, reported: Sequence[Finding], asked: datetime) -> tuple[str, ...]:
    """«⚠️ 2 людини повідомили: зачинено (вт 17.03)», a line for each fault, the commonest first.

    The day stands there because the message stays.
    """
    day = formats.day(words, asked, asked)
    return tuple(
        words("reported", count=each.people, fault=words(f"fault-{each.fault}"), day=day)
        for each in reported
    )


def findings_text(words: Words, findings: Sequence[Finding]) -> str:
    """«зачинено: 3 · немає тепла: 1»."""
    return SEPARATOR.join(
        words("reports-finding", fault=words(f"fault-{each.fault}"), people=str(each.people))
        for each in findings
    )


def digest_text(words: Words, found: Sequence[tuple[Point, Sequence[Finding]]]) -> str:
    """What several people report of each point, plain text for the admins' chat."""
    told = fitting(
        words(
            "reports-point",
            point=_name_and_address(words, point),
            found=findings_text(words, findings),
        )
        for point, findings in found[:MOST_TOLD]
    )
    more = len(found) - len(told)
    rest = [words("reports-more", count=more)] if more > 0 else []
    return "\n".join((words("reports-title"), *told, *rest, words("reports-answer")))


def _name_and_address(words: Words, point: Point) -> str:
    address = point_address(words, point.address, None, NAME_LENGTH)
    return ", ".join(part for part in (point_name(words, point), address) if part)
