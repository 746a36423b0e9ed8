"""Lays a return out: from the template to the wire's tables, from those to what people read.

What people read is made from the message that travels and from nothing else, so that a preview,
a PDF and the hub's page cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from anchordesk.domain.counted_dimension import CountedDimension
from anchordesk.domain.counted_dimensions import EVENT_DIMENSIONS, KNOWN, PAY_KNOWN
from anchordesk.domain.dates import long_date
from anchordesk.domain.disclosure.published_cells import fewest_behind_median
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.return_document import (
    DocumentRow,
    DocumentTable,
    ReturnDocument,
)
from anchordesk.services.return_findings import Figures, Findings
from anchordesk.wire.published import MARGIN, Quantity
from anchordesk.wire.returns import Axis, Category, Return, TableLayout

ALL = "All"
LATE = (
    "What happened to people is counted once, when it first did. What was entered more than 28 "
    "days after the end of its quarter counts in the quarter in which it was entered."
)


def layouts(
    template: ReturnTemplate,
    dimensions: Mapping[str, CountedDimension],
    context: tuple[tuple[str, str], ...],
) -> tuple[TableLayout, ...]:
    """Return how each table of a template is printed, totals last.

    Args:
        template: The return.
        dimensions: The dimensions by name.
        context: (dimension, category) pairs that all cells of the return carry.
    """
    return tuple(
        TableLayout(
            name=table.name,
            title=table.title,
            rows=_axis(dimensions[table.rows]),
            columns=None if table.columns is None else _axis(dimensions[table.columns]),
            fixed=dict((*context, *table.fixed)),
        )
        for table in template.tables
    )


def document_of(message: Return, *, prepared_on: date, sample: bool) -> ReturnDocument:
    """Return what people read of a return message."""
    figures = message.figures()
    medians = {median.quantity: median.pence for median in message.published.medians}
    findings = Findings(message, figures)
    notes = [
        "Counts are of people, each counted once, as things stood at the end of the period.",
        "A resident whose date is not known is counted, and shown under “Date not known”.",
        _how_protected(message),
    ]
    if message.revision > 1:
        notes.insert(
            0,
            f"This is revision {message.revision}. It takes the place of revision "
            f"{message.revision - 1}. A number that changed by few people is hidden in it.",
        )
    if any(_counts_events(layout) for layout in message.tables):
        notes.insert(1, LATE)
    if any(median_rows(layout) for layout in message.tables):
        notes.append(_about_medians(message.method.threshold))
    return ReturnDocument(
        title=message.template_title,
        organisation=message.organisation_name,
        period=message.period_title,
        prepared_on=prepared_on,
        template_line=(
            f"{message.template} v{message.template_version}, revision {message.revision}"
        ),
        threshold=message.method.threshold,
        sample=sample,
        headlines=findings.headlines,
        chart=findings.chart,
        tables=tuple(
            table for layout in message.tables for table in _tables(layout, figures, medians)
        ),
        notes=tuple(notes),
        audit=(
            f"These tables passed the disclosure audit on {long_date(prepared_on)}: "
            f"threshold {message.method.threshold}, {len(message.tables)} linked tables."
        ),
        file_stem=_file_stem(message),
    )


def median_rows(layout: TableLayout) -> tuple[tuple[Category, Quantity], ...]:
    """Return the rows of the medians that stand beside a table: each with whose pay it is.

    Nothing beside a table that does not ask for pay.
    """
    known = Category(KNOWN, KNOWN)
    if layout.columns is not None and layout.columns.dimension == PAY_KNOWN:
        return tuple((row, layout.quantity_at(row, known)) for row in layout.rows.categories)
    if layout.rows.dimension == PAY_KNOWN:
        return ((Category(MARGIN, ALL), layout.quantity_at(known, None)),)
    return ()


def _about_medians(threshold: int) -> str:
    return (
        "A median of pay is that of the newest jobs whose pay is known, in steps of ten pence. It "
        f"is shown where at least {fewest_behind_median(threshold)} people are behind it, unless "
        "few people or employers could be told from it. Where fewer are, their number is hidden as "
        "well."
    )


def _how_protected(message: Return) -> str:
    method = message.method
    if method.rounded_to:
        return (
            f"Every number is rounded to a multiple of {method.rounded_to}, so that no small "
            f"number of people can be told. The true count is at most {method.within} more or "
            "fewer. Rounded numbers add up, and none is hidden."
        )
    small = f"below {method.threshold}"
    if method.zeros_sensitive:
        small = f"{small}, where nobody counts as small too"
    return (
        f"[c] stands for a number that is hidden: it is {small}, or it is "
        "hidden so that a small number cannot be worked out from the others."
    )


def _file_stem(message: Return) -> str:
    stem = f"{message.template}_{message.period}"
    return stem if message.revision == 1 else f"{stem}_revision_{message.revision}"


def _axis(dimension: CountedDimension) -> Axis:
    categories = [Category(category.code, category.title) for category in dimension.printed]
    return Axis(dimension.name, dimension.title, (*categories, Category(MARGIN, ALL)))


def _counts_events(layout: TableLayout) -> bool:
    axes = (layout.rows, layout.columns)
    return any(axis is not None and axis.dimension in EVENT_DIMENSIONS for axis in axes)


def _tables(
    layout: TableLayout, figures: Figures, medians: Mapping[Quantity, int]
) -> Iterator[DocumentTable]:
    yield _table(layout, figures)
    rows = median_rows(layout)
    if rows:
        yield DocumentTable(
            name=f"{layout.name}_median",
            title=f"{layout.title}: median",
            row_heading=layout.rows.title if layout.columns is not None else "Pay",
            column_heading="",
            columns=("Median pay an hour",),
            rows=tuple(
                DocumentRow(row.title, (medians.get(place),), row.code == MARGIN)
                for row, place in rows
            ),
            of_pay=True,
        )


def _table(layout: TableLayout, figures: Figures) -> DocumentTable:
    if layout.columns is None:
        columns: tuple[Category | None, ...] = (None,)
        headings: tuple[str, ...] = ("People",)
    else:
        columns = layout.columns.categories
        headings = tuple(category.title for category in layout.columns.categories)
    return DocumentTable(
        name=layout.name,
        title=layout.title,
        row_heading=layout.rows.title,
        column_heading="" if layout.columns is None else layout.columns.title,
        columns=headings,
        rows=tuple(
            DocumentRow(
                title=row.title,
                values=tuple(figures[layout.quantity_at(row, column)] for column in columns),
                is_total=row.code == MARGIN,
            )
            for row in layout.rows.categories
        ),
    )
