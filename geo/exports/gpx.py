"""Waypoints as GPX 1.1, for Organic Maps, OsmAnd and navigators."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from geo.exports.waypoint import Collection, Waypoint, written, xml_text

NAMESPACE = "http://www.topografix.com/GPX/1/1"
CREATOR = "nezlamnist-bot"


def to_gpx(collection: Collection) -> bytes:
    """The file's bytes in UTF-8; elements in the order of the schema of topografix.com/GPX/1/1."""
    root = ET.Element("gpx", {"version": "1.1", "creator": CREATOR, "xmlns": NAMESPACE})
    metadata = ET.SubElement(root, "metadata")
    _add(metadata, "name", collection.title)
    _add(metadata, "desc", collection.note)
    for waypoint in collection.waypoints:
        _add_waypoint(root, waypoint)
    written_out: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written_out


def _add_waypoint(root: ET.Element, waypoint: Waypoint) -> None:
    position = waypoint.coordinate
    element = ET.SubElement(
        root, "wpt", {"lat": written(position.lat), "lon": written(position.lon)}
    )
    _add(element, "name", waypoint.name)
    _add(element, "desc", waypoint.description)


def _add(parent: ET.Element, tag: str, text: str) -> None:
    if text:
        ET.SubElement(parent, tag).text = xml_text(text)
