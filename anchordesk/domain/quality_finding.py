"""A question about one record before it is counted, and that somebody looked and it is right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from anchordesk.domain.identifiers import FindingAnswerId, ResidentId
from anchordesk.domain.quality_rules import QualityRule

MARK_CHARACTERS = 32


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a rule found in one history.

    Attributes:
        told: What the record holds, in plain words.
        values: What made the rule speak. While they are the same, an answer to it holds.
        item: The job that it is about; None where it is about none.
    """

    rule: QualityRule
    told: str
    values: tuple[str, ...] = ()
    item: UUID | None = None

    @property
    def mark(self) -> str:
        """A short digest of what made the rule speak, so that no answer repeats what it holds."""
        parts = (self.rule.code, "" if self.item is None else self.item.hex, *self.values)
        whole = b"".join(len(p.encode()).to_bytes(4, "big") + p.encode() for p in parts)
        return sha256(whole).hexdigest()[:MARK_CHARACTERS]


@dataclass(frozen=True, slots=True)
class FindingAnswer:
    """That somebody looked at a finding, and it is right.

    Attributes:
        rule: The code of its rule.
        mark: What was looked at. Once the record says otherwise, the question comes back.
    """

    id: FindingAnswerId
    resident_id: ResidentId
    rule: str
    mark: str
    looked_on: date
    worker: str
