"""The papers and files that leave the desk: what they hold, and what they never hold."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from anchordesk.domain.categories import EthnicityGroup
from anchordesk.domain.equality import EqualityMonitoring
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.needs import NeedKind
from anchordesk.domain.resident import Alert
from anchordesk.services import appointments, casework, needs, plans, residents
from anchordesk.services.action_plan import lay_out_plan, write_plan
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.calendar_file import calendar_text, write_calendar
from anchordesk.services.casework import NextAction
from anchordesk.services.errors import DocumentError
from anchordesk.services.plan_document import PlanStyle
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace

NEVER = ("Safeguarding", "Lone working", "Health", "depression", "Asian", "Rang her")


@pytest.fixture
def sian_id(worker: Workspace) -> ResidentId:
    who = residents.add(
        worker,
        ResidentDetails(
            given_name="Siân",
            family_name="Llŷr",
            alerts=(Alert.SAFEGUARDING, Alert.LONE_WORKING),
            equality=EqualityMonitoring(ethnicity_group=EthnicityGroup.ASIAN),
        ),
    ).id
    today = worker.clock.today()
    needs.add_need(worker, who, NeedKind.HEALTH, "depression")
    plans.add_goal(worker, who, "Work on the buses")
    with worker.records.reading() as reading:
        goal = reading.goals(who)[0]
    casework.plan_action(
        worker, who, NextAction("Ask for a licence", today, by_resident=True, goal_id=goal.id)
    )
    casework.plan_action(worker, who, NextAction("Ring the garage", today))
    at = worker.now() + timedelta(days=2)
    appointments.arrange(worker, who, AppointmentDetails("Practise", at, 30, "Library, room 2"))
    plans.agree_plan(worker, who, today + timedelta(days=42), "Siân Llŷr")
    return who


@pytest.mark.parametrize("style", list(PlanStyle))
def test_the_paper_holds_the_plan_and_nothing_that_would_harm(
    worker: Workspace, sian_id: ResidentId, style: PlanStyle, tmp_path: Path
) -> None:
    document = lay_out_plan(worker, sian_id, style)
    path = write_plan(worker, document, tmp_path / "plan.pdf")
    printed = "".join(page.extract_text() for page in PdfReader(path).pages).split()
    assert printed == document.words.split()
    words = document.words
    for wanted in ("Siân Llŷr", "Work on the buses", "I will do this", "Library, room 2"):
        assert wanted in words
    assert not [never for never in NEVER if never in words]
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(DocumentError):
        write_plan(worker, document, path)


def test_easy_read_is_larger_and_one_fact_a_sentence(
    worker: Workspace, sian_id: ResidentId
) -> None:
    plain = lay_out_plan(worker, sian_id, PlanStyle.PLAIN)
    easy = lay_out_plan(worker, sian_id, PlanStyle.EASY_READ)
    assert "I will do this, by Monday 23 November 2026." in plain.words
    assert "I will do this.\nBy Monday 23 November 2026." in easy.words


def test_the_calendar_holds_times_alone_unless_names_are_asked_for(
    worker: Workspace, sian_id: ResidentId, tmp_path: Path
) -> None:
    bare = calendar_text(worker, with_names=False)
    assert "DTSTART:20261125T093000Z\r\nDTEND:20261125T100000Z" in bare
    for secret in ("Siân", "Practise", "Library"):
        assert secret not in bare
    named = calendar_text(worker, with_names=True)
    assert "SUMMARY:Practise: Siân Llŷr" in named
    assert "LOCATION:Library\\, room 2" in named
    assert all(len(line.encode()) <= 75 for line in named.split("\r\n"))
    path = write_calendar(worker, bare, tmp_path / "mine.ics")
    assert path.read_bytes() == bare.encode()
