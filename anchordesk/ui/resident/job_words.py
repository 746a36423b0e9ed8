"""Says how good a job is, and how far work was sustained, in the lines of the card on jobs."""

from __future__ import annotations

from collections.abc import Iterator

from anchordesk.domain.amounts import pounds
from anchordesk.domain.job_quality import JobQuality, Verdict
from anchordesk.domain.sustained_rules import WeeksRule
from anchordesk.domain.sustained_work import DAYS, Progress
from anchordesk.ui.words import count, long_date, translate, translated


def quality_lines(quality: JobQuality) -> Iterator[str]:
    """Yield a line for each aspect that could be judged, what is not known, and the warnings."""
    unknown = []
    for judgement in quality.judgements:
        title = translated(judgement.aspect.title_text)
        if judgement.verdict is Verdict.NOT_KNOWN:
            unknown.append(title)
            continue
        yield f"{title}: {translated(judgement.verdict.title_text)}. {judgement.reason}"
    if unknown:
        yield translate("words", "Not known: {aspects}.").format(aspects=", ".join(unknown))
    yield from quality.warnings


def sustained_lines(progress: Progress) -> Iterator[str]:
    """Yield how far a rule is met, and why not yet."""
    title = progress.rule.title
    if progress.met_on is not None:
        words = translate("words", "{rule}: met on {day}.")
        yield words.format(rule=title, day=long_date(progress.met_on))
        return
    if not progress.needed:
        yield translate("words", "{rule}: no wage is known for that time.").format(rule=title)
    else:
        words = translate("words", "{rule}: not yet, {so_far} of {needed}.")
        so_far, needed = _amount(progress, progress.so_far), _amount(progress, progress.needed)
        yield words.format(rule=title, so_far=so_far, needed=needed)
    if progress.would_be_met_on is not None:
        words = translate("words", "If they stay, it is met on {day}.")
        yield words.format(day=long_date(progress.would_be_met_on))
    if progress.left_out:
        jobs = count(progress.left_out, "job", "jobs")
        words = translate("words", "{jobs} without a start, hours or pay did not count.")
        yield words.format(jobs=jobs)


def _amount(progress: Progress, amount: int) -> str:
    if isinstance(progress.rule, WeeksRule):
        weeks, days = divmod(amount, DAYS)
        said = count(weeks, "week", "weeks")
        if days:
            said += " " + count(days, "day", "days")
        return said
    return pounds(amount)
