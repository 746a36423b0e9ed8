"""A restricted note by keyboard: marked with one key, hidden, shown on asking, hidden again."""

from __future__ import annotations

from anchordesk.domain.audit import AuditAction
from anchordesk.services import audit
from anchordesk.ui.resident.change_note_dialog import ChangeNoteDialog
from anchordesk.ui.resident.reveal import Reveal
from tests.ui.driver import Driver

SAID = "Told me of the clinic"


def write_one(driver: Driver) -> Reveal:
    """H marks it and stays at the kind; M goes on to the words."""
    driver.open_record_of("Grace Lewis")
    driver.press("Add note")
    for keys in ("H", "M"):
        driver.keys(keys)
    driver.type(SAID)
    driver.keys("Ctrl+Return")
    assert driver.dialogs() == 0
    return driver.record.timeline.findChildren(Reveal)[0]


def looks(driver: Driver) -> int:
    newest = audit.newest(driver.frame.context.workspace)
    return sum(event.action == AuditAction.RESTRICTED_NOTE_READ.code for event in newest)


def test_its_words_are_seen_on_asking_only_and_hidden_again(opened: Driver) -> None:
    show = write_one(opened)
    assert SAID not in opened.words()
    assert "Restricted: health. Its words are shown on asking only." in opened.words()
    assert looks(opened) == 0
    show.click()
    opened.settle()
    assert SAID in opened.words()
    assert looks(opened) == 1
    show.click()
    assert SAID not in opened.words()
    assert looks(opened) == 1


def test_leaving_the_timeline_hides_what_was_shown(opened: Driver) -> None:
    show = write_one(opened)
    show.click()
    opened.settle()
    opened.keys("Escape")
    assert SAID not in show.shown.text()


def test_undo_takes_it_out_again(opened: Driver) -> None:
    write_one(opened)
    opened.press("Undo")
    assert not opened.record.timeline.findChildren(Reveal)


def test_it_is_opened_to_be_changed_and_can_become_an_ordinary_note(opened: Driver) -> None:
    write_one(opened)
    assert looks(opened) == 0
    name = opened.record.timeline.findChildren(Reveal)[0].accessibleName()
    about = name.removeprefix("Show restricted note: ")
    opened.press(f"Change note: {about}")
    form = opened.dialog()
    assert isinstance(form, ChangeNoteDialog)
    assert looks(opened) == 1
    assert form.text.toPlainText() == SAID
    form.sensitivity.setCurrentIndex(0)
    opened.keys("Ctrl+Return")
    assert SAID in opened.words()
