"""The door to XLSX workbooks: read-only, a row at a time, within limits.

openpyxl reads XML through defusedxml, which refuses entities; the sizes are checked before.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from geo.errors import GazetteerFileError

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
MAX_ROWS = 500_000
MAX_COLUMNS = 60

Row = tuple[object, ...]


def sheets(path: Path) -> Iterator[Iterator[Row]]:
    """The sheets of a workbook, each as its rows; raises GazetteerFileError."""
    if not openpyxl.DEFUSEDXML:
        raise GazetteerFileError("unsafe")
    _check_size(path)
    try:
        # By its name openpyxl would refuse what is called otherwise.
        with path.open("rb") as file:
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
            for sheet in workbook.worksheets:
                yield sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
    except GazetteerFileError:
        raise
    # openpyxl raises whatever the damaged part of the file leads it to.
    except (
        OSError,
        EOFError,
        zipfile.BadZipFile,
        DefusedXmlException,
        InvalidFileException,
        SyntaxError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
    ) as error:
        raise GazetteerFileError("damaged") from error


def _check_size(path: Path) -> None:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise GazetteerFileError("too-large")
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerFileError("damaged") from error
    if unpacked > MAX_UNPACKED:
        raise GazetteerFileError("too-large")
