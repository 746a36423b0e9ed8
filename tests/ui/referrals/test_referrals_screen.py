"""The inbox of referrals in the real window: read a file, accept, take back, decline."""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.consent import ConsentWay
from anchordesk.services import member_cards, passports
from anchordesk.services.passports import Agreement, PassportChoice
from anchordesk.services.residents import ResidentDetails, add
from anchordesk.ui.referrals.sealed_dialog import SealedDialog
from anchordesk.ui.referrals.view import ReferralsScreen
from tests.ui.driver import Driver
from tests.ui.sync.real_desk import ChosenFiles, MadeUpHub, open_desk

CSV = """partner,given_name,family_name,phone,reason,consent
Harbour Advice,Zora,Quill,0121 496 0001,Wants work in care,Agreed by phone
Harbour Advice,Bo,Lind,,,
"""


def words(driver: Driver, column: int) -> list[str]:
    model = screen_of(driver).table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def screen_of(driver: Driver) -> ReferralsScreen:
    shown = driver.frame.shown_screen
    assert isinstance(shown, ReferralsScreen)
    return shown


def test_a_file_is_read_and_each_person_decided_on(opened: Driver, tmp_path: Path) -> None:
    path = tmp_path / "november.csv"
    path.write_text(CSV, "utf-8")
    opened.frame.go("referrals")
    opened.settle()
    screen = screen_of(opened)
    assert "No referrals" in screen.headline.text()
    files = ChosenFiles()
    files.choose(path)
    screen._files = files
    opened.press("Read a partner's file")
    opened.settle()
    assert "2 new" in opened.frame.notices.words
    assert words(opened, 0) == ["Bo Lind", "Zora Quill"]
    assert "Neither a phone number" in words(opened, 5)[0]
    assert "It does not say that the person agreed" in screen.details.text()
    screen.table.setCurrentIndex(screen.table.model().index(1, 0))
    assert "Wants work in care" in screen.details.text()
    opened.press("Accept")
    opened.settle()
    assert words(opened, 0) == ["Bo Lind"]
    opened.press("Undo")
    opened.settle()
    assert words(opened, 0) == ["Bo Lind", "Zora Quill"]
    screen.table.setCurrentIndex(screen.table.model().index(0, 0))
    opened.press("Decline")
    opened.settle()
    assert "Write why" in opened.frame.notices.words
    screen.why.setText("Lives too far away")
    opened.press("Decline")
    opened.settle()
    assert words(opened, 3) == ["Waiting", "Declined"]
    opened.frame.go("today")
    opened.settle()
    assert "1 referral to decide on" in opened.words(opened.frame.shown_screen)
    opened.frame.go("referrals")
    opened.settle()
    screen = screen_of(opened)
    screen.table.setCurrentIndex(screen.table.model().index(0, 0))
    opened.press("Delete")
    assert "All that the partner sent about Zora Quill goes" in opened.words(opened.dialog())
    opened.keys("Return")
    assert words(opened, 0) == ["Zora Quill", "Bo Lind"], "Enter alone deletes nothing"
    opened.press("Delete")
    opened.press("Delete for good", opened.dialog())
    assert words(opened, 0) == ["Bo Lind"]
    screen.table.setCurrentIndex(screen.table.model().index(0, 0))
    opened.press("Delete")
    opened.press("Delete for good", opened.dialog())
    assert "No referrals" in screen.headline.text(), "one that was declined can go as well"


def read_referrals(driver: Driver, path: Path) -> ReferralsScreen:
    path.write_text(CSV, "utf-8")
    driver.frame.go("referrals")
    driver.settle()
    screen = screen_of(driver)
    files = ChosenFiles()
    files.choose(path)
    screen._files = files
    driver.press("Read a partner's file")
    return screen


def test_a_reason_half_typed_outlasts_a_lock_and_stays_with_its_referral(
    opened: Driver, tmp_path: Path
) -> None:
    screen = read_referrals(opened, tmp_path / "november.csv")
    screen.why.setFocus()
    opened.type("Too far")
    screen.table.choose(1)
    assert screen.why.text() == ""
    screen.table.choose(0)
    assert screen.why.text() == "Too far"
    opened.window.lock()
    opened.settle()
    opened.unlock()
    opened.settle()
    opened.frame.go_on_with_draft(opened.frame.context.drafts.keys[0])
    opened.settle()
    screen = screen_of(opened)
    assert (screen.why.text(), screen.why.hasFocus()) == ("Too far", True)
    opened.press("Decline")
    opened.settle()
    assert words(opened, 3) == ["Waiting", "Declined"]
    assert opened.frame.context.drafts.keys == ()


def test_a_reason_half_typed_goes_with_its_referral(opened: Driver, tmp_path: Path) -> None:
    screen = read_referrals(opened, tmp_path / "november.csv")
    screen.why.setFocus()
    opened.type("Known to be violent")
    opened.frame.context.drafts.flush()
    opened.settle()
    opened.press("Delete")
    opened.press("Delete for good", opened.dialog())
    assert words(opened, 0) == ["Zora Quill"]
    assert screen.why.text() == ""
    with opened.frame.context.workspace.records.reading() as reading:
        assert not list(reading.drafts())


def test_a_sealed_file_is_put_in_the_inbox_and_taken_out_again(
    opened: Driver, tmp_path: Path
) -> None:
    here = opened.frame.context.workspace
    college = open_desk(tmp_path / "college", MadeUpHub(), organisation="Canal College")
    card = member_cards.write_own(here, tmp_path / "card.json")
    told = member_cards.own_with_fingerprint(here).fingerprint
    member = member_cards.trust(college, card, told)
    ana = add(college, ResidentDetails(given_name="Ana", family_name="Quill"))
    choice = PassportChoice(member, frozenset(), "Work in care")
    going = passports.gather(college, ana.id)
    path = tmp_path / "ana.adpass"
    passports.write(college, going, choice, Agreement(ConsentWay.SIGNED), path)
    college.lock()
    opened.frame.go("referrals")
    opened.settle()
    screen = screen_of(opened)
    screen.sealed.files = files = ChosenFiles()
    files.choose(path)
    opened.press("Open a sealed file")
    opened.settle()
    (dialog,) = screen.findChildren(SealedDialog)
    assert "Ana Quill" in dialog.preview.toPlainText()
    assert words(opened, 0) == []
    dialog.save_button.click()
    opened.settle()
    assert words(opened, 0) == ["Ana Quill"]
    assert "no card of that sender" in words(opened, 5)[0]
    opened.press("Undo")
    opened.settle()
    assert words(opened, 0) == []
