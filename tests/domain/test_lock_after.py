from __future__ import annotations

import pytest

from anchordesk.domain.lock_after import LockAfter


def test_five_minutes_unless_something_else_is_chosen() -> None:
    assert LockAfter().minutes == 5
    assert LockAfter(chosen=15).minutes == 15
    assert LockAfter().choices == (1, 2, 3, 5, 10, 15)


@pytest.mark.parametrize("nonsense", [0, -1, 4, 10_000])
def test_nonsense_never_keeps_a_window_open_for_long(nonsense: int) -> None:
    assert LockAfter(chosen=nonsense).minutes == 5


@pytest.mark.parametrize(
    ("limit", "minutes", "choices"),
    [
        (3, 3, (1, 2, 3)),
        (4, 4, (1, 2, 3, 4)),
        (60, 15, (1, 2, 3, 5, 10, 15)),
        (0, 1, (1,)),
    ],
)
def test_an_organisation_can_only_shorten(
    limit: int, minutes: int, choices: tuple[int, ...]
) -> None:
    lock_after = LockAfter(chosen=15, organisation_limit=limit)
    assert lock_after.minutes == minutes
    assert lock_after.choices == choices
    assert LockAfter(chosen=1, organisation_limit=limit).minutes == 1
