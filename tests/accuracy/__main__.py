"""The accuracy of names, as Markdown: `python -m tests.accuracy`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.assembly import load_gazetteer
from tests.accuracy.baselines import baselines
from tests.accuracy.golden import Row, by_category, halves, read
from tests.accuracy.scoring import Method, Score, resolver, score
from tests.bench.report import machine, table

# The baselines are slow: each is asked every so many rows of both halves, of all categories.
_EVERY = 8
_HEADERS = (
    *("category", "rows", "first", "in five", "asked rightly", "wrong place", "one tap", "ms"),
)
_NO_PLACE_HEADERS = ("no place", "rows", "accepted", "asked", "ms")


def main() -> None:
    """Print the resolver's tables for both halves, then the baselines'."""
    gazetteer = load_gazetteer()
    own = resolver(gazetteer)
    for first in ("Київ", "Кроивницький", "Київ, Київська обл."):  # indexes made when first needed
        own(first)
    tuning, untouched = halves(read())
    print(machine(), end="\n\n")
    for title, rows in (("Tuning half", tuning), ("Untouched half", untouched)):
        print(f"**{title}**", end="\n\n")
        _print(_by_category(own, rows))
    sample = [row for rows in by_category(tuning + untouched).values() for row in rows[::_EVERY]]
    print(f"**Beside others**, {len(sample)} rows of both halves", end="\n\n")
    _print(_beside(sample, [("this project", own), *baselines(gazetteer.settlements)]))


def _by_category(method: Method, rows: Sequence[Row]) -> Iterator[str]:
    places = [row for row in rows if row.code]
    others = [row for row in rows if not row.code]
    scores = {name: score(method, group) for name, group in by_category(places).items()}
    scores["**all**"] = score(method, places)
    yield from table(_HEADERS, [[name, *_figures(each)] for name, each in scores.items()])
    yield ""
    none = score(method, others)
    row = ["", none.rows, _percent(none.misled), _percent(none.asked), f"{none.milliseconds:.2f}"]
    yield from table(_NO_PLACE_HEADERS, [row])


def _beside(rows: Sequence[Row], methods: Sequence[tuple[str, Method | None]]) -> Iterator[str]:
    places = [row for row in rows if row.code]
    others = [row for row in rows if not row.code]
    lines = []
    for name, method in methods:
        if method is None:
            lines.append([f"{name}: left out, no server", *[""] * 6])
            continue
        own, none = score(method, places), score(method, others)
        shares = (own.first, own.in_five, own.misled, own.solved, none.misled)
        lines.append([name, *map(_percent, shares), f"{own.milliseconds:.2f}"])
    headers = ("method", "first", "in five", "wrong place", "one tap", "no place taken", "ms")
    yield from table(headers, lines)


def _figures(each: Score) -> list[str | int]:
    shares = (each.first, each.in_five, each.asked_rightly, each.misled, each.solved)
    return [each.rows, *map(_percent, shares), f"{each.milliseconds:.2f}"]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)
    print()


if __name__ == "__main__":
    main()
