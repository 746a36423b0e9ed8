"""Says in words why somebody is at risk, and by which rule."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from anchordesk.domain.at_risk import CHECK_NEAR_DAYS, Risk, RiskKind
from anchordesk.ui.words import count, short_date, translate


def risk_words(risks: Sequence[Risk], today: date) -> str:
    """Return every reason: “No contact for 34 days; 13-week check due 2 Dec 2026”."""
    return "; ".join(_reason(risk, today) for risk in risks)


def rule_words(quiet_after_days: Collection[int]) -> str:
    """Return the rule, with the silences that the pathways of this desk allow, in days."""
    known = sorted({days for days in quiet_after_days if days})
    allowed = " " + translate("words", "or").join(f" {days} " for days in known).strip()
    silence = translate(
        "words", "nobody has been in touch for more than{allowed} days before they are in work"
    )
    rest = translate(
        "words", "a next action is overdue, or a check waits or falls due within {days} days"
    )
    parts = [silence.format(allowed=allowed)] if known else []
    parts.append(rest.format(days=CHECK_NEAR_DAYS))
    return translate("words", "At risk means: {reasons}.").format(reasons=", ".join(parts))


def _reason(risk: Risk, today: date) -> str:
    days = count(abs((today - risk.day).days), "day", "days")
    match risk.kind:
        case RiskKind.NO_CONTACT if risk.never:
            return translate("words", "No contact since they joined, {days} ago").format(days=days)
        case RiskKind.NO_CONTACT:
            return translate("words", "No contact for {days}").format(days=days)
        case RiskKind.OVERDUE:
            words = translate("words", "Overdue {days}: {what}")
            return words.format(days=days, what=risk.what)
        case RiskKind.CHECK_NEAR:
            due = translate("words", "{what} due {day}")
            words = translate("words", "{what} was due {day}") if risk.day < today else due
            return words.format(what=risk.what, day=short_date(risk.day))
