"""Whom a command names as the second admin of an override: an admin of ADMINS, whom nobody asks."""

from __future__ import annotations

from collections.abc import Iterable

import data
from bot.admin.identity import Admin
from bot.admin.scope import reach_of
from bot.attempts import Override, SecondRefusedError
from geo.refresh.draft import Draft
from geo.regions import Regions


def named_override(reason: str, named: str, admins: Iterable[Admin], draft: Draft) -> Override:
    """The override of somebody at a terminal, which says that it isn't confirmed.

    `named` is the label or the number of an admin who answers for all oblasts of the draft. Raises
    SecondRefusedError.
    """
    known = tuple(admins)
    text = named.strip().casefold()
    second = next((each for each in known if text in {each.label.casefold(), str(each.id)}), None)
    if second is None:
        raise SecondRefusedError("unknown", ", ".join(each.label for each in known))
    if second.oblasts is not None and not second.may_touch(
        reach_of(draft, Regions.load(data.REGIONS))
    ):
        raise SecondRefusedError("outside", second.label)
    return Override(reason, second.label, is_confirmed=False)
