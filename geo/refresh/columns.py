"""The header of a table → where each field stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from geo.point import Service
from geo.refresh.vocabulary import Field, Header, Vocabulary


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table `width` cells wide.

    `places` lists the columns of a field, the preferred one first; `services` are the columns that
    say yes or no to one service.
    """

    places: dict[Field, tuple[int, ...]]
    services: tuple[tuple[int, Service], ...]
    width: int

    @classmethod
    def of(cls, header: Sequence[str], vocabulary: Vocabulary) -> Columns:
        """Read a header; what it doesn't name is left out."""
        ranked: defaultdict[Field, list[tuple[int, int]]] = defaultdict(list)
        services = []
        for column, text in enumerate(header):
            match vocabulary.header(text), tuple(vocabulary.services(text)):
                case Header(field, rank), _:
                    ranked[field].append((rank, column))
                case None, (service,):
                    services.append((column, service))
        places = {
            field: tuple(column for _, column in sorted(found)) for field, found in ranked.items()
        }
        return cls(places, tuple(services), len(header))

    @property
    def have_coordinates(self) -> bool:
        """Whether a row can say where its point is."""
        return Field.COORDINATES in self.places or (
            Field.LATITUDE in self.places and Field.LONGITUDE in self.places
        )
