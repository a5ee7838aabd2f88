"""`nezlamnist points template`: the table that lists are best kept in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli_frame import EXIT_UNREADABLE, LangOption, fail


def template(
    file: Annotated[
        Path | None, typer.Argument(help="Where to write it; points.xlsx or points.csv.")
    ] = None,
    format_: Annotated[
        Literal["xlsx", "csv"], typer.Option("--format", help="A workbook, or plain text.")
    ] = "xlsx",
    lang: LangOption = "uk",
) -> None:
    """Write an empty table with our columns, hints and examples, to be filled and published."""
    from bot.i18n import words_in
    from geo.refresh.template import template_csv, template_xlsx

    words = words_in(lang)
    path = file or Path(f"points.{format_}")
    content = template_csv(lang) if format_ == "csv" else template_xlsx(lang)
    try:
        # Never over a list that somebody has filled.
        with path.open("xb") as written:
            written.write(content)
    except FileExistsError:
        fail(words("template-exists", file=str(path)), EXIT_UNREADABLE)
    except OSError:
        fail(words("template-not-written", file=str(path)), EXIT_UNREADABLE)
    typer.echo(words("template-written", file=str(path)))
