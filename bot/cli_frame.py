"""What the commands have in common: options, exit codes, and errors in words."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any, Literal, NoReturn, TypeVar

import typer

from bot.settings_error import SettingsError
from geo.clock import KYIV
from geo.errors import GeoError

EXIT_NOTICES = 1
EXIT_REFUSED = 2
T = TypeVar("T")

EXIT_SETTINGS = 2
EXIT_UNREADABLE = 3
EXIT_NO_STORE = 4


def instant(text: str) -> datetime:
    """Read an ISO 8601 instant, of Kyiv where it names no time zone."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("an ISO 8601 instant, as 2026-03-17T21:30+02:00") from None
    return read if read.tzinfo else read.replace(tzinfo=KYIV)


SourceOption = Annotated[
    str, typer.Option("--source", help="Who published the points, where the file doesn't say.")
]
AsOfOption = Annotated[
    datetime | None,
    typer.Option("--as-of", parser=instant, help="When they were true, where it doesn't say."),
]
LangOption = Annotated[Literal["uk", "en"], typer.Option("--lang", help="Speak this language.")]


@contextmanager
def errors_in_words(lang: Literal["uk", "en"]) -> Iterator[None]:
    """Say what is wrong with a file, a setting or a number, and end with the code for it."""
    try:
        yield
    except GeoError as error:
        from bot.i18n import words_in
        from bot.views.failure import failure_text

        fail(failure_text(words_in(lang), error), EXIT_UNREADABLE)
    except SettingsError as error:
        from bot.i18n import words_in
        from bot.views.settings import settings_text

        fail(settings_text(words_in(lang), error.problems), EXIT_SETTINGS)


def terminal_user() -> str:
    """Who sits at the terminal, for the audit log."""
    import getpass

    return f"cli:{getpass.getuser()}"


def fail(text: str, code: int) -> NoReturn:
    """Say what is wrong on stderr and end."""
    typer.echo(text, err=True)
    raise typer.Exit(code) from None


def awaited(work: Coroutine[Any, Any, T]) -> T:
    """Do the work and give its result; asyncio is loaded for the commands that need it."""
    import asyncio

    return asyncio.run(work)
