"""Plan, needs, referrals and jobs on the record, worked by keys and buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from anchordesk.domain.application import ApplicationState
from anchordesk.domain.casework import ActionState
from anchordesk.domain.needs import NeedState
from anchordesk.ui.kit.fields import Choice, Tick
from anchordesk.ui.kit.stepper import Stepper
from tests.ui.driver import Driver


@pytest.fixture
def record(opened: Driver) -> Driver:
    opened.open_record_of("Elif Jones")
    return opened


def turn_to(driver: Driver, section: str) -> QWidget:
    driver.record.sections.show_section(section)
    driver.settle()
    return driver.record.sections.current_widget


def choose(driver: Driver, name: str, value: object, inside: QWidget) -> None:
    """Choose as a person does: by keys on the field."""
    choice = driver.find(Choice, name, inside)
    choice.setFocus()
    steps = choice.values.index(value) - choice.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(choice, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    driver.settle()


def fill(driver: Driver, inside: QWidget, **fields: str) -> None:
    for name, words in fields.items():
        driver.find(QLineEdit, name.replace("_", " "), inside).setText(words)


def test_a_goal_with_its_action_goes_through_the_plan(record: Driver) -> None:
    plan = turn_to(record, "plan")
    assert "No plan has been agreed yet." in record.words(plan)
    record.press("Add goal", plan)
    record.type("Work on the buses")
    record.keys("Ctrl+Return")
    record.press("Add action", plan)
    dialog = record.dialog()
    record.keys("Ctrl+Return")
    assert "Write what is to be done." in record.words(dialog)
    record.find(QLineEdit, "What is to be done", dialog).setText("Ask for a provisional licence")
    record.find(QLineEdit, "By when", dialog).setText("30 11 2026")
    record.find(Choice, "Who does it", dialog).choose("resident")
    record.find(Choice, "Goal that it serves", dialog).setCurrentIndex(1)
    record.keys("Ctrl+Return")
    shown = record.words(plan)
    assert "Work on the buses" in shown
    assert "The resident" in shown
    name = "State of Ask for a provisional licence"
    choose(record, name, ActionState.STARTED, plan)
    assert record.find(Choice, name, plan).value() is ActionState.STARTED
    assert "Started: Ask for a provisional licence" in record.frame.notices.words
    record.keys("Ctrl+Z")
    assert record.find(Choice, name, plan).value() is ActionState.NOT_STARTED
    record.keys("Ctrl+Z")
    assert "Ask for a provisional licence" not in record.words(plan)


def test_an_action_is_moved_to_another_day(record: Driver) -> None:
    plan = turn_to(record, "plan")
    record.press("Move to another day: Chase reference", plan)
    record.type("14 12 2026")
    record.keys("Ctrl+Return")
    assert "14 Dec 2026" in record.words(plan)
    record.press("Undo")
    assert "14 Dec 2026" not in record.words(plan)


def test_a_plan_is_agreed_with_a_name_and_a_review(record: Driver) -> None:
    plan = turn_to(record, "plan")
    record.press("Agree plan", plan)
    dialog = record.dialog()
    record.find(Tick, "The resident agrees to the plan", dialog).setChecked(True)
    record.keys("Ctrl+Return")
    assert "Type the name of the resident who agrees." in record.words(dialog)
    assert "Type your name: you agree to it as well." in record.words(dialog)
    record.find(QLineEdit, "Resident's name, in place of a signature", dialog).setText("Elif")
    record.find(QLineEdit, "Day they signed", dialog).setText("20 11 2026")
    record.find(QLineEdit, "Your name, in place of a signature", dialog).setText("Sam Kaur")
    record.keys("Ctrl+Return")
    assert "Agreed on 23 November 2026 with Elif." in record.words(plan)
    assert "4 January 2027" in record.words(plan)
    assert "Elif on 20 Nov 2026, Sam Kaur on 23 Nov 2026." in record.words(plan)
    assert "New or changed" not in record.words(plan)


def test_a_plan_that_was_agreed_can_be_read_after_it_changed(record: Driver) -> None:
    plan = turn_to(record, "plan")
    record.press("Agree plan", plan)
    dialog = record.dialog()
    record.find(Tick, "The resident agrees to the plan", dialog).setChecked(True)
    fill(record, dialog, **{"Resident's_name,_in_place_of_a_signature": "Elif"})
    fill(record, dialog, **{"Your_name,_in_place_of_a_signature": "Sam Kaur"})
    record.keys("Ctrl+Return")
    record.press("Add goal", plan)
    record.type("Work on the buses")
    record.keys("Ctrl+Return")
    assert "New or changed since it was agreed: Work on the buses." in record.words(plan)
    record.press("Read or print the plan of 23 November 2026", plan)
    dialog = record.dialog()
    preview = record.find(QPlainTextEdit, "Everything that the paper says", dialog)
    assert "Work on the buses" not in preview.toPlainText()
    assert "I agree with this plan: Elif\nDate: Monday 23 November 2026" in preview.toPlainText()
    record.find(Choice, "Which plan", dialog).setCurrentIndex(0)
    record.settle()
    assert "Work on the buses" in preview.toPlainText()
    assert "I agree with this plan: ....." in preview.toPlainText()


def test_a_pathway_has_a_worker_a_funder_and_a_rule_of_its_own(record: Driver) -> None:
    plan = turn_to(record, "plan")
    assert "Hospitality to Health: Referral for 60 days." in record.words(plan)
    assert "13 weeks in work within 16 (the programme's own rule)" in record.words(plan)
    record.press("Change worker, funder and rule: Hospitality to Health", plan)
    dialog = record.dialog()
    fill(record, dialog, Worker_on_this_pathway="Jo Reid")
    record.find(Choice, "Funder", dialog).choose("connect_to_work")
    record.find(Choice, "Lasting work is judged by", dialog).choose("restart-earnings")
    record.keys("Ctrl+Return")
    shown = record.words(plan)
    assert "Worker: Jo Reid\nFunder: Connect to Work\nLasting work: Earnings of 16" in shown
    assert "Earnings of 16 hours a week for 26 weeks" in record.words(record.record)
    record.press("Undo")
    assert "Worker: as for the resident" in record.words(plan)


def test_an_appointment_is_arranged_and_closed(record: Driver) -> None:
    plan = turn_to(record, "plan")
    record.press("Add appointment", plan)
    dialog = record.dialog()
    assert "do not visit alone" in record.words(dialog)
    fill(record, dialog, What_for="Home visit", Day="23 11 2026", Time="9.30", Place="Her flat")
    fill(record, dialog, Minutes_to_get_there="20")
    record.keys("Ctrl+Return")
    shown = record.words(plan)
    assert "Home visit. 23 November 2026, 09:30. Her flat. leave at 09:10" in shown
    record.press("I am back safely: Home visit", plan)
    assert "Back safely 10:42" in record.words(plan)


def test_a_visit_that_cannot_be_kept_beside_another_is_told_while_it_is_typed(
    record: Driver,
) -> None:
    plan = turn_to(record, "plan")
    record.press("Add appointment", plan)
    fill(record, record.dialog(), What_for="Home visit", Day="25 11 2026", Time="9.30")
    record.keys("Ctrl+Return")
    record.press("Add appointment", plan)
    dialog = record.dialog()
    assert "on that day" not in record.words(dialog)
    fill(record, dialog, What_for="Bank", Day="25 11 2026")
    record.qtbot.waitUntil(
        lambda: "Also on that day: 09:30 to 10:15, Elif Jones." in record.words(dialog)
    )
    fill(record, dialog, Time="10.30", Minutes_to_get_there="20")
    record.qtbot.waitUntil(
        lambda: "Too close to 09:30 to 10:15, Elif Jones." in record.words(dialog)
    )
    fill(record, dialog, Minutes_to_get_there="15")
    record.qtbot.waitUntil(lambda: "Too close" not in record.words(dialog))
    fill(record, dialog, Day="26 11 2026")
    record.qtbot.waitUntil(lambda: "on that day" not in record.words(dialog))
    fill(record, dialog, Day="25 11 2026", Time="9.45")
    record.keys("Ctrl+Return")
    assert "Bank. 25 November 2026, 09:45." in record.words(plan), "it warns, and forbids nothing"
    record.press("Change appointment: Bank, 25 November 2026, 09:45", plan)
    dialog = record.dialog()
    record.qtbot.waitUntil(
        lambda: "Too close to 09:30 to 10:15, Elif Jones." in record.words(dialog)
    )
    assert "09:45" not in record.words(dialog), "not too close to itself"


def test_a_need_is_told_worked_on_and_measured(record: Driver) -> None:
    needs = turn_to(record, "needs")
    record.press("Add need", needs)
    record.find(QLineEdit, "In a few words").setText("No bus before six")
    record.keys("Ctrl+Return")
    name = "State of Money, debt or benefits: No bus before six"
    choose(record, name, NeedState.RESOLVED, needs)
    assert "resolved 23 Nov 2026" in record.words(needs)
    for score, day, who in ((3, "1 9 2026", "worker"), (8, "1 10 2026", "together")):
        answer(record, needs, score, day, who)
    answer(record, needs, 6, "23 11 2026", "resident")
    shown = record.words(needs)
    assert "1 of 2 measures became better" in shown
    change = "From 3 (low) on 1 Sep 2026 to 6 (medium) on 23 Nov 2026: {}. Not the same"
    assert change.format("better by 3") in shown
    assert "From 3 (low) on 1 Sep 2026 to 6 (high) on 23 Nov 2026: worse by 3." in shown
    record.press("Show as table", needs)
    shown = record.words(needs)
    for line in (
        "Satisfied with life: 1 Sep 2026: 3 (low), scored by: the worker",
        "Satisfied with life: 1 Oct 2026: 8 (high), scored by: resident and worker together",
        "Satisfied with life: 23 Nov 2026: 6 (medium), scored by: the resident alone",
        "Anxious yesterday: 1 Oct 2026: 8 (high), scored by: resident and worker together",
    ):
        assert line in shown


def answer(record: Driver, needs: QWidget, score: int, day: str, who: str) -> None:
    """Answer the first and the last question of ONS4."""
    record.press("Record answers: Personal well-being (ONS4)", needs)
    dialog = record.dialog()
    answers = dialog.findChildren(Choice)
    answers[0].choose(score)
    answers[3].choose(score)
    record.find(Choice, "Who scored", dialog).choose(who)
    fill(record, dialog, Day=day)
    record.keys("Ctrl+Return")


def test_a_need_is_changed_and_what_it_said_stays_readable(record: Driver) -> None:
    needs = turn_to(record, "needs")
    for words, severity in (("No bus before six", "low"), ("Two months behind", "high")):
        record.press("Add need", needs)
        record.find(QLineEdit, "In a few words").setText(words)
        record.find(Choice, "How much it stands in the way", record.dialog()).choose(severity)
        record.keys("Ctrl+Return")
    shown = record.words(needs)
    assert shown.index("Two months behind. Severity: high") < shown.index("No bus before six.")
    record.press("Change need: Money, debt or benefits: No bus before six", needs)
    dialog = record.dialog()
    record.find(Choice, "Kind of need", dialog).choose("transport")
    fill(record, dialog, In_a_few_words="No bus before seven", Noticed_on="1 11 2026")
    record.find(Choice, "How it stands", dialog).choose("worked_on")
    fill(record, dialog, Since="31 10 2026")
    record.keys("Ctrl+Return")
    assert "Nobody can work on it before it was noticed." in record.words(dialog)
    fill(record, dialog, Since="2 11 2026")
    record.keys("Ctrl+Return")
    shown = record.words(needs)
    assert "Transport: No bus before seven. Severity: low" in shown
    assert "noticed 1 Nov 2026, worked on since 2 Nov 2026" in shown
    record.press("Change need: Transport: No bus before seven", needs)
    history = record.words(record.dialog())
    assert "words was “No bus before six”" in history
    assert "state was “Open”" in history


def test_a_referral_waits_for_its_answer(record: Driver) -> None:
    needs = turn_to(record, "needs")
    record.press("Refer to somebody", needs)
    dialog = record.dialog()
    record.keys("Ctrl+Return")
    assert "Enter to whom you refer the resident." in record.words(dialog)
    fill(record, dialog, To_whom="Citizens Advice", For_what="Debt", Why_without_consent="Duty")
    record.keys("Ctrl+Return")
    record.press("Record the answer of Citizens Advice", needs)
    fill(record, record.dialog(), In_a_few_words="Monday at ten")
    record.keys("Ctrl+Return")
    assert "Accepted, 23 Nov 2026. Monday at ten" in record.words(needs)


def test_the_stage_follows_an_application_and_goes_back_with_undo(opened: Driver) -> None:
    opened.open_record_of("Bethan Carter")
    stepper = opened.record.findChild(Stepper)
    assert stepper is not None
    before = stepper.accessibleName()
    jobs = turn_to(opened, "jobs")
    opened.press("Add application", jobs)
    fill(opened, opened.dialog(), Employer="Royal Infirmary", Role="Porter")
    opened.find(Choice, "How far it is", opened.dialog()).choose(ApplicationState.APPLIED)
    opened.keys("Ctrl+Return")
    told = "Hospitality to Health has moved to “Application sent” with it."
    assert told in opened.words()
    assert stepper.accessibleName() != before
    assert "Application" in stepper.accessibleName()
    opened.press("Undo")
    assert stepper.accessibleName() == before
    assert "Royal Infirmary" not in opened.words(jobs)


def test_a_start_offers_to_record_the_job_and_to_move_the_stage(record: Driver) -> None:
    jobs = turn_to(record, "jobs")
    record.press("Add application", jobs)
    fill(record, record.dialog(), Employer="Royal Infirmary", Role="Porter")
    record.keys("Ctrl+Return")
    record.press("Next step: Porter, Royal Infirmary", jobs)
    dialog = record.dialog()
    record.find(Choice, "Next step", dialog).choose(ApplicationState.NOT_THIS_TIME)
    record.keys("Ctrl+Return")
    assert "Write why it was not this time." in record.words(dialog)
    record.find(Choice, "Next step", dialog).choose(ApplicationState.STARTED)
    record.keys("Ctrl+Return")
    record.press("Record the job")
    dialog = record.dialog()
    assert record.find(QLineEdit, "Employer", dialog).text() == "Royal Infirmary"
    record.keys("Ctrl+Return")
    record.press("Move the stage as well")
    dialog = record.dialog()
    assert record.find(Choice, "Move to", dialog).value() == "started"
    record.find(QPlainTextEdit, "Reason", dialog).setPlainText("Started at the hospital")
    record.keys("Ctrl+Return")
    assert "Porter, Royal Infirmary" in record.words(jobs)


def test_a_note_is_changed_deleted_and_brought_back(record: Driver) -> None:
    timeline = record.record.timeline
    name = "Email, 18 November 2026"
    record.press(f"Change note: {name}", timeline)
    record.find(QPlainTextEdit, "Note", record.dialog()).setPlainText("Sent it twice.")
    record.keys("Ctrl+Return")
    assert "Sent it twice." in record.words(timeline)
    record.press("Changed 1 September 2026: see earlier", timeline)
    assert "Sent interview preparation sheet" in record.words(timeline)
    record.press(f"Delete note: {name}", timeline)
    assert "Sent it twice." not in record.words(timeline)
    record.keys("Ctrl+Z")
    assert "Sent it twice." in record.words(timeline)
    record.keys("Ctrl+Z")
    assert "Sent it twice." not in record.words(timeline)
