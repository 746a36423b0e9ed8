"""Attachments on a record: attached, looked at from memory, saved out when asked, removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.tasks import Lane
from anchordesk.ui.today.view import TodayScreen
from tests.ui.driver import Driver

NEEDLE = "Zebedee Featherstonehaugh"


class ChosenPlaces:
    """Chooses what the test has set."""

    def __init__(self) -> None:
        self.path = Path()

    def file_to_open(
        self, parent: QWidget, title: str, kinds: str, then: Callable[[Path], None]
    ) -> None:
        then(self.path)

    def file_to_save(
        self, parent: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], None]
    ) -> None:
        then(self.path / name)

    def folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        then(self.path)


@pytest.fixture
def places() -> ChosenPlaces:
    return ChosenPlaces()


@pytest.fixture
def record(opened: Driver, places: ChosenPlaces) -> Driver:
    opened.open_record_of("Elif Jones")
    opened.record.attachments.files = places
    return opened


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(3000, 1000, QImage.Format.Format_RGB32)
    image.fill(QColor(12, 120, 60))
    image.setText("Comment", NEEDLE)
    path = tmp_path / "outside" / "lease.png"
    path.parent.mkdir()
    assert image.save(str(path))
    return path


def attach(record: Driver, places: ChosenPlaces, path: Path) -> None:
    places.path = path
    record.press("Attach a photo or PDF")
    record.press("Attach", record.dialog())


def shown_picture(record: Driver) -> QLabel:
    return record.find(QLabel, "Picture: lease.png", record.dialog())


def test_a_picture_is_attached_and_shown_from_memory(
    record: Driver, places: ChosenPlaces, picture: Path, tmp_path: Path
) -> None:
    assert "Nothing attached" in record.words()
    attach(record, places, picture)
    assert "Attached. The copy in your vault is encrypted" in record.words()
    assert "Nothing attached" not in record.words()
    before = sorted(path for path in tmp_path.rglob("*"))
    record.press("lease.png")
    shown = shown_picture(record).pixmap().toImage()
    assert shown.pixelColor(5, 5) == QColor(12, 120, 60)
    assert sorted(path for path in tmp_path.rglob("*")) == before
    holding = [p for p in tmp_path.rglob("*") if p.is_file() and b"IDAT" in p.read_bytes()]
    assert holding == [picture], "only the file that was there is in the clear"
    record.press("Close")
    assert record.dialogs() == 0


def test_locking_takes_the_picture_away(
    record: Driver, places: ChosenPlaces, picture: Path
) -> None:
    attach(record, places, picture)
    record.press("lease.png")
    label = shown_picture(record)
    record.window.lock()
    assert label.pixmap().isNull()
    record.settle()
    assert record.dialogs() == 0


def test_a_pdf_is_saved_out_only_after_a_warning(
    record: Driver, places: ChosenPlaces, tmp_path: Path
) -> None:
    pdf = tmp_path / "form.pdf"
    pdf.write_bytes(b"%PDF-1.7 " + NEEDLE.encode())
    attach(record, places, pdf)
    record.press("form.pdf")
    said = record.words(record.dialog())
    assert "AnchorDesk cannot show PDFs" in said
    assert "AnchorDesk does not protect it" in said
    places.path = tmp_path / "desktop"
    places.path.mkdir()
    record.press("Save a copy")
    assert (places.path / "form.pdf").read_bytes() == pdf.read_bytes()
    assert "delete it when you have read it" in record.words()


def test_removing_asks_twice(record: Driver, places: ChosenPlaces, picture: Path) -> None:
    attach(record, places, picture)
    record.press("lease.png")
    record.press("Remove attachment")
    assert record.dialogs() == 1
    record.press("Remove for good")
    assert record.dialogs() == 0
    assert "Nothing attached" in record.words()


def test_what_is_no_photo_is_refused_in_plain_words(
    record: Driver, places: ChosenPlaces, tmp_path: Path
) -> None:
    program = tmp_path / "photo.jpg"
    program.write_bytes(b"MZ a program")
    attach(record, places, program)
    assert "That file is not a photo (JPEG or PNG) or a PDF." in record.words()
    assert "Nothing attached" in record.words()


def test_a_damaged_picture_is_told(record: Driver, places: ChosenPlaces, picture: Path) -> None:
    picture.write_bytes(picture.read_bytes()[:200])
    attach(record, places, picture)
    record.press("lease.png")
    assert "it is damaged" in record.words(record.dialog())


def test_attaching_can_be_cancelled_and_then_nothing_is_attached(
    record: Driver, places: ChosenPlaces, tmp_path: Path, qtbot: QtBot
) -> None:
    places.path = tmp_path / "long.pdf"
    places.path.write_bytes(b"%PDF-1.7\n" + bytes(5_000_000))
    card, held = record.record.attachments, Event()
    record.window.tasks.run(
        Lane.RECORDS, held.wait, receiver=card, done=lambda _: None, failed=lambda _: None
    )
    card.add.click()
    record.find(QPushButton, "Attach", record.dialog()).click()
    assert not card.add.isEnabled(), "one at a time"
    qtbot.waitUntil(card.busy._cancel.isVisible)
    card.busy._cancel.click()
    assert card.add.isEnabled()
    held.set()
    record.settle()
    assert "Nothing attached" in record.words()
    attach(record, places, places.path)
    assert "long.pdf" in [button.text() for button in card.findChildren(QPushButton)]


def test_a_document_that_ends_is_said_on_the_record_and_comes_up_today(
    record: Driver, places: ChosenPlaces, tmp_path: Path
) -> None:
    places.path = tmp_path / "check.pdf"
    places.path.write_bytes(b"%PDF-1.7 made up")
    record.press("Attach a photo or PDF")
    kind = record.find(Choice, "What it is", record.dialog())
    assert QApplication.focusWidget() is kind
    record.type("DBS")
    record.keys("Tab")
    record.type("3 12 20266")
    record.keys("Ctrl+Return")
    assert "Enter the day on which it ends, or nothing." in record.words(record.dialog())
    record.find(DateField, "Ends on, if it ends").setText("3 12 2026")
    record.keys("Ctrl+Return")
    assert record.dialogs() == 0
    assert QApplication.focusWidget() is record.record.attachments.add
    assert "DBS certificate, ends on 3 Dec 2026" in record.words()
    assert "DBS certificate, until 3 Dec 2026\nPDF" in record.words()

    record.keys("Ctrl+1")
    why = "DBS certificate of Elif Jones ends on 3 Dec 2026"
    asked = "Ask for a new one: DBS certificate"
    choose_line(record, asked)
    assert f"{asked}. {why}." in record.words()
    record.keys("Space")
    assert "Seen to: DBS certificate" in record.frame.notices.words
    assert why not in record.words()
    record.press("Undo")
    choose_line(record, asked)
    record.press("Move to another day")
    record.type("1 12 2026")
    record.keys("Ctrl+Return")
    assert "you are told again on that day" in record.frame.notices.words
    assert why not in record.words()


def test_what_a_document_is_can_be_changed_and_taken_back(
    record: Driver, places: ChosenPlaces, picture: Path
) -> None:
    attach(record, places, picture)
    record.press("lease.png")
    record.press("Kind and end date")
    record.type("Right")
    record.find(DateField, "Ends on, if it ends").setText("1 11 2026")
    record.keys("Ctrl+Return")
    assert "Right to work, ended on 1 Nov 2026" in record.words()
    record.press("Undo")
    assert "Right to work" not in record.words()


def choose_line(record: Driver, what: str) -> None:
    screen = record.frame.shown_screen
    assert isinstance(screen, TodayScreen)
    model = screen.table.model()
    row = next(
        row for row in range(model.rowCount()) if model.index(row, 2).data(CELL_ROLE).words == what
    )
    screen.table.setCurrentIndex(model.index(row, 0))
    screen.table.setFocus()
