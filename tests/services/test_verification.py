"""Checking a file on disk: verdicts, exit codes and what is said about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from anchordesk.domain.disclosure.audit_rates import Rates
from anchordesk.domain.disclosure.published import PublishedFileError
from anchordesk.domain.reference import read_reference
from anchordesk.services import verification
from anchordesk.services.verification import (
    FileUnreadableError,
    VerificationReport,
    rates_of,
    verify_file,
)
from anchordesk.settings import resource_path


def published(w1: int | None, w2: int | None = None, total: int = 20) -> str:
    cells = [
        {"release": "R1", "dims": {"ward": "W1"}, "value": w1},
        {"release": "R1", "dims": {"ward": "W2"}, "value": w2},
        {"release": "R1", "dims": {}, "value": total},
    ]
    return json.dumps({"cells": cells})


def written(folder: Path, text: str) -> Path:
    file = folder / "tables.json"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_safe_file_is_safe(tmp_path: Path) -> None:
    report = verify_file(written(tmp_path, published(None)))
    assert report.exit_code == 0
    assert report.in_plain_words()[0].startswith("Safe:")
    assert json.loads(report.as_json())["verdict"] == "safe"


def test_an_unsafe_file_names_the_cell_its_count_and_its_sources(tmp_path: Path) -> None:
    report = verify_file(written(tmp_path, published(None, 17)))
    assert report.exit_code == 1
    assert "ward=W1 (R1) must be 3: it follows from" in " ".join(report.in_plain_words())
    (finding,) = json.loads(report.as_json())["findings"]
    assert finding["dims"] == {"ward": "W1"}
    assert finding["lowest"] == finding["highest"] == 3
    assert {"release": "R1", "dims": {"ward": "W2"}, "value": 17} in finding["from"]


def test_no_time_is_undecided_not_safe(tmp_path: Path) -> None:
    report = verify_file(written(tmp_path, published(None)), time_limit_seconds=1e-9)
    assert report.exit_code == 3
    assert report.in_plain_words()[0].startswith("Not shown to be safe")


@pytest.mark.parametrize("text", ["", "[]", published(12, 9), published(25), "[" * 100_000])
def test_wrong_or_contradictory_input_is_raised(tmp_path: Path, text: str) -> None:
    with pytest.raises(PublishedFileError):
        verify_file(written(tmp_path, text))


def test_a_higher_threshold_asks_for_more(tmp_path: Path) -> None:
    file = written(tmp_path, published(7, 13))
    assert verify_file(file).exit_code == 0
    assert verify_file(file, threshold=10).exit_code == 1


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadableError):
        verify_file(tmp_path / "nowhere.json")


def test_a_giant_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "giant.json"
    with file.open("wb") as giant:
        giant.truncate(verification.LARGEST_FILE + 10)
    with pytest.raises(PublishedFileError, match="larger than"):
        verify_file(file)


def with_median(tmp_path: Path, *, less: int | None) -> Path:
    """Twenty people with a median of £14 an hour; ten of whom, or more, are paid less."""
    paid = {"living_wage": "pays"}, {"living_wage": "less"}
    cells = [
        {"release": "R", "dims": {"pay_known": "known"}, "value": 20},
        {"release": "R", "dims": paid[0], "value": None},
        {"release": "R", "dims": paid[1], "value": less},
        {"release": "R", "dims": {}, "value": 20},
    ]
    medians = [{"release": "R", "dims": {"pay_known": "known"}, "pence": 1400}]
    path = tmp_path / "paid.json"
    path.write_text(json.dumps({"cells": cells, "medians": medians}))
    return path


def told(report: VerificationReport) -> dict[str, int | None]:
    return {
        dict(finding.dims).get("living_wage", ""): finding.highest
        for finding in report.result.findings
    }


def test_a_rate_says_what_a_median_tells(tmp_path: Path) -> None:
    """At most ten are paid less: beside eleven more who are, that is one too few."""
    path = with_median(tmp_path, less=None)
    text = json.loads(path.read_text())
    text["constraints"] = [
        {"terms": [[1, {"living_wage": "less"}]], "op": ">=", "rhs": 7},
    ]
    path.write_text(json.dumps(text))
    assert "less" not in told(verify_file(path))
    assert "less" not in told(verify_file(path, rates=Rates(1345, 1500)))
    for rates in (Rates(1200, 1345), Rates(1345, 1345)):
        assert told(verify_file(path, rates=rates))["less"] == 10


def test_medians_of_another_rate_are_said_to_be_so(tmp_path: Path) -> None:
    report = verify_file(with_median(tmp_path, less=12), rates=Rates(1345, 1345))
    assert not report.rates_fit
    assert any("judged by another rate" in line for line in report.in_plain_words())
    assert json.loads(report.as_json())["rates_fit"] is False
    assert verify_file(with_median(tmp_path, less=12), rates=Rates(1345, 1500)).rates_fit


def test_the_rates_are_the_lowest_and_the_highest_of_the_table() -> None:
    table = read_reference(resource_path("reference", "real-living-wage.toml").read_text(), "r")
    pence = sorted(rate.pence_per_hour for rate in table.rates)
    assert rates_of({table.code: table}) == Rates(pence[0], pence[-1])
    assert rates_of({}) is None
