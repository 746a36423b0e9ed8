"""Which returns came in, which were corrected, and which are due.

Nobody tells the hub what a member owes. It takes it that each member sends every return that any
member has sent, for each period that ended after the member joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from anchordesk.domain.period import Period, PeriodRefusedError, read_period
from anchordesk.hub.access import Reader
from anchordesk.hub.register import Member, ReceivedReturn

MOST_PERIODS = 8


@dataclass(frozen=True)
class Standing:
    """How one member's return for one period stands; `received` is None where none came in.

    Attributes:
        due_since: The first day after the period; None while it runs, and before somebody joined.
    """

    received: ReceivedReturn | None
    due_since: date | None

    @property
    def is_corrected(self) -> bool:
        """Whether a later revision took the place of the first."""
        return self.received is not None and self.received.content.revision > 1

    @property
    def is_due(self) -> bool:
        """Whether the return is missing though its period is over."""
        return self.received is None and self.due_since is not None


@dataclass(frozen=True)
class DueRow:
    """One member's returns, a standing for each period."""

    organisation_name: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class DueTable:
    """One template's returns of all members."""

    title: str
    periods: tuple[str, ...]
    rows: tuple[DueRow, ...]

    @property
    def received(self) -> int:
        """How many returns came in."""
        return sum(one.received is not None for row in self.rows for one in row.standings)

    @property
    def corrected(self) -> int:
        """How many of these were corrected."""
        return sum(one.is_corrected for row in self.rows for one in row.standings)

    @property
    def due(self) -> int:
        """How many are missing."""
        return sum(one.is_due for row in self.rows for one in row.standings)


def due_tables(
    counted: Sequence[ReceivedReturn], joined: Sequence[Member], reader: Reader, today: date
) -> tuple[DueTable, ...]:
    """What came in and what is due, for each template; a member sees their own row.

    Args:
        counted: The returns that count.
        joined: The members.
        reader: Whose page it is.
        today: By the hub's clock.
    """
    of_template: dict[str, list[ReceivedReturn]] = {}
    for received in counted:
        of_template.setdefault(received.content.template, []).append(received)
    shown = [member for member in joined if reader.may_read(member.id)]
    return tuple(_table(group, shown, today) for _, group in sorted(of_template.items()))


def _table(group: Sequence[ReceivedReturn], shown: Iterable[Member], today: date) -> DueTable:
    titles = {one.content.period: one.content.period_title for one in group}
    periods = _periods(titles, today)
    at = {(one.content.head.organisation, one.content.period): one for one in group}
    return DueTable(
        title=group[0].content.template_title,
        periods=tuple(titles.get(code) or read_period(code).title for code in periods),
        rows=tuple(
            DueRow(
                member.name,
                tuple(
                    Standing(at.get((member.id, code)), _due_since(code, member, today))
                    for code in periods
                ),
            )
            for member in shown
        ),
    )


def _periods(received: Iterable[str], today: date) -> list[str]:
    """The codes from the first period received to the last one that is over, newest first."""
    codes = sorted(received)
    readable = [period for code in codes if (period := _read(code)) is not None]
    if readable:
        following: Period = readable[0]
        while following.last_day < today:
            if following.code not in codes:
                codes.append(following.code)
            following = following.following
    return sorted(codes, reverse=True)[:MOST_PERIODS]


def _due_since(code: str, member: Member, today: date) -> date | None:
    period = _read(code)
    if period is None:
        return None
    day = period.following.first_day
    return day if member.joined.date() < day <= today else None


def _read(code: str) -> Period | None:
    """The period of a code; None for one of a kind that this hub does not know."""
    try:
        return read_period(code)
    except PeriodRefusedError:
        return None
