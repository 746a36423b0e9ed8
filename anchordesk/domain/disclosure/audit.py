"""Audits published tables as an outsider would attack them, from the published artefact alone.

It shares no code with protection. A verdict of safe rests on whole tables of people that agree with
everything printed, checked in exact arithmetic; running out of time, or of the solver's depth, is
never safe. It believes the stated totals, and does not know the true counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from anchordesk.domain.disclosure.audit_bounds import Component
from anchordesk.domain.disclosure.audit_examination import Examination
from anchordesk.domain.disclosure.audit_findings import (
    AuditResult,
    Finding,
    Inference,
    OutOfTimeError,
    UnverifiedError,
    Verdict,
)
from anchordesk.domain.disclosure.audit_insiders import Insiders
from anchordesk.domain.disclosure.audit_joint import JointTooLargeError, joint_places, ring_in
from anchordesk.domain.disclosure.audit_medians import median_findings
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.audit_rates import Rates, told_by_print
from anchordesk.domain.disclosure.audit_system import SystemTooLargeError, attack_system
from anchordesk.domain.disclosure.audit_zeros import zero_findings
from anchordesk.domain.disclosure.published_cells import ContradictionError, Dims, PublishedTables
from anchordesk.domain.errors import RefusedError

__all__ = ["AuditResult", "Finding", "Inference", "Verdict", "audit"]


class AuditSettingError(RefusedError):
    """The audit was asked for with a threshold, width or time that makes no sense."""

    code = "audit_setting"


def audit(
    tables: PublishedTables,
    *,
    threshold: int = 5,
    width: int = 5,
    join: bool = False,
    insiders: bool = True,
    zeros_of: Collection[str] = (),
    rates: Rates | None = None,
    time_limit_seconds: float = 300.0,
    clock: Callable[[], float] = time.monotonic,
) -> AuditResult:
    """Try to work out what the tables withhold.

    Args:
        tables: Everything that the outsider holds, earlier releases too.
        threshold: Counts of 1 to threshold - 1 people may not be known.
        width: The range of every withheld cell must span at least this many people.
        join: Examine the joint table behind tables that overlap in a ring, too.
        insiders: Attack as people who are counted, too, alone and several together.
        zeros_of: Releases that may tell of no zero either.
        rates: What pay was judged by, so that medians tell of counts.
        time_limit_seconds: After this, whatever is open is undecided.
        clock: Seconds, for the time limit.

    Raises:
        ContradictionError: no set of people could give these figures.
        AuditSettingError: threshold below 2, width below 1 or no time.
    """
    if threshold < 2 or width < 1 or not time_limit_seconds > 0:
        raise AuditSettingError("The threshold, the width or the time for the audit is too small.")
    deadline = clock() + time_limit_seconds
    if rates is not None:
        told = told_by_print(tables, rates)
        tables = replace(tables, constraints=(*tables.constraints, *told))
    ring = ring_in(tables)
    undecided: list[str] = []
    extra: list[Dims] = []
    attacked = tables
    if join and ring.names:
        try:
            extra = joint_places(tables, ring.names)
            attacked = replace(tables, constraints=(*tables.constraints, *ring.sums))
        except JointTooLargeError as too_large:
            undecided.append(
                f"The joint table of {', '.join(ring.names)} has {too_large.cells} cells,"
                " too many to examine. Publish fewer overlapping tables."
            )
    findings = median_findings(tables, threshold)
    try:
        examination = _examined(
            _Attack(attacked, extra, threshold, width, insiders), lambda: deadline - clock()
        )
        findings = (*examination.findings, *zero_findings(tables, zeros_of), *findings)
        undecided.extend(examination.undecided)
    except SystemTooLargeError:
        undecided.append("These tables imply more cells than can be examined. Publish fewer.")
    places = {cell.dims for cell in tables.cells}
    return AuditResult(
        findings=findings,
        undecided=tuple(undecided),
        cells=len(places),
        withheld=len({cell.dims for cell in tables.cells if cell.withheld}),
        in_bands=len({cell.dims for cell in tables.cells if cell.low is not None}),
        cyclic_core=ring.names,
        joined=bool(extra),
        medians=len(tables.medians),
    )


@dataclass(frozen=True, slots=True)
class _Attack:
    """What is attacked, and how; fields as the arguments of `audit`, `extra` places beside."""

    tables: PublishedTables
    extra: list[Dims]
    threshold: int
    width: int
    insiders: bool


def _examined(attack: _Attack, seconds_left: Callable[[], float]) -> Examination:
    """Examine with as few states of the records as the print allows."""
    try:
        return _examined_as(attack, seconds_left, split=False)
    except ContradictionError:
        if not attack.tables.additions_only:
            raise
    return _examined_as(attack, seconds_left, split=True)


def _examined_as(attack: _Attack, seconds_left: Callable[[], float], *, split: bool) -> Examination:
    narrowed = NarrowedSystem(attack_system(attack.tables, extra=attack.extra, split=split))
    sensitive = frozenset(attack.tables.sensitive_dims)
    insiders = Insiders(narrowed, attack.threshold, attack.width, sensitive)
    examination = Examination(
        narrowed, attack.threshold, attack.width, insiders if attack.insiders else None
    )
    for members, relations in components_of(narrowed):
        try:
            component = Component(narrowed, members, relations, seconds_left)
            examination.examine(component)
        except OutOfTimeError:
            examination.leave_open(members, "the time was up")
        except UnverifiedError:
            examination.leave_open(members, "the solver gave no answer that could be checked")
    examination.conclude()
    return examination


def components_of(narrowed: NarrowedSystem) -> list[tuple[list[int], list[int]]]:
    """Unknown quantities that hang together by relations, each with these relations."""
    size = len(narrowed.system.quantities)
    leader = list(range(size))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    rows: list[tuple[int, int]] = []
    for number, relation in enumerate(narrowed.system.relations):
        open_ones = [index for index, _ in relation.terms if not narrowed.settled(index)]
        for index in open_ones[1:]:
            leader[lead(index)] = lead(open_ones[0])
        if open_ones:
            rows.append((number, open_ones[0]))
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for index in range(size):
        if not narrowed.settled(index):
            groups.setdefault(lead(index), ([], []))[0].append(index)
    for number, index in rows:
        groups[lead(index)][1].append(number)
    return list(groups.values())
