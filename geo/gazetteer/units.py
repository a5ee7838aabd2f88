"""Oblasts, raions and hromadas as people name them to say which of the namesakes they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, product

from geo.gazetteer.entries import DISTRICT, Entries, Entry, split
from geo.gazetteer.inflection import nominatives
from geo.gazetteer.keys import Spelling, skeletons

# The endings of -ський in all genders and cases, Ukrainian and Russian, and -щина, on skeletons.
_ADJECTIVE = ("oho", "omu", "oiu", "aia", "uiu", "oi", "im", "om", "a", "i", "u", "e", "")
_REGION = ("yina", "yini", "yinu", "yinoiu", "wqina", "qina", "qini", "qinu", "qinoiu")
_SHORTEST_PREFIX = 3
# A name of several words has more forms than this only when it is no city's.
_MOST_FORMS = 100
_KYIV, _KYIV_OBLAST = "UA80", "UA32"


class Units:
    """The heads of KATOTTG codes that the name of a unit stands for."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._oblasts: dict[str, set[str]] = defaultdict(set)
        self._centres: dict[str, set[str]] = defaultdict(set)
        self._cities: dict[str, set[str]] = defaultdict(set)
        self._raions: dict[str, set[str]] = defaultdict(set)
        self._hromadas: dict[str, set[str]] = defaultdict(set)
        table = Entries.of(entries)
        names = [unit.name for unit in table.units.values()]
        by_length = {4: self._oblasts, 6: self._raions, 9: self._hromadas}
        for head, key in zip(table.units, skeletons(names), strict=True):
            by_length[len(head)][_stem(key)].add(head)
        for key, head in _centres(table):
            self._centres[key].add(head)
        for key, head in _cities(table):
            self._cities[key].add(head)
        for stem, russian in _RUSSIAN_STEMS:
            self._oblasts[russian] |= self._oblasts[stem]
        for region, stem in _REGIONS:
            self._oblasts[region] |= self._oblasts[stem]

    def oblast(self, name: Spelling, *, marked: bool) -> set[str]:
        """Heads of the oblasts that it names; a shortening only counts when `marked`."""
        return self._find(self._oblasts, name.folded, marked=marked)

    def region(self, name: Spelling) -> set[str]:
        """Heads of the oblast that has a name of its own, in any case: Одещина, на Волині."""
        for form in nominatives(name.folded):
            if form in _OWN_NAMES:
                return self._oblasts[form]
        return (
            self._find(self._oblasts, name.folded, marked=False)
            if is_region(name.folded)
            else set()
        )

    def centre(self, name: Spelling) -> set[str]:
        """Heads of the oblasts whose centre it names: «Золочів Львів»."""
        return self._centres.get(name.folded, set())

    def city(self, name: Spelling) -> set[str]:
        """Heads of the cities with districts that it names."""
        return self._cities.get(name.folded, set())

    def city_in_case(self, name: Spelling) -> set[str]:
        """Heads of the cities with districts that it names in any case: Києва, Кривого Рогу."""
        forms = product(*(nominatives(word) for word in name.folded.split()))
        keys = (" ".join(form) for form in islice(forms, _MOST_FORMS))
        return next((self._cities[key] for key in keys if key in self._cities), set())

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


def is_region(key: str) -> bool:
    """Whether a folded word is an oblast's own name in some case, or formed as such names are."""
    return key.endswith(_REGION) or any(form in _OWN_NAMES for form in nominatives(key))


def _centres(entries: Entries) -> Iterator[tuple[str, str]]:
    """The largest city of each oblast; Kyiv stands for its oblast too."""
    columns = entries.columns
    largest: dict[str, tuple[int, int]] = {}
    for number, (code, population) in enumerate(
        zip(columns.codes, columns.populations, strict=True)
    ):
        head, people = code[:4], int(population or 0)
        if head not in largest or people > largest[head][0]:
            largest[head] = people, number
    for head, (_, number) in largest.items():
        key = columns.keys[number]
        yield key, head
        if head == _KYIV:
            yield key, _KYIV_OBLAST


def _cities(entries: Entries) -> Iterator[tuple[str, str]]:
    """The cities that have districts, by all their names."""
    columns = entries.columns
    codes = {
        code[:12]
        for code, category in zip(columns.codes, columns.categories, strict=True)
        if category == DISTRICT
    }
    for number, code in enumerate(columns.codes):
        if code[:12] in codes and columns.categories[number] != DISTRICT:
            keys = (columns.keys, columns.alternate_keys, columns.old_name_keys)
            for key in chain.from_iterable(split(column[number]) for column in keys):
                yield key, code[:12]


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
_CRIMEA = "avtonomna respublika krim"
_REGIONS = (
    ("krim", _CRIMEA), ("ar krim", _CRIMEA), ("crimea", _CRIMEA), (_CRIMEA, _CRIMEA),
    ("volin", "volinsk"), ("zakarpatia", "zakarpack"), ("zakarpata", "zakarpack"),
    ("bukovina", "qerniveck"), ("prikarpatia", "ivano frankivsk"),
)  # fmt: skip
_OWN_NAMES = frozenset(region for region, _ in _REGIONS)

# The stems of oblasts' Russian names where they differ from the Ukrainian ones.
_RUSSIAN_STEMS = (
    ("kivsk", "kevsk"), ("xarkivsk", "xarkovsk"), ("lvivsk", "lvovsk"),
    ("mikolaivsk", "nikolaevsk"), ("rivnensk", "rovensk"), ("qernihivsk", "qernihovsk"),
    ("ternopilsk", "ternopolsk"), ("zaporizk", "zaporojsk"), ("qerniveck", "qernovick"),
    ("ivano frankivsk", "ivano frankovsk"), ("dnipropetrovsk", "dnepropetrovsk"),
    ("ivano frankivsk", "frankivsk"), ("dnipropetrovsk", "dniprovsk"),
)  # fmt: skip
