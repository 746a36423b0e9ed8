from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStyleOptionViewItem

from anchordesk.domain.identifiers import ResidentId, uuid7
from anchordesk.domain.resident import Alert
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.caseload_filter import matching
from anchordesk.services.desk import Desk
from anchordesk.services.records import CaseloadRow
from anchordesk.services.wanted import DueFilter, Order, Wanted
from anchordesk.ui.caseload.lines import column_titles, shown_line
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.table_delegate import CELL_ROLE, CellLook
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import NAMES, TODAY, make_vault


def a_line(name: str, stage: str = "Training", due: date | None = None) -> CaseloadEntry:
    row = CaseloadRow(
        ResidentId(uuid7(1, bytes(10))), name, "AD-1", None, stage, "Call", due, None, "S", ()
    )
    text = f"{name} AD-1 Call {stage}".casefold()
    return CaseloadEntry(row, stage, False, text)


def test_search_finds_by_every_word_after_a_short_pause(opened: Driver) -> None:
    opened.keys("Ctrl+F")
    opened.type("evans hann")
    opened.qtbot.waitUntil(lambda: opened.names_listed() == ["Hannah Evans"])
    assert "1 of 20 residents" in opened.words()


def test_taking_letters_away_again_finds_more_again(opened: Driver) -> None:
    found = []
    for typed in ("an", "ann", "anna", "an"):
        opened.keys("Ctrl+F")
        opened.type(typed)
        opened.keys("Return")
        found.append(opened.names_listed())
    assert found[0] == found[3]
    assert len(found[0]) > len(found[1])


def test_search_looks_through_references_actions_and_stages(opened: Driver) -> None:
    for words, least in (("ad-10003", 1), ("chase employer", 3), ("offer", 1)):
        opened.caseload.search.setText(words)
        opened.qtbot.waitUntil(lambda: len(opened.names_listed()) < 20)
        assert len(opened.names_listed()) >= least, words
        opened.caseload.search.clear()
        opened.qtbot.waitUntil(lambda: len(opened.names_listed()) == 20)


def test_nobody_matching_says_so_and_offers_to_clear(opened: Driver) -> None:
    opened.keys("Ctrl+F")
    opened.type("zzz")
    opened.qtbot.waitUntil(lambda: "No residents match" in opened.words())
    opened.press("Clear filters")
    assert len(opened.names_listed()) == 20
    assert QApplication.focusWidget() is opened.caseload.table


def test_the_time_at_a_stage_is_shown_filtered_and_sorted_by(opened: Driver) -> None:
    model, caseload = opened.caseload.table.model(), opened.caseload
    at_stage = column_titles().index("Days at stage")

    def days() -> list[int]:
        cells = [model.index(row, at_stage).data(CELL_ROLE) for row in range(model.rowCount())]
        return [int(cell.words or -1) for cell in cells]

    everybody = days()
    caseload.order.choose(Order.TIME_AT_STAGE)
    opened.settle()
    assert days() == sorted(everybody, reverse=True)
    opened.find(Choice, "At stage for").choose(30)
    opened.settle()
    assert days() == [one for one in sorted(everybody, reverse=True) if one > 30]
    assert 0 < len(days()) < len(everybody)
    chips = [one.text() for one in caseload.findChildren(QPushButton)]
    assert "At stage for: Over 30 days" in chips


def test_filters_and_order(opened: Driver) -> None:
    caseload = opened.caseload
    caseload.due.choose(DueFilter.OVERDUE)
    opened.settle()
    model = caseload.table.model()
    due = column_titles().index("Due")
    shown = [model.index(row, due).data(CELL_ROLE) for row in range(model.rowCount())]
    assert shown
    assert all(cell.look is CellLook.OVERDUE for cell in shown)
    caseload.due.choose(DueFilter.ANY)
    caseload.stage.choose("Offer")
    opened.settle()
    stages = {model.index(row, 2).data(CELL_ROLE).words for row in range(model.rowCount())}
    assert stages == {"Offer"}


def test_the_chosen_resident_stays_chosen_through_filter_and_order(opened: Driver) -> None:
    table = opened.caseload.table
    table.setCurrentIndex(table.model().index(opened.names_listed().index("Hannah Evans"), 0))
    opened.caseload.search.setText("hannah")
    opened.qtbot.waitUntil(lambda: len(opened.names_listed()) == 2)
    assert opened.names_listed()[table.currentIndex().row()] == "Hannah Evans"
    opened.caseload.search.clear()
    opened.caseload.order.choose(Order.DUE)
    opened.qtbot.waitUntil(lambda: len(opened.names_listed()) == 20)
    assert opened.names_listed()[table.currentIndex().row()] == "Hannah Evans"


def test_a_screen_reader_hears_whole_rows_and_named_cells(opened: Driver) -> None:
    model = opened.caseload.table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    row = opened.names_listed().index("Hannah Evans")
    sentence = model.index(row, 0).data(role)
    assert sentence.startswith("Hannah Evans, Ref: AD-")
    assert "Alerts: Lone working" in sentence
    nobody = opened.names_listed().index("Nadia Khan")
    assert model.index(nobody, column_titles().index("Due")).data(role) == "Due: none"


def test_tab_leaves_the_table_and_enter_opens(opened: Driver) -> None:
    table = opened.caseload.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not table
    table.setFocus()
    opened.keys("End")
    assert table.currentIndex().row() == 19
    opened.keys("Home")
    first = opened.names_listed()[0]
    opened.keys("Return")
    assert first in opened.words(opened.record.bar)


def test_the_table_never_ends_in_half_a_row(opened: Driver) -> None:
    table = opened.caseload.table
    for height in (640, 653, 700, 717, 768, 900):
        opened.window.resize(1366, height)
        QApplication.processEvents()
        assert table.viewport().height() % table.verticalHeader().defaultSectionSize() == 0


def test_a_first_resident_is_added_by_keyboard_alone(make_driver: MakeDriver, desk: Desk) -> None:
    make_vault(desk, people=0)
    driver = make_driver()
    driver.unlock()
    assert "No residents yet" in driver.words()
    driver.keys("Ctrl+2")
    assert "No residents yet" in driver.words(driver.caseload)
    driver.keys("Ctrl+N")
    driver.keys("Ctrl+Return")
    assert "Enter a name or a reference" in driver.words(driver.dialog())
    driver.find(QLineEdit, "Given name", driver.dialog()).setFocus()
    driver.type("Siân")
    driver.keys("Tab")
    driver.type("Llŷr")
    driver.keys("Ctrl+Return")
    assert "Siân Llŷr" in driver.words(driver.record.bar)
    assert "Resident added. Saved on this laptop." in driver.words()
    driver.keys("Esc")
    assert driver.names_listed() == ["Siân Llŷr"]


def test_a_note_can_be_added_from_the_list(opened: Driver) -> None:
    table = opened.caseload.table
    table.setCurrentIndex(table.model().index(opened.names_listed().index("Nadia Khan"), 0))
    opened.keys("Ctrl+Shift+N")
    assert "Nadia Khan" in opened.words(opened.dialog())
    opened.keys("E")
    opened.type("Sent the form")
    opened.keys("Ctrl+Return")
    assert "Note saved on this laptop." in opened.words()
    row = opened.names_listed().index("Nadia Khan")
    assert table.model().index(row, column_titles().index("Last contact")).data() == "23 Nov 2026"


def test_the_names_of_the_made_up_people_are_all_there(opened: Driver) -> None:
    assert sorted(opened.names_listed()) == sorted(NAMES)


@given(
    st.lists(st.text("abc ", max_size=6), max_size=12),
    st.text("abc ", max_size=6),
    st.sampled_from(Order),
)
def test_matching_keeps_exactly_those_with_every_word(
    names: list[str], text: str, order: Order
) -> None:
    lines = tuple(a_line(name) for name in names)
    found = matching(lines, Wanted(text=text, order=order), TODAY)
    expected = [one for one in lines if all(word in one.search_text for word in text.split())]
    assert sorted(map(id, found)) == sorted(map(id, expected))


@given(st.lists(st.one_of(st.none(), st.dates(date(2026, 10, 1), date(2026, 12, 31)))))
def test_those_without_a_due_day_come_last(days: list[date | None]) -> None:
    lines = tuple(a_line("A", due=day) for day in days)
    found = [one.row.due_on for one in matching(lines, Wanted(order=Order.DUE), TODAY)]
    known = [day for day in found if day is not None]
    assert found == [*sorted(known), *[None] * (len(found) - len(known))]


def test_overdue_and_alerts_are_told_in_words() -> None:
    row = CaseloadRow(
        ResidentId(uuid7(1, bytes(10))),
        "Elif Jones",
        "AD-1",
        "nhs",
        "training",
        "Call",
        date(2026, 11, 20),
        datetime(2026, 11, 9, 12, tzinfo=UTC),
        "J. Mills",
        (Alert.LONE_WORKING, Alert.SAFEGUARDING),
    )
    line = CaseloadEntry(row, "Training", False, "")
    shown = shown_line(line, TODAY, "S. Kaur")
    assert shown.sentence == (
        "Elif Jones, Ref: AD-1, Stage: Training, Next action: Call, Due: Overdue 3 days, "
        "Last contact: 9 Nov 2026, Worker: J. Mills, Alerts: Lone working, Safeguarding"
    )


def test_no_stage_and_no_name_is_cut_while_there_is_room(opened: Driver) -> None:
    table, model = opened.caseload.table, opened.caseload.table.model()
    delegate = table.itemDelegate()
    for column in (0, 2, 4):
        for row in range(model.rowCount()):
            option = QStyleOptionViewItem()
            wanted = delegate.sizeHint(option, model.index(row, column)).width()
            assert wanted <= table.columnWidth(column), (column, row)
    columns = sum(table.columnWidth(column) for column in range(model.columnCount()))
    assert columns == table.viewport().width()


def test_down_in_the_search_goes_to_what_it_found_without_waiting(opened: Driver) -> None:
    opened.keys("Ctrl+F")
    QTest.keyClicks(opened.caseload.search, "evans hann")
    QTest.keyClick(opened.caseload.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is opened.caseload.table
    assert opened.names_listed() == ["Hannah Evans"]


def test_down_in_the_search_stays_where_nobody_matches(opened: Driver) -> None:
    opened.keys("Ctrl+F")
    QTest.keyClicks(opened.caseload.search, "zzz")
    QTest.keyClick(opened.caseload.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is opened.caseload.search


@given(
    st.lists(st.text("ab ", max_size=6), max_size=30),
    st.builds(
        Wanted,
        text=st.text("ab ", max_size=5),
        stage=st.sampled_from(["", "Offer"]),
        due=st.sampled_from(DueFilter),
        order=st.sampled_from(Order),
    ),
    st.text("ab ", max_size=7),
)
def test_looking_among_what_matched_finds_what_looking_through_all_finds(
    names: list[str], before: Wanted, text: str
) -> None:
    lines = tuple(
        a_line(name, ("Offer", "Training")[number % 2], date(2026, 11, 1 + number % 3))
        for number, name in enumerate(names)
    )
    wanted = replace(before, text=text)
    if wanted.narrows(before):
        among = matching(lines, before, TODAY)
        assert matching(among, wanted, TODAY) == matching(lines, wanted, TODAY)
