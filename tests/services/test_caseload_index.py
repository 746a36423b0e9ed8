"""An index of many lines finds what going through them all finds."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import ResidentId, uuid7
from anchordesk.services import caseload_index
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.caseload_filter import matching
from anchordesk.services.caseload_index import LINES_AT_A_TIME, IndexInTheMaking, index_of
from anchordesk.services.records import CaseloadRow
from anchordesk.services.wanted import Wanted

TODAY = date(2026, 11, 23)


def a_line(number: int, text: str) -> CaseloadEntry:
    key = ResidentId(uuid7(number + 1, number.to_bytes(10, "big")))
    row = CaseloadRow(key, text, f"AD-{number}", None, None, "", None, None, "S", ())
    return CaseloadEntry(row, "Not enrolled", False, text)


@given(
    st.lists(st.text("abé 1", max_size=8), max_size=40),
    st.text("abé 1", max_size=7),
    st.sets(st.integers(0, 45), max_size=4),
)
def test_it_finds_what_going_through_all_lines_finds(
    texts: list[str], typed: str, matches: set[int]
) -> None:
    lines = tuple(a_line(number, text) for number, text in enumerate(texts))
    found_by_notes = {a_line(number, "").row.resident_id for number in matches}
    wanted = Wanted(text=typed)
    by_index = matching(lines, wanted, TODAY, found_by_notes, index=index_of(lines))
    assert by_index == matching(lines, wanted, TODAY, found_by_notes)


def test_letters_that_nobody_has_find_nobody() -> None:
    lines = tuple(a_line(number, "nadia khan") for number in range(3))
    assert index_of(lines).holding(["zq"]) == ()


def test_letters_that_everybody_has_find_everybody() -> None:
    lines = tuple(a_line(number, f"nadia {number}") for number in range(3))
    assert index_of(lines).holding(["d", "na"]) == lines
    assert index_of(lines).holding(["nadia"]) == lines
    assert index_of(lines).holding(["nadia", "1"]) == (lines[1],)


def test_pairs_that_stand_apart_are_no_word() -> None:
    lines = (a_line(0, "anna hanan"), a_line(1, "ann nan"))
    assert index_of(lines).holding(["annan"]) == ()
    assert index_of(lines).holding(["hanan"]) == (lines[0],)


def test_it_is_made_of_some_lines_at_a_time() -> None:
    lines = tuple(a_line(n, f"name {n}") for n in range(2 * LINES_AT_A_TIME + 5))
    making = IndexInTheMaking(lines)
    assert making.go_on() is None
    assert making.go_on() is None
    index = making.go_on()
    assert index is not None
    for number in (0, LINES_AT_A_TIME - 1, LINES_AT_A_TIME, len(lines) - 1):
        assert lines[number] in index.holding([str(number)])
    assert index.holding([str(len(lines) - 1)]) == (lines[-1],)


def test_few_lines_are_not_worth_an_index() -> None:
    assert caseload_index.INDEXED_FROM > 10_000
