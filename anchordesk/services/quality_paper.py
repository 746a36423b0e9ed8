"""The questions about records on paper, to be worked through: by references, without names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.services.data_quality import Finding, QualityReport
from anchordesk.services.doors import door
from anchordesk.services.paper_export import save_paper
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.policy import ExportKind
from anchordesk.services.rights import people_left_as_they_are
from anchordesk.services.workspace import Workspace


def _paper(
    workspace: Workspace, report: QualityReport, left_out: frozenset[ResidentId] = frozenset()
) -> PlanDocument:
    """Return the paper as it is printed.

    Args:
        left_out: Who asked that their record is left as it is: they are on no paper.
    """
    day = long_date(workspace.clock.today())
    blocks = [
        PlanBlock(PlanMark.TITLE, (f"Records to check: {report.template.title}",)),
        PlanBlock(
            PlanMark.BODY,
            (
                f"{report.period.title}. {workspace.profile.organisation_name}. "
                f"Made on {day} by {workspace.worker}.",
                f"{len(report.open)} open questions about {report.people} residents of this desk. "
                "A question is no fault: look, and mend the record or say that it is right.",
            ),
        ),
    ]
    for rule, found in report.by_rule():
        told = tuple(one for one in found if one.resident_id not in left_out)
        blocks.append(PlanBlock(PlanMark.HEADING, (f"{rule.title}: {len(found)}",)))
        blocks.append(PlanBlock(PlanMark.BODY, (f"Why this matters: {rule.why}",)))
        if told:
            blocks.append(PlanBlock(PlanMark.BODY, tuple(_lines(told))))
        if len(told) < len(found):
            blocks.append(
                PlanBlock(
                    PlanMark.BODY,
                    (
                        f"{len(found) - len(told)} not on this paper: they asked that their "
                        "record is left as it is.",
                    ),
                )
            )
    if not report.open:
        blocks.append(PlanBlock(PlanMark.BODY, ("Nothing is open.",)))
    return PlanDocument(
        PlanStyle.PLAIN, tuple(blocks), None, title="Records to check", numbered=True
    )


@door(UseCase.EXPORT_RECORDS)
def write(workspace: Workspace, report: QualityReport, path: Path) -> Path:
    """Write the questions that were shown as a PDF. It leaves the vault unprotected.

    Raises:
        AgainstPolicyError: if IT settled that lists of the caseload stay in.
        DocumentError: if it cannot be written, or the file is there already.
    """
    with workspace.records.reading() as reading:
        left_out = people_left_as_they_are(reading)
    paper = _paper(workspace, report, left_out)
    kind, action = ExportKind.CASELOAD, AuditAction.QUALITY_EXPORTED
    return save_paper(workspace, paper, path, kind, action, findings=len(report.open))


def _lines(found: tuple[Finding, ...]) -> Iterator[str]:
    for one in found:
        yield f"{one.reference}: {one.doubt.told}"
