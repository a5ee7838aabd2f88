"""`nezlamnist points fetch`: a list from where it is published to every running bot."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli_frame import EXIT_NO_STORE, EXIT_REFUSED, EXIT_UNREADABLE, LangOption, awaited, fail
from bot.cli_points import errors_of_points

SourceArgument = Annotated[
    str, typer.Argument(help="A source of data/sources.toml, or of the file SOURCES names: kyiv.")
]


def fetch(
    source: SourceArgument,
    check: Annotated[
        bool, typer.Option("--check", help="Only say what it would change; change nothing.")
    ] = False,
    lang: LangOption = "uk",
) -> None:
    """Fetch a list from its source, check it, and publish it if guards let it pass.

    Ends as `publish` does; with 4 where the source or Redis doesn't answer.
    """
    with errors_of_points(lang) as words:
        from bot.cli_progress import PUBLISHING, progress_bar
        from bot.fetch_command import fetch_list
        from bot.points_text import published_text, report_text
        from bot.sources import UnknownSourceError
        from geo.errors import UnavailableError

        try:
            with progress_bar(words, PUBLISHING) as progress:
                draft, receipt = awaited(fetch_list(source, progress, publish=not check))
        except UnknownSourceError as error:
            fail(words("fetch-unknown", known=", ".join(error.known)), EXIT_UNREADABLE)
        except UnavailableError as error:
            fail(words("fetch-unavailable", detail=str(error)), EXIT_NO_STORE)
        if receipt is not None:
            typer.echo(published_text(words, draft, receipt))
            return
        typer.echo(report_text(words, draft))
        if not check:
            typer.echo(words("fetch-unchanged"))
        if draft.refused:
            raise typer.Exit(EXIT_REFUSED)
