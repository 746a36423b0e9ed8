"""What kinds of records belong to a resident, counted in words."""

from __future__ import annotations

from anchordesk.ui.words import count, noun


def kind_words(kind: str, number: int) -> str:
    """Return “2 notes”, “1 job”; a kind without words of its own is “other records”."""
    known = {
        "contacts": noun("note", "notes"),
        "actions": noun("next action", "next actions"),
        "outcomes": noun("job", "jobs"),
        "job_changes": noun("earlier detail of a job", "earlier details of jobs"),
        "enrolments": noun("pathway", "pathways"),
        "attachments": noun("document", "documents"),
        "appointments": noun("appointment", "appointments"),
        "concern_entries": noun(
            "writing on a safeguarding concern", "writings on safeguarding concerns"
        ),
        "documents": noun("fact about a document", "facts about documents"),
        "needs": noun("need", "needs"),
        "referrals": noun("referral", "referrals"),
        "approvals": noun("supervisor's approval", "supervisor's approvals"),
        "printed_letters": noun("printed letter", "printed letters"),
        "applications": noun("application", "applications"),
        "consents": noun("answer on consent", "answers on consent"),
        "household_members": noun("place in a household", "places in a household"),
        "goals": noun("goal", "goals"),
        "support_plans": noun("action plan", "action plans"),
        "agreed_plans": noun("plan as it was agreed", "plans as they were agreed"),
        "need_changes": noun("earlier detail of a need", "earlier details of needs"),
        "enrolment_terms": noun("funder of a pathway", "funders of pathways"),
        "ratings": noun("rating", "ratings"),
        "good_work_checks": noun("check of a job", "checks of jobs"),
        "legal_holds": noun("hold on the record", "holds on the record"),
        "finding_answers": noun("look at what would be counted", "looks at what would be counted"),
        "field_changes": noun("earlier detail", "earlier details"),
    }
    other = noun("other record", "other records")
    return count(number, *known.get(kind, other))
