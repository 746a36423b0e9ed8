from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit

from anchordesk.domain.eligibility import RightToWork
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import Contract, PayPlace
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.stepper import Stepper
from anchordesk.ui.kit.tag import Tag
from tests.ui.driver import Driver


@pytest.fixture
def record(opened: Driver) -> Driver:
    opened.open_record_of("Elif Jones")
    return opened


def headings(driver: Driver) -> list[str]:
    """Titles of the timeline's cards, from the top."""
    column = driver.record.timeline.column
    items = [column.itemAt(at) for at in range(column.count())]
    cards = [item.widget() for item in items if item is not None]
    return [card.accessibleName().split(",")[0] for card in cards if card is not None]


def test_a_record_lands_on_back_and_names_the_resident(record: Driver) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Back to the list. Record of Elif Jones"
    shown = record.words()
    for words in ("Elif Jones", "AD-10001", "Hospitality to Health", "07700 900123"):
        assert words in shown


def test_a_note_in_a_few_keys(record: Driver) -> None:
    record.keys("Ctrl+Shift+N")
    record.keys("M")
    record.type("Went through the form together.")
    record.keys("Tab")
    record.type("fri call back")
    record.keys("Ctrl+Return")
    assert headings(record)[0] == "Meeting"
    assert "Went through the form together." in record.words(record.record.timeline)
    assert "Call back" in record.words(record.record.side)
    assert "27 Nov 2026" in record.words(record.record.side)
    assert "Note saved on this laptop." in record.words()


def test_an_empty_note_is_not_saved_and_says_why(record: Driver) -> None:
    before = headings(record)
    record.keys("Ctrl+Shift+N")
    record.keys("Ctrl+Return")
    dialog = record.dialog()
    assert record.words(dialog).count("Write a few words about the contact.") == 2
    assert record.find(QPlainTextEdit, "Note", dialog).accessibleDescription().startswith("Write")
    record.keys("Esc")
    assert headings(record) == before


def test_a_wrong_next_action_or_day_is_explained(record: Driver) -> None:
    record.keys("Ctrl+Shift+N")
    dialog = record.dialog()
    record.find(QPlainTextEdit, "Note", dialog).setPlainText("Spoke")
    record.find(QLineEdit, "Next action, if there is one", dialog).setText("call back")
    record.find(QLineEdit, "Day of the contact", dialog).setText("24 11 2026")
    record.keys("Ctrl+Return")
    shown = record.words(dialog)
    assert "Start with a day, then what to do." in shown
    assert "must not be in the future" in shown


def test_moving_a_stage_and_undoing_it(record: Driver) -> None:
    stepper = record.record.findChild(Stepper)
    assert stepper is not None
    before = stepper.accessibleName()
    record.keys("Ctrl+M")
    record.find(QPlainTextEdit, "Reason").setPlainText("Agreed with the college")
    record.keys("Ctrl+Return")
    assert stepper.accessibleName() != before
    assert "Moved to Eligibility checked" in headings(record)[:2]
    record.press("Undo")
    assert stepper.accessibleName() == before
    assert "Move made by mistake, undone" in record.words(record.record.timeline)


def test_ctrl_z_takes_back_one_thing_after_the_other(record: Driver) -> None:
    stepper = record.record.findChild(Stepper)
    assert stepper is not None
    before = stepper.accessibleName()
    for _ in range(2):
        record.keys("Ctrl+M")
        record.find(QPlainTextEdit, "Reason").setPlainText("Agreed with the college")
        record.keys("Ctrl+Return")
    record.frame.notices.dismiss()
    record.keys("Ctrl+Z")
    assert stepper.accessibleName() != before
    record.keys("Ctrl+Z")
    assert stepper.accessibleName() == before
    record.keys("Ctrl+Z")
    assert record.frame.notices.words == "There is nothing to undo."


def test_a_rule_that_is_not_met_is_named_and_needs_a_reason(record: Driver) -> None:
    record.keys("Ctrl+M")
    dialog = record.dialog()
    shown = record.words(dialog)
    assert "Not known: The industry they leave is not recorded" in shown
    assert "Not known: Evidence of their right to work has not been seen." in shown
    record.find(Choice, "Right to work", dialog).choose(RightToWork.SEEN)
    assert "Met: Their right to work was seen." in record.words(dialog)
    record.keys("Ctrl+Return")
    assert "Write why they may go on although a rule is not met." in record.words(dialog)
    record.find(QPlainTextEdit, "Reason", dialog).setPlainText("Zero-hours work in a café")
    record.keys("Ctrl+Return")
    assert record.dialogs() == 0
    with record.frame.context.workspace.records.reading() as reading:
        row = next(row for row in reading.caseload() if row.name == "Elif Jones")
        check = reading.eligibility_checks(row.resident_id)[0]
    assert check.override_reason == "Zero-hours work in a café"
    assert [finding.verdict.value for finding in check.findings] == ["met", "not_known", "met"]


def test_skipping_a_stage_needs_a_reason(record: Driver) -> None:
    record.keys("Ctrl+M")
    dialog = record.dialog()
    stage = record.find(Choice, "Move to", dialog)
    stage.choose("weeks_52")
    assert "so it needs a reason" in record.words(dialog)
    record.keys("Ctrl+Return")
    assert "Write why they may go on although a rule is not met." in record.words(dialog)
    record.find(QPlainTextEdit, "Reason", dialog).setPlainText("Already did this elsewhere")
    record.keys("Ctrl+Return")
    assert record.dialogs() == 0
    assert "Already did this elsewhere" in record.words(record.record.timeline)


def test_an_impossible_day_of_a_move_is_explained_and_nothing_is_lost(record: Driver) -> None:
    record.keys("Ctrl+M")
    dialog = record.dialog()
    record.find(QLineEdit, "Day of the move", dialog).setText("1 1 2020")
    record.find(QPlainTextEdit, "Reason", dialog).setPlainText("Because")
    record.keys("Ctrl+Return")
    assert "There is a problem" in record.words(dialog)
    assert "must not be before the last one" in record.words(dialog)
    assert record.find(QPlainTextEdit, "Reason", dialog).toPlainText() == "Because"


def test_recording_a_job(record: Driver) -> None:
    record.press("Record job")
    dialog = record.dialog()
    record.keys("Ctrl+Return")
    assert "Enter the employer." in record.words(dialog)
    for name, words in (
        ("Employer", "Royal Infirmary"),
        ("Role", "Ward housekeeper"),
        ("Day they started", "16 11 2026"),
        ("Pay in £", "12.60"),
        ("Hours a week", "37.5"),
    ):
        record.find(QLineEdit, name, dialog).setText(words)
    record.find(Choice, "Contract", dialog).choose(Contract.PERMANENT)
    record.find(Choice, "Kind of work", dialog).choose(JobFamily.FACILITIES)
    record.find(Choice, "Sector of the employer", dialog).choose(JobSector.HEALTH)
    record.keys("Ctrl+Return")
    shown = record.words(record.record.timeline)
    assert "Started a job: Ward housekeeper" in shown
    assert "Royal Infirmary. Permanent. Pay an hour: £12.60. Hours a week: 37.5." in shown
    assert "Facilities and catering, NHS and other health." in shown
    assert "From 16 November 2026" in record.words(record.record.side)


def test_pay_and_hours_that_are_no_numbers_are_explained(record: Driver) -> None:
    record.press("Record job")
    dialog = record.dialog()
    record.find(QLineEdit, "Employer", dialog).setText("Royal Infirmary")
    record.find(QLineEdit, "Pay in £", dialog).setText("about ten")
    record.find(QLineEdit, "Hours a week", dialog).setText("nan")
    record.find(QLineEdit, "Day they started", dialog).setText("32 1 2026")
    record.keys("Ctrl+Return")
    shown = record.words(dialog)
    for words in ("Write it like £12.60,", "For example, 37.5.", "For example, 14 11 2026."):
        assert words in shown


def test_pay_of_a_year_is_typed_as_the_contract_has_it(record: Driver) -> None:
    record.press("Record job")
    dialog = record.dialog()
    record.find(QLineEdit, "Employer", dialog).setText("Royal Infirmary")
    pay = record.find(QLineEdit, "Pay in £", dialog)
    pay.setText("24,465 a year")
    assert "That is" not in record.words(dialog), "nobody knows of how many hours"
    record.keys("Ctrl+Return")
    assert "the hours a week that it is for are not known" in record.words(dialog)
    record.find(QLineEdit, "Hours a week", dialog).setText("37.5")
    assert "That is £12.51 an hour." in record.words(dialog)
    pay.setText("24,465")
    assert "That is" not in record.words(dialog), "of what time is not said"
    pay.setText("£24,465 pa")
    record.keys("Ctrl+Return")
    shown = record.words(record.record.timeline)
    assert "Contract not known. Pay an hour: £12.51. Hours a week: 37.5." in shown


def test_an_action_done_by_space_can_be_undone(record: Driver) -> None:
    tick = next(
        box
        for box in record.record.findChildren(QCheckBox)
        if box.accessibleName().startswith("Mark done: Chase reference")
    )
    tick.setFocus(Qt.FocusReason.TabFocusReason)
    record.keys("Space")
    assert "Done: Chase reference" in record.words()
    assert "Chase reference" not in record.words(record.record.side)
    record.press("Undo")
    assert "Chase reference" in record.words(record.record.side)


def test_editing_keeps_what_was_changed_and_nothing_else(record: Driver) -> None:
    record.press("Edit resident")
    dialog = record.dialog()
    record.find(QLineEdit, "Preferred name", dialog).setText("Ella")
    record.keys("Ctrl+Return")
    assert "Ella Jones" in record.words(record.record.bar)
    assert "07700 900123" in record.words(record.record.side)
    tags = [tag.accessibleName() for tag in record.record.bar.findChildren(Tag)]
    assert "Lone working" in tags


def test_a_reference_that_is_taken_is_refused_beside_its_field(record: Driver) -> None:
    record.press("Edit resident")
    dialog = record.dialog()
    field = record.find(QLineEdit, "Reference", dialog)
    field.setText("AD-10002")
    record.keys("Ctrl+Return")
    assert "That reference is already used" in record.words(dialog)
    assert field.property("wrong") is True


def test_somebody_not_enrolled_can_be_enrolled(opened: Driver) -> None:
    opened.open_record_of("Nadia Khan")
    assert "Not enrolled" in opened.words(opened.record.bar)
    opened.press("Enrol on a pathway")
    opened.keys("Ctrl+Return")
    assert "Enrolled. Saved on this laptop." in opened.words()
    assert headings(opened)[0] == "Joined: Referral"


def test_leaving_says_why_and_undo_brings_them_back(record: Driver) -> None:
    record.keys("Ctrl+M")
    record.find(Choice, "Move to", record.dialog()).choose("left_moved_away")
    record.keys("Ctrl+Return")
    assert "Left: moved away" in record.words(record.record.bar)
    assert "Left: moved away" in headings(record)[:2]
    record.press("Undo")
    assert "Left: moved away" not in record.words(record.record.bar)


def test_a_second_pathway_is_chosen_at_the_top(record: Driver) -> None:
    record.press("Enrol on a pathway")
    record.find(Choice, "Pathway", record.dialog()).choose("general-employability")
    record.keys("Ctrl+Return")
    stepper = record.record.findChild(Stepper)
    assert stepper is not None
    assert stepper.accessibleName() == "Stage 1 of 13: Referral"
    chosen = record.record.bar.pathway
    assert [chosen.itemText(at) for at in range(2)] == [
        "General employability",
        "Hospitality to Health",
    ]
    chosen.setCurrentIndex(1)
    record.settle()
    assert "Hospitality to Health" in record.words(record.record.bar)
    record.keys("Ctrl+M")
    assert "training" in record.find(Choice, "Move to", record.dialog()).values


def test_a_job_says_how_good_it_is_and_can_end(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    opened.press("Record job")
    dialog = opened.dialog()
    for name, words in (
        ("Employer", "City Hospital"),
        ("Pay in £", "12.90"),
        ("Hours a week", "20"),
        ("Hours wanted", "30"),
        ("Day they started", "2 11 2026"),
    ):
        opened.find(QLineEdit, name, dialog).setText(words)
    opened.find(Choice, "Place", dialog).choose(PayPlace.OUTSIDE_LONDON)
    opened.keys("Ctrl+Return")
    shown = opened.words(opened.record.side)
    assert "Real Living Wage: No. Pay is £12.90 an hour; £13.45 is needed" in shown
    assert "Hours wanted: No. 20 hours a week; 30 were wanted." in shown
    assert "13 weeks in work within 16: not yet, 3 weeks 1 day of 13 weeks." in shown
    assert "If they stay, it is met on 31 January 2027." in shown
    opened.press("Job has ended: , City Hospital")
    opened.keys("Ctrl+Return")
    shown = opened.words(opened.record.side)
    assert "Ended on 23 November 2026" in shown
    assert "If they stay" not in shown


def test_the_check_that_comes_next_stands_among_the_next_actions(opened: Driver) -> None:
    opened.open_record_of("Owen Carter")
    shown = opened.words(opened.record.side.next_actions)
    assert "26-week check" in shown
    assert "26 Apr 2027" in shown


def test_the_stepper_tells_every_stage_to_a_screen_reader(record: Driver) -> None:
    stepper = record.record.findChild(Stepper)
    assert stepper is not None
    assert stepper.accessibleName() == "Stage 1 of 12: Referral"
    assert "52 weeks: to come." in stepper.accessibleDescription()


def test_f6_goes_round_the_parts_of_the_window(record: Driver) -> None:
    seen = []
    for _ in range(5):
        record.keys("F6")
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(
            next(
                name
                for name, part in (
                    ("navigation", record.frame.navigation),
                    ("bar", record.record.bar),
                    ("sections", record.record.sections.strip),
                    ("timeline", record.record.timeline),
                    ("side", record.record.side),
                )
                if part.isAncestorOf(focused)
            )
        )
    assert seen == ["sections", "timeline", "side", "navigation", "bar"]


def test_leaving_a_dialog_gives_focus_back(record: Driver) -> None:
    button = record.record.bar.note_button
    button.setFocus()
    record.keys("Space")
    record.keys("Esc")
    assert QApplication.focusWidget() is button


def test_a_dialog_grows_with_its_problem_so_that_the_field_stays_in_sight(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    opened.press("Add next action")
    dialog = opened.dialog()
    opened.press("Save action", dialog)
    field = opened.find(QLineEdit, "Next action", dialog)
    opened.qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())


def test_ctrl_tab_goes_through_the_sections_with_focus_that_can_be_seen(record: Driver) -> None:
    sections, tabs = record.record.sections, record.record.sections.tabs
    assert sections.current == "timeline"
    record.keys("Ctrl+Tab")
    assert sections.current == "plan"
    assert record.record.plan.isVisible()
    assert not record.record.timeline.isVisible()
    assert tabs.hasFocus()
    with_ring = tabs.grab().toImage()
    tabs.clearFocus()
    assert tabs.grab().toImage() != with_ring
    for _ in range(tabs.count() - 1):
        record.keys("Ctrl+Tab")
    assert sections.current == "timeline"
    record.keys("Ctrl+Shift+Backtab")  # what a keyboard sends for Ctrl+Shift+Tab
    assert sections.current != "timeline"


def test_the_details_tell_what_is_known_and_what_is_not(record: Driver) -> None:
    record.record.sections.show_section("details")
    record.settle()
    shown = record.words(record.record.details)
    for words in ("31 March 1984, age 42", "Text first. Best time: before 14:00", "Harbour"):
        assert words in shown
    assert "not known" in shown
    record.press("Edit details")
    assert record.dialog().windowTitle() == "Edit resident"


def test_a_lock_comes_back_to_the_section_and_another_resident_to_the_first(
    record: Driver,
) -> None:
    record.record.sections.show_section("details")
    record.window.lock()
    record.settle()
    record.unlock()
    assert record.record.sections.current == "details"
    record.keys("Esc")
    record.open_record_of("Grace Lewis")
    assert record.record.sections.current == "timeline"


def test_sections_that_nobody_looks_at_are_not_made(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    late = opened.record.late
    assert "plan" not in vars(late)
    opened.record.sections.show_section("plan")
    opened.settle()
    assert late.plan.isVisible()
    assert late.plan is opened.record.sections.current_widget
    assert {"needs", "jobs", "consent", "opportunities"}.isdisjoint(vars(late))
