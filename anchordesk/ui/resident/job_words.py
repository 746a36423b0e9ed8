"""Says how good a job is, and how far work was sustained, in the lines of the card on jobs."""

from __future__ import annotations

from collections.abc import Iterator

from anchordesk.domain.amounts import plain_number, pounds
from anchordesk.domain.job_history import job_title
from anchordesk.domain.job_quality import JobQuality, Verdict
from anchordesk.domain.sustained_gaps import Missing, Reason, Shown, ToShow
from anchordesk.domain.sustained_rules import WeeksRule
from anchordesk.domain.sustained_work import DAYS, Progress
from anchordesk.ui.words import count, long_date, translate, translated

MOST_GAPS = 3


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
    """Yield how far a rule is met, why not yet, and what is still to be shown."""
    yield _standing(progress)
    if progress.would_be_met_on is not None:
        words = translate("words", "If they stay, it is met on {day}.")
        yield words.format(day=long_date(progress.would_be_met_on))
    yield from _missing_lines(progress)
    for one in progress.to_show:
        yield _to_show_words(one)
    if progress.left_out:
        jobs = count(progress.left_out, "job", "jobs")
        words = translate("words", "{jobs} without a start, hours or pay did not count.")
        yield words.format(jobs=jobs)


def _standing(progress: Progress) -> str:
    title = progress.rule.title
    if progress.met_on is not None:
        words = translate("words", "{rule}: met on {day}.")
        if progress.to_show:
            words = translate("words", "{rule}: met on {day}, if what is missing is shown.")
        return words.format(rule=title, day=long_date(progress.met_on))
    if not progress.needed:
        return translate("words", "{rule}: no wage is known for that time.").format(rule=title)
    words = translate("words", "{rule}: not yet, {so_far} of {needed}.")
    so_far, needed = _amount(progress, progress.so_far), _amount(progress, progress.needed)
    return words.format(rule=title, so_far=so_far, needed=needed)


def _missing_lines(progress: Progress) -> Iterator[str]:
    """Yield the longest stretches of days that did not count, by day."""
    longest = sorted(progress.missing, key=lambda one: one.days, reverse=True)
    shown = sorted(longest[:MOST_GAPS], key=lambda one: one.first)
    for one in shown:
        yield _missing_words(progress, one)
    if len(longest) > len(shown):
        left = len(longest) - len(shown)
        words = translate("words", "{stretches} that did not count are not listed.")
        yield words.format(stretches=count(left, "shorter stretch", "shorter stretches"))


def _missing_words(progress: Progress, one: Missing) -> str:
    match one.reason:
        case Reason.NO_JOB:
            words = translate("words", "No job from {first} to {last} ({length}).")
        case Reason.TOO_FEW_HOURS:
            words = translate(
                "words",
                "Too few hours from {first} to {last} ({length}): {hours} a week, and {needed} are "
                "needed.",
            )
        case Reason.PAY_TOO_LOW:
            words = translate(
                "words", "Pay below the least of this rule from {first} to {last} ({length})."
            )
        case Reason.NOT_KNOWN:
            words = translate("words", "Hours or pay not known from {first} to {last} ({length}).")
    rule = progress.rule
    needed = rule.least_hours if isinstance(rule, WeeksRule) else rule.hours_per_week
    return words.format(
        first=long_date(one.first),
        last=long_date(one.last),
        length=_length(one.days),
        hours=plain_number(one.hours),
        needed=plain_number(needed),
    )


def _to_show_words(one: ToShow) -> str:
    if one.what is Shown.PAY:
        words = translate("words", "Still to be shown: what an hour pays, {job}.")
    else:
        words = translate("words", "Still to be shown: evidence, {job}.")
    return words.format(job=job_title(one.job))


def _length(days: int) -> str:
    weeks, left = divmod(days, DAYS)
    parts = [count(weeks, "week", "weeks")] if weeks else []
    parts += [count(left, "day", "days")] if left or not weeks else []
    return " ".join(parts)


def _amount(progress: Progress, amount: int) -> str:
    if isinstance(progress.rule, WeeksRule):
        weeks, days = divmod(amount, DAYS)
        said = count(weeks, "week", "weeks")
        if days:
            said += " " + count(days, "day", "days")
        return said
    return pounds(amount)
