"""The schematic map: what is written on it is legible, and says what it stands at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from bot.drawing.labels import Labels
from bot.drawing.schematic import Style, draw_map
from bot.drawing.sheet import Landmark, Map, Mark
from bot.drawing.surface import BLACK, LIGHT, XY, Align, Box
from geo.coordinate import Coordinate

STYLE = Style(disc=24, text=26, line=1.5, margin=44)
BOX = Box(0, 0, 800, 800)
STEPS = tuple((float(metres), f"{metres} м") for metres in (50, 100, 200, 500, 1000, 2000, 5000))
CENTRE = Landmark("Бровари", Coordinate(50.511, 30.79))


@dataclass
class Recorder:
    """A Surface that remembers; a letter is half as wide as high."""

    rings: list[float] = field(default_factory=list)
    texts: list[tuple[str, Box]] = field(default_factory=list)

    def line(
        self, points: Sequence[XY], width: float, shade: float = BLACK, *, closed: bool = False
    ) -> None:
        """Not remembered."""

    def polygon(self, points: Sequence[XY], shade: float = BLACK) -> None:
        """Not remembered."""

    def circle(
        self,
        centre: XY,
        radius: float,
        *,
        fill: float | None = None,
        shade: float = BLACK,
        width: float = 0,
    ) -> None:
        if shade == LIGHT:
            self.rings.append(radius)

    def text(
        self,
        at: XY,
        text: str,
        size: float,
        *,
        bold: bool = False,
        shade: float = BLACK,
        align: Align = Align.LEFT,
    ) -> None:
        width = self.text_width(text, size)
        left = {Align.LEFT: 0.0, Align.MIDDLE: width / 2, Align.RIGHT: width}[align]
        self.texts.append((text, Box(at[0] - left, at[1], width, size * 0.7)))

    def text_width(self, text: str, size: float, *, bold: bool = False) -> float:
        return len(text) * size / 2

    def clip(self, box: Box | None) -> None:
        """Not remembered."""


def meet(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.top and b.y < a.top


def drawn(marks: Sequence[Mark], landmarks: Sequence[Landmark] = ()) -> Recorder:
    recorder = Recorder()
    shown = Map(tuple(marks), STEPS, "Пн", CENTRE, tuple(landmarks))
    draw_map(recorder, BOX, shown, STYLE)
    return recorder


offsets = st.floats(-0.02, 0.02)
places = st.lists(
    st.builds(lambda lat, lon: Coordinate(50.511 + lat, 30.79 + lon), offsets, offsets),
    min_size=1,
    max_size=30,
)


@given(places)
def test_every_ring_has_its_name_and_no_text_covers_another(found: list[Coordinate]) -> None:
    marks = [Mark(number, at) for number, at in enumerate(found, 1)]
    abouts = [Landmark(f"Село{number}", at) for number, at in enumerate(found)]
    recorder = drawn(marks, abouts)
    names = [text for text, _ in recorder.texts if text.endswith(" м")]
    assert len(names) == len(recorder.rings) + 1, "and the scale has one"
    boxes = [box for text, box in recorder.texts if not text.isdigit()]
    for number, box in enumerate(boxes):
        assert not any(meet(box, other) for other in boxes[number + 1 :])


def test_the_centre_is_named_beside_where_neither_below_nor_above_has_room() -> None:
    marks = [
        Mark(1, Coordinate(50.5113, 30.79)),
        Mark(2, Coordinate(50.5107, 30.79)),
        Mark(3, Coordinate(50.513, 30.793)),
    ]
    assert "Бровари" in [text for text, _ in drawn(marks).texts]


def test_a_name_has_the_first_place_with_room_or_none() -> None:
    labels = Labels(Recorder(), BOX, 20)
    labels.keep_off(Box(90, 90, 20, 20))
    assert labels.find([(100, 100), (300, 300)], "Княжичі") == (300, 300)
    assert labels.find([(300, 300), (5, 5)], "Княжичі") is None, "taken, or cut by the edge"
