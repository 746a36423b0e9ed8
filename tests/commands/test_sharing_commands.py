"""`anchordesk report` and `anchordesk passport`: what they print, write, and never print."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import passport, report
from anchordesk.domain.report import ReportDimension, ReportLayout
from anchordesk.domain.roles import DeskRole
from anchordesk.services import partner_referrals, saved_reports
from anchordesk.services.caseload import list_caseload
from anchordesk.services.desk import FirstRun
from anchordesk.services.reports import ReportAsked
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.made_up_desk import make_desk, make_vault

Use = Callable[[Workspace], None]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    desk = make_desk(tmp_path / "vault")
    make_vault(desk)
    made = desk.unlock(PASSPHRASE)
    yield made
    made.lock()


@pytest.fixture
def college(tmp_path: Path) -> Iterator[Workspace]:
    answers = FirstRun("Ola Berg", "Canal College", DeskRole.LEAD, PASSPHRASE)
    made = make_desk(tmp_path / "college").first_run(answers)
    yield made
    made.lock()


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    def choose(workspace: Workspace) -> None:
        @contextmanager
        def opened(_arguments: argparse.Namespace) -> Iterator[Workspace]:
            yield workspace

        for command in (report, passport):
            monkeypatch.setattr(command, "opened", opened)

    return choose


def test_a_report_is_printed_and_saved_and_says_what_it_is(
    here: Workspace, use: Use, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    use(here)
    path = tmp_path / "report.csv"
    assert main(["report", str(path), "--rows", "age"]) == 0
    said = capsys.readouterr()
    assert "not protected for publication" in said.err
    assert "31 to 49" in said.out
    assert "Made by AnchorDesk" in said.out
    assert path.exists()
    asked = ReportAsked(ReportLayout(ReportDimension.WORKER))
    saved_reports.save(here, "By worker", asked)
    assert main(["report", "--saved", "by WORKER", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["table"][-1][0]) == ("worker", "Total")
    assert main(["report", "--saved", "Nothing"]) == 1
    assert "no saved report" in capsys.readouterr().err


def test_details_go_from_desk_to_desk_and_none_is_printed(
    here: Workspace,
    college: Workspace,
    use: Use,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    card, sealed = str(tmp_path / "card.json"), str(tmp_path / "sealed.adpass")
    use(college)
    assert main(["passport", "card", card, "--json"]) == 0
    fingerprint = json.loads(capsys.readouterr().out)["fingerprint"]
    use(here)
    assert main(["passport", "trust", card, "0000-0000-0000-0000-0000"]) == 1
    assert main(["passport", "trust", card, fingerprint]) == 0
    assert main(["passport", "members"]) == 0
    assert "Canal College" in capsys.readouterr().out
    who = list_caseload(here)[0].row
    seal = ["passport", "seal", who.reference, sealed, "--part", "reach", "--agreed", "spoken"]
    assert main([*seal, "--to", "Nobody"]) == 1
    assert main([*seal, "--to", "canal college"]) == 0
    use(college)
    assert main(["passport", "take", sealed, "--look"]) == 0
    assert partner_referrals.listed(college) == ()
    assert main(["passport", "take", sealed]) == 0
    said = capsys.readouterr()
    assert "It waits in the inbox" in said.out
    assert "no card of that sender" in said.err
    assert who.name not in said.out + said.err
    assert [one.referral.name for one in partner_referrals.listed(college)] == [who.name]


def test_a_code_is_asked_for_and_never_printed(  # noqa: PLR0917 - fixtures
    here: Workspace,
    college: Workspace,
    use: Use,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed = tmp_path / "sealed.adpass"
    use(here)
    who = list_caseload(here)[0].row
    assert main(["passport", "seal", who.reference, str(sealed), "--agreed", "signed"]) == 0
    assert "Print and delete" in capsys.readouterr().out
    assert (tmp_path / "sealed-code.pdf").exists()
    use(college)
    monkeypatch.setattr(passport, "ask_passphrase", lambda _: "AAAAA")
    assert main(["passport", "take", str(sealed)]) == 1
    said = capsys.readouterr()
    assert "code" in said.err
    assert "AAAAA" not in said.out + said.err
