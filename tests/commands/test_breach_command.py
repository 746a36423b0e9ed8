"""`anchordesk breach`, `lost-laptop` and `supervise` on a lead's vault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import breach, supervise
from anchordesk.domain.roles import DeskRole
from anchordesk.services import residents
from anchordesk.services.workspace import Workspace
from tests.commands.open_vault import open_for


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    with open_for(monkeypatch, tmp_path, DeskRole.LEAD, breach, supervise) as made:
        yield made


def test_a_breach_goes_from_its_first_hour_to_its_end(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    what = "An email went to a wrong address."
    assert main(["breach", "record", "wrong_person", what, "--aware", "2026-09-01T09:00"]) == 0
    out = capsys.readouterr().out
    assert "should have been told by 4 September 2026, 09:00" in out
    (number,) = re.findall(r"[0-9a-f-]{36}", out)
    assert main(["breach", "list"]) == 1, "an overdue one is noticed by a script"
    assert main(["breach", "close", number]) == 1
    assert "how likely" in capsys.readouterr().err
    assert main(["breach", "judge", number, "risk", "It named a hostel."]) == 0
    assert main(["breach", "told", number, "--commissioner", "2026-09-05T10:00"]) == 0
    assert main(["breach", "letters", number, str(tmp_path)]) == 0
    assert "square brackets" in capsys.readouterr().err
    assert main(["breach", "close", number]) == 0
    assert main(["breach", "list"]) == 0
    assert main(["breach", "export", str(tmp_path / "log.json")]) == 0
    assert what in (tmp_path / "log.json").read_text("utf-8")


def test_an_hour_that_clocks_skip_is_refused(
    london: None, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["breach", "record", "other", "A bag.", "--aware", "2026-03-29T01:30"])
    assert "there is no 01:30" in capsys.readouterr().err
    assert main(["breach", "record", "other", "A bag.", "--aware", "2026-03-29T01:30Z"]) == 0
    assert "by 1 April 2026, 02:30" in capsys.readouterr().out


def test_the_drill_writes_no_breach_down_and_the_real_thing_does(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    residents.add(workspace, residents.ResidentDetails(given_name="Amina"))
    assert main(["lost-laptop", "Sam", "--drill"]) == 0
    out = capsys.readouterr().out
    for part in ("Residents on it: 1", "Special categories", "What opens it", "What to revoke"):
        assert part in out
    assert "Amina" not in out
    assert main(["breach", "list"]) == 0
    assert "No breach" in capsys.readouterr().out
    assert main(["lost-laptop", "Sam"]) == 0
    assert "The commissioner is to be told by" in capsys.readouterr().out
    assert main(["supervise"]) == 0
    seen = capsys.readouterr()
    assert "Sam: 1 residents, 0 with an action overdue" in seen.out
    assert "stay inside your organisation" in seen.err
