"""Who may change what people are shown: admins by their numeric ids, each with a scope.

A name or a username can be taken over; a number can't.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_LABEL = 40
OBLAST_DIGITS = 4

# UA01 is Crimea, UA80 Kyiv, UA85 Sevastopol: which of them exist is for the outlines to say.
_ADMIN = re.compile(
    r"(?P<id>[1-9]\d{0,15})=(?P<scope>all|UA\d{2}(,UA\d{2})*):(?P<label>[^;:]+)", re.ASCII
)


class AdminsError(ValueError):
    """The setting doesn't name admins as it should; it says nothing of what was written."""


@dataclass(frozen=True, slots=True)
class Admin:
    """One admin; `label` stands in the audit log in place of the id.

    `oblasts` are codes of the first level (UA18); None is the whole country.
    """

    id: int
    label: str
    oblasts: frozenset[str] | None = None

    def may_touch(self, codes: Iterable[str]) -> bool:
        """Whether all these KATOTTG codes, of any level, lie in the admin's oblasts.

        A code that isn't known ("") lies in nobody's oblast, only in the country.
        """
        if self.oblasts is None:
            return True
        return all(code[:OBLAST_DIGITS] in self.oblasts for code in codes)


def read_admins(text: str) -> tuple[Admin, ...]:
    """Read `123456789=all:Черговий; 987654321=UA18,UA21:Житомир`; raises AdminsError.

    Ids and labels are distinct: two people who must agree are told apart by both.
    """
    admins = tuple(_admin(each.strip()) for each in text.split(";") if each.strip())
    if len({admin.id for admin in admins}) < len(admins):
        raise AdminsError("an id stands twice")
    if len({admin.label.casefold() for admin in admins}) < len(admins):
        raise AdminsError("a label stands twice")
    return admins


def _admin(text: str) -> Admin:
    found = _ADMIN.fullmatch(text)
    label = " ".join(found["label"].split()) if found else ""
    if found is None or not label or not label.isprintable() or len(label) > LONGEST_LABEL:
        raise AdminsError("not `id=scope:label`")
    scope = found["scope"]
    return Admin(int(found["id"]), label, None if scope == "all" else frozenset(scope.split(",")))
