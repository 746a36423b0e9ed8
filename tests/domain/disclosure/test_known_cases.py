"""Thirteen small published tables whose verdicts are known, as an outsider would see them."""

from __future__ import annotations

import re

import pytest

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.published import (
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
    read_published,
    write_published,
)

WHOLE_W2_W3 = (
    "W2: job 9, training 12, none 16, Total 37 / W3: job 11, training 8, none 13, Total 32"
)


def table(release: str, text: str, *, rows: str = "ward", **context: str) -> list[PublishedCell]:
    """Cells of "W1: job c, training 14 / W2: ...": a row's category, then stages and counts."""
    cells = []
    for row in text.split(" / "):
        category, counts = row.split(": ")
        for part in counts.split(", "):
            stage, count = part.rsplit(" ", 1)
            place = place_of({rows: category, "stage": stage, **context})
            cells.append(PublishedCell(release, place, None if count == "c" else int(count)))
    return cells


def one(release: str, text: str) -> PublishedCell:
    """The cell of "ward=W1 period=M5: 21"."""
    place, count = text.split(": ")
    pairs = dict(re.findall(r"(\S+)=(\S+)", place))
    return PublishedCell(release, place_of(pairs), None if count == "c" else int(count))


def tables(*cells: list[PublishedCell] | PublishedCell, **facts: object) -> PublishedTables:
    flat = [cell for item in cells for cell in (item if isinstance(item, list) else [item])]
    return PublishedTables(tuple(flat), **facts)  # type: ignore[arg-type]


Q1_HIDDEN = (
    "W1: job c, training c, Total 17 / W2: job c, training c, Total 21"
    " / W3: job 11, training 8, Total 19 / Total: job 23, training 34, Total 57"
)
Q2_OPEN = (
    "W1: job 7, training 10, Total 17 / W2: job 8, training 9, Total 17"
    " / W3: job 6, training 12, Total 18 / Total: job 21, training 31, Total 52"
)
YTD_OPEN = (
    "W1: job 10, training 24, Total 34 / W2: job 17, training 21, Total 38"
    " / W3: job 17, training 20, Total 37 / Total: job 44, training 65, Total 109"
)
YTD_HIDDEN = YTD_OPEN.replace("job 10, training 24", "job c, training c").replace(
    "job 17, training 21", "job c, training c"
)
YTD_FACT = (StatedTotal("period", "YTD-Q2", ("Q1", "Q2")),)
LINKED = table(
    "R1",
    f"W1: job c, training 14, none c, Total 36 / {WHOLE_W2_W3}"
    " / Total: job c, training 34, none c, Total 105",
)

CASES: dict[str, tuple[PublishedTables, Verdict]] = {
    "01_naive_single": (
        tables(
            table(
                "R1",
                f"W1: job c, training 14, none 20, Total 36 / {WHOLE_W2_W3}"
                " / Total: job 22, training 34, none 49, Total 105",
            )
        ),
        Verdict.UNSAFE,
    ),
    "02_naive_one_per_line": (
        tables(
            table(
                "R1",
                "W1: job c, training 14, none 20, Total 36"
                " / W2: job 9, training c, none 16, Total 28"
                " / W3: job 11, training 8, none 13, Total 32"
                " / Total: job 22, training 25, none 49, Total 96",
            )
        ),
        Verdict.UNSAFE,
    ),
    "03_complement_2x2": (
        tables(
            table(
                "R1",
                "W1: job c, training c, none 20, Total 36"
                " / W2: job c, training c, none 16, Total 37"
                " / W3: job 11, training 8, none 13, Total 32"
                " / Total: job 22, training 34, none 49, Total 105",
            )
        ),
        Verdict.SAFE,
    ),
    "04_thin_residual": (
        tables(
            table(
                "R1",
                "W1: job c, training c, none 20, Total 23"
                " / W2: job c, training c, none 16, Total 20"
                " / W3: job 11, training 8, none 13, Total 32"
                " / Total: job 14, training 12, none 49, Total 75",
            )
        ),
        Verdict.UNSAFE,
    ),
    "05_linked_margin_leak": (
        tables(
            LINKED,
            table(
                "R1",
                "F: job 12, training 18, none 22, Total 52"
                " / M: job 10, training 16, none 27, Total 53"
                " / Total: job 22, training 34, none 49, Total 105",
                rows="sex",
            ),
        ),
        Verdict.UNSAFE,
    ),
    "06_linked_alone_safe": (tables(LINKED), Verdict.SAFE),
    "07_row_left_out": (
        tables(
            table("R1", f"{WHOLE_W2_W3} / Total: job 22, training 34, none 49, Total 105"),
            totals=(StatedTotal("ward", "Total", ("W1", "W2", "W3")),),
        ),
        Verdict.UNSAFE,
    ),
    "08_period_minus_ytd": (
        tables(
            table("2026Q1", Q1_HIDDEN, period="Q1"),
            table("2026Q2", Q2_OPEN, period="Q2"),
            table("2026Q2", YTD_OPEN, period="YTD-Q2"),
            totals=YTD_FACT,
        ),
        Verdict.UNSAFE,
    ),
    "09_period_ledger_safe": (
        tables(
            table("2026Q1", Q1_HIDDEN, period="Q1"),
            table("2026Q2", Q2_OPEN, period="Q2"),
            table("2026Q2", YTD_HIDDEN, period="YTD-Q2"),
            totals=YTD_FACT,
        ),
        Verdict.SAFE,
    ),
    "10_ytd_increment": (
        tables(
            one("2026M4", "ward=W1 period=YTD-M4: 19"),
            one("2026M5", "ward=W1 period=YTD-M5: 21"),
            totals=(StatedTotal("period", "YTD-M5", ("YTD-M4", "M5")),),
        ),
        Verdict.UNSAFE,
    ),
    "11_overlapping_age": (
        tables(
            one("A", "ward=W1 age=16-24: 20"),
            one("B", "ward=W1 age=18-24: 18"),
            totals=(StatedTotal("age", "16-24", ("16-17", "18-24")),),
        ),
        Verdict.UNSAFE,
    ),
    "12_revision": (
        tables(
            table(
                "2026Q1",
                f"W1: job 6, training 14, none 20, Total 40 / {WHOLE_W2_W3}"
                " / Total: job 26, training 34, none 49, Total 109",
            ),
            table(
                "2026Q1-rev",
                f"W1: job 7, training 14, none 20, Total 41 / {WHOLE_W2_W3}"
                " / Total: job 27, training 34, none 49, Total 110",
            ),
            additions_only=True,
        ),
        Verdict.UNSAFE,
    ),
    "13_network_minus_orgs": (
        tables(
            one("hub", "outcome=job: 41"),
            one("ret", "org=A outcome=job: 22"),
            one("ret", "org=B outcome=job: 16"),
            one("ret", "org=C outcome=job: c"),
        ),
        Verdict.UNSAFE,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_known_case_has_its_verdict_from_its_file(name: str) -> None:
    published, verdict = CASES[name]
    result = audit(read_published(write_published(published)))
    assert result.verdict is verdict, [finding.in_plain_words for finding in result.findings]
    assert not result.undecided


@pytest.mark.parametrize(
    ("name", "dims", "lowest", "highest"),
    [
        ("01_naive_single", {"ward": "W1", "stage": "job"}, 2, 2),
        ("02_naive_one_per_line", {"ward": "W1", "stage": "job"}, 2, 2),
        ("04_thin_residual", {"ward": "W1", "stage": "job"}, 0, 3),
        ("05_linked_margin_leak", {"ward": "W1", "stage": "job"}, 2, 2),
        ("07_row_left_out", {"ward": "W1", "stage": "job"}, 2, 2),
        ("08_period_minus_ytd", {"ward": "W1", "stage": "job", "period": "Q1"}, 3, 3),
        ("10_ytd_increment", {"ward": "W1", "period": "M5"}, 2, 2),
        ("11_overlapping_age", {"ward": "W1", "age": "16-17"}, 2, 2),
        ("13_network_minus_orgs", {"org": "C", "outcome": "job"}, 3, 3),
    ],
)
def test_the_attacker_names_the_cell_and_what_it_must_be(
    name: str, dims: dict[str, str], lowest: int, highest: int
) -> None:
    findings = {finding.dims: finding for finding in audit(CASES[name][0]).findings}
    finding = findings[place_of(dims)]
    assert (finding.lowest, finding.highest) == (lowest, highest)
    assert finding.sources
    assert all(source.highest is not None for source in finding.sources)


def test_a_revision_is_found_by_what_it_added() -> None:
    findings = audit(CASES["12_revision"][0]).findings
    added = {f.dims: f.lowest for f in findings if f.inference is Inference.ADDED_SMALL}
    assert added[place_of({"ward": "W1", "stage": "job"})] == 1
