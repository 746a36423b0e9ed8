"""`anchordesk export` saves what a view shows, and says that the file is not encrypted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import export_caseload, import_residents
from anchordesk.services.saved_views import save_view
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.made_up_desk import make_desk, make_vault


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    desk = make_desk(tmp_path / "vault")
    make_vault(desk)
    made = desk.unlock(PASSPHRASE)

    @contextmanager
    def opened(_arguments: object) -> Iterator[Workspace]:
        yield made

    monkeypatch.setattr(export_caseload, "opened", opened)
    monkeypatch.setattr(import_residents, "opened", opened)
    yield made
    made.lock()


def test_a_view_is_saved_and_the_warning_said(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_view(workspace, "Alerts", Wanted(alerts=True))
    path = tmp_path / "people.csv"
    assert main(["export", str(path), "--view", "alerts", "--column", "name", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == {"file": str(path), "residents": 2, "columns": ["Resident"]}
    assert "not encrypted" in told.err
    assert path.read_text("utf-8-sig").split("\n")[0].strip() == "Resident"
    assert main(["export", str(tmp_path / "all.ods"), "--search", "hannah"]) == 0
    assert "Saved: 2 residents" in capsys.readouterr().out


def test_a_view_that_is_not_there_writes_nothing(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "people.csv"
    assert main(["export", str(path), "--view", "Nothing"]) == 1
    assert "no saved view called “Nothing”" in capsys.readouterr().err
    assert not path.exists()


def test_a_saved_caseload_comes_back_changed_and_no_value_is_printed(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "people.csv"
    columns = [word for code in ("name", "landlord", "key") for word in ("--column", code)]
    assert main(["export", str(path), *columns]) == 0
    assert main(["import", str(path), "--check", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out.splitlines()[-1])["changes"] == []
    lines = path.read_text("utf-8-sig").splitlines()
    name, _, *marks = lines[1].split(",")
    lines[1] = ",".join((name, "Canalside", *marks))
    path.write_text("\n".join(lines), "utf-8-sig")
    assert main(["import", str(path), "--check"]) == 0
    told = capsys.readouterr()
    assert "Ready to change: 1 fields of 1 residents" in told.out
    assert main(["import", str(path), "--json"]) == 0
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert (answer["changed"], answer["residents"]) == (True, 1)
    assert [change["column"] for change in answer["changes"]] == ["landlord"]
    assert name not in told.out + told.err
    assert "Canalside" not in told.out + told.err
    with workspace.records.reading() as reading:
        assert [one.landlord for one in reading.everybody()].count("Canalside") == 1
