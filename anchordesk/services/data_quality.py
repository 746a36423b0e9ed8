"""What would be counted as not known, or contradicts itself, before a return or tally is made.

Only this desk's own records are looked at, and nothing of it leaves the desk. What somebody looked
at and said is right does not come back until the record says something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from anchordesk.domain.case_at import CaseAt
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import FindingAnswerId, ResidentId
from anchordesk.domain.period import Period
from anchordesk.domain.quality_contradictions import contradictions
from anchordesk.domain.quality_finding import Doubt, FindingAnswer
from anchordesk.domain.quality_not_known import not_known_doubts
from anchordesk.domain.quality_rules import FindingKind, QualityRule
from anchordesk.domain.return_template import Population, ReturnTemplate
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.records import RecordsReading
from anchordesk.services.tallies import counted_by_of
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace

Progress = Callable[[int, int | None], None]
REPORT_EVERY = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """One question about one resident's record.

    Attributes:
        answer: That somebody looked and it is right; None while nobody has.
    """

    resident_id: ResidentId
    name: str
    reference: str
    doubt: Doubt
    answer: FindingAnswer | None = None

    @property
    def rule(self) -> QualityRule:
        """By which rule it was found."""
        return self.doubt.rule

    @property
    def form(self) -> DraftKey | None:
        """Which form of the record puts it right; None where none does."""
        kind, item = self.rule.form, self.doubt.item
        if not kind or (kind == "change_job" and item is None):
            return None
        if kind == "change_job" and item is not None:
            return DraftKey.of_one(kind, self.resident_id, item)
        return DraftKey(kind, self.resident_id)


@dataclass(frozen=True, slots=True)
class QualityReport:
    """What was found in the records that a return counts.

    Attributes:
        people: How many this desk would count.
        open: What nobody has looked at, by rule in the order in which they are told, then by name.
        settled: What somebody said is right.
    """

    template: ReturnTemplate
    period: Period
    people: int
    open: tuple[Finding, ...]
    settled: tuple[Finding, ...]

    def by_rule(self) -> tuple[tuple[QualityRule, tuple[Finding, ...]], ...]:
        """Return the open findings of each rule that has some."""
        # They stand in the order of the rules.
        return tuple((rule, tuple(found)) for rule, found in groupby(self.open, key=_rule_of))


def _rule_of(finding: Finding) -> QualityRule:
    return finding.rule


_IN_ORDER = sorted(QualityRule, key=lambda rule: (list(FindingKind).index(rule.kind), rule.title))
_PLACES = {rule: place for place, rule in enumerate(_IN_ORDER)}


@door(UseCase.COUNT)
def check_records(
    workspace: Workspace,
    template_code: str,
    period: Period,
    progress: Progress = lambda _done, _whole: None,
) -> QualityReport:
    """Look through the records that a return would count, and say what is doubtful.

    Args:
        progress: Told how many residents were looked at, of how many; it may end the work.

    Raises:
        NotFoundError: if this desk does not have the return.
    """
    template = workspace.library.template(template_code)
    with workspace.records.reading() as reading:
        answers = {(one.resident_id, one.rule, one.mark): one for one in reading.finding_answers()}
        whole = len(reading.references())
        found: list[Finding] = []
        people = 0
        for done, case in enumerate(_counted(workspace, reading, template, period), start=1):
            if done % REPORT_EVERY == 0:
                progress(done, max(done, whole))
            if case is None:
                continue
            people += 1
            who = case.history.resident
            for doubt in _doubts(workspace, case, template):
                answer = answers.get((who.id, doubt.rule.code, doubt.mark))
                found.append(Finding(who.id, who.display_name, who.reference, doubt, answer))
    found.sort(key=lambda one: (_PLACES[one.rule], one.name.casefold(), one.reference))
    return QualityReport(
        template,
        period,
        people,
        tuple(one for one in found if one.answer is None),
        tuple(one for one in found if one.answer is not None),
    )


@door(UseCase.CHANGE_RECORDS)
def say_it_is_right(workspace: Workspace, findings: tuple[Finding, ...]) -> tuple[Change, ...]:
    """Keep that somebody looked at these and they are right: who, and when.

    Raises:
        NotFoundError: if a resident is not there any more; nothing is kept.
        RequestRefusedError: if one of them asked that their record stays as it is.
    """
    made = []
    with workspace.records.changing() as change:
        for one in findings:
            change.resident(one.resident_id)
            answer = FindingAnswer(
                id=FindingAnswerId(workspace.identifiers.new_id()),
                resident_id=one.resident_id,
                rule=one.rule.code,
                mark=one.doubt.mark,
                looked_on=workspace.clock.today(),
                worker=workspace.worker,
            )
            change.keep(answer)
            made.append(Change(None, answer))
    return tuple(made)


@door(UseCase.CHANGE_RECORDS)
def ask_again(workspace: Workspace, finding: Finding) -> tuple[Change, ...]:
    """Forget that somebody said it is right, so that the question comes back.

    Raises:
        NotFoundError: if that is not kept any more.
    """
    if finding.answer is None:
        return ()
    with workspace.records.changing() as change:
        change.take_away(finding.answer)
    return (Change(finding.answer, None),)


def _counted(
    workspace: Workspace, reading: RecordsReading, template: ReturnTemplate, period: Period
) -> Iterator[CaseAt | None]:
    """Yield everybody of this desk; None for who is not counted in this return."""
    by = counted_by_of(workspace, template, period)
    begins = reading.handovers.counted_from()
    for history in reading.histories(by.pathway.code):
        who = history.resident
        counts = (
            begins.get(who.id, date.min) <= period.last_day and who.registered_on <= period.last_day
        )
        case = CaseAt(history, by.pathway, period, by.reference, by.lists)
        outside = template.population is Population.ENROLLED and not case.enrolled
        yield case if counts and not outside else None


def _doubts(workspace: Workspace, case: CaseAt, template: ReturnTemplate) -> Iterator[Doubt]:
    library = workspace.library
    rules = [
        library.sustained_rules[code]
        for code in case.pathway.sustained_rules
        if code in library.sustained_rules
    ]
    yield from contradictions(case, workspace.clock.today(), rules)
    yield from not_known_doubts(case, template)
