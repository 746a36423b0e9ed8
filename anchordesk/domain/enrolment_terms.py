"""What is settled for one enrolment: who works with the resident on it, who pays, by which rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.domain.pathway import Pathway, PathwayRefusedError

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class EnrolmentTerms:
    """Kept where something is settled otherwise than for the resident or the programme.

    Attributes:
        own_worker: Who works with them on this pathway; empty for the resident's own worker.
        funder: Code of the list “funders”; empty where nobody has said.
        rule: Code of the rule by which sustained work is judged; empty for the programme's own.
        worker: Who settled it.
    """

    enrolment_id: EnrolmentId
    resident_id: ResidentId
    own_worker: str
    funder: str
    rule: str
    worker: str

    def __post_init__(self) -> None:
        if len(self.own_worker) > LONGEST_NAME:
            raise PathwayRefusedError(f"A name can hold {LONGEST_NAME} characters.")


def terms_of(known: Sequence[EnrolmentTerms], enrolment_id: EnrolmentId) -> EnrolmentTerms | None:
    """Return what is settled for an enrolment; None for nothing."""
    return next((one for one in known if one.enrolment_id == enrolment_id), None)


def rules_by(pathway: Pathway, terms: EnrolmentTerms | None) -> tuple[str, ...]:
    """Return the codes of the rules by which an enrolment's work is judged."""
    if terms is not None and terms.rule:
        return (terms.rule,)
    return pathway.sustained_rules
