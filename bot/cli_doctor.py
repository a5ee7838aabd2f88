"""`nezlamnist doctor`: what keeps the bot from answering, and what to do."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from bot.cli_frame import awaited

EXIT_SICK = 1

LangOption = Annotated[Literal["uk", "en"], typer.Option("--lang", help="Speak this language.")]


def doctor(lang: LangOption = "uk") -> None:
    """Check settings, token, webhook, Redis, points, clock and disk, and say what to do.

    Changes nothing and prints no secret; the exit code is 1 when something is broken.
    """
    from bot.doctor.examination import examine
    from bot.doctor.finding import Level
    from bot.doctor.report import report, worst
    from bot.i18n import words_in
    from bot.settings import load_settings
    from bot.settings_error import SettingsError
    from bot.views.settings import settings_text

    words = words_in(lang)
    try:
        settings = load_settings()
    except SettingsError as error:
        typer.echo(settings_text(words, error.problems))
        raise typer.Exit(EXIT_SICK) from None
    findings = awaited(examine(settings))
    typer.echo(report(words, findings))
    if worst(findings) is Level.FAIL:
        raise typer.Exit(EXIT_SICK)
