"""A recorded job on the screen: put right, with new terms, evidence that came later, taken out."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from anchordesk.domain.outcome import Contract, Evidence
from anchordesk.services.record import ResidentRecord, open_record
from anchordesk.ui.kit.fields import Choice
from tests.ui.driver import Driver
from tests.ui.made_up_desk import TODAY

JOB = "Kitchen porter, Harbour Café"


@pytest.fixture
def at_jobs(opened: Driver) -> Driver:
    """Elif Jones works at the café since May 2025, for £12.60 an hour, hours not known."""
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("jobs")
    opened.settle()
    return opened


def now(driver: Driver) -> ResidentRecord:
    state = driver.record._view_model.state
    assert state is not None
    return open_record(driver.frame.context.workspace, state.resident_id)


def words(driver: Driver) -> str:
    return driver.words(driver.record.jobs)


def undo(driver: Driver) -> None:
    driver.record.bar.back_button.setFocus()
    driver.keys("Ctrl+Z")


def test_a_slip_is_put_right_a_rise_recorded_and_evidence_added(at_jobs: Driver) -> None:
    driver, (before,) = at_jobs, now(at_jobs).jobs
    driver.press(f"Correct job: {JOB}")
    form = driver.dialog()
    pay = driver.find(QLineEdit, "Pay in £", form)
    assert pay.text() == "12.60"
    pay.setText("12.10")
    driver.find(QLineEdit, "Hours a week", form).setText("16")
    driver.keys("Ctrl+Return")
    assert "Pay an hour: £12.10. Hours a week: 16." in words(driver)
    assert "Real Living Wage: No." in words(driver)

    driver.press(f"New terms: {JOB}")
    form = driver.dialog()
    driver.find(QLineEdit, "Pay in £", form).setText("15.00")
    driver.find(QLineEdit, "Hours a week", form).setText("30")
    driver.find(Choice, "Contract", form).choose(Contract.PERMANENT)
    driver.keys("Ctrl+Return")
    shown = words(driver)
    assert "From 23 November 2026: Kitchen porter. Permanent. Pay an hour: £15.00." in shown
    assert "Real Living Wage: Yes. Pay is £15.00 an hour; £14.80 is needed" in shown
    told = "Pay an hour rose from £12.10 to £15.00, Hours a week rose from 16 to 30"
    assert f"Since the start of the first job: {told}." in shown
    assert "New terms in a job: Kitchen porter, Harbour Café" in timeline_words(driver)

    driver.press(f"Add evidence: {JOB}")
    driver.find(Choice, "What was seen", driver.dialog()).choose(Evidence.PAYSLIP)
    driver.keys("Ctrl+Return")
    assert "Evidence: Payslip." in words(driver)

    driver.press("Earlier details of jobs")
    history = driver.words(driver.dialog())
    assert "Pay an hour, in pence\nFrom “1260” to “1210”." in history
    assert "Hours a week, terms from 23 November 2026\nFrom nothing to “30”." in history
    driver.keys("Esc")
    for _ in range(3):
        undo(driver)
    assert now(driver).jobs == (before,)


def test_terms_are_corrected_and_taken_out_again(at_jobs: Driver) -> None:
    driver, (before,) = at_jobs, now(at_jobs).jobs
    driver.press(f"New terms: {JOB}")
    driver.find(QLineEdit, "Hours a week", driver.dialog()).setText("20")
    driver.keys("Ctrl+Return")
    driver.press(f"Correct the terms from 23 November 2026: {JOB}")
    form = driver.dialog()
    driver.find(QLineEdit, "From this day", form).setText("20 11 2026")
    driver.keys("Ctrl+Return")
    (terms,) = now(driver).jobs[0].later_terms
    assert (terms.from_day, terms.hours_per_week) == (TODAY - timedelta(days=3), Decimal(20))
    driver.press(f"Correct the terms from 20 November 2026: {JOB}")
    name = "These terms were a mistake: take them out"
    driver.find(QCheckBox, name, driver.dialog()).setChecked(True)
    driver.keys("Ctrl+Return")
    assert now(driver).jobs == (before,)


def test_nothing_is_saved_for_terms_that_change_nothing(at_jobs: Driver) -> None:
    driver = at_jobs
    driver.press(f"New terms: {JOB}")
    driver.keys("Ctrl+Return")
    assert "Nothing is different from the terms before." in driver.words(driver.dialog())


def test_a_mistaken_job_is_taken_out_with_a_reason_and_can_be_put_back(at_jobs: Driver) -> None:
    driver, before = at_jobs, now(at_jobs).jobs
    driver.press(f"Take job out: {JOB}")
    form = driver.dialog()
    driver.keys("Ctrl+Return")
    assert "Write why the job is taken out." in driver.words(form)
    driver.find(QPlainTextEdit, "Why it is taken out", form).setPlainText("It was her brother's.")
    driver.keys("Ctrl+Return")
    assert "Job taken out. It stays readable with your reason." in driver.words()
    assert "No job is recorded yet." in words(driver)
    driver.press("Earlier details of jobs")
    assert "Taken out\nIt was her brother's.\nHarbour Café" in driver.words(driver.dialog())
    driver.keys("Esc")
    undo(driver)
    assert now(driver).jobs == before


def test_half_typed_terms_come_back_after_a_lock(at_jobs: Driver) -> None:
    driver = at_jobs
    driver.press(f"New terms: {JOB}")
    driver.find(QLineEdit, "Hours a week", driver.dialog()).setText("22")
    kinds = [key.kind for key in driver.frame.context.drafts.keys]
    assert kinds == ["job_terms"]


def timeline_words(driver: Driver) -> str:
    driver.record.sections.show_section("timeline")
    driver.settle()
    found = driver.words(driver.record.timeline)
    driver.record.sections.show_section("jobs")
    driver.settle()
    return found
