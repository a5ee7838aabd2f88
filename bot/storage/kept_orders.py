"""The orders that stood last, on this machine's disk: for a start without Redis."""

from __future__ import annotations

from pathlib import Path

from bot.storage.durable import write_durably
from bot.storage.order_text import Standing, from_text, to_text

NAME = "orders"


class KeptOrders:
    """The file under `state_dir`; both methods raise OSError."""

    def __init__(self, state_dir: Path) -> None:
        self._path = state_dir / NAME

    def read(self) -> Standing:
        """What was kept; nothing if nothing was or it is damaged."""
        try:
            return from_text(self._path.read_text("utf-8", errors="replace"))
        except FileNotFoundError:
            return Standing()

    def write(self, standing: Standing) -> None:
        """Keep these from now on."""
        write_durably(self._path, to_text(standing).encode())
