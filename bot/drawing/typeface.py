"""Source Sans Pro, which has Ukrainian letters and may be embedded (SIL Open Font License 1.1)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

_FILES: Final = files("font_source_sans_pro") / "files"
_WEIGHTS = {False: "Regular", True: "Bold"}


def font_path(*, bold: bool) -> Path:
    """The TrueType file of a weight."""
    return Path(str(_FILES / f"SourceSansPro-{_WEIGHTS[bold]}.ttf"))
