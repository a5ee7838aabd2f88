"""Waypoints as GeoJSON, for web maps and GIS."""

from __future__ import annotations

import json

from geo.exports.waypoint import Collection


def to_geojson(collection: Collection) -> bytes:
    """A FeatureCollection after RFC 7946: longitude before latitude, degrees on WGS84."""
    features = [
        {
            "type": "Feature",
            "id": waypoint.id,
            "geometry": {
                "type": "Point",
                "coordinates": [waypoint.coordinate.lon, waypoint.coordinate.lat],
            },
            "properties": {"name": waypoint.name, "description": waypoint.description},
        }
        for waypoint in collection.waypoints
    ]
    document = {
        "type": "FeatureCollection",
        "name": collection.title,
        "description": collection.note,
        "features": features,
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode(errors="replace")
