"""Who may fall out of sight: nobody in touch for long, an action overdue, or a check that is near.

The rule only brings people up; it decides nothing about anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

CHECK_NEAR_DAYS = 14


class RiskKind(StrEnum):
    """Why somebody is at risk, in the order in which the reasons are told."""

    NO_CONTACT = "no contact"
    OVERDUE = "overdue"
    CHECK_NEAR = "check near"


@dataclass(frozen=True, slots=True)
class Risk:
    """One reason why somebody is at risk.

    Attributes:
        day: Of the last contact, or of joining where there was none; or the day of being due.
        what: The action's words or the check's title; empty for who was not spoken to.
        never: Whether no contact is recorded at all.
    """

    kind: RiskKind
    day: date
    what: str = ""
    never: bool = False


def silence_is_long(
    last_contact: date | None, joined_on: date, quiet_after_days: int, today: date
) -> Risk | None:
    """Return the risk of a silence, None while it is no longer than a pathway allows.

    Args:
        quiet_after_days: What the pathway allows; 0 where it asks for no contact.
    """
    since = joined_on if last_contact is None else last_contact
    if not quiet_after_days or (today - since).days <= quiet_after_days:
        return None
    return Risk(RiskKind.NO_CONTACT, since, never=last_contact is None)


def action_is_overdue(words: str, due_on: date, today: date) -> Risk | None:
    """Return the risk of an open action whose day has gone by."""
    return Risk(RiskKind.OVERDUE, due_on, words) if due_on < today else None


def check_is_near(title: str, due_on: date, today: date) -> Risk | None:
    """Return the risk of a check that waits, or falls due within two weeks."""
    return Risk(RiskKind.CHECK_NEAR, due_on, title) if due_on <= near_until(today) else None


def near_until(today: date) -> date:
    """Return the last day on which a check counts as near."""
    return today + timedelta(days=CHECK_NEAR_DAYS)


def in_order(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """Return the reasons as they are told: by kind, the oldest first."""
    kinds = list(RiskKind)
    return tuple(sorted(risks, key=lambda risk: (kinds.index(risk.kind), risk.day, risk.what)))
