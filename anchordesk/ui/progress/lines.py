"""Says the counts of a cohort and of answers in words and cells."""

from __future__ import annotations

from anchordesk.domain.dates import MONTHS
from anchordesk.domain.funnel import Days, FunnelStage, GroupReach
from anchordesk.domain.good_work import Counted
from anchordesk.domain.period import Period
from anchordesk.domain.shares import percentage
from anchordesk.services.cohorts import CohortCounts
from anchordesk.ui.kit.bar_chart import MOST_BARS, Bar
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.words import count, translate, translated


def period_words(period: Period) -> str:
    """Return “July to September 2026”, or “April 2026 to March 2027”."""
    first, last = period.first_day, period.last_day
    begins = translated(MONTHS[first.month - 1])
    if first.year != last.year:
        begins = f"{begins} {first.year}"
    ends = f"{translated(MONTHS[last.month - 1])} {last.year}"
    return translate("progress", "{first} to {last}").format(first=begins, last=ends)


def funnel_titles() -> tuple[str, ...]:
    """Return what the columns of the funnel are called."""
    return (
        translate("progress", "Stage"),
        translate("progress", "Reached"),
        translate("progress", "Share"),
        translate("progress", "Went on"),
        translate("progress", "Still there"),
        translate("progress", "Left here"),
        translate("progress", "Days from joining"),
        translate("progress", "From the stage before"),
    )


def funnel_cells(stage: FunnelStage, joined: int) -> tuple[Cell, ...]:
    """Return what the table shows of a stage."""
    share = f"{percentage(stage.reached, joined)}%" if joined else ""
    numbers = (str(stage.reached), share, str(stage.went_on), str(stage.still), str(stage.left))
    return (
        Cell(translated(stage.stage.short_title), CellLook.BOLD),
        *(Cell(one, CellLook.NUMBER) for one in numbers),
        _days_cell(stage.from_enrolment),
        _days_cell(stage.from_before),
    )


def _days_cell(days: Days) -> Cell:
    if days.median is not None:
        return Cell(str(days.median), CellLook.NUMBER)
    if days.known:
        return Cell(translate("progress", "too few"), CellLook.MUTED)
    return Cell("")


def finding(counts: CohortCounts) -> str:
    """Return “64 of 120 came to “Started” (53%)”: how many have started work."""
    if not counts.enrolments:
        return translate("progress", "Nobody joined this pathway in that time.")
    stage = counts.pathway.stage(counts.first_in_work)
    reached = counts.stages[counts.pathway.position(stage.code)].reached
    words = translate("progress", "{reached} of {joined} came to “{stage}” ({share}%)")
    return words.format(
        reached=reached,
        joined=counts.enrolments,
        stage=translated(stage.short_title),
        share=percentage(reached, counts.enrolments),
    )


def bars(counts: CohortCounts) -> tuple[Bar, ...]:
    """Return a bar for each group of stages: who came to its first stage."""
    found: dict[str, Bar] = {}
    titles = {group.code: group.title for group in counts.pathway.groups}
    for one in counts.stages:
        group = one.stage.group
        found.setdefault(group, Bar(translated(titles.get(group, group)), one.reached))
    return tuple(found.values())[:MOST_BARS]


def footnotes(counts: CohortCounts) -> str:
    """Return what must be known to read the figures."""
    told = [
        translate("progress", "{enrolments} of {people}.").format(
            enrolments=count(counts.enrolments, "enrolment", "enrolments"),
            people=count(counts.people, "resident", "residents"),
        )
    ]
    if counts.without_day:
        words = translate("progress", "{enrolments} without a known day are in no period.")
        told.append(words.format(enrolments=count(counts.without_day, "enrolment", "enrolments")))
    told.append(
        translate(
            "progress",
            "Reached: came to the stage or past it. Days are medians, told from five people on; "
            "who skipped a stage has no days for it.",
        )
    )
    return " ".join(told)


def group_titles() -> tuple[str, ...]:
    """Return what the columns of the comparison are called."""
    return (
        translate("progress", "Group"),
        translate("progress", "Joined"),
        translate("progress", "Reached"),
        translate("progress", "Share"),
    )


def group_cells(reach: GroupReach) -> tuple[Cell, ...]:
    """Return what the table shows of a group."""
    title = f"{translated(reach.group.characteristic)}: {translated(reach.group.title)}"
    share = f"{percentage(reach.reached, reach.enrolled)}%"
    numbers = (str(reach.enrolled), str(reach.reached), share)
    return (Cell(title, CellLook.BOLD), *(Cell(one, CellLook.NUMBER) for one in numbers))


def group_notes(left_out: int) -> str:
    """Return how a comparison is to be read, and what is not in it."""
    told = translate("progress", "A difference is a reason to look closer, and no proof.")
    if not left_out:
        return told
    words = translate("progress", "{groups} of fewer than five people are left out.")
    return " ".join((words.format(groups=count(left_out, "group", "groups")), told))


def answer_titles() -> tuple[str, ...]:
    """Return what the columns of the answers are called."""
    return (
        translate("progress", "About"),
        translate("progress", "Asked"),
        translate("progress", "Good"),
        translate("progress", "Mixed"),
        translate("progress", "Poor"),
        translate("progress", "Prefers not to say"),
        translate("progress", "Not asked"),
    )


def answer_cells(counted: Counted) -> tuple[Cell, ...]:
    """Return what the table shows of one dimension."""
    asked = translate("progress", "{asked} of {jobs}")
    numbers = (counted.good, counted.mixed, counted.poor, counted.not_said)
    return (
        Cell(translated(counted.dimension.title_text), CellLook.BOLD),
        Cell(asked.format(asked=counted.asked, jobs=counted.jobs)),
        *(Cell(str(one), CellLook.NUMBER) for one in numbers),
        Cell(str(counted.jobs - counted.asked), CellLook.NUMBER),
    )
