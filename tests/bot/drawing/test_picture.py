"""The map's picture: small, quick to send, its dots where the points are."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot.drawing.picture import SIZE, draw_picture, draw_viewed
from bot.drawing.sheet import Landmark, Map, Mark
from geo.coordinate import Coordinate

STEPS = tuple((float(metres), f"{metres} м") for metres in (100, 200, 500, 1000, 2000))
CENTRE = Landmark("Бровари", Coordinate(50.511, 30.79))
MARKS = (
    Mark(1, Coordinate(50.515, 30.795)),
    Mark(2, Coordinate(50.500, 30.790)),
    Mark(3, Coordinate(50.530, 30.820), hollow=True),
)
SHOWN = Map(MARKS, STEPS, "Пн", CENTRE, (Landmark("Княжичі", Coordinate(50.505, 30.81)),))


def image_of(shown: Map) -> Image.Image:
    return Image.open(BytesIO(draw_picture(shown)))


def test_it_is_a_small_png_in_shades_of_grey() -> None:
    content = draw_picture(SHOWN)
    assert len(content) <= 60_000
    image = Image.open(BytesIO(content))
    assert (image.format, image.size, image.mode) == ("PNG", (SIZE, SIZE), "L")
    assert image.getpixel((5, SIZE // 2)) == 255, "white of its own, whatever the chat's colour"


def test_the_dots_are_where_the_points_are() -> None:
    content, view = draw_viewed(SHOWN)
    image = Image.open(BytesIO(content))
    xs = [view.of(mark.at)[0] for mark in MARKS]
    ys = [view.of(mark.at)[1] for mark in MARKS]
    assert xs[1] < xs[0] < xs[2], "west to east"
    assert ys[1] < ys[0] < ys[2], "south to north"
    for mark, x, y in zip(MARKS, xs, ys, strict=True):
        ground = image.getpixel((round(x) + 17, round(SIZE - y)))
        assert ground == (255 if mark.hollow else 0), "a disc stands there, hollow or full"


@pytest.mark.parametrize(
    "shown",
    [
        replace(SHOWN, marks=(MARKS[0],) * 3),
        replace(SHOWN, marks=MARKS[:1], centre=None, landmarks=()),
        replace(SHOWN, marks=(Mark(999, Coordinate(44.5, 33.5)), MARKS[0]), warning="ДЕМО"),
        replace(SHOWN, marks=tuple(replace(MARKS[0], number=number) for number in range(120))),
    ],
)
def test_any_points_can_be_drawn(shown: Map) -> None:
    assert image_of(shown).size == (SIZE, SIZE)


def test_the_town_is_drawn_only_where_it_is_told() -> None:
    assert draw_picture(SHOWN) != draw_picture(replace(SHOWN, centre=None))
