"""A team and its cases by commands alone, on real vaults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import handover as handover_commands
from anchordesk.commands import team as team_commands
from anchordesk.commands import terminal
from anchordesk.services.desk import Desk
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.services.team_desks import Team, TeamDesk

Run = Callable[..., str]


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.close()


@pytest.fixture
def run(people: Team, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a desk whose vault nobody has open; gives what it said."""

    def desk_at(folder: Path | None) -> Desk:
        return next(one.desk for one in people.desks if one.desk.vault_folder == folder)

    for module in (terminal, team_commands):
        monkeypatch.setattr(module, "build_desk", desk_at)
        monkeypatch.setattr(module, "ask_passphrase", lambda *_: PASSPHRASE)

    def run_(desk: TeamDesk, *words: str | Path, answer: str = "yes", fails: bool = False) -> str:
        desk.workspace.lock()
        for module in (team_commands, handover_commands):
            monkeypatch.setattr(module, "ask", lambda _: answer)
        code = main(["--vault", str(desk.desk.vault_folder), *map(str, words)])
        told = capsys.readouterr()
        assert code == int(fails), told.err
        return told.err if fails else told.out

    return run_


@pytest.fixture
def joined(people: Team, run: Run, tmp_path: Path) -> tuple[TeamDesk, TeamDesk]:
    """A lead, and a worker who joined by commands."""
    lead, worker = people.lead(), people.desk("Sam Kaur")
    invitation = tmp_path / "sam.adinvite"
    run(lead, "team", "invite", "Sam Kaur", invitation)
    words = run(worker, "team", "answer", invitation).partition("read out: ")[2].strip()
    run(worker, "team", "put", lead.stick)
    assert run(lead, "receive", lead.stick).startswith("1 new")
    assert "Sam Kaur asks to join" in run(lead, "team", "show")
    run(lead, "team", "let-in", "Sam Kaur", answer=words)
    run(lead, "team", "put", lead.stick)
    run(worker, "receive", lead.stick)
    empty(lead.stick)
    return lead, worker


def empty(stick: Path) -> None:
    """The join request was used: a lead's desk says so each time it meets it again."""
    for file in stick.rglob("*"):
        if file.is_file():
            file.unlink()


def test_a_desk_joins_and_is_shown(joined: tuple[TeamDesk, TeamDesk], run: Run) -> None:
    lead, worker = joined
    shown = run(worker, "team", "show")
    assert "Priya Nair: lead, active, makes the returns" in shown
    assert "Sam Kaur: worker, active, this desk" in shown
    assert run(lead, "team", "lease", "30").startswith("Changed.")
    assert "after 30 days" in run(lead, "team", "show")
    assert "from 7 to 366" in run(lead, "team", "lease", "2", fails=True)


def test_a_case_passes_and_no_name_is_printed(joined: tuple[TeamDesk, TeamDesk], run: Run) -> None:
    lead, worker = joined
    lead.workspace = lead.desk.unlock(PASSPHRASE)
    lead.add("Dilwyn")
    with lead.workspace.records.reading() as reading:
        (row,) = reading.caseload()
    said = [run(lead, "handover", "offer", row.reference, "--to", "Sam Kaur")]
    number = said[0].split()[0]
    for sender, reader, then in (
        (lead, worker, ("handover", "accept", number)),
        (worker, lead, ("handover", "list")),
        (lead, worker, ("handover", "list")),
        (worker, lead, ("handover", "list")),
    ):
        run(sender, "team", "put", lead.stick)
        run(reader, "receive", lead.stick)
        said.append(run(reader, *then))
    assert "done" in said[-1]
    assert not any("Dilwyn" in line for line in said)
    worker.workspace = worker.desk.unlock(PASSPHRASE)
    assert worker.names() == ["Dilwyn"]


def test_nothing_is_offered_without_a_yes_or_to_nobody(
    joined: tuple[TeamDesk, TeamDesk], run: Run
) -> None:
    lead, _ = joined
    lead.workspace = lead.desk.unlock(PASSPHRASE)
    lead.add("Dilwyn")
    with lead.workspace.records.reading() as reading:
        (row,) = reading.caseload()
    offer = ("handover", "offer", row.reference, "--to")
    assert "open actions 0" in run(lead, *offer, "Sam Kaur", answer="no", fails=True)
    assert "is not one desk" in run(lead, *offer, "Uma Rao", fails=True)
    assert "reference X9" in run(lead, "handover", "offer", "X9", "--to", "Sam Kaur", fails=True)
    assert "No case has been offered" in run(lead, "handover", "list")


def test_a_membership_ends_once_somebody_agrees(
    joined: tuple[TeamDesk, TeamDesk], run: Run
) -> None:
    lead, _ = joined
    asked = run(lead, "team", "end", "Sam Kaur", answer="no", fails=True)
    assert "It keeps what is in its own vault" in asked
    assert "Sam Kaur: worker, active" in run(lead, "team", "show")
    run(lead, "team", "end", "Sam Kaur")
    assert "Sam Kaur: worker, revoked" in run(lead, "team", "show")


def test_a_desk_whose_lease_is_over_opens_with_the_lead_s_files(
    joined: tuple[TeamDesk, TeamDesk], people: Team, run: Run
) -> None:
    lead, worker = joined
    run(lead, "team", "lease", "30")
    run(lead, "team", "put", lead.stick)
    run(worker, "receive", lead.stick)
    people.clock.move(days=31)
    assert "no news of your team" in run(worker, "team", "show", fails=True)
    run(lead, "team", "put", lead.stick)
    assert "opens again" in run(worker, "team", "renew", lead.stick)
    run(worker, "team", "show")
