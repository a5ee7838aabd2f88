"""Oblasts, raions and hromadas as people name them to say which of the namesakes they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from geo.gazetteer.keys import Spelling, skeleton, skeletons, written
from geo.gazetteer.table import Entry

# The endings of -ський in all genders and cases, Ukrainian and Russian, and -щина, on skeletons.
_ADJECTIVE = ("oho", "omu", "oiu", "aia", "uiu", "oi", "im", "om", "a", "i", "u", "e", "")
_REGION = ("yina", "yini", "yinu", "yinoiu", "wqina", "qina", "qini", "qinu", "qinoiu")
_SHORTEST_PREFIX = 3
_KYIV, _KYIV_OBLAST = "UA80", "UA32"


class Units:
    """The heads of KATOTTG codes that the name of a unit stands for."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._oblasts: dict[str, set[str]] = defaultdict(set)
        self._centres: dict[str, set[str]] = defaultdict(set)
        self._cities: dict[str, set[str]] = defaultdict(set)
        self._raions: dict[str, set[str]] = defaultdict(set)
        self._hromadas: dict[str, set[str]] = defaultdict(set)
        names: dict[str, str] = {}
        for entry in entries:
            settlement = entry.settlement
            code = settlement.code
            if code[:9] not in names:
                names[code[:9]] = settlement.hromada_uk
                names[code[:6]] = settlement.raion_uk
                names[code[:4]] = settlement.oblast_uk
        by_length = {4: self._oblasts, 6: self._raions, 9: self._hromadas}
        for (head, name), key in zip(names.items(), skeletons(list(names.values())), strict=True):
            if name:
                by_length[len(head)][_stem(key)].add(head)
        for key, head in _centres(entries):
            self._centres[key].add(head)
        for key, head in _cities(entries):
            self._cities[key].add(head)
        for stem, russian in _RUSSIAN_STEMS:
            self._oblasts[russian] |= self._oblasts[stem]
        for region, stem in _REGIONS:
            self._oblasts[region] |= self._oblasts[stem]

    def oblast(self, name: Spelling, *, marked: bool) -> set[str]:
        """Heads of the oblasts that it names; a shortening only counts when `marked`."""
        return self._find(self._oblasts, name.folded, marked=marked)

    def centre(self, name: Spelling) -> set[str]:
        """Heads of the oblasts whose centre it names: «Золочів Львів»."""
        return self._centres.get(name.folded, set())

    def city(self, name: Spelling) -> set[str]:
        """Heads of the cities with districts that it names."""
        return self._cities.get(name.folded, set())

    def raion(self, name: Spelling) -> set[str]:
        """Heads of the raions that it names."""
        return self._find(self._raions, name.folded, marked=True)

    def hromada(self, name: Spelling) -> set[str]:
        """Heads of the hromadas that it names."""
        return self._find(self._hromadas, name.folded, marked=True)

    def _find(self, units: Mapping[str, set[str]], key: str, *, marked: bool) -> set[str]:
        stems = _stems(key)
        if marked:
            # «Київ обл.» is the oblast, not the city.
            stems = [*(stem + "sk" for stem in stems), *stems]
        for stem in stems:
            if stem in units:
                return units[stem]
        return self._begun(units, stems) if marked else set()

    def _begun(self, units: Mapping[str, set[str]], beginnings: Iterable[str]) -> set[str]:
        """«Хмельн. обл.», "Odesa region": the unit whose name alone begins so."""
        for beginning in beginnings:
            if len(beginning) >= _SHORTEST_PREFIX:
                found = [heads for stem, heads in units.items() if stem.startswith(beginning)]
                if found and all(heads == found[0] for heads in found):
                    return found[0]
        return set()


def _centres(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The largest city of each oblast; Kyiv stands for its oblast too."""
    largest: dict[str, Entry] = {}
    for entry in entries:
        head = entry.settlement.code[:4]
        if head not in largest or entry.settlement.population > largest[head].settlement.population:
            largest[head] = entry
    for head, entry in largest.items():
        key = skeleton(written(entry.settlement.name_uk))
        yield key, head
        if head == _KYIV:
            yield key, _KYIV_OBLAST


def _cities(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The cities that have districts, by all their names."""
    codes = {e.settlement.city.code for e in entries if e.settlement.city}
    for entry in entries:
        if entry.settlement.code in codes:
            for name in (entry.settlement.name_uk, *entry.alternates, *entry.old_names):
                yield skeleton(written(name)), entry.settlement.code[:12]


def _stem(unit: str) -> str:
    """`ivano frankivska oblast` → `ivano frankivsk`; a name without such a word stays whole."""
    head, _, kind = unit.rpartition(" ")
    if kind == "raion":
        return head.removesuffix("i")
    return head.removesuffix("a") if kind in {"oblast", "hromada"} else unit


def _stems(key: str) -> Sequence[str]:
    stems = [key.removesuffix(ending) for ending in _ADJECTIVE if key.endswith(ending)]
    for ending in _REGION:
        if key.endswith(ending):
            base = key.removesuffix(ending)
            stems += [base + "sk", base + "ck", base + "zk"]
    return stems


# Regions with names of their own, on skeletons.
_REGIONS = (
    ("krim", "avtonomna respublika krim"), ("crimea", "avtonomna respublika krim"),
    ("volin", "volinsk"), ("zakarpatia", "zakarpack"), ("zakarpata", "zakarpack"),
    ("bukovina", "qerniveck"), ("prikarpatia", "ivano frankivsk"),
)  # fmt: skip

# The stems of oblasts' Russian names where they differ from the Ukrainian ones.
_RUSSIAN_STEMS = (
    ("kivsk", "kevsk"), ("xarkivsk", "xarkovsk"), ("lvivsk", "lvovsk"),
    ("mikolaivsk", "nikolaevsk"), ("rivnensk", "rovensk"), ("qernihivsk", "qernihovsk"),
    ("ternopilsk", "ternopolsk"), ("zaporizk", "zaporojsk"), ("qerniveck", "qernovick"),
    ("ivano frankivsk", "ivano frankovsk"), ("dnipropetrovsk", "dnepropetrovsk"),
    ("ivano frankivsk", "frankivsk"), ("dnipropetrovsk", "dniprovsk"),
)  # fmt: skip
