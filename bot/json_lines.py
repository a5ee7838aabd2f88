"""The command line's JSON: stable names, one object a line, instants in ISO 8601."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from geo.answer import Abroad, Answer, Lacking, Nearest, Ranked, Unreachable, Unrecognised, Which
from geo.gazetteer.resolution import Resolution
from geo.gazetteer.settlement import Candidate, Settlement
from geo.opening import Opening
from geo.point import Service
from geo.snapshot import Manifest


def dump(value: object) -> str:
    """One line of JSON, Cyrillic as it is."""
    return json.dumps(value, ensure_ascii=False)


def settlement_object(settlement: Settlement) -> dict[str, Any]:
    """A settlement, its coordinate in degrees on WGS84; a district bears its city's code."""
    return {
        "name_uk": settlement.name_uk,
        "name_en": settlement.name_en,
        "katottg": settlement.katottg,
        "oblast_uk": settlement.oblast_uk,
        "raion_uk": settlement.raion_uk,
        "category": settlement.category.value,
        "lat": settlement.coordinate.lat,
        "lon": settlement.coordinate.lon,
        "approximate": settlement.approximate,
    }


def candidate_object(candidate: Candidate) -> dict[str, Any]:
    """A settlement with its score, 0 to 100."""
    return settlement_object(candidate.settlement) | {"score": round(candidate.score, 1)}


def resolution_object(query: str, resolution: Resolution) -> dict[str, Any]:
    """What a text may mean, best first."""
    return {
        "query": query,
        "outcome": resolution.outcome.value,
        "candidates": [candidate_object(each) for each in resolution.candidates],
    }


def ranked_object(ranked: Ranked) -> dict[str, Any]:
    """A point as it stands at the asked instant: metres, degrees from north."""
    point, opening = ranked.point, ranked.opening
    return {
        "id": point.id,
        "name": point.name,
        "kind": point.kind.value,
        "distance_m": round(ranked.distance_m, 1),
        "bearing": round(ranked.bearing_deg, 1),
        "opening": opening_object(opening),
        "lat": point.coordinate.lat,
        "lon": point.coordinate.lon,
        "address": str(point.address),
        "hours_text": point.schedule.text,
        "services": [service.value for service in Service if service in point.services],
    }


def opening_object(opening: Opening) -> dict[str, Any]:
    """A verdict; `ordered` and `notes` stand there where an order says something."""
    told: dict[str, Any] = {
        "state": opening.state.value,
        "until": _iso(opening.until),
        "at": _iso(opening.at),
    }
    if opening.ordered:
        told["ordered"] = _iso(opening.ordered)
    if opening.notes:
        told["notes"] = list(opening.notes)
    return told


def points_object(manifest: Manifest, points: Iterable[Ranked]) -> dict[str, Any]:
    """Points with the source that they are true by."""
    return {
        "as_of": _iso(manifest.as_of),
        "source": manifest.source,
        "demo": manifest.demo,
        "points": [ranked_object(each) for each in points],
    }


def answer_object(answer: Answer) -> dict[str, Any]:
    """An answer with the place it was understood as; `outcome` tells what it is."""
    match answer:
        case Nearest():
            settlement, position = answer.place.settlement, answer.place.coordinate
            return {
                "outcome": "found",
                "place": settlement_object(settlement)
                if settlement
                else {"lat": position.lat, "lon": position.lon},
                "street": answer.place.street.state.value if answer.place.street else None,
                "at": _iso(answer.instant),
                **points_object(answer.manifest, answer.open),
                "nearer": ranked_object(answer.nearer) if answer.nearer else None,
                "standby": ranked_object(answer.standby) if answer.standby else None,
                "withheld": answer.withheld,
            }
        case Which(candidates):
            return {"outcome": "ambiguous", "candidates": [*map(candidate_object, candidates)]}
        case Unrecognised():
            return {"outcome": "not_found"}
        case Lacking(lack=lack):
            return {"outcome": "not_found", "lacks": lack.value}
        case Unreachable():
            return {"outcome": "unavailable"}
        case Abroad(standby=standby):
            return {"outcome": "abroad", "standby": ranked_object(standby) if standby else None}


def resolution_line(query: str, resolution: Resolution) -> str:
    """The same for a person: the query, the outcome, the best few names."""
    names = "; ".join(
        ", ".join(filter(None, (s.name_uk, s.raion_uk, s.oblast_uk)))
        for s in (candidate.settlement for candidate in resolution.candidates[:3])
    )
    return f"{query}\t{resolution.outcome.value}\t{names}"


def ranked_line(ranked: Ranked) -> str:
    """The same for a person: metres, state, name, address, hours."""
    point = ranked.point
    return "\t".join(
        (
            f"{ranked.distance_m:.0f}",
            ranked.opening.state.value,
            point.name,
            str(point.address),
            point.schedule.text,
        )
    )


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat(timespec="minutes") if instant else None
