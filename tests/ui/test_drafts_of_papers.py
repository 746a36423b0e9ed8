"""A form about a document, a paper or a request comes back with what was typed into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QPushButton, QWidget

from anchordesk.domain.document import DocumentKind
from anchordesk.domain.rights_request import Right
from anchordesk.services.desk import Desk
from anchordesk.services.drafts import with_drafts
from anchordesk.ui.kit.fields import Choice
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.driver import Driver
from tests.ui.sync.real_desk import ChosenFiles


@pytest.fixture
def record(opened: Driver) -> Driver:
    opened.open_record_of("Elif Jones")
    return opened


def lock_and_unlock(driver: Driver) -> QDialog:
    """Lock in a form, unlock, and return the form that came back."""
    driver.keys("F12")
    assert driver.dialogs() == 0
    driver.unlock()
    return driver.dialog()


def kept_after(driver: Driver, desk: Desk) -> tuple[str, ...]:
    """The forms of which the vault holds a draft, seen after a lock."""
    driver.keys("Ctrl+L")
    driver.settle()
    opened = with_drafts(desk.unlock(PASSPHRASE))
    opened.workspace.lock()
    return tuple(draft.key.form for draft in opened.drafts)


def line(driver: Driver, name: str, inside: QWidget) -> QLineEdit:
    return driver.find(QLineEdit, name, inside)


def test_the_days_and_kinds_of_a_timeline_on_paper(
    record: Driver, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.press("Print timeline", record.record.timeline)
    dialog = record.dialog()
    line(record, "From", dialog).setText("1 9 2026")
    record.find(QListWidget, "What is printed", dialog).item(0).setSelected(False)
    dialog = lock_and_unlock(record)
    assert line(record, "From", dialog).text() == "1 9 2026"
    kinds = record.find(QListWidget, "What is printed", dialog)
    assert [kinds.item(at).isSelected() for at in (0, 1)] == [False, True]
    monkeypatch.setattr(dialog, "_files", ChosenFiles([tmp_path / "timeline.pdf"]))
    record.press("Save as PDF", dialog)
    assert record.dialogs() == 0
    assert kept_after(record, desk) == ()


def test_what_an_attached_file_is(record: Driver, desk: Desk, tmp_path: Path) -> None:
    picture = QImage(30, 10, QImage.Format.Format_RGB32)
    picture.fill(QColor(12, 120, 60))
    assert picture.save(str(tmp_path / "card.png"))
    record.record.attachments.files = ChosenFiles([tmp_path / "card.png"])
    record.press("Attach a photo or PDF")
    record.press("Attach", record.dialog())
    record.find(QPushButton, "card.png").click()
    record.settle()
    record.press("Kind and end date", record.dialog())
    dialog = record.dialog()
    record.find(Choice, "What it is", dialog).choose(DocumentKind.RIGHT_TO_WORK)
    line(record, "Ends on, if it ends", dialog).setText("3 12 2027")
    dialog = lock_and_unlock(record)
    assert record.find(Choice, "What it is", dialog).value() is DocumentKind.RIGHT_TO_WORK
    assert line(record, "Ends on, if it ends", dialog).text() == "3 12 2027"
    record.press("Save document", dialog)
    assert "Document saved." in record.words()
    assert kept_after(record, desk) == ()


def test_a_request_about_rights_and_its_clock(opened: Driver, desk: Desk) -> None:
    opened.frame.go("rights")
    opened.settle()
    opened.press("Record a request")
    line(opened, "Reference of the resident", opened.dialog()).setText("AD-10001")
    opened.find(Choice, "What they ask for", opened.dialog()).choose(Right.ACCESS)
    dialog = lock_and_unlock(opened)
    assert opened.frame.here == "rights"
    assert line(opened, "Reference of the resident", dialog).text() == "AD-10001"
    assert opened.find(Choice, "What they ask for", dialog).value() is Right.ACCESS
    opened.press("Save request", dialog)
    opened.press("Set the clock")
    waited = "Days that you waited to hear what they want"
    line(opened, waited, opened.dialog()).setText("12")
    dialog = lock_and_unlock(opened)
    assert line(opened, waited, dialog).text() == "12"
    opened.press("Save the clock", dialog)
    assert opened.dialogs() == 0
    assert kept_after(opened, desk) == ()


def test_who_was_chosen_to_live_there(record: Driver) -> None:
    record.press("Add somebody who lives there")
    record.type("gra")
    record.keys("Return")
    dialog = lock_and_unlock(record)
    record.settle()
    assert "Grace Lewis" in line(record, "Resident who lives there", dialog).text()
