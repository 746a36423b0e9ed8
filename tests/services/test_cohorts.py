"""The funnel of a real caseload: moves made by mistake, back moves, two enrolments, exits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from anchordesk.domain.categories import Sex
from anchordesk.domain.period import quarter_of
from anchordesk.domain.roles import DeskRole
from anchordesk.services import cohorts, pathways, residents
from anchordesk.services.cohorts import CohortAsked
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace

PATHWAY = "hospitality-to-health"


def test_moves_that_were_undone_do_not_count_and_a_second_enrolment_counts_by_itself(
    worker: Workspace,
) -> None:
    today = worker.clock.today()
    begun = today - timedelta(days=200)
    who = residents.add(worker, ResidentDetails(given_name="Ana")).id
    first = pathways.enrol(worker, who, PATHWAY, begun)
    stages = worker.library.newest_pathway(PATHWAY).stages
    reason = worker.library.newest_pathway(PATHWAY).exits[0].code
    pathways.move_stage(worker, first.id, stages[1].code, begun + timedelta(days=10), "Known")
    pathways.move_stage(worker, first.id, stages[5].code, begun + timedelta(days=11), "Typed wrong")
    pathways.reverse_last_move(worker, first.id, "Typed wrong")
    pathways.move_stage(worker, first.id, reason, begun + timedelta(days=20), "")
    pathways.enrol(worker, who, PATHWAY, today)
    found = cohorts.count_cohort(worker, CohortAsked(PATHWAY))
    assert (found.enrolments, found.people) == (2, 1)
    assert [(one.reached, one.still, one.left) for one in found.stages[:3]] == [
        (2, 1, 0),
        (1, 0, 1),
        (0, 0, 0),
    ]
    now = cohorts.count_cohort(worker, CohortAsked(PATHWAY, quarter_of(today)))
    assert (now.enrolments, now.stages[1].reached) == (1, 0)
    assert quarter_of(begun) in now.periods


def test_a_worker_does_not_compare_groups_and_a_lead_sees_no_small_ones(worker: Workspace) -> None:
    for number in range(6):
        sex = Sex.FEMALE if number else Sex.MALE
        details = ResidentDetails(given_name=f"Resident {number}")
        added = residents.add(worker, details)
        with worker.records.changing() as change:
            change.save_resident(replace(added, equality=replace(added.equality, sex=sex)))
        pathways.enrol(worker, added.id, PATHWAY, worker.clock.today())
    as_worker = replace(worker, profile=replace(worker.profile, role=DeskRole.WORKER))
    assert cohorts.count_cohort(as_worker, CohortAsked(PATHWAY)).split is None
    as_lead = replace(worker, profile=replace(worker.profile, role=DeskRole.LEAD))
    split = cohorts.count_cohort(as_lead, CohortAsked(PATHWAY)).split
    assert split is not None
    by_sex = [one for one in split.groups if one.group.characteristic == "Sex"]
    assert [(one.group.title, one.enrolled, one.reached) for one in by_sex] == [("Female", 5, 0)]
    assert split.left_out == 1
