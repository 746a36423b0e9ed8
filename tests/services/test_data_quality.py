"""Records are checked before they are counted; what was looked at is remembered and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.period import Period, Quarter
from anchordesk.domain.quality_rules import QualityRule
from anchordesk.domain.rights_request import RequestRefusedError, Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import data_quality, imports, quality_paper, residents, rights
from anchordesk.services.audit import newest
from anchordesk.services.data_quality import QualityReport, check_records
from anchordesk.services.residents import ResidentDetails, amend, details_of
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace

PERIOD: Period = Quarter(2026, 4)
TEMPLATE = "network-quarterly-summary"


class StoppedError(Exception):
    pass


def checked(workspace: Workspace) -> QualityReport:
    return check_records(workspace, TEMPLATE, PERIOD)


def rules(report: QualityReport) -> dict[str, int]:
    return {rule.code: len(found) for rule, found in report.by_rule()}


@pytest.fixture
def amina(worker: Workspace) -> str:
    told = ResidentDetails(given_name="Amina", postcode="B1 1BB", date_of_birth=date(1904, 2, 1))
    return residents.add(worker, told).reference


def test_what_would_count_as_not_known_is_found_with_the_form_that_mends_it(
    worker: Workspace, amina: str
) -> None:
    report = checked(worker)
    assert report.people == 1
    assert rules(report) == {
        "age-out-of-range": 1,
        "disability-not-asked": 1,
        "ethnicity-not-asked": 1,
        "postcode-without-ward": 1,
    }
    age = report.by_rule()[0][1][0]
    assert (age.name, age.reference) == ("Amina", amina)
    form = age.form
    assert form is not None
    assert (form.kind, form.subject, age.rule.field) == (
        "resident",
        age.resident_id,
        "date_of_birth",
    )


def test_looked_at_and_right_is_remembered_with_who_and_when_until_the_record_changes(
    worker: Workspace, amina: str
) -> None:
    age = checked(worker).by_rule()[0][1][0]
    changes = data_quality.say_it_is_right(worker, (age,))
    after = checked(worker)
    assert "age-out-of-range" not in rules(after)
    (settled,) = after.settled
    assert settled.answer is not None
    assert (settled.answer.worker, settled.answer.looked_on) == (
        "Sam Kaur",
        worker.clock.today(),
    )
    take_back(worker, changes)
    assert "age-out-of-range" in rules(checked(worker))
    data_quality.say_it_is_right(worker, (age,))
    with worker.records.reading() as reading:
        resident = reading.resident(age.resident_id)
    details = details_of(resident)
    amend(
        worker,
        resident.id,
        ResidentDetails(
            given_name="Amina",
            reference=details.reference,
            postcode=details.postcode,
            date_of_birth=date(1905, 2, 1),
        ),
    )
    assert "age-out-of-range" in rules(checked(worker))


def test_a_question_can_be_asked_again_and_that_too_can_be_taken_back(
    worker: Workspace, amina: str
) -> None:
    age = checked(worker).by_rule()[0][1][0]
    data_quality.say_it_is_right(worker, (age,))
    (settled,) = checked(worker).settled
    changes = data_quality.ask_again(worker, settled)
    assert checked(worker).settled == ()
    take_back(worker, changes)
    assert len(checked(worker).settled) == 1


def test_nothing_is_kept_of_somebody_who_asked_that_their_record_stays_as_it_is(
    worker: Workspace, amina: str
) -> None:
    age = checked(worker).by_rule()[0][1][0]
    rights.record(worker, amina, Right.RESTRICTION, worker.clock.today(), Nation.ENGLAND_AND_WALES)
    with pytest.raises(RequestRefusedError):
        data_quality.say_it_is_right(worker, (age,))
    assert checked(worker).settled == ()


def test_who_is_registered_after_the_period_is_not_in_question(
    worker: Workspace, amina: str
) -> None:
    assert check_records(worker, TEMPLATE, Quarter(2026, 3)).people == 0


def test_the_look_tells_how_far_it_is_and_can_be_ended(lead: Workspace, nsw_file: Path) -> None:
    look = imports.look(lead, nsw_file.resolve())
    imports.carry_out(lead, imports.check(lead, look.path, look.suggested))
    told: list[tuple[int, int | None]] = []

    def progress(done: int, whole: int | None) -> None:
        told.append((done, whole))
        if len(told) == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        check_records(lead, TEMPLATE, PERIOD, progress)
    assert told == [(50, 445), (100, 445), (150, 445)]
    assert checked(lead).people == 445


def test_the_paper_has_references_and_reasons_and_no_names(
    worker: Workspace, amina: str, tmp_path: Path
) -> None:
    restricted = residents.add(worker, ResidentDetails(given_name="Tomasz", postcode="B2 2CC"))
    today = worker.clock.today()
    rights.record(worker, restricted.reference, Right.RESTRICTION, today, Nation.ENGLAND_AND_WALES)
    path = tmp_path / "check.pdf"
    quality_paper.write(worker, checked(worker), path)
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    words = " ".join(text.split())
    assert f"{amina}: They would be 122" in words
    assert "Why this matters: The return counts people by age." in words
    assert "1 not on this paper" in words
    for absent in ("Amina", "Tomasz", restricted.reference, "B2 2CC"):
        assert absent not in words
    assert newest(worker)[0].action == AuditAction.QUALITY_EXPORTED.code
    assert QualityRule.AGE_OUT_OF_RANGE.title in words
