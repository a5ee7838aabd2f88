"""Points as a workbook: what the reader takes back, and no formulas."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from geo.exports.workbook import to_xlsx
from geo.point import Point
from geo.refresh.reading import read_points


def test_the_reader_takes_it_back(made_points: tuple[Point, ...], tmp_path: Path) -> None:
    path = tmp_path / "points.xlsx"
    path.write_bytes(to_xlsx(made_points))
    read = {point.id: point for point in read_points(path).points}
    assert read.keys() == {point.id for point in made_points}
    for point in made_points:
        found = read[point.id]
        assert (found.name, found.coordinate) == (point.name, point.coordinate)
        assert (found.kind, found.services) == (point.kind, point.services)
        assert found.schedule == point.schedule
        assert found.disclosure is point.disclosure


def test_no_cell_is_a_formula(made_points: tuple[Point, ...]) -> None:
    hostile = replace(made_points[0], name="=1+1\x0b", phone="+380")
    sheet = load_workbook(BytesIO(to_xlsx([hostile]))).worksheets[0]
    header, row = sheet.iter_rows()
    cells = {str(name.value): cell for name, cell in zip(header, row, strict=True)}
    assert (cells["name"].value, cells["name"].data_type) == ("=1+1", "s")
    assert cells["phone"].data_type == "s"
    assert cells["lat"].value == 50.515
