"""Details are sealed from the record, opened on another desk, and wait in its inbox."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from anchordesk.services import member_cards, passport_receiving
from anchordesk.services.record import open_record
from anchordesk.ui.referrals.sealed_dialog import SealedDialog
from anchordesk.ui.resident.passport_dialog import PassportDialog
from tests.ui.dialogs.recipes import Room
from tests.ui.dialogs.test_dialogs import MakeRoom, make_room
from tests.ui.sync.real_desk import MadeUpHub, open_desk

__all__ = ["make_room"]


def test_details_go_only_once_they_were_agreed_to_as_shown(
    make_room: MakeRoom, tmp_path: Path
) -> None:
    room = make_room()
    college = open_desk(tmp_path / "college", MadeUpHub(), organisation="Canal College")
    card = member_cards.write_own(college, tmp_path / "card.json")
    shown = member_cards.own_with_fingerprint(college).fingerprint
    member_cards.trust(room.workspace, card, shown)
    dialog = seal_dialog(room)
    (member,) = [one for one in dialog.to.values if one is not None]
    dialog.to.choose(member)
    dialog.why.setText("A course in care")
    assert "A course in care" in dialog.preview.toPlainText()
    room.files.choose(tmp_path / "out.adpass")
    dialog.save_button.click()
    assert "tick that they agree" in _said(dialog)
    assert not (tmp_path / "out.adpass").exists()
    dialog.agreed.setChecked(True)
    dialog.why.setText("Another course")
    assert not dialog.agreed.isChecked()  # that was not what they agreed to
    dialog.agreed.setChecked(True)
    dialog.save_button.click()
    room.driver.settle()
    seen = passport_receiving.look(college, tmp_path / "out.adpass")
    assert seen.passport.why == "Another course"
    case = open_record(room.workspace, room.record.resident.id).case
    assert case.consents[-1].note.startswith("For Canal College")
    college.lock()


def test_a_sealed_file_is_shown_before_anything_of_it_is_kept(
    make_room: MakeRoom, tmp_path: Path
) -> None:
    room = make_room()
    dialog = SealedDialog(room.record_screen, room.context, tmp_path / "no", by_code=True)
    dialog.open()
    room.driver.settle()
    dialog.save_button.click()
    assert "Type the code" in _said(dialog)
    dialog.reject()
    (tmp_path / "letter").write_bytes(b"a letter")
    dialog = SealedDialog(room.record_screen, room.context, tmp_path / "letter", by_code=False)
    dialog.open()
    room.driver.settle()
    assert "not a sealed file" in _said(dialog)
    assert dialog.save_button.text() == "Open it"
    dialog.reject()


def seal_dialog(room: Room) -> PassportDialog:
    who = room.record.resident.id
    dialog = PassportDialog(room.record_screen, room.context, who, room.files)
    dialog.open()
    room.driver.settle()
    return dialog


def _said(dialog: SealedDialog | PassportDialog) -> str:
    QApplication.processEvents()
    return " ".join(label.text() for label in dialog.form.summary.findChildren(QLabel))
