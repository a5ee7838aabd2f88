"""`nezlamnist points`: the points that the running bots answer from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_frame import (
    EXIT_NO_STORE,
    EXIT_SETTINGS,
    AsOfOption,
    LangOption,
    SourceOption,
    errors_in_words,
    fail,
)

points_app = typer.Typer(name="points", help="The points that running bots answer from.")


@points_app.callback()
def _group() -> None:
    """Without this typer would take the one command for the group itself."""


@points_app.command()
def publish(
    file: Annotated[Path, typer.Argument(help="CSV, GeoJSON or Esri JSON.")],
    source: SourceOption = "",
    as_of: AsOfOption = None,
    demo: Annotated[
        bool,
        typer.Option("--demo", help="Publish made-up points; bots without --demo refuse them."),
    ] = False,
    lang: LangOption = "uk",
) -> None:
    """Give a list of points to every running bot that shares this Redis, or this STATE_DIR."""
    with errors_in_words(lang):
        from bot.i18n import words_in
        from bot.publication import publish_file
        from bot.settings import DemoRefusedError, SettingsError, load_store_settings
        from bot.storage.breaker import StoreUnavailableError
        from bot.storage.embedded import EmbeddedUnavailableError
        from bot.views.settings import settings_text

        words = words_in(lang)
        try:
            settings = load_store_settings()
            receipt = publish_file(settings, file, source, as_of, demo=demo)
        except SettingsError as error:
            fail(settings_text(words, error.problems), EXIT_SETTINGS)
        except DemoRefusedError:
            fail(words("demo-not-published"), EXIT_SETTINGS)
        except EmbeddedUnavailableError:
            fail(words("no-own-redis"), EXIT_NO_STORE)
        except StoreUnavailableError:
            fail(words("no-redis"), EXIT_NO_STORE)
        typer.echo(
            words(
                "published",
                count=receipt.counts.total,
                standby=receipt.counts.standby,
                hromadas=receipt.withheld_hromadas,
                rows=receipt.rows_left_out,
                sha256=receipt.sha256,
            )
        )
