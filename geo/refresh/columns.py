"""The header of a table → where the cells of each meaning stand in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from geo.errors import PointsFileError
from geo.point import Service
from geo.refresh.text import label, tidy
from geo.refresh.vocabulary import Cells, Header, Vocabulary

Row = Sequence[str]

MAX_COLUMNS = 500

_LONGEST_HEADER = 200
_FIRST = -1
_COORDINATES = frozenset({"coordinates", "latitude", "longitude"})
_ADDRESS = frozenset({"street_and_house", "street", "settlement"})


class Columns:
    """What the columns of a table mean; what the header doesn't name is left out.

    `header` is the row as written, `recognised` counts the meanings found, `unknown` are the texts
    that mean nothing here. `have_coordinates` tells whether a row can say where its point is;
    `coordinates` and `addresses` are the columns that say so, in figures or in words, `services`
    those that say yes or no to one service. `mapping` (header as written → field of Cells, or a
    header that means one, or "" for none) goes before the vocabulary; raises PointsFileError
    `mapping` for what is neither.
    """

    def __init__(
        self, header: Row, vocabulary: Vocabulary, mapping: Mapping[str, str] | None = None
    ) -> None:
        given = _given(mapping or {}, vocabulary)
        ranked: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        services: list[tuple[int, Service]] = []
        unknown = []
        for column, text in enumerate(header):
            if len(text) > _LONGEST_HEADER:
                unknown.append(label(text))
                continue
            match given.get(tidy(text)) or vocabulary.header(text):
                case Header("", _):
                    pass
                case Header(field, rank):
                    ranked[field].append((rank, column))
                case _ if len(named := vocabulary.services(text)) == 1:
                    services += ((column, service) for service in named)
                case _ if tidy(text):
                    unknown.append(label(text))
        self.header = tuple(map(tidy, header))
        self.recognised = len(ranked)
        self.unknown = tuple(unknown)
        self.services: tuple[tuple[int, Service], ...] = tuple(services)
        self.have_coordinates = "coordinates" in ranked or {"latitude", "longitude"} <= set(ranked)
        self.addresses = _columns(ranked, _ADDRESS)
        self.coordinates = _columns(ranked, _COORDINATES)

        self._places = {field: [column for _, column in sorted(ranked[field])] for field in ranked}
        # A meaning without a column is read from the empty cell that `cells` puts after the last.
        self._leading = itemgetter(*map(self.first, Cells._fields))
        self._spare = {field: spare for field, [_, *spare] in self._places.items() if spare}

    @property
    def have_address(self) -> bool:
        """Whether a row can say in words where its point is, in one of the `addresses`."""
        return bool(self.addresses)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.header)

    def have(self, field: str) -> bool:
        """Whether a column means this field of Cells."""
        return field in self._places

    def written(self, field: str) -> str:
        """The header of the column that leads for a field, as written; "" where there is none."""
        return self.header[self.first(field)] if self.have(field) else ""

    def first(self, field: str) -> int:
        """Where the column stands that leads for a field, −1 where there is none."""
        return self._places.get(field, [-1])[0]

    def cells(self, row: Row) -> Cells:
        """The cells of a row as wide as the header; gaps are filled from the spare columns."""
        cells = Cells._make(self._leading([*row, ""]))
        for field, columns in self._spare.items():
            if not tidy(getattr(cells, field)):
                filling = (row[column] for column in columns if tidy(row[column]))
                cells = cells._replace(**{field: next(filling, "")})
        return cells


def _columns(
    ranked: Mapping[str, Iterable[tuple[int, int]]], fields: frozenset[str]
) -> frozenset[int]:
    return frozenset(column for field in fields & ranked.keys() for _, column in ranked[field])


def _given(mapping: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, Header]:
    """The headers that somebody gave a meaning, before all that the vocabulary knows."""
    return {tidy(text): Header(_field(said, vocabulary), _FIRST) for text, said in mapping.items()}


def _field(said: str, vocabulary: Vocabulary) -> str:
    if not said or said in Cells._fields:
        return said
    known = vocabulary.header(said)
    if known is None or not known.field:
        raise PointsFileError("mapping", label(said))
    return known.field
