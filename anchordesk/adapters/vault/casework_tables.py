"""The tables of plans, approvals, appointments, needs, referrals, letters and applications."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from anchordesk.adapters.vault.tables import metadata


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True)


def _id() -> Column[bytes]:
    return Column("id", LargeBinary, nullable=False, unique=True)


def _resident() -> Column[bytes]:
    return Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _optional(name: str) -> Column[str]:
    return Column(name, Text)


def _stamps() -> tuple[Column[str], Column[str], Column[str], Column[int]]:
    revision: Column[int] = Column("revision", Integer, nullable=False)
    return _text("created_at"), _text("updated_at"), _text("worker"), revision


earlier_contacts = Table(
    "earlier_contacts",
    metadata,
    _position(),
    Column("contact_id", LargeBinary, nullable=False),
    _resident(),
    _text("kind"),
    _text("happened_at"),
    _text("note"),
    _text("place"),
    Column("minutes", Integer),
    _text("worker"),
    _text("fate"),
    _text("changed_at"),
    _text("changed_by"),
    *(Column("sensitivity", Text), Column("sealed", LargeBinary)),
)
Index("ix_earlier_contacts_resident", earlier_contacts.c.resident_id)

goals = Table(
    "goals", metadata, _position(), _id(), _resident(), _text("words"), _text("state"), *_stamps()
)
Index("ix_goals_resident", goals.c.resident_id)

support_plans = Table(
    "support_plans",
    metadata,
    _position(),
    Column("resident_id", LargeBinary, ForeignKey("residents.id"), nullable=False, unique=True),
    _text("agreed_on"),
    _text("review_on"),
    _text("agreed_by"),
    *_stamps(),
)
Index("ix_support_plans_review", support_plans.c.review_on)

# Rows are added and none is changed: each is a plan as it was agreed.
agreed_plans = Table(
    "agreed_plans",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("goals"),
    _text("review_on"),
    *(_text(name) for name in ("resident_name", "resident_on", "worker_name", "worker_on")),
    *_stamps(),
)
Index("ix_agreed_plans_resident", agreed_plans.c.resident_id)

appointments = Table(
    "appointments",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("what"),
    _text("starts_at"),
    Column("minutes", Integer, nullable=False),
    _text("place"),
    Column("travel_minutes", Integer, nullable=False),
    Column("lone_working", Integer, nullable=False),
    _text("state"),
    _optional("safe_at"),
    *_stamps(),
)
Index("ix_appointments_resident", appointments.c.resident_id)
Index("ix_appointments_starts", appointments.c.starts_at)

needs = Table(
    "needs",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("kind"),
    _text("words"),
    _text("opened_on"),
    _text("state"),
    _optional("resolved_on"),
    *_stamps(),
    *(_optional("severity"), _optional("worked_on_from")),
)
Index("ix_needs_resident", needs.c.resident_id)

# Rows are added and none is changed. The need itself may have been taken out since.
need_changes = Table(
    "need_changes",
    metadata,
    _position(),
    Column("need_id", LargeBinary, nullable=False),
    _resident(),
    *(_text(name) for name in ("field", "before", "after", "changed_at", "worker")),
)
Index("ix_need_changes_resident", need_changes.c.resident_id)

ratings = Table(
    "ratings",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("scale"),
    _text("measure"),
    Column("score", Integer, nullable=False),
    _text("rated_on"),
    _text("rated_by"),
    *_stamps(),
)
Index("ix_ratings_resident", ratings.c.resident_id)

good_work_checks = Table(
    "good_work_checks",
    metadata,
    _position(),
    _id(),
    _resident(),
    Column("outcome_id", LargeBinary, nullable=False),
    _text("point"),
    Column("questions_version", Integer, nullable=False),
    _text("asked_on"),
    *(_optional(name) for name in ("terms", "pay", "health", "design")),
    *(_optional(name) for name in ("support", "voice", "balance")),
    *_stamps(),
)
Index("ix_good_work_checks_resident", good_work_checks.c.resident_id)
Index("ix_good_work_checks_outcome", good_work_checks.c.outcome_id)

referrals = Table(
    "referrals",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("to_whom"),
    _text("for_what"),
    _text("referred_on"),
    _text("state"),
    _optional("answered_on"),
    _text("answer"),
    *_stamps(),
    # Added later: nothing stands in rows from before.
    _optional("shared_because"),
)
Index("ix_referrals_resident", referrals.c.resident_id)

approvals = Table(
    "approvals",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("about"),
    _text("asked_on"),
    _text("asked_of"),
    _text("note"),
    _text("state"),
    _optional("answered_on"),
    _text("answered_by"),
    _text("answer"),
    Column("action_id", LargeBinary),
    *_stamps(),
)
Index("ix_approvals_resident", approvals.c.resident_id)

printed_letters = Table(
    "printed_letters",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("template"),
    _text("title"),
    _text("printed_on"),
    *_stamps(),
)
Index("ix_printed_letters_resident", printed_letters.c.resident_id)

applications = Table(
    "applications",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("employer"),
    _text("role"),
    _text("opportunity"),
    *_stamps(),
)
Index("ix_applications_resident", applications.c.resident_id)

application_steps = Table(
    "application_steps",
    metadata,
    _position(),
    Column("application_id", LargeBinary, ForeignKey("applications.id"), nullable=False),
    _text("state"),
    _text("on_day"),
    _text("reason"),
    _text("recorded_at"),
    _text("worker"),
)
Index("ix_application_steps_application", application_steps.c.application_id)

eligibility_checks = Table(
    "eligibility_checks",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("pathway_code"),
    Column("pathway_version", Integer, nullable=False),
    _text("checked_on"),
    _text("findings"),
    _text("override_reason"),
    *_stamps(),
)
Index("ix_eligibility_checks_resident", eligibility_checks.c.resident_id)

finding_answers = Table(
    "finding_answers",
    metadata,
    _position(),
    _id(),
    _resident(),
    _text("rule"),
    _text("mark"),
    _text("looked_on"),
    *_stamps(),
)
"""That somebody looked at a finding about a record, and it is right as long as its mark is."""
Index("ix_finding_answers_resident", finding_answers.c.resident_id)

legal_holds = Table(
    "legal_holds",
    metadata,
    _position(),
    _id(),
    _resident(),
    *(_text(name) for name in ("reason", "placed_on", "review_on")),
    _optional("ended_on"),
    _text("ended_why"),
    *_stamps(),
)
Index("ix_legal_holds_resident", legal_holds.c.resident_id)

# Beside the enrolments, whose table others point at: it need not be made anew.
enrolment_terms = Table(
    "enrolment_terms",
    metadata,
    _position(),
    Column("enrolment_id", LargeBinary, nullable=False, unique=True),
    _resident(),
    *(_text("own_worker"), _text("funder"), _text("rule")),
    *_stamps(),
)
Index("ix_enrolment_terms_resident", enrolment_terms.c.resident_id)

TABLES_OF_RESIDENTS = (
    *(earlier_contacts, goals, support_plans, appointments, needs, ratings),
    *(referrals, approvals, printed_letters, applications, eligibility_checks),
    *(good_work_checks, agreed_plans, finding_answers, need_changes, legal_holds),
    enrolment_terms,
)
