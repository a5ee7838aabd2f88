"""`nezlamnist poster`: the points of a town on paper, for a door."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli_frame import EXIT_UNREADABLE, awaited, fail
from bot.cli_points import errors_of_points
from bot.clock import kyiv_now


def poster(
    place: Annotated[str, typer.Argument(help="A city, a town, a village.")],
    lang: Annotated[
        Literal["uk", "en", "both"], typer.Option("--lang", help="Print it in this language.")
    ] = "uk",
    out: Annotated[Path, typer.Option("--out", help="Where to write it.")] = Path("poster.pdf"),
    by: Annotated[
        Literal["distance", "street"],
        typer.Option("--by", help="The list from the centre outwards, or street by street."),
    ] = "distance",
    bot: Annotated[
        str,
        typer.Option("--bot", help="The bot's name for the QR code; the national map without."),
    ] = "",
    points: Annotated[
        Path | None,
        typer.Option(
            "--points", help="A list; else the published one, else POINTS, else the demo's."
        ),
    ] = None,
) -> None:
    """Write a poster of a town's points as a PDF of A4: a map, a list, a QR code.

    Ends with 3 where there is nothing to print.
    """
    with errors_of_points("en" if lang == "en" else "uk") as words:
        from bot.drawing.poster import draw_poster
        from bot.i18n import LANGUAGES, words_in
        from bot.links import Links
        from bot.published import guide_at_hand
        from bot.settings import load_points_settings
        from bot.views.names import name_with_oblast
        from bot.views.poster import Order, QrLink, choose, poster_sheet
        from geo.gazetteer.settlement import Settlement
        from geo.geocoding.outcome import Ambiguous, Found, Place

        guide, _ = awaited(guide_at_hand(load_points_settings(), points))
        shown = place[:40]
        match guide.locate(place):
            case Found(Place(settlement=Settlement() as settlement)):
                pass
            case Ambiguous(candidates):
                named = (name_with_oblast(words, each.settlement) for each in candidates[:8])
                fail(
                    words("poster-ambiguous", name=shown, places="; ".join(named)), EXIT_UNREADABLE
                )
            case _:
                fail(words("area-unknown", name=shown), EXIT_UNREADABLE)
        chosen = choose(guide, settlement)
        if not chosen.points:
            fail(words("poster-none", place=name_with_oblast(words, settlement)), EXIT_UNREADABLE)
        link = QrLink.to(Links(bot.removeprefix("@")), settlement)
        spoken = LANGUAGES if lang == "both" else (lang,)
        sheets = [
            poster_sheet(words_in(each), guide, chosen, Order(by), kyiv_now(), link)
            for each in spoken
        ]
        try:
            out.write_bytes(draw_poster(sheets, spoken[0]))
        except OSError:
            fail(words("export-not-written", file=str(out)), EXIT_UNREADABLE)
        typer.echo(words("poster-written", file=str(out), points=str(len(chosen.points))))
