"""Waypoints as KML 2.2, for Google Earth, Organic Maps and maps.me."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from geo.exports.waypoint import Collection, written, xml_text

NAMESPACE = "http://www.opengis.net/kml/2.2"


def to_kml(collection: Collection) -> bytes:
    """The file's bytes in UTF-8; longitude stands before latitude, as OGC 07-147r2 has it."""
    root = ET.Element("kml", {"xmlns": NAMESPACE})
    document = ET.SubElement(root, "Document")
    _add(document, "name", collection.title)
    _add(document, "description", collection.note)
    for waypoint in collection.waypoints:
        placemark = ET.SubElement(document, "Placemark")
        _add(placemark, "name", waypoint.name)
        _add(placemark, "description", waypoint.description)
        position = waypoint.coordinate
        point = ET.SubElement(placemark, "Point")
        _add(point, "coordinates", f"{written(position.lon)},{written(position.lat)}")
    written_out: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written_out


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = xml_text(text)
