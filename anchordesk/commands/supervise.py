"""`anchordesk supervise`: how the work of each desk of the team stands, in counts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, add_vault_option, opened, say, tell
from anchordesk.domain.dates import long_date
from anchordesk.domain.emergency import EmergencyReason
from anchordesk.services import desk_reports
from anchordesk.services.desk_reports import DeskStanding

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    supervising = subparsers.add_parser(
        "supervise", help="how the work of each desk stands (for leads)"
    )
    add_vault_option(supervising)
    supervising.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each desk, and every opening by the organisation's key."""
    with opened(arguments) as workspace:
        found = desk_reports.desks(workspace)
    for one in found:
        say(f"{one.name}: {_counts(one)}")
        for opening in one.report.openings if one.report is not None else ():
            day, why = opening.at.astimezone(), EmergencyReason.of(opening.reason).title
            say(
                f"  Opened with the organisation's key {long_date(day.date())}, {day:%H:%M}: {why}."
            )
        if one.trail_cut or (one.report is not None and one.report.trail_broken):
            say("  Its audit trail is not as it was: ask, and compare it with an earlier copy.")
    tell("These counts are exact and small. They stay inside your organisation.")
    return DONE


def _counts(one: DeskStanding) -> str:
    if one.report is None:
        return "no report yet."
    told = one.report
    when = "" if one.received_at is None else f" Reported {long_date(told.made_at.date())}."
    return (
        f"{told.residents} residents, {told.overdue} with an action overdue, {told.unplanned} with "
        f"nothing planned, {told.quiet} without contact for four weeks, {told.not_enrolled} on no "
        f"pathway, {told.requests_overdue} of {told.requests_open} requests overdue.{when}"
    )
