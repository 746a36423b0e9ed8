"""How one published cell is printed on the hub's pages: a figure, a band, or the symbol."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.wire.published import PublishedCell

WITHHELD = "[c]"


@dataclass(frozen=True)
class Figure:
    """One printed cell: `text` for a reader, `number` for a spreadsheet (None if not exact)."""

    text: str
    number: int | None = None

    @property
    def is_withheld(self) -> bool:
        """Whether the symbol stands for the figure."""
        return self.text == WITHHELD


HIDDEN = Figure(WITHHELD)


def exact(number: int) -> Figure:
    """A figure that is printed as it is."""
    return Figure(f"{number:,}", number)


def of_pay(pence: int) -> Figure:
    """A median of pay, as pounds; it is nothing to add up."""
    return Figure(f"£{pence // 100}.{pence % 100:02d}")


def figure_of(cell: PublishedCell | None) -> Figure:
    """How a published cell is printed; one that is not published counts as withheld."""
    if cell is None:
        return HIDDEN
    if isinstance(cell.value, int):
        return exact(cell.value)
    if isinstance(cell.lo, int) and isinstance(cell.hi, int):
        return Figure(f"{cell.lo:,} to {cell.hi:,}")
    return HIDDEN
