"""Which tables make up a case, so that a handover carries all of them and leaves none behind.

Every table that belongs to a resident is either carried or named as left out, with the reason; a
test goes through all tables and fails for one that is neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Column, Table

from anchordesk.adapters.vault import (
    address_warning_tables,
    attachment_tables,
    casework_tables,
    concern_tables,
    consent_tables,
    cover_tables,
    handover_tables,
    household_tables,
    job_tables,
    network_tables,
    partner_referral_tables,
    people_tables,
    resident_tables,
    restricted_notes,
    tables,
)
from anchordesk.adapters.vault.tables import metadata

CARRIED: tuple[str, ...] = (
    "residents",
    "resident_particulars",
    "field_changes",
    "equality_monitoring",
    "enrolments",
    "stage_moves",
    "enrolment_terms",
    "note_keys",
    "contacts",
    "actions",
    "outcomes",
    "job_terms",
    "job_changes",
    "attachments",
    "attachment_chunks",
    "documents",
    "work_wishes",
    "earlier_contacts",
    "goals",
    "support_plans",
    "agreed_plans",
    "appointments",
    "needs",
    "need_changes",
    "ratings",
    "good_work_checks",
    "finding_answers",
    "legal_holds",
    "referrals",
    "approvals",
    "printed_letters",
    "applications",
    "application_steps",
    "eligibility_checks",
    "consents",
    "household_members",
    "address_warnings",
    "concern_entries",
)
"""Parents before their children."""

LEFT_OUT: Mapping[str, str] = {
    "audit_events": "who did what at a desk stays with that desk, and can be checked there alone",
    "drafts": "half-typed text is the writer's own; whoever hands over is told to finish it first",
    "handovers": "how a case came and went is each desk's own record",
    "handover_pieces": "another case that has not arrived yet",
    "handed_over_counts": "what a desk counted before it handed somebody over stays its own",
    "arrived_cases": "from when on a desk counts somebody is that desk's own",
    "cover_cases": "who looks after whom, and until when, is each desk's own record",
    "cover_marks": "what was changed in a copy under cover is found on each desk for itself",
    "partner_referrals": "who proposed somebody stays where it came; the note of it is carried",
    "people_told_apart": "it names somebody else of this desk, whom the other does not have",
    "rights_requests": "the desk that was asked answers, and keeps the proof that it did",
    "merges": "what was joined here can be taken apart here alone; what came of it is carried",
}


@dataclass(frozen=True, slots=True)
class CaseTable:
    """A carried table.

    Attributes:
        tie: The column that says to which row of `parent` a row belongs; `id` for residents.
        columns: What is carried, without the row's place in this vault.
        blanked: Columns that point to what stays here, such as the import a row came by.
    """

    table: Table
    tie: Column[bytes]
    parent: str | None
    columns: tuple[str, ...]
    blanked: frozenset[str]


def case_tables() -> tuple[CaseTable, ...]:
    """The carried tables, parents before their children."""
    return tuple(_case_table(metadata.tables[name]) for name in CARRIED)


def _case_table(table: Table) -> CaseTable:
    to_carried = [key for key in table.foreign_keys if key.column.table.name in CARRIED]
    owners = [key for key in to_carried if not key.parent.nullable]
    blanked = frozenset(
        str(key.parent.name) for key in table.foreign_keys if key.column.table.name not in CARRIED
    )
    columns = tuple(str(column.name) for column in table.columns if column.name != "position")
    if table is tables.residents:
        return CaseTable(table, table.c.id, None, columns, blanked)
    owner = owners[0]
    return CaseTable(table, owner.parent, owner.column.table.name, columns, blanked)


_ALL_LOADED = (
    address_warning_tables.address_warnings,
    attachment_tables.attachments,
    casework_tables.appointments,
    concern_tables.concern_entries,
    consent_tables.consents,
    cover_tables.covers,
    handover_tables.handovers,
    household_tables.household_members,
    job_tables.job_terms,
    network_tables.work_wishes,
    partner_referral_tables.partner_referrals,
    people_tables.merges,
    resident_tables.resident_particulars,
    restricted_notes.note_keys,
)
"""Tables in other modules, named so that `metadata` knows them."""
