"""`nezlamnist points export`: the public points as a file for tables, maps, phones and SMS."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli_frame import EXIT_UNREADABLE, LangOption, awaited, fail
from bot.cli_points import errors_of_points
from bot.clock import kyiv_now

if TYPE_CHECKING:
    from bot.i18n import Words
    from geo.guide import Guide

Format = Literal["csv", "xlsx", "geojson", "kml", "gpx", "txt"]

PointsOption = Annotated[
    Path | None,
    typer.Option("--points", help="A list; else the published one, else POINTS."),
]


def export(
    place: Annotated[
        str, typer.Argument(help="A settlement, an oblast, a code; all points without.")
    ] = "",
    oblast: Annotated[str, typer.Option(help="Its name or code: Житомирська, UA18.")] = "",
    raion: Annotated[str, typer.Option(help="Its name or code.")] = "",
    hromada: Annotated[str, typer.Option(help="Its name or code.")] = "",
    format_: Annotated[Format, typer.Option("--format", help="Of the file.")] = "csv",
    out: Annotated[
        Path | None, typer.Option("--out", help="Where to write it; points.<format> without.")
    ] = None,
    points: PointsOption = None,
    lang: LangOption = "uk",
) -> None:
    """Write the public points of a part of the country to a file; withheld ones never.

    csv and xlsx can be published again; gpx, kml and geojson open in maps without a network; txt
    is for SMS: a line a point, put together into pieces of at most 201 characters. Ends with 3
    where there is nothing to write.
    """
    with errors_of_points(lang) as words:
        from bot.published import guide_at_hand
        from bot.settings import load_points_settings
        from bot.views.area import area_name, exported

        guide, is_real = awaited(guide_at_hand(load_points_settings(), points))
        if not is_real:
            fail(words("points-none"), EXIT_UNREADABLE)
        head = _head(words, guide, place, {"oblast": oblast, "raion": raion, "hromada": hromada})
        chosen = guide.within(head)
        if not chosen:
            fail(words("area-empty", place=area_name(words, head, guide)), EXIT_UNREADABLE)
        path = out or Path(f"points.{format_}")
        try:
            path.write_bytes(exported(words, format_, head, chosen, guide, kyiv_now()))
        except OSError:
            fail(words("export-not-written", file=str(path)), EXIT_UNREADABLE)
        typer.echo(words("export-written", file=str(path), count=len(chosen)))


def _head(words: Words, guide: Guide, place: str, units: dict[str, str]) -> str:
    """The head of the codes of what was named; empty for the whole country."""
    from geo.gazetteer.heads import HROMADA, OBLAST, RAION, heads_named

    levels = {"oblast": OBLAST, "raion": RAION, "hromada": HROMADA}
    named = [(kind, name) for kind, name in units.items() if name]
    if len(named) + bool(place) > 1:
        raise typer.BadParameter("a place or one of --oblast, --raion, --hromada")
    if not named and not place:
        return ""
    heads = (
        guide.areas(place)
        if place
        else heads_named(guide.gazetteer, named[0][1], levels[named[0][0]])
    )
    shown = (place or named[0][1])[:40]
    if not heads:
        fail(words("area-unknown", name=shown), EXIT_UNREADABLE)
    if len(heads) > 1:
        fail(words("area-ambiguous", name=shown, codes=", ".join(heads)), EXIT_UNREADABLE)
    return heads[0]
