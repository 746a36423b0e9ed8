"""Says rules and findings in the cells of their tables."""

from __future__ import annotations

from anchordesk.domain.quality_rules import FindingKind, QualityRule
from anchordesk.services.data_quality import Finding, QualityReport
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import count, short_date, translate, translated

TONES = {
    FindingKind.CONTRADICTS: Tone.WARN,
    FindingKind.OVERDUE: Tone.DANGER,
    FindingKind.NOT_KNOWN: Tone.INFO,
}


def rule_headings() -> tuple[str, ...]:
    """Return what the columns of the rules are called."""
    return (
        translate("quality", "What was found"),
        translate("quality", "Kind"),
        translate("quality", "How many"),
    )


def rule_cells(line: tuple[QualityRule, tuple[Finding, ...]]) -> tuple[Cell, ...]:
    """Return the line of a rule."""
    rule, found = line
    return (
        Cell(translated(rule.title), CellLook.BOLD),
        Cell(translated(rule.kind.title_text), CellLook.TAG, TONES[rule.kind]),
        Cell(str(len(found))),
    )


def finding_headings() -> tuple[str, ...]:
    """Return what the columns of the findings are called."""
    return (
        translate("quality", "Who"),
        translate("quality", "Reference"),
        translate("quality", "What the record holds"),
        translate("quality", "Looked at"),
    )


def finding_cells(one: Finding) -> tuple[Cell, ...]:
    """Return the line of a finding."""
    looked = (
        "" if one.answer is None else f"{short_date(one.answer.looked_on)}, {one.answer.worker}"
    )
    return (
        Cell(one.name, CellLook.BOLD),
        Cell(one.reference, CellLook.MUTED),
        Cell(one.doubt.told),
        Cell(looked, CellLook.MUTED),
    )


def headline(report: QualityReport) -> str:
    """Return how things stand, in a sentence or two."""
    people = count(report.people, "resident", "residents")
    if not report.open:
        told = translate("quality", "{people} of this desk are counted. Nothing is open.")
        words = told.format(people=people)
    else:
        told = translate("quality", "{people} of this desk are counted. {open}.")
        words = told.format(
            people=people, open=count(len(report.open), "open question", "open questions")
        )
    if report.settled:
        settled = count(
            len(report.settled), "was looked at and is right", "were looked at and are right"
        )
        words = f"{words} {settled}."
    return words
