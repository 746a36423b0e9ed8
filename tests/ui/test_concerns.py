"""A safeguarding concern on the record, by keyboard: written, seen before, written on, closed."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from anchordesk.domain.concern import ConcernLevel
from anchordesk.services.drafts import drafts_to_go_on_with
from anchordesk.ui.kit.fields import Choice, DateField, LongText
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.kit.tag import Tag
from tests.ui.driver import Driver

SEEN = "Said that Zebedee came through the window"


def by_field(driver: Driver, name: str, kind: type[QWidget] = LongText) -> QWidget:
    return driver.find(kind, name, driver.dialog())


def record_one(driver: Driver) -> None:
    driver.press("Record a concern")
    assert QApplication.focusWidget() is by_field(driver, "What was seen or said")
    driver.type(SEEN)
    driver.keys("Ctrl+Return")
    assert driver.dialogs() == 0


def alerts_of(driver: Driver, name: str) -> str:
    model = driver.caseload.table.model()
    row = driver.names_listed().index(name)
    cells = [model.index(row, column).data(CELL_ROLE) for column in range(model.columnCount())]
    return " ".join(cell.words for cell in cells)


def test_a_concern_is_written_down_and_its_alert_is_seen_before_the_record_opens(
    opened: Driver,
) -> None:
    opened.open_record_of("Grace Lewis")
    assert "None written down" in opened.words()
    record_one(opened)
    assert opened.find(Tag, "1 open", opened.record.concerns).isVisible()
    assert SEEN not in opened.words(), "nothing of it stands on the record"
    opened.keys("Escape")
    assert "Safeguarding" in alerts_of(opened, "Grace Lewis")


def test_reading_shows_what_was_written_before_and_closing_needs_an_outcome(
    opened: Driver,
) -> None:
    opened.open_record_of("Grace Lewis")
    record_one(opened)
    opened.press("Read concerns")
    said = opened.words(opened.dialog())
    assert SEEN in said
    assert "Who was told: nobody yet" in said
    opened.press("Write on or close: Noticed on 23 November 2026, open")
    form = opened.find(LongText, "What came of it").window()
    opened.find(DateField, "Closed on", form).setText("23 11 2026")
    opened.find(QLineEdit, "Who was told", form).setText("Our safeguarding lead")
    opened.keys("Ctrl+Return")
    assert "Write what came of it, or leave it open." in opened.words(form)
    assert "Write what was decided, or leave it open." in opened.words(form)
    opened.find(LongText, "What came of it", form).setPlainText("Locks changed; she feels safe")
    opened.find(LongText, "What was decided", form).setPlainText("No further action")
    opened.keys("Ctrl+Return")
    assert opened.dialogs() == 0
    assert "Concern closed" in opened.frame.notices.words
    assert "1 closed concern" in opened.words()
    opened.press("Read concerns")
    said = opened.words(opened.dialog())
    assert "Locks changed; she feels safe" in said
    assert "Written before" in said
    opened.press("Close")
    assert opened.dialogs() == 0


def test_its_level_stands_at_the_top_of_the_record(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    opened.press("Record a concern")
    opened.type(SEEN)
    level = opened.find(Choice, "How serious it is", opened.dialog())
    level.choose(ConcernLevel.SERIOUS)
    opened.keys("Ctrl+Return")
    bar = opened.record.bar
    assert "Read it before you act: serious: somebody is at risk." in opened.words(bar)
    assert "serious" in bar.back_button.accessibleName(), "and is read out"


def test_what_is_half_typed_is_kept_and_comes_back(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    opened.press("Record a concern")
    opened.type(SEEN)
    opened.keys("Escape")
    workspace = opened.frame.context.workspace
    (kept,) = [d for d in drafts_to_go_on_with(workspace) if d.draft.key.kind == "concern"]
    assert kept.draft.answer("seen") == SEEN
    opened.record.resume(kept.draft.key)
    opened.settle()
    field = by_field(opened, "What was seen or said")
    assert isinstance(field, LongText)
    assert field.toPlainText() == SEEN
    opened.keys("Ctrl+Return")
    assert not [d for d in drafts_to_go_on_with(workspace) if d.draft.key.kind == "concern"]


def test_locking_takes_what_was_read_away(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    record_one(opened)
    opened.press("Read concerns")
    opened.window.lock()
    opened.settle()
    assert opened.dialogs() == 0
    assert SEEN not in opened.words()
