"""From a text to a place: a position as written, else a name of the gazetteer."""

from __future__ import annotations

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.resolution import ResolutionOutcome
from geo.geocoding.outcome import Ambiguous, Found, NotFound, Outcome, Place
from geo.geocoding.position import read_position


def locate(text: str, gazetteer: Gazetteer) -> Outcome:
    """Find the place that a text means."""
    position = read_position(text)
    if position:
        return Found(Place(position))
    resolution = gazetteer.resolve(text)
    match resolution.outcome:
        case ResolutionOutcome.FOUND:
            settlement = resolution.candidates[0].settlement
            place = Place(settlement.coordinate, settlement, resolution.namesakes)
            return Found(place, resolution.candidates)
        case ResolutionOutcome.AMBIGUOUS:
            return Ambiguous(resolution.candidates)
        case ResolutionOutcome.NOT_FOUND:
            return NotFound()
