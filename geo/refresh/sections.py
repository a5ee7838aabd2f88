"""Rows under a header → rows with what the headings between them say.

A heading is a row with one text in it. «Пункти, що працюють цілодобово» gives its hours to the rows
below that have none of their own, «Резервні пункти» its kind; it holds until the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geo.hours import Access, parse_hours
from geo.point import Kind
from geo.refresh.columns import Columns, Row
from geo.refresh.notices import Notices, Severity
from geo.refresh.text import is_blank, tidy
from geo.refresh.vocabulary import Vocabulary

_NARROW = 2
_DEGREES = re.compile(r"-?\d{1,3}\.\d{1,20}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Section:
    """What the headings above say for the rows that don't say it: hours, kind, withheld."""

    hours: str = ""
    kind: Kind | None = None
    withheld: bool = False


class Sections:
    """Takes headings, sums, repeated headers and the template's examples out of a table's rows."""

    def __init__(self, columns: Columns, vocabulary: Vocabulary, notices: Notices) -> None:
        self._columns = columns
        self._vocabulary = vocabulary
        self._notices = notices

    def under(
        self, rows: Iterable[tuple[int, Row]], *, drawn: bool
    ) -> Iterator[tuple[int, Row, Section]]:
        """The rows of the list itself, each with the section it stands in.

        Only in a table that is `drawn` is there anything between them.
        """
        section = Section()
        for number, row in rows:
            if not drawn:
                yield number, row, section
                continue
            if self._is_plain(row):
                yield number, row, section
                continue
            filled = [column for column, cell in enumerate(row) if not is_blank(cell)]
            if not filled:
                continue
            heading = self._heading(row, filled)
            if heading:
                section = self._read(section, heading, number)
            elif self._is_header(row, filled) or self._is_example(row):
                continue
            elif self._is_total(row, filled):
                self._notices.add("total-row", Severity.INFO, number)
            else:
                yield number, row, section

    def _is_plain(self, row: Row) -> bool:
        """Whether it is a point's row at first sight, as nearly all are: degrees stand in it.

        No heading, no sum and no header has them in a column of coordinates.
        """
        cells = (row[column] for column in self._columns.coordinates if column < len(row))
        return any(map(_DEGREES.fullmatch, cells)) and not self._is_example(row)

    def _heading(self, row: Row, filled: list[int]) -> str:
        """The text of a heading, "" for any other row; a merged cell may be repeated."""
        if self._columns.width <= _NARROW or len({row[column] for column in filled}) > 1:
            return ""
        text = tidy(row[filled[0]])
        if not any(map(str.isalpha, text)):
            return ""
        # An address alone in its row is a point that waits for its place.
        is_address = filled[0] in self._columns.addresses and any(map(str.isdigit, text))
        return "" if is_address and not self._hours(text) else text

    def _is_total(self, row: Row, filled: list[int]) -> bool:
        """Whether it is a row of sums: a café may be called «Разом», but then it is somewhere."""
        somewhere = self._columns.coordinates | self._columns.addresses
        return somewhere.isdisjoint(filled) and self._vocabulary.is_total(row[filled[0]])

    def _is_header(self, row: Row, filled: list[int]) -> bool:
        """Whether the header comes again, or the columns are numbered under it."""
        header, first = self._columns.header, filled[0]
        if tidy(row[first]) not in (str(first + 1), *header[first : first + 1]):
            return False
        cells = tuple(map(tidy, row))
        return cells[: len(header)] == header or (
            len(filled) > _NARROW and all(cells[column] == str(column + 1) for column in filled)
        )

    def _is_example(self, row: Row) -> bool:
        name = self._columns.first("name")
        return 0 <= name < len(row) and self._vocabulary.is_example(row[name])

    def _read(self, section: Section, heading: str, number: int) -> Section:
        """What holds below a heading; what it doesn't understand must not make a point open."""
        hours, kind = self._hours(heading), self._vocabulary.kind(heading)
        if self._vocabulary.withholds(heading):
            section = replace(section, withheld=True)
        elif hours or kind:
            section = replace(section, hours=hours, kind=kind or section.kind)
        elif not self._vocabulary.names_unit(heading):
            section = replace(section, hours="")
        # A heading over withheld rows may name the place.
        said = "" if section.withheld else heading
        self._notices.add("heading", Severity.INFO, number, value=said)
        return section

    def _hours(self, heading: str) -> str:
        """The part of a heading that is hours."""
        for text in (heading, self._vocabulary.without_lead(heading)):
            if parse_hours(text).access is not Access.UNKNOWN:
                return text
        return ""
