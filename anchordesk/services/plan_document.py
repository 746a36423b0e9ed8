"""An action plan as people read it, before any file format: what is shown and what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from anchordesk.domain.identifiers import ResidentId


class PlanStyle(StrEnum):
    """How the plan is written: in full, or in short sentences and large type with icons."""

    PLAIN = "plain"
    EASY_READ = "easy read"


class PlanMark(StrEnum):
    """What a block of the plan is."""

    TITLE = "title"
    BODY = "body"
    HEADING = "heading"
    YOU = "you"
    WORKER = "worker"
    MEETING = "meeting"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """A title, a paragraph, a heading, something to do with who does it beside an icon, or a table.

    Attributes:
        rows: Of a table: the titles of its columns, then a line each; empty otherwise.
    """

    mark: PlanMark
    sentences: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """The paper from top to bottom; nothing else is printed.

    Attributes:
        resident_id: Whose paper it is; None where it is about several. Not printed.
        title: What the file calls itself.
        numbered: Whether each page has the title and its number at the foot.
        language: Code of its language, of ISO 639.
        right_to_left: Whether its lines begin at the right.
    """

    style: PlanStyle
    blocks: tuple[PlanBlock, ...]
    resident_id: ResidentId | None
    title: str = "My plan"
    numbered: bool = False
    language: str = "en"
    right_to_left: bool = False

    @property
    def words(self) -> str:
        """Everything that the paper says, as text."""
        return "\n\n".join(
            "\n".join((*block.sentences, *(" | ".join(row) for row in block.rows)))
            for block in self.blocks
        )


class PlanWriter(Protocol):
    """Lays plans out for printing."""

    def write(self, document: PlanDocument, path: Path) -> None:
        """Write a plan as a PDF, never over another file. Raises DocumentError."""
