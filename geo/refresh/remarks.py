"""What there is to say about the rows of one table, in its columns' own words."""

from __future__ import annotations

from geo.refresh.columns import Columns
from geo.refresh.notices import Notices, Severity
from geo.refresh.vocabulary import Cells

_NO_CELLS = Cells._make([""] * len(Cells._fields))


class Remarks:
    """Notices about the row that was begun last; of a withheld row the values stay out.

    `sheet` stands before the columns' names where a file has several tables.
    """

    def __init__(self, notices: Notices, columns: Columns, sheet: str = "") -> None:
        self._notices = notices
        self._columns = columns
        self._sheet = f"{sheet}: " if sheet else ""
        self._row = 0
        self._cells = _NO_CELLS
        self._shown = False

    def begin(self, row: int, cells: Cells = _NO_CELLS, *, withheld: bool = True) -> None:
        """Speak of this row from now on."""
        self._row, self._cells, self._shown = row, cells, not withheld

    def error(self, code: str, field: str = "") -> None:
        """The row gives no point."""
        self._add(code, Severity.ERROR, field)

    def warn(self, code: str, field: str, value: str | None = None) -> None:
        """A cell is not understood, and what it says is lost."""
        self._add(code, Severity.WARNING, field, value)

    def note(self, code: str, field: str = "", value: str | None = None) -> None:
        """Something to know, nothing to mend."""
        self._add(code, Severity.INFO, field, value)

    def _add(self, code: str, severity: Severity, field: str, value: str | None = None) -> None:
        if not self._notices.has_room(code):
            self._notices.add(code, severity)
            return
        said = getattr(self._cells, field, "") if value is None else value
        column = self._columns.written(field) or (field if value is not None else "")
        self._notices.add(
            code, severity, self._row, self._sheet + column, said if self._shown else ""
        )
