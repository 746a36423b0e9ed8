"""Search beyond the list, and filters that combine, through the real window."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from anchordesk.domain.casework import ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import caseload_index, casework, residents
from anchordesk.services.caseload import CaseloadEntry, list_caseload
from anchordesk.services.caseload_index import CaseloadIndex
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.wanted import DueFilter, Order, Wanted
from anchordesk.ui.caseload import view_model
from anchordesk.ui.caseload.lines import column_titles
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from tests.ui.driver import Driver

FOUND = column_titles().index("Next action")


def search(driver: Driver, words: str) -> list[str]:
    driver.caseload.search.setFocus()
    driver.caseload.search.setText(words)
    driver.keys("Return")
    driver.settle()
    return driver.names_listed()


def shown_in(driver: Driver, name: str) -> str:
    model = driver.caseload.table.model()
    row = driver.names_listed().index(name)
    return str(model.index(row, FOUND).data(CELL_ROLE).words)


def test_a_note_is_found_and_the_line_says_where(opened: Driver) -> None:
    assert search(opened, "elif confident") == ["Elif Jones"]
    words = shown_in(opened, "Elif Jones")
    assert words.startswith("Note of 12 Nov 2026: ")
    assert "Confident on customer care" in words
    model = opened.caseload.table.model()
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"Found in: {words}" in said
    assert "1 of 20 residents" in opened.words()
    assert len(search(opened, "")) == 20
    assert shown_in(opened, "Elif Jones") == "Check training start date"


def test_names_without_accents_postcodes_and_phones_are_found(opened: Driver) -> None:
    workspace = opened.frame.context.workspace
    details = ResidentDetails(
        given_name="Zoë", family_name="Quill", postcode="LL57 2DG", phone="+44 7700 900999"
    )
    residents.add(workspace, details)
    opened.frame.records_changed()
    opened.settle()
    assert search(opened, "sian llyr") == ["Siân Llŷr"]
    assert search(opened, "zoe") == ["Zoë Quill"]
    assert search(opened, "ll572dg") == ["Zoë Quill"]
    assert shown_in(opened, "Zoë Quill") == "Postcode: LL57 2DG"
    assert search(opened, "07700900999") == ["Zoë Quill"]
    assert shown_in(opened, "Zoë Quill") == "Phone: +44 7700 900999"


def test_what_comes_late_belongs_to_the_words_that_stand_there_now(opened: Driver) -> None:
    opened.caseload.search.setText("confident")
    opened.caseload._on_wanted()
    assert search(opened, "marek") == ["Marek Nowak"]


def test_a_note_written_during_a_search_is_found_by_it(opened: Driver) -> None:
    assert search(opened, "zebra") == []
    workspace = opened.frame.context.workspace
    marek = next(e for e in list_caseload(workspace) if e.row.name == "Marek Nowak")
    casework.record_contact(workspace, marek.row.resident_id, ContactKind.PHONE, "Zebra crossing")
    opened.frame.records_changed()
    opened.settle()
    assert opened.names_listed() == ["Marek Nowak"]


def test_filters_combine_and_are_cleared_together(opened: Driver) -> None:
    toolbar = opened.caseload._toolbar
    everybody = opened.names_listed()
    toolbar.alerts.choose(True)
    opened.settle()
    assert opened.names_listed() == ["Elif Jones", "Hannah Evans"]
    toolbar.quiet.choose(14)
    opened.settle()
    assert "No residents match" in opened.words()
    opened.press("Clear filters")
    assert opened.names_listed() == everybody
    toolbar.quiet.choose(28)
    opened.settle()
    assert opened.names_listed() == ["Nadia Khan"]
    workspace = opened.frame.context.workspace
    nadia = next(e for e in list_caseload(workspace) if e.row.name == "Nadia Khan")
    casework.record_contact(workspace, nadia.row.resident_id, ContactKind.PHONE, "Rang")
    opened.frame.records_changed()
    opened.settle()
    assert "No residents match" in opened.words()


def test_pathway_and_worker_are_asked_only_where_there_are_several(opened: Driver) -> None:
    toolbar = opened.caseload._toolbar
    assert not toolbar.pathway.isVisible()
    assert not toolbar.worker.isVisible()
    toolbar.show_options(("Offer",), (("a", "One"), ("b", "Two")), ("S. Kaur", "Ann"))
    assert toolbar.pathway.isVisible()
    assert toolbar.worker.isVisible()


def test_an_order_alone_leaves_nobody_out() -> None:
    assert not Wanted(order=Order.DUE, text="  ").narrowed
    for asked in (Wanted(text="a"), Wanted(alerts=True), Wanted(worker="Ann")):
        assert asked.narrowed
        assert replace(asked, order=Order.DUE).narrowed


def test_a_large_caseload_is_searched_by_an_index_and_finds_the_same(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("evans hann", "n", "an", "elif confident", "offer", "zzz", "")
    gone_through = [search(opened, words) for words in asked]
    monkeypatch.setattr(view_model, "INDEXED_FROM", 5)
    monkeypatch.setattr(caseload_index, "LINES_AT_A_TIME", 3)
    used: list[Sequence[str]] = []
    holding = CaseloadIndex.holding

    def watched(
        index: CaseloadIndex, words: Sequence[str], matches: Collection[ResidentId]
    ) -> tuple[CaseloadEntry, ...]:
        used.append(words)
        return holding(index, words, matches)

    monkeypatch.setattr(CaseloadIndex, "holding", watched)
    opened.frame.records_changed()
    opened.settle()
    assert [search(opened, words) for words in asked] == gone_through
    assert ["evans", "hann"] in used
    person = ResidentDetails(given_name="Xanthe", family_name="Quill")
    residents.add(opened.frame.context.workspace, person)
    opened.frame.records_changed()
    opened.settle()
    assert search(opened, "xan") == ["Xanthe Quill"]


def test_a_slip_in_a_name_finds_who_is_called_nearly_so(opened: Driver) -> None:
    assert search(opened, "hanah evens") == ["Hannah Evans"]
    assert shown_in(opened, "Hannah Evans") == "Similar name"
    assert "1 of 20 residents" in opened.words()
    said = opened.caseload.table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Found in: Similar name" in said
    # Who is called just so comes alone.
    assert search(opened, "hannah evans") == ["Hannah Evans"]
    assert shown_in(opened, "Hannah Evans") != "Similar name"
    assert search(opened, "zzzz quuux") == []
    assert "No residents match" in opened.words()


def test_a_filter_that_leaves_somebody_out_makes_no_similar_name_of_theirs(opened: Driver) -> None:
    opened.caseload.due.choose(DueFilter.OVERDUE)
    overdue = search(opened, "")
    opened.caseload.due.choose(DueFilter.ANY)
    name = next(one for one in search(opened, "") if one not in overdue)
    opened.caseload.due.choose(DueFilter.OVERDUE)
    assert search(opened, name) == []
    opened.caseload.due.choose(DueFilter.ANY)
    opened.settle()
    assert opened.names_listed() == [name]
    assert shown_in(opened, name) != "Similar name"
