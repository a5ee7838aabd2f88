"""`nezlamnist gazetteer`: better data about settlements for the bots of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_frame import EXIT_UNREADABLE, LangOption, errors_in_words, fail

gazetteer_app = typer.Typer(name="gazetteer", help="What the bot knows of settlements.")


@gazetteer_app.callback()
def _group() -> None:
    """Without this typer would take the one command for the group itself."""


@gazetteer_app.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="COD-AB or KATOTTG in XLSX; UA.txt, with alternateNamesV2.txt; Overpass JSON."
        ),
    ],
    lang: LangOption = "uk",
) -> None:
    """Take exact places and newer names from files into STATE_DIR, for the next start."""
    with errors_in_words(lang):
        from bot.assembly import load_entries
        from bot.i18n import words_in
        from bot.settings import load_store_settings
        from bot.views.gazetteer import import_report
        from geo.gazetteer.importing.importer import import_files, write_table

        words = words_in(lang)
        state_dir = load_store_settings().state_dir
        entries, report = import_files(load_entries(state_dir), files)
        try:
            path = write_table(entries, state_dir)
        except OSError:
            fail(words("gazetteer-not-written"), EXIT_UNREADABLE)
        typer.echo(import_report(words, report, str(path)))
