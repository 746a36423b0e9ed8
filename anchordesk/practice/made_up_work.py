"""The work that the demo's desks do: importing people, working one case, planning ahead."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from anchordesk.domain.casework import ContactKind
from anchordesk.domain.eligibility import RightToWork
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import Contract
from anchordesk.practice.errors import SampleFailedError
from anchordesk.practice.people import SampleShape, spreadsheet
from anchordesk.services import caseload, casework, imports, pathways, residents
from anchordesk.services.casework import JobDetails, NextAction
from anchordesk.services.files import write_whole_file
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace

PATHWAY = "hospitality-to-health"
PEOPLE_WITH_PLANS = 24

PLANS = (
    ("Went through the person specification together.", "Send CV to NHS Jobs"),
    ("Asked about bus times for early shifts.", "Check travel to the hospital"),
    ("Rang about the course. Place is confirmed.", "Check training start date"),
    ("Practised three interview questions.", "Call about interview"),
    ("Previous manager will give a reference.", "Chase employer reference"),
    ("Childcare found for two evenings.", "Review action plan"),
)


def import_people(
    workspace: Workspace,
    shape: SampleShape,
    path: Path,
    *,
    people: int,
    prefix: str,
    until: date,
    seed: int,
) -> None:
    """Write made-up residents as a spreadsheet, and import it as a person would.

    Raises:
        SampleFailedError: if not every row could be imported.
    """
    text = spreadsheet(
        shape,
        workspace.library.newest_pathway(PATHWAY),
        people=people,
        prefix=prefix,
        until=until,
        seed=seed,
    )
    write_whole_file(path, text.encode("utf-8-sig"))
    look = imports.look(workspace, path)
    checked = imports.check(workspace, path, look.suggested)
    if checked.problems or checked.duplicates or len(checked.ready) != people:
        raise SampleFailedError("The made-up spreadsheet could not be imported whole.")
    imports.carry_out(workspace, checked)


def work_a_case(workspace: Workspace, shape: SampleShape) -> ResidentId:
    """Take one resident from referral to the first shift, and return who it was."""
    today = workspace.clock.today()
    resident = residents.add(
        workspace,
        ResidentDetails(
            given_name="Elif",
            family_name="Jones",
            phone="07700 900123",
            contact_preference="Text first. Best before 14:00.",
            ward="Ladywood",
            landlord=shape.landlord,
            date_of_birth=date(1989, 5, 17),
            sector_left="Hotels",
        ),
    )
    enrolment = pathways.enrol(workspace, resident.id, PATHWAY, today - timedelta(days=60))
    story = (
        ("eligibility", 55, "Right to work seen and living within the area confirmed."),
        ("action_plan", 48, "Agreed: care certificate, travel plan, interview practice."),
        ("training", 41, "Starts pre-employment training on Monday."),
        ("application", 20, "Sent the application for ward housekeeper together."),
        ("interview", 12, "Interview on Thursday 14:00. Needs bus fare; asked hardship fund."),
        ("offer", 6, "Offered the post, 30 hours, permanent."),
        ("started", 1, "First shift went well. Uniform is ordered."),
    )
    for stage, days_ago, note in story:
        happened = workspace.now() - timedelta(days=days_ago)
        pathways.move_stage(
            workspace,
            enrolment.id,
            stage,
            today - timedelta(days=days_ago),
            right_to_work=RightToWork.SEEN,
        )
        casework.record_contact(
            workspace, resident.id, ContactKind.MEETING, note, happened_at=happened
        )
    casework.record_contact(
        workspace,
        resident.id,
        ContactKind.PHONE,
        "Settling in. Will send the first payslip.",
        next_action=NextAction("Ask for the first payslip", today + timedelta(days=7)),
    )
    casework.record_job(
        workspace,
        resident.id,
        JobDetails(
            employer=shape.employer,
            role="Ward housekeeper",
            started_on=today - timedelta(days=1),
            pay_pence_per_hour=1275,
            hours_per_week=Decimal(30),
            contract=Contract.PERMANENT,
            family=JobFamily.FACILITIES,
            sector=JobSector.HEALTH,
        ),
    )
    return resident.id


def plan_ahead(workspace: Workspace) -> None:
    """Give the first residents of the list a contact and something to do next."""
    today = workspace.clock.today()
    for number, entry in enumerate(caseload.list_caseload(workspace)[:PEOPLE_WITH_PLANS]):
        note, action = PLANS[number % len(PLANS)]
        casework.record_contact(
            workspace,
            entry.row.resident_id,
            tuple(ContactKind)[number % len(ContactKind)],
            note,
            happened_at=workspace.now() - timedelta(days=number, hours=2),
            next_action=NextAction(action, today + timedelta(days=number % 17 - 3)),
        )
