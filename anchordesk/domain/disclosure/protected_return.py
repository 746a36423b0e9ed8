"""A protected return: what may be published, and, for the lead alone, why the rest may not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import Dims, PublishedTables, cell_name
from anchordesk.domain.errors import RefusedError

CELLS_NAMED = 5


class WithheldReason(Enum):
    """Why a cell is withheld. Never published: it would hand over the bounds of small counts."""

    SMALL = "fewer people than the threshold"
    WHOLE_GROUP = "everybody of a group is in this one category"
    PROTECTS = "without it, another cell could be worked out"
    EARLIER = "an earlier release withheld it"
    CHANGED = "it changed by fewer people than the threshold since an earlier release"


class LadderStep(Enum):
    """How far protection had to go."""

    ZEROS_PRINTED = "zeros stay printed"
    ZEROS_WITHHELD = "some zeros are withheld"
    TABLES_WITHHELD = "all inner cells of a table are withheld"
    ROUNDED = "nothing is withheld: all counts are rounded together"


class Improvement(Enum):
    """What came of looking for a pattern that withholds less."""

    NOT_TRIED = "not asked for"
    FEWER = "a pattern that withholds less was found"
    NONE_FEWER = "no pattern was found that withholds less"
    NOT_SAFE = "a pattern that withholds less did not pass the audit"
    OUT_OF_TIME = "the time was up: what was found first stays"


LADDER = (LadderStep.ZEROS_PRINTED, LadderStep.ZEROS_WITHHELD, LadderStep.TABLES_WITHHELD)
"""The steps of withholding, the gentlest first; rounding is another way, not a step further."""


@dataclass(frozen=True, slots=True)
class WithheldCell:
    """A withheld cell, with the reason, and the cell that it protects if that is the reason."""

    dims: Dims
    reason: WithheldReason
    protects: Dims | None = None

    @property
    def in_plain_words(self) -> str:
        """The reason as a sentence for the lead's screen."""
        match self.reason:
            case WithheldReason.SMALL:
                return "Withheld because it is a small number of people."
            case WithheldReason.WHOLE_GROUP:
                return "Withheld because it would show that a whole group is in one category."
            case WithheldReason.EARLIER:
                return "Withheld because an earlier release withheld it."
            case WithheldReason.CHANGED:
                return "Withheld because few people were added, or went, since an earlier release."
            case WithheldReason.PROTECTS:
                protected = "another cell" if self.protects is None else cell_name(self.protects)
                return f"Withheld because {protected} could be worked out from it."


@dataclass(frozen=True, slots=True)
class ProtectedReturn:
    """The outcome of protection; not yet audited.

    Attributes:
        published: What may leave once the audit has passed.
        withheld: Every withheld cell with its reason, in the order of print.
        policy: What it was protected by.
        step: How far protection had to go.
        improvement: What came of looking for a pattern that withholds less.
    """

    published: PublishedTables
    withheld: tuple[WithheldCell, ...]
    policy: ProtectionPolicy
    step: LadderStep
    improvement: Improvement = Improvement.NOT_TRIED


class ProtectionRefusedError(RefusedError):
    """A return that cannot be made safe; `cells` are in the way."""

    code = "protection_refused"
    safe = "Nothing was published."
    advice = "Use broader categories, or leave out a table, and prepare the return again."

    def __init__(self, cells: tuple[Dims, ...], because: str = "") -> None:
        self.cells = cells
        names = "; ".join(cell_name(dims) for dims in cells[:CELLS_NAMED])
        more = f" and {len(cells) - CELLS_NAMED} more" if len(cells) > CELLS_NAMED else ""
        reason = because or "No way was found to protect these cells"
        super().__init__(f"{reason}: {names}{more}." if cells else f"{reason}.")
