"""What people reach for first, over the raw Ukrainian names: the measure of the resolver.

Of namesakes each baseline is given the largest. None of them asks: above its cut-off it takes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.fuzz import WRatio, ratio  # noqa: TID251 - WRatio is the baseline most people use

from geo.gazetteer.settlement import Settlement
from tests.accuracy.scoring import Answer, Method

_WRATIO_CUT = 90.0
_RATIO_CUT = 80.0
_TRIGRAM_CUT = 0.45
_FIVE = 5
_CODE = 12
# Where packages of PostgreSQL put their socket.
_SOCKETS = (Path("/var/run/postgresql"), Path("/tmp"))


def baselines(settlements: Sequence[Settlement]) -> Iterator[tuple[str, Method | None]]:
    """Each baseline by its name; None for one that this machine doesn't have."""
    codes = _largest(settlements)
    names = list(codes)
    yield "rapidfuzz WRatio", _by_rapidfuzz(WRatio, _WRATIO_CUT, names, codes)
    yield "rapidfuzz ratio", _by_rapidfuzz(ratio, _RATIO_CUT, names, codes)
    yield "SQLite FTS5 trigram", _by_fts5(names, codes)
    yield "PostgreSQL pg_trgm", _by_pg_trgm(names, codes)


def _largest(settlements: Sequence[Settlement]) -> dict[str, str]:
    ordered = sorted(settlements, key=lambda settlement: settlement.population)
    return {settlement.name_uk: settlement.code[:_CODE] for settlement in ordered}


def _by_rapidfuzz(
    scorer: Callable[..., float], cut: float, names: Sequence[str], codes: dict[str, str]
) -> Method:
    def answer(query: str) -> Answer:
        found = process.extract(query, names, scorer=scorer, limit=_FIVE)
        taken = bool(found) and found[0][1] >= cut
        return Answer(tuple(codes[name] for name, *_ in found) if taken else (), taken=taken)

    return answer


def _by_fts5(names: Sequence[str], codes: dict[str, str]) -> Method:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE places USING fts5(name, tokenize='trigram')")
    database.executemany("INSERT INTO places VALUES (?)", [(name,) for name in names])

    def answer(query: str) -> Answer:
        pieces = {query[i : i + 3] for i in range(len(query) - 2)}
        wanted = " OR ".join(f'"{piece}"' for piece in sorted(pieces) if piece.isalpha())
        if not wanted:
            return Answer((), taken=False)
        rows = database.execute(
            "SELECT name FROM places WHERE places MATCH ? ORDER BY rank LIMIT 5", (wanted,)
        ).fetchall()
        return Answer(tuple(codes[name] for (name,) in rows), taken=bool(rows))

    return answer


def _by_pg_trgm(names: Sequence[str], codes: dict[str, str]) -> Method | None:
    connection = _postgres()
    if connection is None:
        return None
    connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    connection.execute("CREATE TEMP TABLE places (name text)")
    with connection.cursor().copy("COPY places FROM STDIN") as copy:
        for name in names:
            copy.write_row((name,))
    connection.execute("CREATE INDEX ON places USING gist (name gist_trgm_ops)")

    def answer(query: str) -> Answer:
        rows = connection.execute(
            "SELECT name, similarity(name, %s) FROM places ORDER BY name <-> %s LIMIT 5",
            (query.replace("\x00", ""),) * 2,
        ).fetchall()
        taken = bool(rows) and rows[0][1] >= _TRIGRAM_CUT
        return Answer(tuple(codes[name] for name, _ in rows) if taken else (), taken=taken)

    return answer


def _postgres() -> Any:
    """A connection to a server on this machine; None without psycopg or a server."""
    try:
        psycopg = import_module("psycopg")
    except ImportError:
        return None
    for socket in _SOCKETS:
        with suppress(psycopg.Error):
            return psycopg.connect(host=str(socket), dbname="postgres", autocommit=True)
    return None
