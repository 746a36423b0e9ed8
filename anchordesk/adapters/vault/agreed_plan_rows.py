"""Plans as they were agreed, as rows and back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import Row

from anchordesk.adapters.vault.case_rows import Values
from anchordesk.adapters.vault.values import read_id
from anchordesk.domain.agreed_plan import AgreedPlan, PlannedGoal, PlannedStep, Signature
from anchordesk.domain.identifiers import AgreedPlanId, ResidentId


def agreed_plan_values(plan: AgreedPlan) -> Values:
    """Return the columns of a plan as it was agreed, without stamps."""
    return {
        "id": plan.id.bytes,
        "resident_id": plan.resident_id.bytes,
        "goals": json.dumps([_goal(goal) for goal in plan.goals], ensure_ascii=False),
        "review_on": plan.review_on.isoformat(),
        "resident_name": plan.resident.name,
        "resident_on": plan.resident.on.isoformat(),
        "worker_name": plan.by_worker.name,
        "worker_on": plan.by_worker.on.isoformat(),
    }


def read_agreed_plan(row: Row[Any]) -> AgreedPlan:
    """Return a plan as it was agreed from its row."""
    return AgreedPlan(
        id=AgreedPlanId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        goals=tuple(_read_goal(goal) for goal in json.loads(row.goals)),
        review_on=date.fromisoformat(row.review_on),
        resident=Signature(row.resident_name, date.fromisoformat(row.resident_on)),
        by_worker=Signature(row.worker_name, date.fromisoformat(row.worker_on)),
        worker=row.worker,
    )


def _goal(goal: PlannedGoal) -> dict[str, object]:
    """In words that somebody who asks for a copy of their data can read."""
    steps = [
        {
            "to do": step.words,
            "by": step.due_on.isoformat(),
            "worker": step.owner,
            "resident does it": step.by_resident,
        }
        for step in goal.steps
    ]
    return {"goal": goal.words, "actions": steps}


def _read_goal(goal: dict[str, Any]) -> PlannedGoal:
    steps = tuple(
        PlannedStep(
            step["to do"],
            step["worker"],
            step["resident does it"],
            date.fromisoformat(step["by"]),
        )
        for step in goal["actions"]
    )
    return PlannedGoal(goal["goal"], steps)
