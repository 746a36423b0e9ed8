"""The log: a fault's reference is found in it, and a log that cannot be kept hinders nobody."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from anchordesk.adapters.log_file import NAME, logging_to
from anchordesk.ui.notices import notice_of_bug


def test_the_reference_of_a_fault_leads_to_its_place_and_to_nothing_personal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to(tmp_path / "log"):
        try:
            raise ValueError("Amina Begum")
        except ValueError as problem:
            notice = notice_of_bug(problem)
    told = (tmp_path / "log" / NAME).read_text("utf-8")
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ERROR ", told)
    assert notice.code in told
    assert "ValueError" in told
    assert Path(__file__).name in told
    assert "Amina" not in told
    assert notice.code in capsys.readouterr().err


def test_nothing_is_written_until_something_goes_wrong_nor_after_the_end(tmp_path: Path) -> None:
    with logging_to(tmp_path):
        assert list(tmp_path.iterdir()) == []
    logging.getLogger("anchordesk.somewhere").warning("after the end")
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_kept_hinders_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in the way").touch()
    with logging_to(tmp_path / "in the way" / "log"):
        logging.getLogger("anchordesk.somewhere").warning("a copy could not be written")
    assert "a copy could not be written" in capsys.readouterr().err
