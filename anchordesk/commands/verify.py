"""`anchordesk verify FILE`: audits the published JSON of any return, also someone else's."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import say, tell
from anchordesk.domain.disclosure.audit_rates import Rates
from anchordesk.domain.disclosure.published import PublishedFileError
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.job_quality import REAL_LIVING_WAGE
from anchordesk.domain.reference import MOST_PENCE, read_reference
from anchordesk.services.verification import rates_of, verify_file
from anchordesk.settings import resource_path

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

WRONG_INPUT = 2


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("verify", help="audit the published tables of a return")
    parser.add_argument("file", type=Path, help="the return's .json file")
    parser.add_argument("--threshold", type=int, default=5, help="smallest count that may be known")
    parser.add_argument("--width", type=int, default=5, help="people that a range must span")
    parser.add_argument(
        "--join", action="store_true", help="attack tables that form a ring jointly"
    )
    parser.add_argument("--zeros", action="store_true", help="zeros may not be told either")
    parser.add_argument(
        "--rate",
        type=_pence,
        help="pounds an hour by which pay was judged; else every Real Living Wage is thought of",
    )
    parser.add_argument("--time", type=float, default=300.0, help="seconds before it gives up")
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Audit; exit 0 safe, 1 unsafe, 2 wrong or contradictory input, 3 undecided in time."""
    rate: int | None = arguments.rate
    try:
        report = verify_file(
            arguments.file,
            threshold=arguments.threshold,
            width=arguments.width,
            join=arguments.join,
            zeros=arguments.zeros,
            rates=_every_rate() if rate is None else Rates(rate, rate),
            time_limit_seconds=arguments.time,
        )
    except AnchorDeskError as problem:
        if arguments.json:
            place = problem.place if isinstance(problem, PublishedFileError) else ""
            say(json.dumps({"verdict": "wrong input", "why": str(problem), "place": place}))
        else:
            tell(problem.in_plain_words)
        return WRONG_INPUT
    say(report.as_json() if arguments.json else "\n".join(report.in_plain_words()))
    return report.exit_code


def _pence(text: str) -> int:
    """Pounds, such as 12.60, in pence."""
    try:
        pence = Decimal(text) * 100
    except InvalidOperation:
        pence = Decimal(0)
    if pence != pence.to_integral_value() or not 0 < pence <= MOST_PENCE:
        raise argparse.ArgumentTypeError("write pounds and pence, such as 12.60")
    return int(pence)


def _every_rate() -> Rates | None:
    """The rates that come with AnchorDesk."""
    path = resource_path("reference", f"{REAL_LIVING_WAGE}.toml")
    table = read_reference(path.read_text("utf-8"), path.name)
    return rates_of({table.code: table})
