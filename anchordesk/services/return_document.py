"""A return as people read it, before any file format: what PDF, spreadsheet and CSV lay out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.amounts import pounds

HIDDEN = "[c]"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One row: its heading, then a figure for each column; None where it is hidden."""

    title: str
    values: tuple[int | None, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """One two-way table with its totals.

    Attributes:
        name: Code of the table, for file and sheet names.
        row_heading: What the rows are, for example Stage.
        column_heading: What the columns are, for example Age.
        columns: Titles of the columns, the total last.
        of_pay: Whether its figures are pence an hour, and not people.
    """

    name: str
    title: str
    row_heading: str
    column_heading: str
    columns: tuple[str, ...]
    rows: tuple[DocumentRow, ...]
    of_pay: bool = False

    @property
    def hidden(self) -> int:
        """How many numbers are hidden."""
        return sum(value is None for row in self.rows for value in row.values)


def figure_text(value: int | None, *, of_pay: bool = False) -> str:
    """Return a count with a comma for thousands, pay as pounds, or the one symbol for hidden."""
    if value is None:
        return HIDDEN
    return pounds(value) if of_pay else f"{value:,}"


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure at the top: None where it is hidden."""

    value: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart; None where the figure is hidden, drawn hatched and without length."""

    title: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars whose title is the finding, as a sentence.

    Attributes:
        whole: The printed figure of which every bar is a part; None to show no shares.
    """

    finding: str
    bars: tuple[Bar, ...]
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class ReturnDocument:
    """A whole return, ready to lay out.

    Attributes:
        threshold: Smallest count of people that may be printed.
        sample: Whether it is made from made-up residents; then every page says so.
        notes: Sentences under the tables: what is counted, what is not known.
        audit: One sentence on the disclosure audit that it passed.
        file_stem: Name for the files, without folder and ending.
    """

    title: str
    organisation: str
    period: str
    prepared_on: date
    template_line: str
    threshold: int
    sample: bool
    headlines: tuple[Headline, ...]
    chart: Chart
    tables: tuple[DocumentTable, ...]
    notes: tuple[str, ...]
    audit: str
    file_stem: str
