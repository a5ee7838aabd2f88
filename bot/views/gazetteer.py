"""What an import into the gazetteer changed, for the terminal."""

from __future__ import annotations

from dataclasses import asdict

from bot.i18n import Words
from geo.gazetteer.importing.importer import Report


def import_report(words: Words, report: Report, path: str) -> str:
    """Plain text: each file with what it changed, then the sum, then where the table is."""
    lines = []
    for kind, changes in report.changes:
        lines.append(words(f"gazetteer-{kind}"))
        counts = {name: count for name, count in asdict(changes).items() if count}
        lines += [
            words(f"gazetteer-{name.replace('_', '-')}", count=count)
            for name, count in counts.items()
        ] or [words("gazetteer-nothing-new")]
    lines.append(words("gazetteer-exact", exact=report.exact, total=report.total))
    lines.append(words("gazetteer-written", path=path))
    return "\n".join(lines)
