"""A return as it would leave, from its preparation to its approval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from anchordesk.domain.coarser_return import Coarser
from anchordesk.domain.disclosure.published_cells import PublicConstraint
from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.exchange_records import Release
from anchordesk.services.return_document import ReturnDocument
from anchordesk.wire.published import Quantity
from anchordesk.wire.returns import Return


@dataclass(frozen=True, slots=True)
class HiddenReason:
    """Why a number is hidden, for the team lead's own screen. It never leaves the desk."""

    words: str


@dataclass(frozen=True, slots=True)
class CorrectedFigure:
    """A figure that a correction changes; None where it is hidden."""

    title: str
    before: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class PreparedReturn:
    """A return as it would leave, shown before anybody signs.

    Attributes:
        payload: The exact bytes that will be signed and sent.
        tables_json: The exact bytes of the tables' file.
        reasons: Why each hidden number is hidden, by what it counts.
        desks: How many desks' tallies are in the sum, this one's included.
        warnings: Sentences that a lead should read before approving.
        ties: What a reader knows of counts in this return and in earlier ones together; the audit
            before approval attacks with it. Never published.
        coarser: What is shown in less detail than the template asks for.
        corrected: What a correction changes of the revision before, in the order of print.
        release: The ledger's line, if this return was approved before.
        instead_of: The period that was asked for, where a longer one that ends with it is shown.
        asked: Whether it was sent to a second lead, and is shown as it was then.
    """

    template: ReturnTemplate
    period: Period
    message: Return
    payload: bytes
    tables_json: bytes
    document: ReturnDocument
    reasons: Mapping[Quantity, HiddenReason]
    desks: int
    warnings: tuple[str, ...]
    ties: tuple[PublicConstraint, ...] = ()
    coarser: tuple[Coarser, ...] = ()
    corrected: tuple[CorrectedFigure, ...] = ()
    release: Release | None = None
    asked: bool = False
    instead_of: Period | None = None

    @property
    def less_detail(self) -> bool:
        """Whether it shows less detail than was asked for, of groups or of time."""
        return bool(self.coarser) or self.instead_of is not None

    @property
    def hidden(self) -> int:
        """How many different numbers are hidden; one in two tables counts once."""
        return sum(figure is None for figure in self.message.figures().values())

    @property
    def printed(self) -> int:
        """How many different numbers are printed."""
        return len(self.message.published.by_quantity()) - self.hidden
