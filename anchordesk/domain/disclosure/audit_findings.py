"""What the audit found out from published tables: verdicts and inferences, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from anchordesk.domain.disclosure.published_cells import Dims, PublishedCell, cell_name

SOURCES_SHOWN = 8


class OutOfTimeError(Exception):
    """The audit's time is spent; what is open stays undecided."""


class UnverifiedError(Exception):
    """The solver gave no table that exact arithmetic confirms."""


class Verdict(Enum):
    """The outcome of an audit; only SAFE may be released."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    UNDECIDED = "undecided"


class Inference(Enum):
    """The ways in which a cell can be given away."""

    PRINTED_SMALL = "printed small count"
    PRINTED_ZERO = "printed zero"
    EXACT = "exact count"
    SMALL = "small count"
    NARROW = "narrow range"
    ADDED_SMALL = "small addition"
    WHOLE_GROUP = "whole group"
    INSIDER = "insider"
    COLLUDERS = "colluders"
    PAY = "pay of few people"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an outsider can work out and should not.

    Attributes:
        release: The release that the cell belongs to.
        dims: The cell's place.
        inference: What kind of thing is given away.
        lowest: Smallest count of people that is possible.
        highest: Largest count that is possible; None if no limit could be proved.
        printed: False if no table prints the cell, yet it follows from those that are printed.
        sources: The published cells that it follows from.
    """

    release: str
    dims: Dims
    inference: Inference
    lowest: int
    highest: int | None
    printed: bool
    sources: tuple[PublishedCell, ...]

    @property
    def in_plain_words(self) -> str:
        """One sentence: which cell, what can be inferred, from which published cells."""
        subject = f"{cell_name(self.dims)} ({self.release})"
        if not self.printed:
            subject += ", which no table prints,"
        match self.inference:
            case Inference.PRINTED_SMALL:
                return f"{subject} is printed as {self._range}, a small count."
            case Inference.PRINTED_ZERO:
                return f"{subject} is printed as 0, and zeros may not be told."
            case Inference.ADDED_SMALL:
                said = f"is known to have grown by {self._range}"
            case Inference.WHOLE_GROUP:
                said = "is known to be everybody in its group"
            case Inference.INSIDER:
                said = "can be worked out, or nearly, by somebody who is in a withheld cell"
            case Inference.COLLUDERS:
                said = "can be worked out by a few people of one withheld cell together"
            case Inference.PAY:
                said = "has a median that tells what few people earn"
            case Inference.EXACT | Inference.SMALL | Inference.NARROW:
                said = f"must be {self._range}"
        return f"{subject} {said}{self._because}."

    @property
    def _range(self) -> str:
        if self.highest is None:
            return f"{self.lowest} or more"
        if self.lowest == self.highest:
            return str(self.lowest)
        return f"between {self.lowest} and {self.highest}"

    @property
    def _because(self) -> str:
        names = [f"{cell_name(cell.dims)} ({cell.release})" for cell in self.sources]
        shown = "; ".join(names[:SOURCES_SHOWN])
        more = len(names) - SOURCES_SHOWN
        if more > 0:
            shown += f"; and {more} more"
        return f": it follows from {shown}" if shown else ""


@dataclass(frozen=True, slots=True)
class AuditResult:
    """The verdict on published tables, with everything that speaks against them.

    Attributes:
        findings: Proved inferences; any one makes the tables unsafe.
        undecided: Sentences on what could not be settled; any one means "not shown to be safe".
        cells: Printed places examined, withheld ones too.
        withheld: How many of these are withheld.
        in_bands: How many are printed as bands or as rounded figures.
        cyclic_core: Dimensions whose tables overlap in a ring, which cell facts do not describe
            fully; empty when the set of tables is a tree.
        joined: True if the joint of these dimensions was examined too.
        medians: How many medians of pay were examined.
    """

    findings: tuple[Finding, ...]
    undecided: tuple[str, ...]
    cells: int
    withheld: int
    in_bands: int
    cyclic_core: tuple[str, ...]
    joined: bool
    medians: int = 0

    @property
    def verdict(self) -> Verdict:
        """UNSAFE before UNDECIDED before SAFE."""
        if self.findings:
            return Verdict.UNSAFE
        return Verdict.UNDECIDED if self.undecided else Verdict.SAFE
