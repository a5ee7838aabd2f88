"""How well one way to find places does on rows of the golden set."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.resolution import ResolutionOutcome
from tests.accuracy.golden import Row

# Candidates that stand on one page of buttons.
ONE_PAGE = 8
_CODE = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """Places, best first, as codes of 12 characters; `taken` when the first is not asked about."""

    codes: tuple[str, ...]
    taken: bool

    def solves(self, row: Row) -> bool:
        """Whether the person is at the right place, or one tap away from it."""
        if not row.code:
            return not self.codes
        return row.code in self.codes[: 1 if self.taken else ONE_PAGE]

    def misleads(self, row: Row) -> bool:
        """Whether a place is taken that is not meant."""
        return self.taken and self.codes[:1] != (row.code,)


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1 of the rows; `milliseconds` for one query."""

    rows: int
    first: float
    in_five: float
    asked_rightly: float
    asked: float
    misled: float
    solved: float
    milliseconds: float


Method = Callable[[str], Answer]


def score(method: Method, rows: Sequence[Row]) -> Score:
    """Ask for every row and count; of rows that are no place only the last three say something."""
    start = time.perf_counter()
    answers = [method(row.query) for row in rows]
    seconds = time.perf_counter() - start
    pairs = list(zip(rows, answers, strict=True))

    def share(holds: Callable[[Row, Answer], bool]) -> float:
        return sum(holds(row, answer) for row, answer in pairs) / len(rows)

    return Score(
        rows=len(rows),
        first=share(lambda row, answer: answer.codes[:1] == (row.code,)),
        in_five=share(lambda row, answer: row.code in answer.codes[:5]),
        asked_rightly=share(lambda row, answer: not answer.taken and answer.solves(row)),
        asked=share(lambda _, answer: bool(answer.codes) and not answer.taken),
        misled=share(lambda row, answer: answer.misleads(row)),
        solved=share(lambda row, answer: answer.solves(row)),
        milliseconds=1000 * seconds / len(rows),
    )


def resolver(gazetteer: Gazetteer) -> Method:
    """The project's own way."""

    def answer(query: str) -> Answer:
        resolution = gazetteer.resolve(query)
        codes = tuple(each.settlement.code[:_CODE] for each in resolution.candidates)
        return Answer(codes, taken=resolution.outcome is ResolutionOutcome.FOUND)

    return answer
