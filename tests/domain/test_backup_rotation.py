"""Rotation: what stays, what goes, and that nothing else is ever named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.backup_rotation import BackupName, read_backup_name, surplus

MINE, OTHERS = "00deadbeef00", "111111111111"
START = datetime(2026, 1, 1, 9, tzinfo=UTC)
moments = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))
close_moments = st.integers(0, 400 * 24).map(lambda hours: START + timedelta(hours=hours))
backups = st.sets(
    st.builds(BackupName, moments | close_moments, st.sampled_from([MINE, OTHERS])),
    min_size=1,
    max_size=80,
)


def kept_of(all_of_them: set[BackupName], just_made: BackupName) -> set[BackupName]:
    return all_of_them - set(surplus(all_of_them, just_made))


@given(backups, st.data())
def test_the_newest_the_one_just_made_and_those_of_others_always_stay(
    found: set[BackupName], data: st.DataObject
) -> None:
    just_made = data.draw(st.sampled_from(sorted(found)))
    going = surplus(found, just_made)
    assert set(going) < found
    assert just_made not in going
    assert max(b for b in found if b.vault == just_made.vault) not in going
    assert all(b.vault == just_made.vault for b in going)


@given(backups)
def test_at_most_seven_days_four_weeks_and_six_months_stay(found: set[BackupName]) -> None:
    just_made = max(found)
    kept = {b for b in kept_of(found, just_made) if b.vault == just_made.vault}
    assert len(kept) <= 7 + 4 + 6
    assert surplus(kept, just_made) == (), "rotating again takes nothing more"


@given(backups)
def test_each_of_the_last_days_weeks_and_months_keeps_its_newest(found: set[BackupName]) -> None:
    just_made = max(found)
    own = [b for b in found if b.vault == just_made.vault]
    kept = kept_of(found, just_made)
    for most, stretch_of in (
        (7, lambda b: b.made_at.date()),
        (4, lambda b: b.made_at.isocalendar()[:2]),
        (6, lambda b: (b.made_at.year, b.made_at.month)),
    ):
        for stretch in sorted({stretch_of(b) for b in own})[-most:]:
            assert max(b for b in own if stretch_of(b) == stretch) in kept


def test_a_year_of_daily_backups_leaves_days_weeks_and_months() -> None:
    found: set[BackupName] = set()
    for day in range(365):
        just_made = BackupName(START + timedelta(days=day), MINE)
        found.add(just_made)
        found -= set(surplus(found, just_made))
    days = sorted(f"{b.made_at:%m-%d}" for b in found)
    assert days == [
        *("07-31", "08-31", "09-30", "10-31", "11-30", "12-13", "12-20"),
        *(f"12-{day}" for day in range(25, 32)),
    ]


@given(moments)
def test_a_name_reads_back(moment: datetime) -> None:
    name = BackupName(moment, MINE)
    assert read_backup_name(name.text) == name


@given(st.text(max_size=60) | st.from_regex(r"anchordesk-backup-.{12}-.{16}", fullmatch=True))
def test_what_reads_as_a_name_is_exactly_one_that_anchordesk_writes(text: str) -> None:
    name = read_backup_name(text)
    assert name is None or name.text == text


def test_names_of_others_are_not_ours() -> None:
    for text in (
        "anchordesk-backup-00deadbeef00-20260101T090000Z.old",
        ".unfinished-anchordesk-backup-00deadbeef00-20260101T090000Z",
        "anchordesk-backup-00deadbeef00-20261301T090000Z",
        "anchordesk-backup-00DEADBEEF00-20260101T090000Z",
    ):
        assert read_backup_name(text) is None, text
