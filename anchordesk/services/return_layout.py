"""Lays a return out: from the template to the wire's tables, from those to what people read.

What people read is made from the message that travels and from nothing else, so that a preview,
a PDF and the hub's page cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from anchordesk.domain.counting import NOT_ENROLLED, CountedDimension
from anchordesk.domain.dates import long_date
from anchordesk.domain.outcome import JobOutcomeState
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.return_document import (
    Bar,
    Chart,
    DocumentRow,
    DocumentTable,
    Headline,
    ReturnDocument,
)
from anchordesk.wire.published import MARGIN, Quantity
from anchordesk.wire.returns import Axis, Category, Return, TableLayout

ALL = "All"
Figures = Mapping[Quantity, int | None]


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
            columns=_axis(dimensions[table.columns]),
            fixed=dict(context),
        )
        for table in template.tables
    )


def document_of(message: Return, *, prepared_on: date, sample: bool) -> ReturnDocument:
    """Return what people read of a return message."""
    figures = _figures(message)
    notes = [
        "Counts are of people, each counted once, as things stood at the end of the period.",
        "A resident whose date is not known is counted, and shown under “Date not known”.",
        f"[c] stands for a number that is hidden: it is below {message.method.threshold}, or it is "
        "hidden so that a small number cannot be worked out from the others.",
    ]
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
        headlines=_headlines(message, figures),
        chart=_chart(message, figures),
        tables=tuple(_table(layout, figures) for layout in message.tables),
        notes=tuple(notes),
        audit=(
            f"These tables passed the disclosure audit on {long_date(prepared_on)}: "
            f"threshold {message.method.threshold}, {len(message.tables)} linked tables."
        ),
        file_stem=f"{message.template}_{message.period}",
    )


def _axis(dimension: CountedDimension) -> Axis:
    categories = [Category(category.code, category.title) for category in dimension.categories]
    return Axis(dimension.name, dimension.title, (*categories, Category(MARGIN, ALL)))


def _figures(message: Return) -> Figures:
    return {
        quantity: cell.value if isinstance(cell.value, int) else None
        for quantity, cell in message.published.by_quantity().items()
    }


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


def _margin(message: Return, figures: Figures, *pairs: tuple[str, str]) -> int | None:
    fixed = frozenset(message.tables[0].fixed.items())
    return figures.get(fixed | frozenset(pairs))


def _headlines(message: Return, figures: Figures) -> tuple[Headline, ...]:
    everybody = _margin(message, figures)
    outside = _margin(message, figures, ("stage_group", NOT_ENROLLED))
    # The difference of two printed figures: it tells nothing that they do not.
    on_pathway = None if everybody is None or outside is None else everybody - outside
    started = _margin(message, figures, ("outcome", JobOutcomeState.STARTED.value))
    without = _margin(message, figures, ("outcome", JobOutcomeState.NONE.value))
    return (
        Headline(everybody, "people supported"),
        Headline(on_pathway, "on the pathway"),
        Headline(started, "have started a job"),
        Headline(without, "have no job recorded"),
    )


def _chart(message: Return, figures: Figures) -> Chart:
    layout = next((t for t in message.tables if t.rows.dimension == "stage_group"), None)
    if layout is None:
        layout = message.tables[0]
    bars = tuple(
        Bar(category.title, _margin(message, figures, (layout.rows.dimension, category.code)))
        for category in layout.rows.categories
        if category.code != MARGIN
    )
    everybody, _, started, _ = (headline.value for headline in _headlines(message, figures))
    if everybody is None or started is None:
        return Chart("Some figures are hidden to protect people", bars, everybody)
    return Chart(f"{started} of {everybody} people supported have started a job", bars, everybody)
