"""A backup that is made each day without being asked: when, where, and how it ends early."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from anchordesk.services import backup, residents
from anchordesk.services.policy import Policy
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock


class StoppedError(Exception):
    """Somebody locked meanwhile."""


def under(workspace: Workspace, policy: Policy) -> Workspace:
    return replace(workspace, read_policy=lambda: policy)


def backups_in(workspace: Workspace, place: Path) -> int:
    return len(workspace.records.care.backups_in(place))


def test_the_next_goes_where_the_last_one_went_once_a_day_is_over(
    worker: Workspace, stick: Path, clock: StandingClock
) -> None:
    assert backup.back_up_if_due(worker) is None
    backup.back_up(worker, stick)
    clock.move(hours=19)
    assert backup.back_up_if_due(worker) is None
    clock.move(hours=2)
    made = backup.back_up_if_due(worker)
    assert made is not None
    assert made.made.path.parent == stick
    assert backups_in(worker, stick) == 2
    assert backup.back_up_if_due(worker) is None


def test_a_stick_that_is_not_there_is_waited_for(
    worker: Workspace, stick: Path, clock: StandingClock
) -> None:
    backup.back_up(worker, stick)
    clock.move(days=2)
    stick.rename(stick.with_name("in the bag"))
    assert backup.back_up_if_due(worker) is None
    assert backup.backup_age(worker) == timedelta(days=2)
    stick.with_name("in the bag").rename(stick)
    assert backup.back_up_if_due(worker) is not None


def test_a_backup_from_the_future_does_not_keep_the_next_from_being_made(
    worker: Workspace, stick: Path, clock: StandingClock
) -> None:
    backup.back_up(worker, stick)
    clock.move(days=-30)
    assert backup.back_up_if_due(worker) is not None


def test_the_first_goes_to_the_folder_that_the_organisation_settled(
    worker: Workspace, tmp_path: Path, stick: Path, clock: StandingClock
) -> None:
    share = tmp_path / "share"
    settled = under(worker, Policy(backup_folder=str(share)))
    assert backup.back_up_if_due(settled) is None
    share.mkdir()
    made = backup.back_up_if_due(settled)
    assert made is not None
    assert made.made.path.parent == share
    # A stick that was used before it was settled is used no more.
    backup.back_up(worker, stick)
    clock.move(days=1)
    assert backup.back_up_if_due(settled) is not None
    assert (backups_in(worker, share), backups_in(worker, stick)) == (2, 1)


def test_made_up_residents_need_none(worker: Workspace, stick: Path, clock: StandingClock) -> None:
    backup.back_up(worker, stick)
    clock.move(days=3)
    profile = replace(worker.profile, sample=True)
    assert backup.back_up_if_due(replace(worker, profile=profile)) is None


@pytest.mark.parametrize("steps", [0, 3, 100])
def test_one_that_is_ended_early_leaves_nothing_and_does_not_count(
    worker: Workspace, stick: Path, clock: StandingClock, steps: int
) -> None:
    backup.back_up(worker, stick)
    before = sorted(path.name for path in stick.iterdir())
    clock.move(days=1)
    residents.add(worker, ResidentDetails(given_name="Amina", family_name="Okoro"))
    told = 0

    def progress(_done: int, of: int | None) -> None:
        nonlocal told
        told += 1
        # At the latest before the copy is read through.
        if told > steps or of is None:
            raise StoppedError

    with pytest.raises(StoppedError):
        backup.back_up_if_due(worker, progress)
    assert sorted(path.name for path in stick.iterdir()) == before
    assert backup.backup_age(worker) == timedelta(days=1)
    made = backup.back_up_if_due(worker)
    assert made is not None
    assert made.made.residents == 1


def test_two_at_once_take_nothing_of_each_other_away(
    worker: Workspace, stick: Path, clock: StandingClock
) -> None:
    backup.back_up(worker, stick)
    clock.move(days=1)
    asked: list[Future[backup.BackupReport]] = []

    def progress(_done: int, of: int | None) -> None:
        # In the midst of it, somebody presses the button.
        if of is None and not asked:
            asked.append(others.submit(backup.back_up, worker, stick))
            with pytest.raises(TimeoutError):
                asked[0].result(timeout=0.2)

    with ThreadPoolExecutor(1) as others:
        assert backup.back_up_if_due(worker, progress) is not None
        pressed = asked[0].result()
    # Of one day, the newest stays.
    assert worker.records.care.backups_in(stick)[-1] == pressed.made.name
    assert pressed.made.path.is_dir()
    assert not list(stick.glob(".unfinished*"))
