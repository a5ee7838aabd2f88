"""Every word a person reads: Project Fluent files, `uk/*.ftl` and `en/*.ftl`."""

from pathlib import Path

FOLDER = Path(__file__).parent
