"""A link as a QR code; the door to segno."""

from __future__ import annotations

import segno

from bot.drawing.surface import BLACK, Box, Surface

QUIET = 4
"""Modules of white that readers need on all sides."""


def draw_qr(surface: Surface, box: Box, text: str) -> None:
    """Fill the square box with the code and its quiet zone; legible with a tenth of it damaged."""
    rows = segno.make_qr(text, error="m").matrix
    module = box.width / (len(rows) + 2 * QUIET)
    for number, row in enumerate(rows):
        top = box.top - (QUIET + number) * module
        begun = None
        for place, dark in enumerate((*row, 0)):
            if dark and begun is None:
                begun = place
            elif not dark and begun is not None:
                left, right = (box.x + (QUIET + each) * module for each in (begun, place))
                # A row overlaps the next by a hair, or a printer leaves white between them.
                low = top - module * 1.02
                surface.polygon(((left, low), (right, low), (right, top), (left, top)), BLACK)
                begun = None
