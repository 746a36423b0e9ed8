"""Protects a return and proves the very bytes that would leave; nothing unproved comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from anchordesk.domain.disclosure.audit import AuditResult, Verdict, audit
from anchordesk.domain.disclosure.audit_joint import ring_in
from anchordesk.domain.disclosure.continuity import Continuation
from anchordesk.domain.disclosure.magnitudes import (
    PayTable,
    medians,
    people_with_pay_are_people,
    too_few_behind_pay,
    where_medians_may_stand,
)
from anchordesk.domain.disclosure.period_links import PeriodLinks, link_periods
from anchordesk.domain.disclosure.policy import LOWEST_THRESHOLD, ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
    Improvement,
    ProtectedReturn,
    ProtectionRefusedError,
)
from anchordesk.domain.disclosure.published import (
    Dims,
    PublicConstraint,
    PublishedTables,
    read_published,
    write_published,
)
from anchordesk.domain.disclosure.repair import cells_to_withhold
from anchordesk.domain.disclosure.rounding import round_together
from anchordesk.domain.disclosure.sensitive_zeros import zeros_to_withhold
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import (
    CountTable,
    Dimension,
    TableError,
    counts_by_place,
    public_totals,
)
from anchordesk.domain.disclosure.wrong_beliefs import tells_truth

ROUNDINGS = 5
Places = frozenset[Dims]


@dataclass(frozen=True, slots=True)
class AuditedRelease:
    """A return that may be signed.

    Attributes:
        protected: What protection decided, with the reasons for the lead's screen.
        content: The exact bytes of the published file; these were audited, no others may leave.
        audit: The audit's result: safe.
        ties: What ties its counts to earlier releases; the audit knew it, no reader is told.
        too_few_behind_pay: Where counts are withheld since a median would be of too few.
    """

    protected: ProtectedReturn
    content: bytes
    audit: AuditResult
    ties: tuple[PublicConstraint, ...] = ()
    too_few_behind_pay: Places = frozenset()


def protect_and_audit(
    tables: Sequence[CountTable],
    dimensions: Sequence[Dimension],
    policy: ProtectionPolicy,
    *,
    release: str,
    context: Dims,
    constraints: Sequence[PublicConstraint] = (),
    earlier: PublishedTables | None = None,
    continuations: Sequence[Continuation] = (),
    presumptions: Sequence[PublicConstraint] = (),
    pay: Sequence[PayTable] = (),
    told: Sequence[PublicConstraint] = (),
    tie_break_key: bytes,
    clock: Callable[[], float] = time.monotonic,
) -> AuditedRelease:
    """Protect linked tables, write them, read them back and attack what was read.

    The audit is of it with everything released before, and of joint tables behind rings, too.

    Args:
        tables, dimensions, policy, release, context, constraints, earlier, tie_break_key, clock:
            As for `protect`.
        continuations: Which counts go on from which, between all periods that were released.
        presumptions: What a reader takes for granted of counts over time, unless the print or the
            new counts contradict it: that nobody gets younger.
        pay: What people earn, of which medians are asked for; who is behind them is protected, too.
        told: What a reader learns of counts from medians, all of them, and knows of places.

    Raises:
        TableError: medians are asked for beside rounded counts.
        ProtectionRefusedError: protection, or the audit, did not succeed; nothing may leave.
        ContradictionError: the written file contradicts itself or an earlier release.
    """
    if policy.rounds and pay:
        raise TableError("Medians of pay cannot stand beside rounded counts of people.")
    counted = set(counts_by_place(tables, dimensions, context))
    known = people_with_pay_are_people(pay, dimensions, context, counted)
    constraints = (*constraints, *known)
    tables = (*tables, *(table.people() for table in pay if not table.counted))
    counts = counts_by_place(tables, dimensions, context)
    links = PeriodLinks()
    if earlier is not None and continuations:
        links = link_periods(
            continuations,
            counts,
            earlier,
            context=context,
            threshold=policy.threshold,
            totals=public_totals(tables, dimensions),
            constraints=constraints,
            presumptions=tuple(presumptions),
        )
    links = replace(links, facts=(*links.facts, *told))
    too_few = too_few_behind_pay(pay, dimensions, context, policy.threshold)

    def proved(protected: ProtectedReturn) -> AuditedRelease:
        """A protected return with its bytes, and what the audit says of them."""
        content = write_published(protected.published)
        result = attacked(content, earlier, links.facts, policy, clock)
        if result.verdict is Verdict.SAFE and earlier is not None and continuations:
            believed = _believed(protected.published, earlier, context, continuations, presumptions)
            believed = (*believed, *told)
            for facts in dict.fromkeys(((*links.facts, *links.presumed), believed)):
                if not set(facts) - set(links.facts):
                    continue
                presuming = attacked(content, earlier, facts, policy, clock, presuming=True)
                if tells_truth(presuming, counts):
                    result = presuming
        return AuditedRelease(protected, content, result, links.facts, too_few)

    asked = _Asked(
        tables, dimensions, policy, release, context, constraints, earlier, links, tie_break_key
    )
    deadline = clock() + policy.time_limit_seconds
    if policy.rounds:
        return _first_safe(asked, proved, deadline, clock)
    also_withheld = too_few
    dear = where_medians_may_stand(pay, dimensions, context, policy.threshold)
    if policy.zeros_sensitive:
        facts = (*constraints, *links.facts)
        also_withheld |= zeros_to_withhold(tables, dimensions, counts, facts=facts, earlier=earlier)

    def tried(*, fewest: bool) -> AuditedRelease:
        protected = asked.withheld(also_withheld, dear, clock, fewest=fewest)
        if pay:
            figures = medians(
                pay,
                dimensions,
                context,
                protected.published,
                threshold=policy.threshold,
                earlier=earlier,
                continuations=continuations,
            )
            protected = replace(protected, published=replace(protected.published, medians=figures))
        return proved(protected)

    while True:
        found = tried(fewest=False)
        if found.audit.verdict is Verdict.SAFE:
            # Beside other returns, and in a ring, cells that no fact needs cover guesses.
            if not policy.fewest or earlier or ring_in(found.protected.published).names:
                return found
            return _with_fewer(found, lambda: tried(fewest=True))
        if found.audit.verdict is Verdict.UNDECIDED:
            raise ProtectionRefusedError((), "The audit could not be completed")
        repair = cells_to_withhold(found.protected.published, found.audit, earlier)
        if not repair or clock() > deadline:
            raise _worked_out(found)
        also_withheld |= repair


@dataclass(frozen=True, slots=True)
class _Asked:
    """A return as it was asked for; fields as the arguments of `protect_and_audit`."""

    tables: Sequence[CountTable]
    dimensions: Sequence[Dimension]
    policy: ProtectionPolicy
    release: str
    context: Dims
    constraints: Sequence[PublicConstraint]
    earlier: PublishedTables | None
    links: PeriodLinks
    tie_break_key: bytes

    def withheld(
        self, also: Places, dear: Places, clock: Callable[[], float], *, fewest: bool
    ) -> ProtectedReturn:
        """The return with cells withheld, the first of these beside and the others last of all."""
        return protect(
            self.tables,
            self.dimensions,
            self.policy,
            release=self.release,
            context=self.context,
            constraints=self.constraints,
            earlier=self.earlier,
            links=self.links,
            also_withheld=also,
            dear=dear,
            fewest=fewest,
            tie_break_key=self.tie_break_key,
            clock=clock,
        )

    def rounded(self, attempt: int, clock: Callable[[], float]) -> ProtectedReturn:
        """The return with all counts rounded together."""
        return round_together(
            self.tables,
            self.dimensions,
            self.policy,
            release=self.release,
            context=self.context,
            constraints=self.constraints,
            earlier=self.earlier,
            links=self.links,
            tie_break_key=self.tie_break_key,
            attempt=attempt,
            clock=clock,
        )


def _with_fewer(found: AuditedRelease, tried: Callable[[], AuditedRelease]) -> AuditedRelease:
    """A safe release that withholds less, if one is found; else the one found, saying why."""
    came_of_it = Improvement.OUT_OF_TIME
    with suppress(ProtectionRefusedError):
        fewer = tried()
        came_of_it = fewer.protected.improvement
        if came_of_it is Improvement.FEWER:
            if fewer.audit.verdict is Verdict.SAFE:
                return fewer
            came_of_it = Improvement.NOT_SAFE
    return replace(found, protected=replace(found.protected, improvement=came_of_it))


def _first_safe(
    asked: _Asked,
    proved: Callable[[ProtectedReturn], AuditedRelease],
    deadline: float,
    clock: Callable[[], float],
) -> AuditedRelease:
    """The first rounding that the audit cannot undo.

    Raises:
        ProtectionRefusedError: the audit was content with none, or did not end.
    """
    for attempt in range(ROUNDINGS):
        found = proved(asked.rounded(attempt, clock))
        if found.audit.verdict is Verdict.SAFE:
            return found
        if found.audit.verdict is Verdict.UNDECIDED:
            raise ProtectionRefusedError((), "The audit could not be completed")
        if clock() > deadline:
            break
    raise _worked_out(found)


def _worked_out(found: AuditedRelease) -> ProtectionRefusedError:
    cells = tuple(dict.fromkeys(finding.dims for finding in found.audit.findings))
    return ProtectionRefusedError(cells, "The audit could work out these cells")


def attacked(
    content: bytes,
    earlier: PublishedTables | None,
    facts: Sequence[PublicConstraint],
    policy: ProtectionPolicy,
    clock: Callable[[], float] = time.monotonic,
    *,
    presuming: bool = False,
) -> AuditResult:
    """The audit of the file's bytes, by a reader who kept everything released before.

    A reader who only presumes the facts may not learn a small count, nor any exactly; how wide the
    others are is judged by what is certain.
    """
    read = read_published(content)
    held = read if earlier is None else read.after(earlier)
    return audit(
        replace(held, constraints=(*held.constraints, *facts)),
        threshold=policy.threshold,
        width=1 if presuming else policy.threshold,
        insiders=not presuming,
        zeros_of=(read.cells[0].release,) if policy.zeros_sensitive and not presuming else (),
        join=True,
        time_limit_seconds=policy.time_limit_seconds,
        clock=clock,
    )


def _believed(
    published: PublishedTables,
    earlier: PublishedTables,
    context: Dims,
    continuations: Sequence[Continuation],
    presumptions: Sequence[PublicConstraint],
) -> tuple[PublicConstraint, ...]:
    """What a reader takes for true who sees no correction, though a hidden count had one."""
    links = link_periods(
        continuations,
        {},
        published.after(earlier),
        context=context,
        threshold=LOWEST_THRESHOLD,
        totals=(),
        constraints=(),
        presumptions=tuple(presumptions),
    )
    return (*links.facts, *links.presumed)
