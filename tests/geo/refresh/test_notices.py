"""Notices are kept up to a cap, counted without one, and told in the order of rows."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from geo.refresh.notices import VALUE_LENGTH, Notice, Notices, Severity


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.integers(1, 50)), max_size=40),
    st.integers(1, 5),
)
def test_totals_count_all_and_few_are_kept(added: list[tuple[str, int | None]], cap: int) -> None:
    notices = Notices(cap)
    for code, row in added:
        notices.add(code, Severity.INFO, row)

    kept = list(notices)
    assert notices.totals == Counter(code for code, _ in added)
    assert notices.severities[Severity.INFO] == len(added)
    assert Counter(notice.code for notice in kept) == {
        code: min(count, cap) for code, count in notices.totals.items()
    }
    assert len(notices) == len(kept)
    rows = [notice.row or 0 for notice in kept]
    assert rows == sorted(rows)


def test_a_value_is_tidy_and_short() -> None:
    notices = Notices()
    notices.add("hours-unread", Severity.WARNING, 2, " Графік\n ", "щось\t\u202eінше " + "я" * 100)

    [notice] = notices
    assert notice.column == "Графік"
    assert notice.value.startswith("щось інше яя")
    assert len(notice.value) == VALUE_LENGTH
    assert notice.value.endswith("…")


def test_a_list_speaks_before_its_rows() -> None:
    notices = Notices()
    notices.add("b", Severity.ERROR, 3)
    notices.add("a", Severity.INFO)

    assert list(notices) == [Notice("a", Severity.INFO), Notice("b", Severity.ERROR, 3)]
