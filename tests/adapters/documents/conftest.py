"""A return to lay out, and the fonts that it is printed in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from anchordesk.services.return_document import (
    Bar,
    Chart,
    DocumentRow,
    DocumentTable,
    Headline,
    ReturnDocument,
)


@pytest.fixture(scope="session")
def fonts() -> Path:
    return Path(__file__).parents[3] / "resources" / "fonts"


@pytest.fixture
def document() -> ReturnDocument:
    areas = DocumentTable(
        name="area",
        title="Job outcomes by area",
        row_heading="Area",
        column_heading="Stage",
        columns=("Referred", "Started", "All stages"),
        rows=(
            DocumentRow("North", (1198, 41, 1239)),
            DocumentRow("Coast", (None, None, 87)),
            DocumentRow("Islands", (0, None, None)),
            DocumentRow("All areas", (1285, 88, 1373), is_total=True),
        ),
    )
    return ReturnDocument(
        title="Hospitality to Health: quarterly return",
        organisation="Harbour Homes",
        period="July to September 2026",
        prepared_on=date(2026, 11, 3),
        template_line="H2H quarterly v3",
        threshold=5,
        sample=False,
        headlines=(
            Headline(1285, "people referred"),
            Headline(88, "started a job"),
            Headline(61, "in work at 13 weeks"),
            Headline(None, "in work at 26 weeks"),
        ),
        chart=Chart(
            "88 of 1,285 people referred have started work",
            (Bar("Referred", 1285), Bar("Started", 88), Bar("26 weeks", None)),
            1285,
        ),
        tables=(areas,),
        notes=("People are counted once in each stage.",),
        audit="The disclosure audit passed.",
        file_stem="harbour-homes-2026-q3",
    )
