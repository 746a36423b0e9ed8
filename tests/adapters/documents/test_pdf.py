"""The printed return, read back."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import Destination

from anchordesk import __version__
from anchordesk.adapters.documents.pdf import return_pdf
from anchordesk.adapters.documents.pdf_chart import value_text
from anchordesk.domain.shares import percentage
from anchordesk.services.errors import DocumentError
from anchordesk.services.return_document import (
    Bar,
    Chart,
    DocumentRow,
    DocumentTable,
    ReturnDocument,
)


def opened(document: ReturnDocument, fonts: Path) -> PdfReader:
    return PdfReader(io.BytesIO(return_pdf(document, fonts)))


def page_texts(document: ReturnDocument, fonts: Path) -> list[str]:
    """Return each page's text on one line, so that wrapped sentences are found."""
    return [" ".join(page.extract_text().split()) for page in opened(document, fonts).pages]


def left_edges(reader: PdfReader) -> dict[str, float]:
    """Return where each text on page 1 begins at its first place, in points from the left."""
    edges: dict[str, float] = {}

    def visit(text: str, outer: list[float], inner: list[float], *_: Any) -> None:
        if text.strip():
            edges.setdefault(text.strip(), inner[4] * outer[0] + outer[4])

    reader.pages[0].extract_text(visitor_text=visit)
    return edges


def wards(count: int) -> DocumentTable:
    rows = tuple(DocumentRow(f"Ward {n}", (n + 1000,)) for n in range(count))
    return DocumentTable("wards", "People by ward", "Name of ward", "", ("People",), rows)


def test_the_page_says_all_that_a_reader_needs(document: ReturnDocument, fonts: Path) -> None:
    (text,) = page_texts(document, fonts)
    for words in (
        "Hospitality to Health: quarterly return",
        "Harbour Homes, July to September 2026. Prepared 3 November 2026.",
        "1,285 people referred",
        "88 of 1,285 people referred have started work",
        "1,285 (100%)",
        "88 (7%)",
        "[c] hidden",
        "Job outcomes by area",
        "North 1,198 41 1,239",
        "Coast [c] [c] 87",
        "Islands 0 [c] [c]",
        "All areas 1,285 88 1,373",
        "[c] means the number is hidden to protect people. It is either below 5, or hidden",
        "Contains no names, addresses, dates of birth or notes. Counts only.",
        "People are counted once in each stage.",
        "The disclosure audit passed.",
        f"H2H quarterly v3 · AnchorDesk {__version__}",
        "Page 1 of 1",
    ):
        assert words in text
    assert "Sample data" not in text


def test_figures_titles_and_headings_share_one_left_edge(
    document: ReturnDocument, fonts: Path
) -> None:
    edges = left_edges(opened(document, fonts))
    texts = (document.title, "1,285", "people referred", document.chart.finding, "Referred")
    lefts = {round(edges[text], 1) for text in (*texts, "Job outcomes by area")}
    assert lefts == {42.5}


def test_the_key_is_left_out_where_nothing_is_hidden(document: ReturnDocument, fonts: Path) -> None:
    shown = replace(
        document, headlines=(), tables=(wards(3),), chart=Chart("All", (Bar("Referred", 9),))
    )
    assert "[c]" not in page_texts(shown, fonts)[0]


def test_a_sample_says_so_on_every_page(document: ReturnDocument, fonts: Path) -> None:
    pages = page_texts(replace(document, sample=True, tables=(wards(90),)), fonts)
    assert len(pages) > 1
    assert all("Sample data. These residents are made up." in page for page in pages)


def test_a_long_table_breaks_over_pages_with_its_header(
    document: ReturnDocument, fonts: Path
) -> None:
    pages = page_texts(replace(document, tables=(wards(120),)), fonts)
    with_rows = [page for page in pages if "Ward " in page]
    assert len(with_rows) >= 3
    assert all("Name of ward People" in page for page in with_rows)
    assert sum(page.count("Ward ") for page in pages) == 120
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page


def test_twelve_rows_by_seven_columns_fit_beside_the_rest_on_one_page(
    document: ReturnDocument, fonts: Path
) -> None:
    columns = ("16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 or over", "All ages")
    rows = tuple(
        DocumentRow(f"Stage {chr(65 + n)}", tuple(1000 * n + 101 * c for c in range(7)))
        for n in range(12)
    )
    table = DocumentTable("ages", "People by age", "Stage", "Age", columns, rows)
    (text,) = page_texts(replace(document, tables=(table,)), fonts)
    # In one line: no column title and no row title is wrapped.
    assert "Stage " + " ".join(columns) in text
    for row in rows:
        assert f"{row.title} " + " ".join(f"{value:,}" for value in row.values) in text


def test_many_columns_stay_on_the_page(document: ReturnDocument, fonts: Path) -> None:
    columns = tuple(f"Employer number {n}" for n in range(16))
    row = DocumentRow("Housekeeping", tuple(1000 + n for n in range(16)))
    table = DocumentTable("many", "By employer", "Role", "Employer", columns, (row,))
    edges = left_edges(opened(replace(document, tables=(table,)), fonts))
    assert max(edges.values()) < 595 - 42.5
    assert "1,015" in edges


def test_long_titles_wrap_inside_the_margins(document: ReturnDocument, fonts: Path) -> None:
    title = "A quarterly return about people on pathways into work " * 4
    bars = (Bar("People who were referred by a housing association " * 3, 9), Bar("Started", 4))
    long = replace(document, title=title.strip(), chart=Chart("Finding", bars))
    (text,) = page_texts(long, fonts)
    assert title.strip() in text
    assert "referred by a housing association" in text
    starts = [piece for piece in left_edges(opened(long, fonts)) if piece.startswith("A quarterly")]
    assert all(len(piece) < 70 for piece in starts)


@pytest.mark.parametrize(
    "name",
    ["Cymdeithas Tai Ŵyr yr Ŷd", "Spółdzielnia Łódź Żółć", "Barış & Oğul <Ltd>", "Tŷ “Môr” £"],
)
def test_names_in_other_languages_are_printed(
    document: ReturnDocument, fonts: Path, name: str
) -> None:
    reader = opened(replace(document, organisation=name), fonts)
    assert name in " ".join(reader.pages[0].extract_text().split())
    assert reader.metadata is not None
    assert reader.metadata.author == name


def test_fonts_are_embedded_and_the_file_says_title_and_language(
    document: ReturnDocument, fonts: Path
) -> None:
    reader = opened(document, fonts)
    used = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    inter = [font for font in used if "Inter" in font["/BaseFont"]]
    assert len(inter) >= 3
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in inter)
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    assert reader.metadata.author == "Harbour Homes"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


def test_every_heading_is_a_bookmark_under_the_title(document: ReturnDocument, fonts: Path) -> None:
    title, below = cast("tuple[Destination, list[Destination]]", opened(document, fonts).outline)
    assert title.title == document.title
    listed = [entry.title for entry in below]
    tables = [table.title for table in document.tables]
    assert [words for words in listed if words in tables] == tables
    assert "Notes" in listed


def test_missing_fonts_are_told_in_plain_words(
    document: ReturnDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportlab.pdfbase.pdfmetrics.getRegisteredFontNames", list)
    with pytest.raises(DocumentError) as caught:
        return_pdf(document, tmp_path)
    assert "typeface is missing" in caught.value.what_happened
    assert "Nothing was sent." in caught.value.what_is_safe


counts = st.none() | st.integers(0, 3000)


@given(values=st.lists(counts, min_size=1, max_size=10), whole=counts)
def test_a_share_is_printed_only_beside_two_printed_counts(
    values: list[int | None], whole: int | None
) -> None:
    bars = tuple(Bar(f"Bar {n}", value) for n, value in enumerate(values))
    chart = Chart("Finding", bars, whole)
    for bar in chart.bars:
        text = value_text(bar, chart)
        if bar.value is None:
            assert text == "[c] hidden"
        else:
            assert ("%" in text) == (bool(whole) and bar.value <= (whole or 0))


@given(part=st.integers(0, 5000), more=st.integers(1, 5000))
def test_shares_are_rounded_half_up(part: int, more: int) -> None:
    exact = Decimal(100 * part) / Decimal(part + more)
    expected = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    assert percentage(part, part + more) == expected


def test_a_half_is_rounded_up() -> None:
    assert (percentage(1, 200), percentage(5, 200), percentage(1, 201)) == (1, 3, 0)


def test_a_chart_with_more_bars_than_a_page_holds_is_printed_whole(
    document: ReturnDocument, fonts: Path
) -> None:
    chart = Chart("Finding", tuple(Bar(f"Bar {n}", n) for n in range(80)))
    text = " ".join(page_texts(replace(document, chart=chart), fonts))
    assert all(f"Bar {n} " in text for n in range(80))
