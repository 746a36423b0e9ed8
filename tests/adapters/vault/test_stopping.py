"""Backups, restoring and checks that are stopped at each moment: all is whole afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from anchordesk.services.ports import NewVault
from anchordesk.services.progress import Progress
from anchordesk.services.records import Records
from anchordesk.services.vault_care import ByPassphrase
from tests.adapters.vault.throwaway import (
    NOON,
    PASSPHRASE,
    MemorySecrets,
    a_profile,
    a_resident,
    cheap_vaults,
)

BY_PASSPHRASE = ByPassphrase(PASSPHRASE)


class StoppedError(Exception):
    """Raised by progress, as the window's tasks do."""


def stopping_after(looks: int) -> Progress:
    """Return progress that ends the work at its last look of so many."""
    left = looks

    def report(_done: int, _whole: int | None) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise StoppedError

    return report


def stopped_at_each_look(
    work: Callable[[Progress], object], after_each: Callable[[], object]
) -> int:
    """Stop work at its first look, then at its second, until it comes to its end."""
    for looks in range(1000):
        try:
            work(stopping_after(looks))
        except StoppedError:
            after_each()
        else:
            return looks
    raise AssertionError("the work never ended")


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def records(tmp_path: Path, secrets: MemorySecrets) -> Records:
    made = cheap_vaults(secrets).create(NewVault(tmp_path / "vault", PASSPHRASE))
    with made.changing() as change:
        change.save_profile(a_profile())
        for number in range(400):
            change.add_resident(a_resident(f"HH-{number}"))
    return made


def test_a_backup_stopped_anywhere_leaves_what_was_there(records: Records, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    first = records.care.back_up(stick, NOON)

    def only_the_first() -> None:
        assert list(stick.iterdir()) == [first.path]

    looks = stopped_at_each_look(
        lambda progress: records.care.back_up(stick, NOON, progress), only_the_first
    )
    assert looks >= 4, "while copying, before reading back, and while it is read back"
    assert len(list(stick.iterdir())) == 2
    assert records.care.damage() == ()
    records.close()


def test_restoring_stopped_anywhere_leaves_no_vault_and_the_backup_whole(
    records: Records, secrets: MemorySecrets, tmp_path: Path
) -> None:
    stick, new = tmp_path / "stick", tmp_path / "new" / "vault"
    stick.mkdir()
    backup = records.care.back_up(stick, NOON).path
    records.close()
    content = (backup / "records.backup").read_bytes()
    vaults = cheap_vaults(secrets)
    made: list[Records] = []

    def nothing_is_left() -> None:
        assert list(new.parent.iterdir()) == []
        assert (backup / "records.backup").read_bytes() == content

    looks = stopped_at_each_look(
        lambda progress: made.append(vaults.restore(backup, new, BY_PASSPHRASE, progress)),
        nothing_is_left,
    )
    assert looks >= 3
    assert made[0].care.damage() == ()
    made[0].close()


def test_a_check_stopped_anywhere_tells_nothing_and_the_next_is_whole(records: Records) -> None:
    looks = stopped_at_each_look(records.care.damage, lambda: None)
    assert looks >= 2, "before the pages, and before the tables"
    assert records.care.damage() == ()
    records.close()
