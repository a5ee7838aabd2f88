"""The committed data; sources, licences and the commands that make them are in README.md."""

from pathlib import Path

GAZETTEER = Path(__file__).parent / "gazetteer.tsv.gz"
REGIONS = Path(__file__).parent / "regions.geojson.gz"
DEMO_POINTS = Path(__file__).parent / "demo-points.csv.gz"
TEMPLATE = Path(__file__).parent / "template.toml"
VOCABULARY = Path(__file__).parent / "vocabulary.toml"
SOURCES = Path(__file__).parent / "sources.toml"
