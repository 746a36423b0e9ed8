"""From the time on a clock to the moment that is kept, on the days when clocks change as well.

What a person types is the time on the clock where the laptop is. On two nights a year a time can be
missing or come twice.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from anchordesk.domain.errors import RefusedError


class NoSuchTimeError(RefusedError):
    """Clocks never show that time on that day."""

    code = "no-such-time"


def local_moment(day: date, at: time, zone: tzinfo | None = None) -> datetime:
    """Return the moment in UTC at which clocks show a time on a day.

    A time that comes twice, when clocks go back, is taken to be the first of the two.

    Args:
        zone: That of the clocks; the laptop's if None.

    Raises:
        NoSuchTimeError: if clocks never show that time, since they go forward over it.
    """
    local = datetime.combine(day, at)
    moment = (local.astimezone(UTC) if zone is None else local.replace(tzinfo=zone)).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local:
        raise NoSuchTimeError(
            f"Clocks go forward that night: there is no {at:%H:%M} on that day.",
            what_to_do="Choose another time.",
        )
    return moment


def day_bounds(day: date, zone: tzinfo | None = None) -> tuple[datetime, datetime]:
    """Return the moments at which a day begins and ends, in UTC: 23, 24 or 25 hours apart."""

    def begin(of: date) -> datetime:
        local = datetime.combine(of, time.min)
        return (local.astimezone(UTC) if zone is None else local.replace(tzinfo=zone)).astimezone(
            UTC
        )

    return begin(day), begin(day + timedelta(days=1))
