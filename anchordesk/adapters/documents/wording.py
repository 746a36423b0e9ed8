"""Words and figures that every format of a return prints alike."""

from __future__ import annotations

from anchordesk import __version__
from anchordesk.domain.dates import long_date
from anchordesk.services.return_document import HIDDEN, DocumentTable, ReturnDocument

NO_PERSONAL_DATA = "Contains no names, addresses, dates of birth or notes. Counts only."
SAMPLE_BANNER = "Sample data. These residents are made up. Do not use the figures."
PRODUCED_BY = f"AnchorDesk {__version__}"


def count_text(value: int | None) -> str:
    """Return a count with a comma for thousands, or the one symbol for hidden."""
    return HIDDEN if value is None else f"{value:,}"


def key_to_hidden(threshold: int) -> str:
    """Return the sentences that explain the symbol for hidden numbers."""
    return (
        f"{HIDDEN} means the number is hidden to protect people. It is either below {threshold}, "
        "or hidden so that a small number cannot be worked out from the others."
    )


def hides_anything(document: ReturnDocument) -> bool:
    """Tell whether any figure of the return is hidden."""
    return (
        any(table.hidden for table in document.tables)
        or any(headline.value is None for headline in document.headlines)
        or any(bar.value is None for bar in document.chart.bars)
    )


def subject_line(document: ReturnDocument) -> str:
    """Return whose return it is, for when, and when it was prepared."""
    prepared = long_date(document.prepared_on)
    return f"{document.organisation}, {document.period}. Prepared {prepared}."


def what_rows_and_columns_are(table: DocumentTable) -> str:
    """Return one sentence on how to read the table."""
    if not table.column_heading:
        return f"Each row is one group: {table.row_heading}."
    return f"Rows: {table.row_heading}. Columns: {table.column_heading}."
