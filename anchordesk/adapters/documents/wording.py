"""Words and figures that every format of a return prints alike."""

from __future__ import annotations

from anchordesk import __version__
from anchordesk.domain.dates import long_date
from anchordesk.domain.disclosure.published_cells import fewest_behind_median
from anchordesk.services.return_document import (
    HIDDEN,
    DocumentTable,
    ReturnDocument,
)

NO_PERSONAL_DATA = "Contains no names, addresses, dates of birth or notes. Counts only."
WITH_MEDIANS = "Contains no names, addresses, dates of birth or notes. Counts and medians only."
SAMPLE_BANNER = "Sample data. These residents are made up. Do not use the figures."
PRODUCED_BY = f"AnchorDesk {__version__}"


def no_personal_data(document: ReturnDocument) -> str:
    """Return the sentence on what a return does not hold, and on what it does."""
    medians = any(table.of_pay for table in document.tables)
    return WITH_MEDIANS if medians else NO_PERSONAL_DATA


def key_to_hidden(threshold: int, *, of_pay: bool = False) -> str:
    """Return the sentences that explain the symbol for hidden numbers."""
    if of_pay:
        return (
            f"{HIDDEN} means no median is shown, to protect people: fewer than "
            f"{fewest_behind_median(threshold)} are behind it, or a few people or employers could "
            "be told from it."
        )
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
