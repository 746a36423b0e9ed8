"""Consent on the record, worked by keys and buttons: asked, kept to, withdrawn, undone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.domain.identifiers import ResidentId, uuid7
from anchordesk.services.today import TodayKind, TodayLine
from anchordesk.services.today_records import ListedResident
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.today.lines import cells_of, how_it_goes
from tests.adapters.vault.throwaway import a_consent
from tests.ui.driver import Driver
from tests.ui.made_up_desk import TODAY

PARTNERS = "Share with partner organisations"
MESSAGES = "Text messages and emails"
VACANCIES = "Compare with vacancies"


@pytest.fixture
def record(opened: Driver) -> Driver:
    opened.open_record_of("Elif Jones")
    return opened


def turn_to(driver: Driver, section: str) -> QWidget:
    driver.record.sections.show_section(section)
    driver.settle()
    return driver.record.sections.current_widget


def answer(driver: Driver, title: str, *, yes: bool, note: str = "") -> None:
    driver.press(f"Record answer: {title}", turn_to(driver, "consent"))
    dialog = driver.dialog()
    driver.find(Choice, "Answer", dialog).choose(yes)
    driver.find(QLineEdit, "In a few words", dialog).setText(note)
    driver.keys("Ctrl+Return")
    assert driver.dialogs() == 0


def refer(driver: Driver, *, because: str = "") -> None:
    driver.press("Refer to somebody", turn_to(driver, "needs"))
    dialog = driver.dialog()
    driver.find(QLineEdit, "To whom", dialog).setText("Citizens Advice")
    if because:
        driver.find(QLineEdit, "Why without consent", dialog).setText(because)
    driver.keys("Ctrl+Return")


def test_whoever_asks_reads_the_words_and_must_choose_an_answer(record: Driver) -> None:
    consent = turn_to(record, "consent")
    assert "Not asked" in [tag.accessibleName() for tag in consent.findChildren(QWidget)]
    record.press(f"Record answer: {PARTNERS}", consent)
    dialog = record.dialog()
    assert "May we tell other organisations about you" in record.words(dialog)
    assert "Version 1. Only with consent." in record.words(dialog)
    record.keys("Ctrl+Return")
    assert "Choose what the resident answered." in record.words(dialog)
    record.keys("Escape")
    answer(record, PARTNERS, yes=True, note="Her sister was there")
    shown = record.words(turn_to(record, "consent"))
    assert "Agreed on 23 November 2026 to version 1, spoken. Her sister was there." in shown
    assert "Recorded by S. Kaur." in shown
    record.keys("Ctrl+Z")
    assert "Agreed on" not in record.words(turn_to(record, "consent"))


def test_no_referral_without_consent_but_with_a_reason_in_law(record: Driver) -> None:
    refer(record)
    dialog = record.dialog()
    assert "Consent to share: not asked." in record.words(dialog)
    assert "Ask the resident first" in record.words(dialog)
    record.keys("Escape")
    refer(record, because="Safeguarding")
    assert "Without consent: Safeguarding" in record.words(turn_to(record, "needs"))


def test_a_withdrawal_says_what_follows_before_and_does_it(record: Driver) -> None:
    answer(record, PARTNERS, yes=True)
    refer(record)
    assert record.dialogs() == 0
    record.press(f"Withdraw: {PARTNERS}", turn_to(record, "consent"))
    dialog = record.dialog()
    said = record.words(dialog)
    assert "Nobody new is referred from then on" in said
    assert "To be told: Citizens Advice" in said
    record.find(QLineEdit, "Reason", dialog).setText("Changed her mind")
    record.press("Record the withdrawal", dialog)
    shown = record.words(turn_to(record, "consent"))
    assert "Withdrawn on 23 November 2026, recorded by S. Kaur. Reason: Changed her mind." in shown
    todo = "Tell Citizens Advice that consent to share was withdrawn"
    assert todo in record.words(turn_to(record, "plan"))
    record.keys("Ctrl+Z")
    assert "Withdrawn on" not in record.words(turn_to(record, "consent"))
    assert todo not in record.words(turn_to(record, "plan"))


def test_who_does_not_agree_to_messages_is_marked_beside_the_phone(record: Driver) -> None:
    told = "No texts or emails"
    assert told not in record.words(record.record.side)
    answer(record, MESSAGES, yes=False)
    assert told in record.words(record.record.side)


def test_who_objects_is_compared_with_no_vacancy(record: Driver) -> None:
    answer(record, VACANCIES, yes=False)
    shown = record.words(turn_to(record, "opportunities"))
    assert "does not want to be compared with vacancies" in shown


def test_today_says_what_to_ask_again_why_and_where_it_is_recorded() -> None:
    who = ResidentId(uuid7(1, bytes(10)))
    answer = a_consent(who, 3)
    line = TodayLine(
        TodayKind.CONSENT,
        ListedResident(who, "Elif Jones", "AD-1", ()),
        what=answer.purpose.title_text,
        since=answer.on,
        consent=answer,
    )
    kind, name, what, why, _ = (cell.words for cell in cells_of(line, TODAY))
    assert (kind, name) == ("Consent", "Elif Jones")
    assert what == "Ask again: Share with partner organisations"
    assert why == "They agreed on 3 Sep 2026, to earlier words or long ago"
    assert "under Consent" in how_it_goes(line)


def test_the_timeline_shows_answers_referrals_and_appointments_and_can_be_narrowed(
    record: Driver,
) -> None:
    answer(record, PARTNERS, yes=True, note="Her sister was there")
    refer(record)
    record.press("Withdraw: Share with partner organisations", turn_to(record, "consent"))
    record.find(QLineEdit, "Reason", record.dialog()).setText("Rather not")
    record.keys("Ctrl+Return")
    timeline = turn_to(record, "timeline")
    shown = record.words(timeline)
    assert "Consent given: Share with partner organisations" in shown
    assert "Her sister was there" in shown
    assert "Consent withdrawn: Share with partner organisations" in shown
    assert "Referred to Citizens Advice" in shown
    assert "Email" in shown
    kinds = record.find(Choice, "Show in the timeline", timeline)
    kinds.setFocus()
    record.type("Cons")
    record.settle()
    shown = record.words(timeline)
    assert kinds.currentText() == "Consent (2)"
    assert "Consent withdrawn: Share with partner organisations" in shown
    assert "Referred to Citizens Advice" not in shown
    assert "Email" not in shown
