"""Names backups, and decides which old ones may go: 7 days, 4 weeks and 6 months stay covered.

A backup is known by its name alone, so that nothing that AnchorDesk did not write is ever touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

DAYS_KEPT = 7
WEEKS_KEPT = 4
MONTHS_KEPT = 6
MOMENT = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"anchordesk-backup-([0-9a-f]{12})-([0-9]{8}T[0-9]{6}Z)", re.ASCII)

Stretch = tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class BackupName:
    """Which backup it is.

    Attributes:
        made_at: When it was begun, in UTC, to the second.
        vault: Twelve hex digits of the vault's id: several people may share a stick.
    """

    made_at: datetime
    vault: str

    @property
    def text(self) -> str:
        """The name of the backup's folder."""
        # Not strftime alone: it writes years before 1000 with fewer figures on some systems.
        return f"anchordesk-backup-{self.vault}-{self.made_at.year:04}{self.made_at:%m%dT%H%M%SZ}"


def read_backup_name(text: str) -> BackupName | None:
    """Return which backup a folder's name stands for, or None if it is not one of ours."""
    found = NAME.fullmatch(text)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found[2], MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupName(made_at, found[1])


def surplus(backups: Iterable[BackupName], just_made: BackupName) -> tuple[BackupName, ...]:
    """Return the backups that may go, oldest first.

    The newest of each of the last days, weeks (ISO 8601) and months that have one is kept, all in
    UTC. What was just made is kept whatever the clock says, as is everything of other vaults.
    """
    newest_first = sorted({b for b in backups if b.vault == just_made.vault}, reverse=True)
    kept = {just_made}
    for stretch_of, most in ((_day, DAYS_KEPT), (_week, WEEKS_KEPT), (_month, MONTHS_KEPT)):
        kept |= _newest_of_each(newest_first, stretch_of, most)
    return tuple(backup for backup in reversed(newest_first) if backup not in kept)


def _newest_of_each(
    newest_first: list[BackupName], stretch_of: Callable[[datetime], Stretch], most: int
) -> set[BackupName]:
    newest: dict[Stretch, BackupName] = {}
    for backup in newest_first:
        newest.setdefault(stretch_of(backup.made_at), backup)
    return set(list(newest.values())[:most])


def _day(moment: datetime) -> Stretch:
    return (moment.year, moment.month, moment.day)


def _week(moment: datetime) -> Stretch:
    year, week, _ = moment.isocalendar()
    return (year, week)


def _month(moment: datetime) -> Stretch:
    return (moment.year, moment.month)
