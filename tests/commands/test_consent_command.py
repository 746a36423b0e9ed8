"""`anchordesk consent`: the same use cases as the section Consent, and no name on the screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands import consent
from anchordesk.domain.roles import DeskRole
from anchordesk.services import referrals, residents
from anchordesk.services.workspace import Workspace
from tests.commands.open_vault import open_for
from tests.ui.made_up_desk import TODAY


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    with open_for(monkeypatch, tmp_path, DeskRole.WORKER, consent) as made:
        yield made


def test_an_answer_is_recorded_listed_and_withdrawn_with_what_follows(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    amina = residents.add(workspace, residents.ResidentDetails(given_name="Amina"))
    who = amina.reference
    assert main(["consent", "list", who]) == 0
    assert "partners: Not asked, it may not be done" in capsys.readouterr().out
    day = "2026-11-20"
    recording = ["consent", "record", who, "partners", "yes", "--way", "signed", "--on", day]
    assert main(recording) == 0
    assert "partners: Agreed, it may be done" in capsys.readouterr().out
    referrals.refer(workspace, amina.id, "Citizens Advice", "Debt", TODAY)
    assert main(["consent", "withdraw", who.lower(), "partners", "--reason", "Rather not"]) == 0
    told = capsys.readouterr()
    assert "partners: Withdrawn, it may not be done" in told.out
    assert "To be told: Citizens Advice." in told.err
    assert main(["consent", "list", who, "--json"]) == 0
    shown = capsys.readouterr().out
    assert "Amina" not in shown
    assert "Rather not" not in shown
    partners = json.loads(shown)["purposes"][0]
    assert (partners["standing"], partners["allowed"]) == ("withdrawn", False)
    answer = partners["answers"][0]
    assert (answer["on"], answer["way"], answer["given"]) == (day, "signed", True)
    with workspace.records.reading() as reading:
        (kept,) = reading.consents(amina.id)
    assert (kept.on, kept.withdrawn_on, kept.withdrawal_reason) == (
        date(2026, 11, 20),
        TODAY,
        "Rather not",
    )


def test_what_cannot_be_is_refused_in_plain_words_and_nothing_is_kept(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    who = residents.add(workspace, residents.ResidentDetails(given_name="Amina"))
    reference = who.reference
    for words, told in (
        (["withdraw", reference, "messages"], "no consent for that purpose"),
        (["record", reference, "messages", "yes", "--on", "2030-01-01"], "future"),
        (["record", "AD-99999", "messages", "yes"], "not in this vault"),
    ):
        assert main(["consent", *words]) == 1
        assert told in capsys.readouterr().err
    with workspace.records.reading() as reading:
        assert reading.consents(who.id) == ()
    with pytest.raises(SystemExit) as wrong:
        main(["consent", "record", reference, "everything", "yes"])
    assert wrong.value.code == 2
