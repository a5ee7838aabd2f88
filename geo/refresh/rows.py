"""A row of a published list → a point, and what there is to say about it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache

from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.hours import Access, Schedule, parse_hours
from geo.point import (
    NATIONAL_OPENING_TIME,
    SOURCE_ID,
    Address,
    Disclosure,
    Kind,
    Point,
    Provenance,
    Service,
)
from geo.refresh.columns import Columns, Row
from geo.refresh.fitting import fitted
from geo.refresh.identity import point_id
from geo.refresh.location import place
from geo.refresh.remarks import Remarks
from geo.refresh.sections import Section
from geo.refresh.text import label, tidy
from geo.refresh.times import instant, opening_time
from geo.refresh.vocabulary import Cells, Vocabulary

NAMELESS = "Пункт Незламності"
NOWHERE = Coordinate(0.0, 0.0)
"""Where a point stands that has an address and no coordinate yet."""

_KATOTTG = re.compile(r"UA\d{10,17}")
_NUMBER = re.compile(r"\d{1,6}")
_PHONE_DIGITS = 3
# Codes are typed with the letters that look alike.
_LATIN = str.maketrans("А", "A")


class RowReader:
    """Reads the rows of one table; a text that repeats is understood once.

    `provenance` holds for the rows that don't say their own; what there is to say goes to
    `remarks`.
    """

    def __init__(
        self,
        columns: Columns,
        vocabulary: Vocabulary,
        remarks: Remarks,
        provenance: Provenance,
    ) -> None:
        self._columns = columns
        self._remarks = remarks
        self._provenance = provenance
        self._kind_in_name = vocabulary.kind_in_name
        self._label = cache(label)
        self._listed = cache(vocabulary.services)
        self._unread_services = cache(lambda text: vocabulary.unread_services(tidy(text)))
        self._is_yes = cache(vocabulary.is_yes)
        self._is_no = cache(vocabulary.is_no)
        self._kind = cache(lambda text: vocabulary.kind(tidy(text)))
        self._disclosure = cache(lambda text: vocabulary.disclosure(tidy(text)))
        self._knows_disclosure = cache(lambda text: vocabulary.knows_disclosure(tidy(text)))
        self._opening_time = cache(opening_time)
        self._code = cache(_code)
        self._date = cache(lambda text: instant(tidy(text)))
        self._said = cache(self._provenance_said)

    def read(self, number: int, row: Row, section: Section) -> Point | None:
        """The point of a row, at NOWHERE if it has but an address; None, with an error, if none."""
        self._remarks.begin(number)
        whole = fitted(row, self._columns.width, self._remarks)
        if whole is None:
            return None
        cells = self._columns.cells(whole)
        disclosure = self._disclosed(cells, section)
        self._remarks.begin(number, cells, withheld=disclosure is not Disclosure.PUBLIC)
        if not self._knows_disclosure(cells.disclosure):
            self._remarks.warn("disclosure-unread", "disclosure")
        address = self._address(cells)
        coordinate = self._coordinate(cells, address)
        if coordinate is None:
            return None
        name = self._label(cells.name) or address.street or NAMELESS
        kind = self._kind_said(cells, name, section)
        checked = self._instant(cells, "checked")
        return Point(
            id=point_id(tidy(cells.id), name, address, coordinate),
            name=name,
            coordinate=coordinate,
            address=address,
            schedule=self._schedule(cells, kind, section),
            kind=kind,
            services=self._services(cells, whole),
            disclosure=disclosure,
            opens_within=self._opens_within(cells),
            provenance=self._said(cells.source, cells.source_id, self._instant(cells, "as_of")),
            phone=self._phone(cells),
            capacity=self._capacity(cells),
            entrance=self._label(cells.entrance),
            checked=checked.astimezone(KYIV).date() if checked else None,
            approximate=self._is_yes(cells.approximate),
        )

    def _disclosed(self, cells: Cells, section: Section) -> Disclosure:
        if section.withheld:
            return Disclosure.WITHHELD
        return self._disclosure(cells.disclosure)

    def _address(self, cells: Cells) -> Address:
        return Address(
            street=self._street(cells),
            district=self._label(cells.district),
            settlement=self._label(cells.settlement),
            katottg=self._katottg(cells),
            hromada=self._label(cells.hromada),
            oblast=self._label(cells.oblast),
        )

    def _street(self, cells: Cells) -> str:
        """Street and house from their own columns; the undivided address where one is missing."""
        street, undivided = self._label(cells.street), self._label(cells.street_and_house)
        house, building = self._label(cells.house), self._label(cells.building)
        if not (house or building):
            return undivided or street
        if undivided and not street:
            return undivided
        if house and building:
            building = f"корп. {building}"
        return label(", ".join(part for part in (street, house, building) if part))

    def _katottg(self, cells: Cells) -> str:
        code = self._code(cells.katottg)
        if code is None:
            self._remarks.warn("code-unread", "katottg")
        return code or ""

    def _coordinate(self, cells: Cells, address: Address) -> Coordinate | None:
        latitude = tidy(cells.latitude)
        found = place(latitude, tidy(cells.longitude), tidy(cells.coordinates))
        field = "latitude" if latitude else "coordinates"
        if found.coordinate:
            if found.code:
                self._remarks.note(found.code, field)
            return found.coordinate
        if found.code == "outside-ukraine" or not (address.street or address.settlement):
            self._remarks.error(found.code, field)
            return None
        if found.code == "coordinates-unread":
            self._remarks.warn(found.code, field)
        else:
            self._remarks.note("address-only")
        return NOWHERE

    def _kind_said(self, cells: Cells, name: str, section: Section) -> Kind:
        """What the row, its name or the heading above says; standby before all else."""
        said = (
            self._kind(cells.standby),
            self._kind(cells.kind),
            self._kind(cells.status),
            self._kind_in_name(name),
            section.kind,
        )
        if Kind.STANDBY in said or self._is_yes(cells.standby):
            return Kind.STANDBY
        if not (self._kind(cells.standby) or self._is_no(cells.standby)):
            self._remarks.warn("standby-unread", "standby")
            return Kind.STANDBY
        return next((kind for kind in said if kind), Kind.PERMANENT)

    def _schedule(self, cells: Cells, kind: Kind, section: Section) -> Schedule:
        schedule = parse_hours(cells.hours)
        if not schedule.text and section.hours:
            return parse_hours(section.hours)
        if not schedule.text:
            if kind is not Kind.STANDBY and self._columns.have("hours"):
                self._remarks.note("hours-missing", "hours")
        elif schedule.access is Access.UNKNOWN:
            self._remarks.warn("hours-unread", "hours")
        return schedule

    def _services(self, cells: Cells, row: Row) -> frozenset[Service]:
        services = self._listed(cells.services)
        for item in self._unread_services(cells.services):
            self._remarks.note("service-unread", "services", item)
        if not self._columns.services:
            return services
        there = []
        for column, service in self._columns.services:
            if self._is_yes(row[column]):
                there.append(service)
            elif not self._is_no(row[column]):
                self._remarks.note("service-unread", self._columns.header[column], row[column])
        return services.union(there)

    def _opens_within(self, cells: Cells) -> timedelta:
        said = self._opening_time(cells.opens_within)
        if said is None and tidy(cells.opens_within):
            self._remarks.warn("opening-time-unread", "opens_within")
        return said or NATIONAL_OPENING_TIME

    def _phone(self, cells: Cells) -> str:
        phone = self._label(cells.phone)
        if not phone or sum(map(str.isdigit, phone)) >= _PHONE_DIGITS:
            return phone
        self._remarks.warn("phone-unread", "phone")
        return ""

    def _capacity(self, cells: Cells) -> int | None:
        if not (text := tidy(cells.capacity)):
            return None
        match _NUMBER.findall(text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")):
            case [number]:
                return int(number) or None
            case _:
                self._remarks.warn("capacity-unread", "capacity")
                return None

    def _instant(self, cells: Cells, field: str) -> datetime | None:
        text = getattr(cells, field)
        said = self._date(text)
        if said is None and tidy(text):
            self._remarks.warn("date-unread", field)
        return said

    def _provenance_said(self, source: str, source_id: str, as_of: datetime | None) -> Provenance:
        general = self._provenance
        return Provenance(
            label(source) or general.source,
            as_of or general.as_of,
            source_id if SOURCE_ID.fullmatch(source_id) else general.source_id,
        )


def _code(text: str) -> str | None:
    """A KATOTTG code, "" where there is none, None for what can't be one."""
    code = tidy(text).upper().translate(_LATIN)
    return code if not code or _KATOTTG.fullmatch(code) else None
