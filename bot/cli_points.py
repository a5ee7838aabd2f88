"""`nezlamnist points`: check lists of points, give them to running bots, take them back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from bot.cli_frame import (
    EXIT_NO_STORE,
    EXIT_NOTICES,
    EXIT_REFUSED,
    EXIT_SETTINGS,
    EXIT_UNREADABLE,
    AsOfOption,
    LangOption,
    SourceOption,
    awaited,
    errors_in_words,
    fail,
    terminal_user,
)
from bot.cli_template import template

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.i18n import Words

T = TypeVar("T")

points_app = typer.Typer(
    name="points", help="The points that running bots answer from.", no_args_is_help=True
)
points_app.command()(template)

FileArgument = Annotated[Path, typer.Argument(help="CSV, XLSX, GeoJSON, Esri JSON or cards.")]
SourceIdOption = Annotated[
    str, typer.Option("--source-id", help="Which of several lists it is: kyiv, business.")
]
LicenceOption = Annotated[str, typer.Option("--licence", help="On what terms it is published.")]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="HEADER=NAME",
        help="What a column is in the template: «Де=Адреса»; nothing after = leaves it out.",
    ),
]


@points_app.command()
def check(
    file: FileArgument,
    source_id: SourceIdOption = "main",
    source: SourceOption = "",
    licence: LicenceOption = "",
    as_of: AsOfOption = None,
    column: ColumnOption = None,
    json: Annotated[bool, typer.Option("--json", help="JSON instead of text.")] = False,
    lang: LangOption = "uk",
) -> None:
    """Say what is wrong with a list and what it would change; change nothing.

    Ends with 0 for a clean list, 1 where rows can't be used, 2 where a guard would refuse it, 3
    where it can't be read.
    """
    with errors_of_points(lang) as words:
        from bot.cli_progress import CHECKING, progress_bar
        from bot.json_lines import dump
        from bot.points_text import report_text
        from bot.publication import ListFile, check_file
        from bot.settings import load_store_settings

        said = ListFile(file, source_id, source, licence, as_of, _columns(column))
        with progress_bar(words, CHECKING) as progress:
            draft, compared = check_file(load_store_settings(), said, progress)
        if not compared:
            typer.echo(words("points-not-compared"), err=True)
        typer.echo(dump(draft.as_json()) if json else report_text(words, draft))
        if draft.refused:
            raise typer.Exit(EXIT_REFUSED)
        if draft.errors:
            raise typer.Exit(EXIT_NOTICES)


@points_app.command()
def publish(
    file: FileArgument,
    source_id: SourceIdOption = "main",
    source: SourceOption = "",
    licence: LicenceOption = "",
    as_of: AsOfOption = None,
    column: ColumnOption = None,
    override: Annotated[
        str, typer.Option("--override", help="Why it is right though a guard refuses it.")
    ] = "",
    second: Annotated[
        str,
        typer.Option("--second", help="Another admin of ADMINS who says so; with --override."),
    ] = "",
    demo: Annotated[
        bool,
        typer.Option("--demo", help="Publish made-up points; bots without --demo refuse them."),
    ] = False,
    lang: LangOption = "uk",
) -> None:
    """Give a list of points to every running bot that shares this Redis, or this STATE_DIR."""
    with errors_of_points(lang) as words:
        from bot.admin.consent import named_override
        from bot.cli_progress import PUBLISHING, progress_bar
        from bot.points_text import published_text
        from bot.publication import ListFile, publish_file
        from bot.settings import load_admins, load_store_settings

        said = ListFile(file, source_id, source, licence, as_of, _columns(column))
        admins = load_admins() if override else ()
        agreed = (
            (lambda draft: named_override(override, second, admins, draft)) if override else None
        )
        with progress_bar(words, PUBLISHING) as progress:
            draft, receipt = publish_file(load_store_settings(), said, agreed, progress, demo=demo)
        typer.echo(published_text(words, draft, receipt))


@points_app.command()
def rollback(
    source_id: SourceIdOption = "main",
    to: Annotated[
        str, typer.Option("--to", help="The edition, by the first digits of its sha256.")
    ] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why, for the audit.")] = "",
    lang: LangOption = "uk",
) -> None:
    """Take up the list that stood before, in every running bot."""
    with errors_of_points(lang) as words:
        from bot.points_text import receipt_text

        receipt = _at_desk(
            lambda desk: desk.roll_back(source_id, terminal_user(), to or None, reason)
        )
        typer.echo(receipt_text(words, receipt))


@points_app.command()
def history(
    source_id: Annotated[str, typer.Option("--source-id", help="Of one list only.")] = "",
    lang: LangOption = "uk",
) -> None:
    """What was published, by whom and when, the latest first."""
    with errors_of_points(lang) as words:
        from bot.points_text import history_text

        typer.echo(history_text(words, _at_desk(lambda desk: desk.history(source_id or None))))


@points_app.command()
def status(lang: LangOption = "uk") -> None:
    """What is published now: a line for each list."""
    with errors_of_points(lang) as words:
        from bot.points_text import status_text

        typer.echo(status_text(words, _at_desk(lambda desk: desk.status())))


@points_app.command()
def audit(
    last: Annotated[int, typer.Option("--last", min=1, max=10_000, help="How many.")] = 20,
    json: Annotated[bool, typer.Option("--json", help="A JSON object a line.")] = False,
    lang: LangOption = "uk",
) -> None:
    """Who did what to lists and orders, and what was refused, the latest first."""
    with errors_of_points(lang) as words:
        from bot.points_text import audit_text

        entries = _at_desk(lambda desk: desk.audit(last))
        if json:
            for entry in entries:
                typer.echo(entry.as_text())
        else:
            typer.echo(audit_text(words, entries))


def _columns(written: list[str] | None) -> dict[str, str]:
    """The meaning of each header; a header may have = in it, a meaning has none."""
    given = {}
    for text in written or ():
        header, equals, meaning = text.rpartition("=")
        if not equals or not header.strip():
            raise typer.BadParameter("a header as written, = and a name", param_hint="--column")
        given[header] = meaning.strip()
    return given


def _at_desk(act: Callable[[Desk], Awaitable[T]]) -> T:
    from bot.publication import desk_at_hand
    from bot.settings import load_store_settings

    async def ask() -> T:
        async with desk_at_hand(load_store_settings()) as desk:
            return await act(desk)

    return awaited(ask())


@contextmanager
def errors_of_points(lang: Literal["uk", "en"]) -> Iterator[Words]:
    """Say what went wrong, and end with the code for it."""
    with errors_in_words(lang):
        from bot.attempts import SecondRefusedError
        from bot.desk import NothingToRollBackError, RefusedByGuardError, StaleDraftError
        from bot.i18n import words_in
        from bot.points_text import refusal_text
        from bot.settings import DemoRefusedError
        from bot.storage.breaker import StoreUnavailableError
        from bot.storage.embedded import EmbeddedUnavailableError
        from geo.errors import QueryError

        words = words_in(lang)
        try:
            yield words
        except DemoRefusedError:
            fail(words("demo-not-published"), EXIT_SETTINGS)
        except RefusedByGuardError as error:
            fail(refusal_text(words, error.verdicts), EXIT_REFUSED)
        except SecondRefusedError as error:
            fail(words(f"second-{error.code}", labels=error.labels or "–"), EXIT_REFUSED)
        except QueryError:
            fail(words("points-source-id"), EXIT_UNREADABLE)
        except StaleDraftError:
            fail(words("points-stale"), EXIT_REFUSED)
        except NothingToRollBackError:
            fail(words("points-nothing-before"), EXIT_REFUSED)
        except EmbeddedUnavailableError:
            fail(words("no-own-redis"), EXIT_NO_STORE)
        except StoreUnavailableError:
            fail(words("no-redis"), EXIT_NO_STORE)
