"""The command line. Heavy imports wait until their command is called."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_doctor import doctor
from bot.cli_environment import state_dir
from bot.cli_export import export
from bot.cli_fetch import fetch
from bot.cli_frame import (
    EXIT_SETTINGS,
    AsOfOption,
    LangOption,
    SourceOption,
    errors_in_words,
    fail,
    instant,
)
from bot.cli_gazetteer import gazetteer_app
from bot.cli_orders import orders_app
from bot.cli_points import points_app
from bot.cli_poster import poster
from bot.clock import Clock, kyiv_now
from bot.signals import ending_at_once
from geo.coordinate import Coordinate
from geo.point import Service

app = typer.Typer(
    name="nezlamnist",
    help="Finds the nearest open Point of Invincibility (Пункт Незламності).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

PointsOption = Annotated[
    Path | None,
    typer.Option("--points", help="A list; else the published one, else POINTS, else the demo's."),
]
AtOption = Annotated[
    datetime | None,
    typer.Option("--at", parser=instant, help="The instant of the question; now by default."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]
ServiceOption = Annotated[
    list[Service] | None, typer.Option("--service", help="Only points that have it; repeatable.")
]
LatOption = Annotated[float | None, typer.Option("--lat", help="Latitude, degrees.")]
LonOption = Annotated[float | None, typer.Option("--lon", help="Longitude, degrees.")]


@app.command()
def chat(
    points: PointsOption = None,
    source: SourceOption = "",
    as_of: AsOfOption = None,
    at: AtOption = None,
    lang: LangOption = "uk",
) -> None:
    """Talk to the bot here: type towns and coordinates, press buttons by their numbers."""
    with errors_in_words(lang):
        from bot.lazy_models import import_aiogram

        import_aiogram()
        from bot.cli_state import answering_guide
        from bot.terminal.chat import run_chat

        run_chat(answering_guide(points, source, as_of, lang), lang, _clock(at))


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="A town, coordinates or a map's link.")] = "",
    lat: LatOption = None,
    lon: LonOption = None,
    points: PointsOption = None,
    source: SourceOption = "",
    as_of: AsOfOption = None,
    at: AtOption = None,
    service: ServiceOption = None,
    lang: LangOption = "uk",
    json: JsonOption = False,
) -> None:
    """One answer, as the bot would give it."""
    with errors_in_words(lang):
        from bot.cli_state import answering_guide
        from bot.i18n import words_in
        from bot.json_lines import answer_object, dump
        from bot.views.plain import to_text, to_text_with_choices
        from bot.views.render import render
        from geo.answer import Refinement, Which

        origin = text if lat is None and lon is None else _position(lat, lon)
        guide = answering_guide(points, source, as_of, lang)
        refinement = Refinement(services=frozenset(service or ()))
        answer = guide.near(origin, _clock(at)(), refinement)
        if json:
            _write(dump(answer_object(answer)))
        else:
            view = render(words_in(lang), answer)
            _write(to_text_with_choices(view) if isinstance(answer, Which) else to_text(view))


@app.command()
def resolve(
    texts: Annotated[list[str] | None, typer.Argument(help="Texts; stdin's lines without.")] = None,
    json: JsonOption = False,
) -> None:
    """Which settlement a text means: one line a query, best first."""
    with errors_in_words("uk"):
        from bot.assembly import load_gazetteer
        from bot.json_lines import dump, resolution_line, resolution_object

        gazetteer = load_gazetteer(state_dir())
        for query in texts or _stdin_lines():
            resolution = gazetteer.resolve(query)
            if json:
                _write(dump(resolution_object(query, resolution)))
            else:
                _write(resolution_line(query, resolution))


@app.command()
def nearest(
    lat: Annotated[float, typer.Option("--lat", help="Latitude, degrees.")],
    lon: Annotated[float, typer.Option("--lon", help="Longitude, degrees.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=20_000, help="How many.")] = 5,
    at: AtOption = None,
    service: ServiceOption = None,
    points: PointsOption = None,
    source: SourceOption = "",
    as_of: AsOfOption = None,
    include_closed: Annotated[
        bool, typer.Option("--include-closed", help="As many of the rest, with their state.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """The nearest open points, at any distance."""
    with errors_in_words("uk"):
        from bot.cli_state import answering_snapshot
        from bot.json_lines import dump, points_object, ranked_line
        from geo.finder import rank

        snapshot = answering_snapshot(points, source, as_of, "uk")
        ranked = rank(
            snapshot,
            _position(lat, lon),
            _clock(at)(),
            service or (),
            limit,
            include_closed=include_closed,
        )
        if json:
            _write(dump(points_object(snapshot.manifest, ranked)))
            return
        if snapshot.manifest.demo:
            from bot.i18n import words_in

            typer.echo(words_in("uk")("demo"), err=True)
        for each in ranked:
            _write(ranked_line(each))


@app.command()
def run(
    demo: Annotated[
        bool, typer.Option("--demo", help="Serve the made-up points, marked as such.")
    ] = False,
    lang: LangOption = "uk",
) -> None:
    """Start the bot in Telegram, with settings from the environment or .env."""
    with ending_at_once(), errors_in_words(lang):
        from bot.i18n import words_in
        from bot.settings import DemoRefusedError, load_settings

        try:
            settings = load_settings()
            from bot.lazy_models import import_aiogram

            import_aiogram()  # only once the settings are right
            from bot.serving import serve

            code = serve(settings, demo=demo)
        except DemoRefusedError:
            fail(words_in(lang)("demo-refused"), EXIT_SETTINGS)
        raise typer.Exit(code)


app.command()(doctor)
app.command()(poster)
points_app.command()(fetch)
points_app.command()(export)
app.add_typer(points_app)
app.add_typer(orders_app)
app.add_typer(gazetteer_app)


def _position(lat: float | None, lon: float | None) -> Coordinate:
    if lat is None or lon is None:
        raise typer.BadParameter("--lat and --lon go together")
    return Coordinate(lat, lon)


def _clock(at: datetime | None) -> Clock:
    return (lambda: at) if at else kyiv_now


def _stdin_lines() -> Iterator[str]:
    return (line.rstrip("\n") for line in sys.stdin if line.strip())


def _write(line: str) -> None:
    """Line by line, so that a program which asks over a pipe is answered at once."""
    typer.echo(line)
    sys.stdout.flush()


def main() -> None:
    """Run the command line in UTF-8, whatever the terminal's locale."""
    # Loading makes some 300,000 objects that stay, and hardly a cycle: nothing to look for.
    gc.set_threshold(1_000_000, 20, 100)
    # Typer is built on pydantic, which would look through all installed packages for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    finally:
        # Python would look for cycles once more in what ends with the process.
        gc.freeze()
