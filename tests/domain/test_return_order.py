"""Which return is better made first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anchordesk.domain.period import read_period
from anchordesk.domain.return_order import better_first
from tests.shipped_library import shipped_library

TEMPLATES = shipped_library().templates
NETWORK = "network-quarterly-summary"
LATE = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("code", "period", "made", "told"),
    [
        ("caseload-summary", "2026-Q3", (), "2026-Q3"),
        ("caseload-summary", "2026-Q3", ((NETWORK, "2026-Q3"),), ""),
        ("caseload-summary", "2026-Q3", ((NETWORK, "2026-Q2"),), "2026-Q3"),
        ("people-and-skills", "2026-H1", ((NETWORK, "2026-Q2"),), "2026-Q3"),
        ("people-and-skills", "2026-H1", ((NETWORK, "2026-Q3"),), ""),
        # The half-year and the quarter are not over: what can be made first is not in it.
        ("people-and-skills", "2026-H2", (), ""),
        ("caseload-summary", "2026-Q4", (), ""),
        ("board-summary", "2026-27", (), "2026-Q3"),
        ("board-summary", "2025-26", (), "2026-Q1"),
        (NETWORK, "2026-Q3", (), ""),
        # It was made already, so nothing can be made before it any more.
        ("caseload-summary", "2026-Q3", (("caseload-summary", "2026-Q3"),), ""),
    ],
)
def test_the_networks_summary_goes_first(
    code: str, period: str, made: tuple[tuple[str, str], ...], told: str
) -> None:
    found = better_first(TEMPLATES[code], read_period(period), TEMPLATES.values(), made, LATE)
    assert (None if found is None else (found[0].code, found[1].code)) == (
        (NETWORK, told) if told else None
    )


def test_a_summary_of_another_pathway_has_no_say() -> None:
    elsewhere = replace(TEMPLATES[NETWORK], pathway="council-apprenticeships")
    of = TEMPLATES["caseload-summary"], read_period("2026-Q3")
    assert better_first(*of, [elsewhere], (), LATE) is None
