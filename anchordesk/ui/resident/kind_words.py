"""What kinds of records belong to a resident, counted in words."""

from __future__ import annotations

from anchordesk.ui.words import count, translate


def kind_words(kind: str, number: int) -> str:
    """Return “2 notes”, “1 job”; a kind without words of its own is “other records”."""
    known = {
        "contacts": (translate("kinds", "note"), translate("kinds", "notes")),
        "actions": (translate("kinds", "next action"), translate("kinds", "next actions")),
        "outcomes": (translate("kinds", "job"), translate("kinds", "jobs")),
        "enrolments": (translate("kinds", "pathway"), translate("kinds", "pathways")),
        "attachments": (translate("kinds", "document"), translate("kinds", "documents")),
        "appointments": (translate("kinds", "appointment"), translate("kinds", "appointments")),
        "needs": (translate("kinds", "need"), translate("kinds", "needs")),
        "referrals": (translate("kinds", "referral"), translate("kinds", "referrals")),
        "applications": (translate("kinds", "application"), translate("kinds", "applications")),
        "consents": (
            translate("kinds", "answer on consent"),
            translate("kinds", "answers on consent"),
        ),
        "household_members": (
            translate("kinds", "place in a household"),
            translate("kinds", "places in a household"),
        ),
        "goals": (translate("kinds", "goal"), translate("kinds", "goals")),
        "support_plans": (translate("kinds", "action plan"), translate("kinds", "action plans")),
        "ratings": (translate("kinds", "rating"), translate("kinds", "ratings")),
        "field_changes": (
            translate("kinds", "earlier detail"),
            translate("kinds", "earlier details"),
        ),
    }
    other = translate("kinds", "other record"), translate("kinds", "other records")
    return count(number, *known.get(kind, other))
