"""The header of a table → where the cells of each meaning stand in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from geo.point import Service
from geo.refresh.text import tidy
from geo.refresh.vocabulary import Cells, Header, Vocabulary

Row = Sequence[str]

_LONGEST_HEADER = 200


class Columns:
    """What the columns of a table mean; what the header doesn't name is left out.

    `width` counts the columns, `recognised` the meanings found; `have_coordinates` tells whether a
    row can say where its point is; `services` are the columns that say yes or no to one service.
    """

    def __init__(self, header: Row, vocabulary: Vocabulary) -> None:
        ranked: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        services = []
        for column, text in enumerate(header):
            if len(text) > _LONGEST_HEADER:
                continue
            match vocabulary.header(text), tuple(vocabulary.services(text)):
                case Header(field, rank), _:
                    ranked[field].append((rank, column))
                case None, (service,):
                    services.append((column, service))
        self.width = len(header)
        self.recognised = len(ranked)
        self.services: tuple[tuple[int, Service], ...] = tuple(services)
        self.have_coordinates = "coordinates" in ranked or {"latitude", "longitude"} <= set(ranked)

        places = {field: [column for _, column in sorted(ranked[field])] for field in ranked}
        # A meaning without a column is read from the empty cell that `cells` puts after the last.
        self._leading = itemgetter(*(places.get(field, [-1])[0] for field in Cells._fields))
        self._spare = {field: columns[1:] for field, columns in places.items() if columns[1:]}

    def cells(self, row: Row) -> Cells:
        """The cells of a row as wide as the header; gaps are filled from the spare columns."""
        cells = Cells._make(self._leading([*row, ""]))
        for field, columns in self._spare.items():
            if not tidy(getattr(cells, field)):
                filling = (row[column] for column in columns if tidy(row[column]))
                cells = cells._replace(**{field: next(filling, "")})
        return cells
