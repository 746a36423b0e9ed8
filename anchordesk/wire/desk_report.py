"""What a desk tells its lead of its work: counts and states. Sealed, inside the organisation only.

Counts of one desk are small and exact, so a report never leaves the organisation: it is sealed to
leads' desks, and no return is made of it. Nobody's name or reference can stand in it.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from anchordesk.wire.fields import Code, Digest, Moment

DESK_REPORT = "desk-report/1"
MOST_OPENINGS = 50
MOST_STAGES = 400

Count = Annotated[int, Meta(ge=0, le=1_000_000)]


class KeyOpening(Struct, frozen=True, forbid_unknown_fields=True):
    """That the vault was opened with the organisation's key, and why."""

    at: Moment
    reason: Code


class ReachedStage(Struct, frozen=True, forbid_unknown_fields=True):
    """How many enrolments of a desk came to a stage of a pathway, or past it."""

    pathway: Code
    stage: Code
    people: Count


class DeskReport(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=DESK_REPORT
):
    """How the work of one desk stands.

    Attributes:
        made_at: By that desk's clock.
        residents: With whom work goes on; who has left is not counted.
        overdue: Of them, whose next action is past its day.
        unplanned: Nothing is planned.
        quiet: No contact for four weeks, or never.
        not_enrolled: On no pathway.
        requests_open, requests_overdue: About people's rights.
        last_backup_at: None if there never was one.
        recovery_code, organisation_key: Whether these open the vault beside the passphrase.
        trail_events, trail_digest: Where the audit trail ends, so that nothing can be cut off.
        trail_broken: Whether that desk found its trail not as it was written.
        openings: By the organisation's key, newest first.
        reached: How far people came on each pathway, at any time.
    """

    made_at: Moment
    residents: Count
    overdue: Count
    unplanned: Count
    quiet: Count
    not_enrolled: Count
    requests_open: Count
    requests_overdue: Count
    last_backup_at: Moment | None
    recovery_code: bool
    organisation_key: bool
    trail_events: Count
    trail_digest: Digest
    trail_broken: bool
    openings: Annotated[tuple[KeyOpening, ...], Meta(max_length=MOST_OPENINGS)]
    reached: Annotated[tuple[ReachedStage, ...], Meta(max_length=MOST_STAGES)] = ()
