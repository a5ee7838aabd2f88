"""Files made to hurt: each is refused at once, with a code, in little memory."""

from __future__ import annotations

import gzip
import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import PointsFileError
from geo.refresh.reading import read_list

CPU_S = 2.0
GROWTH_MB = 100

ROOT = Path(__file__).parents[3]
# Each file is read in a fork of its own, so that its peak of memory is its own too; a fork that
# does nothing is the measure.
MEASURE = """
import json, os, sys
from pathlib import Path
from geo.errors import PointsFileError
from geo.refresh.reading import read_list
from geo.refresh.template import template_xlsx

def read(content, name):
    try:
        return "read " + ",".join(sorted(read_list(content, name).notices.totals))
    except PointsFileError as error:
        return error.code
    except BaseException as error:
        return repr(error)

def forked(work):
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.write(writer, work().encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        said = told.read()
    return said, os.wait4(-1, 0)[2]

read(template_xlsx("uk"), "")
for name in sys.argv[1:]:
    content = Path(name).read_bytes()
    idle = forked(lambda: "")[1]
    said, used = forked(lambda: read(content, name))
    cpu_s = used.ru_utime + used.ru_stime - idle.ru_utime - idle.ru_stime
    print(json.dumps([said, cpu_s, (used.ru_maxrss - idle.ru_maxrss) / 1024]))
"""

HEADER = "id,назва,широта,довгота\n"
ROW = "1,Ліцей,50.4,30.5\n"


def workbook(**parts: bytes) -> bytes:
    """A good workbook of one point, with parts put in or replaced; `__` stands for a slash."""
    book = openpyxl.Workbook()
    for row in (["id", "назва", "широта", "довгота"], ["1", "Ліцей", 50.4, 30.5]):
        book.worksheets[0].append(row)
    packed, changed = io.BytesIO(), io.BytesIO()
    book.save(packed)
    replaced = {name.replace("__", "/"): content for name, content in parts.items()}
    with (
        zipfile.ZipFile(packed) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in replaced:
                new.writestr(name, old.read(name))
        for name, content in replaced.items():
            new.writestr(name, content)
    return changed.getvalue()


def sheet(rows: bytes, before: bytes = b"") -> bytes:
    name = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return b'<?xml version="1.0"?>%b<worksheet %b><sheetData>%b</sheetData></worksheet>' % (
        before,
        name,
        rows,
    )


def with_sheet(rows: bytes, before: bytes = b"") -> bytes:
    return workbook(**{"xl__worksheets__sheet1.xml": sheet(rows, before)})


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size // 2).hex().encode()


def entities() -> bytes:
    nested = b"".join(
        b'<!ENTITY e%d "%b">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 12)
    )
    return with_sheet(
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row>',
        b'<!DOCTYPE x [<!ENTITY e0 "lol">%b]>' % nested,
    )


def external_entity() -> bytes:
    return with_sheet(
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>',
        b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    )


def wide_sheet() -> bytes:
    rows = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (n, n) for n in range(1, 20_001))
    return with_sheet(rows)


PARTS = {
    name: content
    for archive in [zipfile.ZipFile(io.BytesIO(workbook()))]
    for name in archive.namelist()
    for content in [archive.read(name)]
}

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)
FEATURES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "attributes": st.dictionaries(st.sampled_from(["objectid", "назва", "адреса"]), VALUES),
            "properties": VALUES,
            "geometry": st.fixed_dictionaries({"x": VALUES, "y": VALUES}) | VALUES,
            "id": VALUES,
        },
    ),
    max_size=3,
)
JSON = VALUES | st.fixed_dictionaries(
    {"features": FEATURES},
    optional={"spatialReference": st.fixed_dictionaries({"wkid": VALUES}), "crs": VALUES},
)

MACRO_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.'
    b'sheet.macroEnabled.main+xml"/></Types>'
)

CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a-bomb-by-ratio.xlsx": ("bomb", lambda: workbook(xl__media__a=bytes(90_000_000))),
    "a-bomb-by-size.xlsx": (
        "bomb",
        lambda: workbook(**{f"xl__media__{n}": noise(1_000) * 30_000 for n in range(4)}),
    ),
    "200-parts.xlsx": ("bomb", lambda: workbook(**{f"xl__media__{n}": b"x" for n in range(200)})),
    "nested.xlsx": ("bomb", lambda: workbook(xl__embeddings__a=workbook())),
    "nested-gzip.xlsx": ("bomb", lambda: workbook(xl__media__a=gzip.compress(b"x"))),
    "entities.xlsx": ("bomb", entities),
    "external-entity.xlsx": ("bomb", external_entity),
    "macros.xlsm": ("macros", lambda: workbook(**{"xl__vbaProject.bin": b"x"})),
    "macros-by-type.xlsx": ("macros", lambda: workbook(**{"[Content_Types].xml": MACRO_TYPES})),
    "ten-million-rows.xlsx": ("bomb", lambda: with_sheet(b"<row/>" * 10_000_000)),
    "a-million-rows.xlsx": (
        "too-many-rows",
        lambda: with_sheet(b"".join(b'<row r="%d"/>' % n for n in range(1, 1_000_001))),
    ),
    "the-last-row.xlsx": (
        "too-many-rows",
        lambda: with_sheet(b'<row r="1048576"><c r="A1"><v>1</v></c></row>'),
    ),
    "wide.xlsx": ("too-many-rows", wide_sheet),
    "a-cell-of-1-mb.xlsx": (
        "huge-cell",
        lambda: workbook(**{"xl__sharedStrings.xml": b"<sst><si><t>%b" % noise(10**6)}),
    ),
    "utf-16-part.xlsx": (
        "damaged",
        lambda: workbook(**{"xl__worksheets__sheet1.xml": sheet(b"").decode().encode("utf-16")}),
    ),
    "truncated.xlsx": ("damaged", lambda: workbook()[:-200]),
    "another-archive.xlsx": ("archive", lambda: _zip({"points.csv": HEADER.encode()})),
    "binary-workbook.xlsb": ("archive", lambda: _zip({"xl/workbook.bin": b"x"})),
    "old.xls": ("old-workbook", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000)),
    "bomb.csv.gz": ("too-large", lambda: gzip.compress(bytes(400_000_000), 1)),
    "fifty-megabytes.csv": ("too-large", lambda: b"a" * 50_000_001),
    "ten-million-rows.csv": ("too-many-rows", lambda: HEADER.encode() + b",,,\n" * 10_000_000),
    "a-cell-of-1-mb.csv": ("quotation", f"{HEADER}1,{'x' * 10**6},50.4,30.5\n".encode),
    "nul.csv": ("not-a-list", f"{HEADER}1,Лі\0цей,50.4,30.5\n".encode),
    "open-quote.csv": ("quotation", f'{HEADER}1,"Ліцей,50.4,30.5\n{ROW * 9}'.encode),
    "error-page.xlsx": ("html", lambda: b"<!DOCTYPE html><html><body>403 Forbidden</body></html>"),
    "table.xls": ("html", "<table><tr><td>широта</td></tr></table>".encode),
    "deep.json": ("damaged", lambda: b'{"features":' * 1_000_000),
    "deep-array.geojson": ("damaged", lambda: b"[" * 10_000_000),
    "cut.geojson": ("damaged", lambda: b'{"type":"FeatureCollection","features":[{"type":'),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return packed.getvalue()


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, float, float]]:
    """What was said of each file, in how many seconds of CPU and megabytes of memory."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (_, make) in CASES.items():
        (folder / name).write_bytes(make())
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, *(str(folder / name) for name in CASES)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout.splitlines()
    for name in CASES:
        (folder / name).unlink()
    return dict(zip(CASES, map(json.loads, told), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_at_once(measured: dict[str, tuple[str, float, float]], name: str) -> None:
    said, cpu_s, growth_mb = measured[name]

    assert said == CASES[name][0]
    assert cpu_s < CPU_S
    assert growth_mb < GROWTH_MB


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_workbook_with_slips_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(PARTS)))
    part = bytearray(PARTS[name])
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(part)))
        part[start : start + data.draw(st.integers(0, 8))] = data.draw(
            st.sampled_from([b"", b"<", b'"', b"/>", b"\xff", b"9" * 20, b"&x;", b"<c/>"])
        )

    with suppress(PointsFileError):
        assert read_list(workbook(**{name.replace("/", "__"): bytes(part)})).rows >= 0


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_any_json_is_read_or_refused(document: object) -> None:
    with suppress(PointsFileError):
        assert read_list(json.dumps(document).encode()).rows >= 0
