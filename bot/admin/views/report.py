"""What a checked list would change, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.admin.callbacks import Act, Explain, PickSource, pack
from bot.i18n import Words
from bot.views.guard import guard_line
from bot.views.markup import Html, bold, lines, paragraphs, plain, shorten
from bot.views.message import Button, Message
from bot.views.notice import notice_advice, notice_line
from bot.views.source import as_of_when
from geo.refresh.diff import Change, Diff
from geo.refresh.draft import Draft
from geo.refresh.guards import Ruling
from geo.refresh.notices import Notice

VERDICTS, OBLASTS, NOTICES, HEADERS = 8, 10, 5, 5
NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Nonces:
    """What can be done with a list; "" for what can't."""

    publish: str = ""
    explain: str = ""
    discard: str = ""


def sources_view(words: Words, source_ids: Iterable[str]) -> Message:
    """Asks whose list it is."""
    rows = tuple((Button(each, pack(PickSource(each))),) for each in source_ids)
    return Message(plain(words("admin-which-source")), rows)


def report_view(words: Words, draft: Draft, oblasts: Mapping[str, str], nonces: Nonces) -> Message:
    """The report on a list; `oblasts` are the names of units by code.

    Of the notices only the first: a table goes with it.
    """
    buttons = [
        Button(words("button-publish"), pack(Act(nonces.publish))) if nonces.publish else None,
        Button(words("button-explain"), pack(Explain(nonces.explain))) if nonces.explain else None,
        Button(words("button-discard"), pack(Act(nonces.discard))) if nonces.discard else None,
    ]
    rows = tuple((button,) for button in buttons if button)
    return Message(_report_text(words, draft, oblasts, _first(words, draft)), rows)


def advised_report(words: Words, draft: Draft, oblasts: Mapping[str, str]) -> Html:
    """The same report for whom no table is sent: every notice kept, and what to do about it."""
    return _report_text(words, draft, oblasts, _advised(words, draft))


def _report_text(
    words: Words, draft: Draft, oblasts: Mapping[str, str], notices: Iterable[Html]
) -> Html:
    return paragraphs(
        lines(bold(words("report-title", source=draft.source_id)), *_origin(words, draft)),
        lines(*_figures(words, draft)),
        lines(*_changes(words, draft.diff, oblasts)),
        lines(*_headers(words, draft), *notices),
        lines(*_verdicts(words, draft, oblasts)),
    )


def _origin(words: Words, draft: Draft) -> Iterator[Html]:
    manifest = draft.manifest
    yield plain(shorten(manifest.source, NAME_LENGTH) or words("report-no-source"))
    if manifest.as_of is None:
        yield plain(words("report-no-date"))
    else:
        when = as_of_when(words, manifest.as_of, draft.checked_at)
        yield plain(words("report-date", moment=when))


def _figures(words: Words, draft: Draft) -> Iterator[Html]:
    tally = draft.tally
    yield plain(words("report-rows", rows=str(tally.rows), invalid=str(tally.invalid)))
    yield plain(
        words(
            "report-points",
            public=str(tally.public),
            open=str(tally.open_now),
            standby=str(tally.standby),
        )
    )
    if tally.withheld:
        yield plain(words("report-withheld", withheld=str(tally.withheld)))
    if tally.approximate:
        yield plain(words("report-approximate", approximate=str(tally.approximate)))


def _changes(words: Words, diff: Diff, oblasts: Mapping[str, str]) -> Iterator[Html]:
    changed = {
        code: change
        for code, change in diff.per_oblast.items()
        if change.added or change.gone or change.moved or change.changed
    }
    if not changed:
        yield plain(words("report-no-changes"))
        return
    yield plain(words("report-changes", figures=_figures_of(words, changed.values())))
    largest = sorted(changed, key=lambda code: (-_size(changed[code]), code))
    for code in largest[:OBLASTS]:
        name = oblasts.get(code) or words("report-no-oblast")
        figures = _figures_of(words, [changed[code]])
        yield plain(words("report-oblast", name=name, figures=figures))
    if len(largest) > OBLASTS:
        yield plain(words("report-more", more=str(len(largest) - OBLASTS)))


def _figures_of(words: Words, changes: Iterable[Change]) -> str:
    """«+3 −1, переїхало 2, змінено 5», without what is nought."""
    every = tuple(changes)
    parts = [
        f"{sign}{count}"
        for sign, count in (("+", sum(c.added for c in every)), ("−", sum(c.gone for c in every)))
        if count
    ]
    if moved := sum(change.moved for change in every):
        parts.append(words("report-moved", moved=str(moved)))
    if changed := sum(change.changed for change in every):
        parts.append(words("report-changed", changed=str(changed)))
    return " · ".join(parts)


def _size(change: Change) -> int:
    return change.added + change.gone + change.moved + change.changed


def _headers(words: Words, draft: Draft) -> Iterator[Html]:
    if draft.unknown_headers:
        headers = ", ".join(
            shorten(header, NAME_LENGTH) for header in draft.unknown_headers[:HEADERS]
        )
        yield plain(words("report-unknown-headers", headers=headers))


def _first(words: Words, draft: Draft) -> Iterator[Html]:
    yield from _counted(words, draft)
    for notice in draft.notices[:NOTICES]:
        yield _notice(words, notice)
    yield from _others(words, draft, NOTICES)


def _advised(words: Words, draft: Draft) -> Iterator[Html]:
    """Of several notices alike the first says what to do."""
    yield from _counted(words, draft)
    advised = set()
    for notice in draft.notices:
        yield _notice(words, notice)
        if notice.code not in advised:
            advised.add(notice.code)
            yield plain(words("report-advice", text=notice_advice(words, notice)))
    yield from _others(words, draft, len(draft.notices))


def _counted(words: Words, draft: Draft) -> Iterator[Html]:
    if draft.totals:
        errors, warnings = str(draft.errors), str(draft.warnings)
        yield plain(words("report-notices", errors=errors, warnings=warnings))


def _notice(words: Words, notice: Notice) -> Html:
    return plain(words("report-notice", text=notice_line(words, notice)))


def _others(words: Words, draft: Draft, told: int) -> Iterator[Html]:
    total = sum(draft.totals.values())
    if total > told:
        yield plain(words("report-more", more=str(total - told)))


def _verdicts(words: Words, draft: Draft, oblasts: Mapping[str, str]) -> Iterator[Html]:
    for verdict in draft.verdicts[:VERDICTS]:
        yield plain(guard_line(words, verdict, oblasts))
    if len(draft.verdicts) > VERDICTS:
        yield plain(words("report-more", more=str(len(draft.verdicts) - VERDICTS)))
    refused = [each for each in draft.verdicts if each.severity is Ruling.REFUSE]
    if not refused:
        yield plain(words("report-clean"))
    elif draft.overridable:
        yield plain(words("report-refused"))
    else:
        yield plain(words("report-refused-for-good"))
