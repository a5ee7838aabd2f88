"""Make the demo list: as many points as there really are, where people live, all of them made up.

`python -m data.demo` writes `demo-points.csv.gz` from the gazetteer and the regions, the same
every time. Names and streets are plainly invented; the shares of kinds, hours and services follow
the published lists.
"""

from __future__ import annotations

import gzip
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from data import DEMO_POINTS, GAZETTEER, REGIONS
from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.settlement import Category, Settlement
from geo.hours import parse_hours
from geo.point import (
    NATIONAL_OPENING_TIME,
    Address,
    Disclosure,
    Kind,
    Point,
    Provenance,
    Service,
)
from geo.refresh.writing import to_csv
from geo.regions import Regions

SEED = 2026
PROVENANCE = Provenance("ДЕМО / DEMO", datetime(2026, 11, 1, tzinfo=KYIV))

# The numbers of March 2026: 9,235 permanent (of any of three kinds) and 4,229 on standby.
KINDS: Mapping[Kind, int] = {
    Kind.PERMANENT: 8_115,
    Kind.MOBILE: 860,
    Kind.ANCHOR: 260,
    Kind.STANDBY: 4_229,
}
IN_EVERY_CITY = 2
IN_EVERY_CENTRE = 1

# Communities by the front that the demo keeps silent about: Білозерка, Оріхів, Середина-Буда.
WITHHELD_HROMADAS = frozenset({"UA6510001", "UA2310017", "UA5910013"})
OPENS_WITHIN: Mapping[str, timedelta] = {"UA80": timedelta(hours=3)}

ROUND_THE_CLOCK = "Цілодобово"
SHARE_WITHOUT_HOURS = 0.115
SHARE_ROUND_THE_CLOCK = 0.77
# The rest of the given hours, by how often they are met.
OTHER_HOURS: Mapping[str, int] = {
    "Щодня з 08:00 до 20:00": 16,
    "Щодня з 00:00 до 23:00": 12,
    "Щодня з 09:00 до 21:00": 10,
    "ПН — ПТ: 09:00–18:00": 10,
    "Щодня з 05:00 до 23:56": 8,
    "пн.-пт. 8.00-17.00; сб, нд вихідний": 8,
    "Пн-Пт 09:00-15:00": 6,
    "08:00-17:00 будні дні": 6,
    "у разі відключення": 6,
    "08:00-21:00 будні дні 9:00-20:00 вихідні дні": 5,
    "05:00-00:00": 3,
    "за потреби": 3,
    "понеділок 16:00-20:00: вівторок-субота 10:00-20:00: неділя вихідний": 2,
    "доступне лише для учасників освітнього процесу": 2,
    "за графіком закладу": 2,
    "уточнюйте в старости": 1,
}

# In how many points of a hundred a service is offered; an anchor point has the whole kit.
SERVICES: Mapping[Service, int] = {
    Service.HEAT: 94,
    Service.CHARGING: 92,
    Service.INTERNET: 72,
    Service.WATER: 84,
    Service.HOT_DRINKS: 58,
    Service.FOOD: 22,
    Service.FIRST_AID: 54,
    Service.MOTHER_AND_CHILD: 28,
    Service.ACCESSIBLE: 36,
    Service.OVERNIGHT: 9,
    Service.PETS: 15,
    Service.TOILET: 62,
    Service.MOBILE_SIGNAL: 30,
    Service.GENERATOR: 68,
}
SHARE_WITHOUT_SERVICES = 0.05

BUILDINGS = (
    "Демо-ліцей",
    "Демо-школа",
    "Демо-бібліотека",
    "Демо-садок",
    "Демо-клуб",
    "Демо-аптека",
    "Демо-амбулаторія",
    "Демо-магазин",
)
VEHICLES = ("Демо-намет", "Демо-автобус")
STREETS = (
    "вул. Вигадана",
    "вул. Демонстраційна",
    "вул. Уявна",
    "вул. Умовна",
    "просп. Показовий",
    "пров. Пробний",
    "площа Неіснуюча",
)

_METRES_PER_DEGREE = 111_200.0
_TRIES = 30

T = TypeVar("T")


def demo_points(settlements: Sequence[Settlement], regions: Regions) -> list[Point]:
    """All demo points in order of id; the same settlements and regions give the same points."""
    random = Random(SEED)  # noqa: S311 - a repeatable sequence is the purpose
    total = sum(KINDS.values())
    kinds = _shuffled(random, KINDS)
    hours = _hours(random, total - KINDS[Kind.ANCHOR])
    shares = allocate([place for place in settlements if not place.approximate], total)
    homes = (settlement for settlement, share in shares for _ in range(share))
    named: Counter[tuple[str, str]] = Counter()
    points = []
    for number, (settlement, kind) in enumerate(zip(homes, kinds, strict=True), 1):
        name = random.choice(VEHICLES if kind is Kind.MOBILE else BUILDINGS)
        named[settlement.code, name] += 1
        withheld = settlement.hromada in WITHHELD_HROMADAS
        points.append(
            Point(
                id=f"demo-{number:05}",
                name=f"{name} № {named[settlement.code, name]}",
                coordinate=_near(random, settlement, regions),
                address=Address(
                    street=f"{random.choice(STREETS)}, {random.randint(1, 99)}",
                    settlement=settlement.name_uk,
                    katottg=settlement.code,
                ),
                schedule=parse_hours(ROUND_THE_CLOCK if kind is Kind.ANCHOR else next(hours)),
                kind=kind,
                services=_services(random, kind),
                disclosure=Disclosure.WITHHELD if withheld else Disclosure.PUBLIC,
                opens_within=OPENS_WITHIN.get(settlement.code[:4], NATIONAL_OPENING_TIME),
                provenance=PROVENANCE,
            )
        )
    return points


def allocate(settlements: Sequence[Settlement], total: int) -> list[tuple[Settlement, int]]:
    """Share `total` points out: some to every city and centre, the rest by population.

    The rest goes by the largest remainder, equal remainders in order of code.
    """
    places = sorted(settlements, key=lambda place: place.code)
    centres: dict[str, str] = {}
    for place in places:
        # In KATOTTG a hromada's centre has its first code.
        centres.setdefault(place.hromada, place.code)
    shares = [_least(place, centres[place.hromada]) for place in places]
    rest = total - sum(shares)
    population = sum(place.population for place in places)
    exact = [rest * place.population / population for place in places]
    whole = [math.floor(share) for share in exact]
    by_remainder = sorted(range(len(places)), key=lambda index: whole[index] - exact[index])
    for index in by_remainder[: rest - sum(whole)]:
        whole[index] += 1
    return [(place, least + more) for place, least, more in zip(places, shares, whole, strict=True)]


def _least(place: Settlement, centre: str) -> int:
    if place.category is Category.CITY:
        return IN_EVERY_CITY
    return IN_EVERY_CENTRE if place.code == centre else 0


def _near(random: Random, settlement: Settlement, regions: Regions) -> Coordinate:
    """A place within the settlement's likely radius, denser towards the centre.

    It lies in the polygon of the settlement's centre: not in the sea and not across a border. The
    polygons are coarse: where none of the tries lies inside, it is the centre itself.
    """
    centre = settlement.coordinate
    land = regions.oblast_of(centre)
    radius_m = 400 + 8 * math.sqrt(settlement.population)
    for _ in range(_TRIES):
        away_m, azimuth = radius_m * random.random(), math.tau * random.random()
        north = away_m * math.cos(azimuth) / _METRES_PER_DEGREE
        east = away_m * math.sin(azimuth) / _METRES_PER_DEGREE / math.cos(math.radians(centre.lat))
        place = Coordinate(round(centre.lat + north, 5), round(centre.lon + east, 5))
        if regions.oblast_of(place, tolerance_m=0) == land:
            return place
    return centre


def _hours(random: Random, count: int) -> Iterator[str]:
    without = round(count * SHARE_WITHOUT_HOURS)
    round_the_clock = round((count - without) * SHARE_ROUND_THE_CLOCK)
    others = [hours for hours, weight in OTHER_HOURS.items() for _ in range(weight)]
    rest = count - without - round_the_clock
    said = {"": without, ROUND_THE_CLOCK: round_the_clock} | Counter(
        others[index % len(others)] for index in range(rest)
    )
    return iter(_shuffled(random, said))


def _services(random: Random, kind: Kind) -> frozenset[Service]:
    if kind is Kind.ANCHOR:
        return frozenset(Service)
    if random.random() < SHARE_WITHOUT_SERVICES:
        return frozenset()
    return frozenset(
        service for service, share in SERVICES.items() if random.random() * 100 < share
    )


def _shuffled(random: Random, counts: Mapping[T, int]) -> list[T]:
    drawn = [value for value, count in counts.items() for _ in range(count)]
    random.shuffle(drawn)
    return drawn


def write(target: Path) -> None:
    """Write the demo list as gzipped CSV; raises DataError without gazetteer or regions."""
    settlements = Gazetteer.load(GAZETTEER).settlements
    text = to_csv(demo_points(settlements, Regions.load(REGIONS)))
    target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    write(DEMO_POINTS)
