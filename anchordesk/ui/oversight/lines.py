"""How a desk's standing and a breach look as lines of a table."""

from __future__ import annotations

from collections.abc import Sequence

from anchordesk.domain.emergency import EmergencyReason
from anchordesk.services.breaches import TimedBreach
from anchordesk.services.desk_reports import DeskStanding
from anchordesk.services.lost_laptop import Rehearsal
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import long_moment, short_date, translate, translated


def rehearsal_words(last: Rehearsal | None) -> str:
    """Return when the day of a lost laptop was rehearsed, and what came of it."""
    if last is None:
        return translate("oversight", "The day of a lost laptop was never rehearsed.")
    told = translate("oversight", "Rehearsed on {day}: {could} of {steps} steps could be done.")
    day = short_date(last.done_at.astimezone().date())
    return told.format(day=day, could=last.could, steps=last.steps)


def desk_cells(one: DeskStanding) -> tuple[Cell, ...]:
    """Return a desk as a line: counts, and whether it reported."""
    told = one.report
    if told is None:
        words = Cell(translate("oversight", "No report yet"), CellLook.TAG, Tone.WARN)
        return (Cell(one.name, CellLook.BOLD), *(Cell("") for _ in range(5)), words)
    counts = (told.residents, told.overdue, told.unplanned, told.quiet, told.not_enrolled)
    return (Cell(one.name, CellLook.BOLD), *(Cell(str(n)) for n in counts), _reported(one))


def total_cells(desks: Sequence[DeskStanding]) -> tuple[Cell, ...]:
    """Return the line of the whole team: the sum of what its desks reported."""
    told = [one.report for one in desks if one.report is not None]
    sums = (
        sum(one.residents for one in told),
        sum(one.overdue for one in told),
        sum(one.unplanned for one in told),
        sum(one.quiet for one in told),
        sum(one.not_enrolled for one in told),
    )
    words = translate("oversight", "{reported} of {desks} desks")
    return (
        Cell(translate("oversight", "The whole team"), CellLook.BOLD),
        *(Cell(str(number), CellLook.BOLD) for number in sums),
        Cell(words.format(reported=len(told), desks=len(desks)), CellLook.MUTED),
    )


def _reported(one: DeskStanding) -> Cell:
    if one.trail_cut or (one.report is not None and one.report.trail_broken):
        return Cell(translate("oversight", "Audit trail changed"), CellLook.TAG, Tone.DANGER)
    if one.received_at is None:
        return Cell(translate("oversight", "This desk"), CellLook.MUTED)
    day = short_date(one.received_at.astimezone().date())
    if one.silent:
        words = translate("oversight", "Silent since {day}").format(day=day)
        return Cell(words, CellLook.TAG, Tone.WARN)
    return Cell(day, CellLook.MUTED)


def openings_of(one: DeskStanding) -> str:
    """Return when and why the organisation's key opened a desk's vault; empty if never."""
    openings = one.report.openings if one.report is not None else ()
    if not openings:
        return ""
    lines = [
        translate("oversight", "Opened with the organisation's key {moment}: {reason}.").format(
            moment=long_moment(opening.at),
            reason=translated(EmergencyReason.of(opening.reason).title),
        )
        for opening in openings[:3]
    ]
    return "\n".join(lines)


def breach_cells(one: TimedBreach) -> tuple[Cell, ...]:
    """Return a breach as a line: what, since when, how risky, and what is due."""
    kept = one.breach
    words, tone = _due(one)
    return (
        Cell(translated(kept.kind.title), CellLook.BOLD),
        Cell(long_moment(kept.aware_at), CellLook.MUTED),
        Cell(translated(kept.risk.title)),
        Cell(words, CellLook.TAG, tone),
    )


def _due(one: TimedBreach) -> tuple[str, Tone]:
    if one.breach.closed_on is not None:
        return translate("oversight", "Closed"), Tone.OK
    by = long_moment(one.clock.report_by)
    if one.clock.overdue:
        return translate("oversight", "Report overdue since {by}").format(by=by), Tone.DANGER
    if one.clock.runs:
        tone = Tone.WARN if one.clock.soon else Tone.INFO
        return translate("oversight", "Report by {by}").format(by=by), tone
    if one.clock.must_tell_people:
        return translate("oversight", "Tell the people"), Tone.WARN
    return translate("oversight", "To be closed"), Tone.INFO
