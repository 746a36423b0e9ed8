"""First run: all of it or nothing, and no name that could not travel later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from anchordesk.adapters.vault.changing import StoredChanging
from anchordesk.domain.period import Quarter
from anchordesk.domain.roles import DeskRole
from anchordesk.services import residents, returns
from anchordesk.services.desk import Desk, FirstRun, FirstRunRefusedError
from anchordesk.services.errors import ReturnRefusedError, StorageError
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE

ANSWERS = FirstRun("Priya Nair", "Harbour Homes", DeskRole.LEAD, PASSPHRASE)


def test_a_first_run_that_fails_half_way_leaves_no_vault_that_nobody_can_open(
    desk_in: Callable[[Path], Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_in(tmp_path / "vault")

    def full(*_: object) -> None:
        raise StorageError("The disk of this computer is full.")

    with monkeypatch.context() as patched:
        patched.setattr(StoredChanging, "save_profile", full)
        with pytest.raises(StorageError):
            desk.first_run(ANSWERS)
    assert desk.is_new()
    desk.first_run(ANSWERS).lock()
    opened = desk.unlock(PASSPHRASE)
    assert opened.worker == "Priya Nair"
    opened.lock()


@pytest.mark.parametrize("name", ["x" * 161, "Harbour\u202eHomes", "\udcff", " "])
def test_a_name_that_no_card_or_return_can_carry_is_refused_at_once(
    desk_in: Callable[[Path], Desk], tmp_path: Path, name: str
) -> None:
    desk = desk_in(tmp_path / "vault")
    for answers in (
        replace(ANSWERS, worker_name=name),
        replace(ANSWERS, organisation_name=name),
    ):
        with pytest.raises(FirstRunRefusedError):
            desk.first_run(answers)
    assert desk.is_new()


def test_a_return_that_no_hub_could_read_is_refused_before_it_is_shown(lead: Workspace) -> None:
    residents.add(lead, ResidentDetails(given_name="Made up"))
    long = replace(lead, profile=replace(lead.profile, organisation_name="x" * 161))
    with pytest.raises(ReturnRefusedError, match="no hub can read"):
        returns.prepare(long, "caseload-summary", Quarter(2026, 4))
