"""Reports that are kept under a name: how they are laid out and of whom, never their figures."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.report import ReportDimension, ReportLayout, ReportMeasure
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.doors import door
from anchordesk.services.finding_records import StoredReport
from anchordesk.services.reports import ReportAsked
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.wanted import DueFilter, Order, Wanted
from anchordesk.services.workspace import Workspace

LONGEST_NAME = 60
MOST_REPORTS = 50


class ReportRefusedError(RefusedError):
    """A report cannot be kept, or saved as a file, so."""

    code = "report-refused"


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A report that can be asked for by its name."""

    name: str
    asked: ReportAsked


@dataclass(frozen=True, slots=True)
class ReportChange:
    """A saved report before and after; None where there was none, or is none."""

    before: SavedReport | None
    after: SavedReport | None


@door(UseCase.COUNT)
def list_reports(workspace: Workspace) -> tuple[SavedReport, ...]:
    """Return the saved reports, by name; one that cannot be read any more is left out."""
    with workspace.records.reading() as reading:
        stored = reading.saved_reports()
    found = (read for read in map(_read, stored) if read is not None)
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


@door(UseCase.COUNT)
def save(workspace: Workspace, name: str, asked: ReportAsked) -> ReportChange:
    """Keep a report under a name; one of that name is replaced.

    Raises:
        ReportRefusedError: if the name is empty or too long, or there are fifty already.
    """
    name = tidy_line(name)
    if not name or len(name) > LONGEST_NAME:
        raise ReportRefusedError(
            f"A name has 1 to {LONGEST_NAME} characters.", what_to_do="Write a few words."
        )
    after = SavedReport(name, asked)
    with workspace.records.changing() as change:
        kept = {one.name: one for one in change.saved_reports()}
        if name not in kept and len(kept) >= MOST_REPORTS:
            raise ReportRefusedError(
                f"There are {MOST_REPORTS} saved reports already.",
                what_to_do="Delete one that you no longer need, then save again.",
            )
        before = _read(kept[name]) if name in kept else None
        change.keep_report(StoredReport(name, _body(asked)))
    return ReportChange(before, after)


@door(UseCase.COUNT)
def delete(workspace: Workspace, report: SavedReport) -> ReportChange:
    """Take a saved report away."""
    with workspace.records.changing() as change:
        change.forget_report(report.name)
    return ReportChange(report, None)


@door(UseCase.COUNT)
def put_back(workspace: Workspace, done: ReportChange) -> None:
    """Take a change back.

    Raises:
        ChangedSinceError: if it was changed since.
    """
    side = done.after or done.before
    if side is None:
        raise ValueError("a change is of a report")
    with workspace.records.changing() as change:
        stored = {one.name: one for one in change.saved_reports()}
        now = _read(stored[side.name]) if side.name in stored else None
        if now != done.after:
            raise ChangedSinceError(
                "This report was changed since, so that cannot be undone.",
                what_to_do="Choose its rows and columns again, then save it.",
            )
        if done.before is None:
            change.forget_report(side.name)
        else:
            change.keep_report(StoredReport(done.before.name, _body(done.before.asked)))


def _body(asked: ReportAsked) -> str:
    layout, wanted = asked.layout, asdict(asked.wanted)
    told = {
        "rows": layout.rows.value,
        "columns": layout.columns.value,
        "measure": layout.measure.value,
        "wanted": {**wanted, "due": asked.wanted.due.value, "order": asked.wanted.order.value},
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _read(stored: StoredReport) -> SavedReport | None:
    try:
        told: dict[str, Any] = json.loads(stored.body)
        wanted = dict(told["wanted"])
        wanted["due"], wanted["order"] = DueFilter(wanted["due"]), Order(wanted["order"])
        layout = ReportLayout(
            ReportDimension.of(told["rows"]),
            ReportDimension.of(told["columns"]),
            ReportMeasure.of(told["measure"]),
        )
        return SavedReport(stored.name, ReportAsked(layout, Wanted(**wanted)))
    except (ValueError, KeyError, TypeError):
        # Of a later AnchorDesk, with a dimension that is not known here: kept as it is.
        return None
