"""The README's pictures show what is drawn now, and are light."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

from tests.pictures import FOLDER, make

LARGEST = 100_000
UNLIKE = 1.0
"""Of 255 on average: libraries and fonts of another version round otherwise."""


def test_the_pictures_are_those_that_are_drawn() -> None:
    for name, content in make().items():
        kept = (FOLDER / name).read_bytes()
        assert len(kept) < LARGEST
        ours, theirs = (Image.open(BytesIO(each)).convert("L") for each in (content, kept))
        assert ours.size == theirs.size, name
        apart = np.abs(np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float))
        assert apart.mean() < UNLIKE, f"{name}: run python -m tests.pictures"
