"""`anchordesk check-records`: what a return would count as not known, or contradicts itself.

References and rules are printed; what the records hold is for the window and the paper.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.commands.terminal import DONE, REFUSED, add_vault_option, opened, say, tell
from anchordesk.domain.period import Period, read_period
from anchordesk.services import data_quality, quality_paper, returns
from anchordesk.services.data_quality import Finding, QualityReport
from anchordesk.services.workspace import Workspace

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "check-records", help="what a return would count as not known, or contradicts itself"
    )
    add_vault_option(parser)
    parser.add_argument("--template", default="caseload-summary", help="for which return")
    parser.add_argument(
        "--period", help="like 2026-Q3, 2026-H1 or 2026-27 (default: the last whole one)"
    )
    parser.add_argument(
        "--right",
        nargs=2,
        metavar=("REFERENCE", "RULE"),
        help="keep that these were looked at and are right, and who looked when",
    )
    parser.add_argument("--out", type=Path, help="save what the records hold as a PDF, no names")
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print each rule, why it matters, and whose records it is about."""
    with opened(arguments) as workspace:
        report = data_quality.check_records(
            workspace, arguments.template, _period(arguments, workspace)
        )
        if arguments.right:
            return _say_right(workspace, report, *arguments.right)
        if arguments.out is not None:
            quality_paper.write(workspace, report, arguments.out)
            tell(f"Wrote {arguments.out}. It is not protected.")
            return DONE
    if arguments.json:
        say(json.dumps(_as_json(report)))
    else:
        _print(report)
    return DONE


def _period(arguments: argparse.Namespace, workspace: Workspace) -> Period:
    if arguments.period:
        return read_period(arguments.period)
    template = workspace.library.template(arguments.template)
    return returns.offered_periods(workspace, template.period)[0]


def _print(report: QualityReport) -> None:
    say(f"{report.template.title}, {report.period.title}: {report.people} residents counted.")
    for rule, found in report.by_rule():
        say("")
        say(f"{rule.title} ({rule.code}): {len(found)}")
        say(f"  Why this matters: {rule.why}")
        say(f"  {', '.join(dict.fromkeys(one.reference for one in found))}")
    say("")
    say(f"{len(report.open)} open, {len(report.settled)} looked at and right.")


def _say_right(workspace: Workspace, report: QualityReport, reference: str, code: str) -> int:
    wanted = reference.strip().casefold()
    found = tuple(
        one
        for one in report.open
        if one.reference.casefold() == wanted and one.rule.code == code.strip()
    )
    if not found:
        tell("There is no open question of that rule about that reference. Nothing was kept.")
        return REFUSED
    data_quality.say_it_is_right(workspace, found)
    tell(f"Kept: {len(found)} looked at and right, by {workspace.worker}.")
    return DONE


def _as_json(report: QualityReport) -> dict[str, object]:
    return {
        "template": report.template.code,
        "period": report.period.code,
        "people": report.people,
        "open": [_finding(one) for one in report.open],
        "settled": [
            {
                **_finding(one),
                "looked_on": one.answer.looked_on.isoformat(),
                "worker": one.answer.worker,
            }
            for one in report.settled
            if one.answer is not None
        ],
    }


def _finding(one: Finding) -> dict[str, str]:
    return {"reference": one.reference, "rule": one.rule.code, "kind": one.rule.kind.value}
