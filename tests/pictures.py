"""The README's pictures, made from the demo points: `python -m tests.pictures` writes them anew."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

import data
from bot.assembly import load_guide, load_snapshot
from bot.drawing.picture import draw_picture
from bot.drawing.poster import draw_poster
from bot.i18n import words_in
from bot.links import Links
from bot.views.picture import picture_map
from bot.views.poster import Order, QrLink, choose, poster_sheet
from geo.answer import Nearest, Refinement
from geo.clock import KYIV
from geo.guide import Guide

FOLDER = Path(data.__file__).parent / "pictures"
ASKED = datetime(2026, 11, 17, 18, 30, tzinfo=KYIV)
TOWN = "Бровари"

_SCALE = 1.35
_STEP = 17


def make() -> dict[str, bytes]:
    """The pictures by the names of their files."""
    guide = load_guide(load_snapshot())
    return {"map.png": _map(guide), "poster.png": _poster(guide)}


def _map(guide: Guide) -> bytes:
    """The map under the answer that the README begins with."""
    answer = guide.near(TOWN, ASKED, Refinement())
    assert isinstance(answer, Nearest)
    points = tuple((number, each.point) for number, each in enumerate(answer.open, 1))
    return draw_picture(picture_map(words_in("uk"), guide, answer.place.settlement, points))


def _poster(guide: Guide) -> bytes:
    """The first page of the town's poster, as a printer would have it."""
    answer = guide.near(TOWN, ASKED, Refinement())
    assert isinstance(answer, Nearest)
    settlement = answer.place.settlement
    assert settlement is not None
    link = QrLink.to(Links("demo_bot"), settlement)
    chosen = choose(guide, settlement)
    sheet = poster_sheet(words_in("uk"), guide, chosen, Order.DISTANCE, ASKED, link)
    page = pypdfium2.PdfDocument(draw_poster([sheet], "uk"))[0]
    image: Image.Image = page.render(scale=_SCALE).to_pil().convert("L")
    few_shades = image.point([round(value / _STEP) * _STEP for value in range(256)])
    content = BytesIO()
    few_shades.save(content, "PNG", optimize=True)
    return content.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, picture in make().items():
        (FOLDER / name).write_bytes(picture)
