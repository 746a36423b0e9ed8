"""Checks a file of published tables, this program's or anybody's, for what it gives away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.disclosure.audit import AuditResult, Finding, Verdict, audit
from anchordesk.domain.disclosure.audit_insiders import MOST_FOR_COLLUDERS
from anchordesk.domain.disclosure.audit_rates import Rates
from anchordesk.domain.disclosure.published import (
    ContradictionError,
    PublishedCell,
    PublishedTables,
    read_published,
)
from anchordesk.domain.errors import UnavailableError
from anchordesk.domain.job_quality import REAL_LIVING_WAGE
from anchordesk.domain.reference import ReferenceTable

LARGEST_FILE = 32 * 1024 * 1024
EXIT_CODES = {Verdict.SAFE: 0, Verdict.UNSAFE: 1, Verdict.UNDECIDED: 3}


class FileUnreadableError(UnavailableError):
    """The file could not be read from the disk."""

    code = "file_unreadable"
    advice = "Check the name of the file and that you may open it."


RATES_DO_NOT_FIT = (
    "Jobs in this file were judged by another rate of pay, so what medians tell of counts was not"
    " tried. Give the rate with --rate."
)
COLLUDERS_TRIED = (
    "People who talk to each other were tried only where at most"
    f" {MOST_FOR_COLLUDERS} quantities hang together."
)


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """The result of checking one file.

    Attributes:
        result: What the audit found.
        threshold: Counts of 1 to threshold - 1 people may not be known.
        width: Every withheld cell must have a range of at least this many people.
        rates_fit: False if the medians and counts cannot be those of jobs judged by the rates.
    """

    result: AuditResult
    threshold: int
    width: int
    rates_fit: bool = True

    @property
    def exit_code(self) -> int:
        """0 safe, 1 unsafe, 3 undecided; wrong input (2) is raised, never reported."""
        return EXIT_CODES[self.result.verdict]

    def in_plain_words(self) -> tuple[str, ...]:
        """The verdict and every reason for it, a line each."""
        result = self.result
        bands = f", {result.in_bands} printed as bands or rounded" if result.in_bands else ""
        counted = f"{result.cells} cells, {result.withheld} of them withheld{bands}"
        medians = f"; {result.medians} medians of pay" if result.medians else ""
        scope = f"Checked {counted}{medians}, threshold {self.threshold}."
        match result.verdict:
            case Verdict.SAFE:
                verdict = "Safe: nothing that is withheld can be worked out from this file."
            case Verdict.UNSAFE:
                number = len(result.findings)
                things = "1 thing" if number == 1 else f"{number} things"
                verdict = f"Not safe: {things} can be worked out from this file."
            case Verdict.UNDECIDED:
                verdict = "Not shown to be safe: the check could not be completed."
        found = tuple(finding.in_plain_words for finding in result.findings)
        notes = (*self._about_rings(), *(() if self.rates_fit else (RATES_DO_NOT_FIT,)))
        return (verdict, scope, *found, *result.undecided, *notes, COLLUDERS_TRIED)

    def as_json(self) -> str:
        """The same for machines: one JSON object, ending in a newline."""
        result = self.result
        report = {
            "verdict": result.verdict.value,
            "exit_code": self.exit_code,
            "threshold": self.threshold,
            "width": self.width,
            "cells": result.cells,
            "withheld": result.withheld,
            "in_bands": result.in_bands,
            "medians": result.medians,
            "rates_fit": self.rates_fit,
            "findings": [_finding(finding) for finding in result.findings],
            "undecided": list(result.undecided),
            "cyclic_core": list(result.cyclic_core),
            "joined": result.joined,
        }
        return json.dumps(report, ensure_ascii=False, indent=2) + "\n"

    def _about_rings(self) -> tuple[str, ...]:
        result = self.result
        if not result.cyclic_core or result.joined:
            return ()
        names = ", ".join(result.cyclic_core)
        return (f"The tables of {names} overlap in a ring; check them with --join as well.",)


def verify_file(
    path: Path,
    *,
    threshold: int = 5,
    width: int = 5,
    join: bool = False,
    zeros: bool = False,
    rates: Rates | None = None,
    time_limit_seconds: float = 300.0,
) -> VerificationReport:
    """Try to work out what a file of published tables withholds.

    Args:
        path: The file, in the form of docs/how-to/check-a-return-by-hand.md; at most 32 MiB.
        threshold: Counts of 1 to threshold - 1 people may not be known.
        width: Every withheld cell must have a range of at least this many people.
        zeros: No release in it may tell of a zero that nobody knew before.
        join: Examine the joint table behind tables that overlap in a ring, too.
        rates: What pay was judged by: medians tell who is on which side of it.
        time_limit_seconds: After this, whatever is open is undecided.

    Raises:
        FileUnreadableError: the file cannot be read.
        PublishedFileError: it is wrong or contradicts itself (exit code 2).
    """
    try:
        with path.open("rb") as file:
            # One byte more than allowed shows that a file is too large; the reader refuses it.
            data = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        reason = problem.strerror or "the disk did not answer"
        raise FileUnreadableError(f"The file could not be read: {reason}.") from problem
    tables = read_published(data)
    settings = _Settings(threshold, width, join, zeros, time_limit_seconds)
    fit = True
    try:
        result = settings.audit(tables, rates)
    except ContradictionError:
        if rates is None or not tables.medians:
            raise
        # Jobs were judged by another rate, unless the file contradicts itself without any.
        result, fit = settings.audit(tables, None), False
    return VerificationReport(result, threshold, width, rates_fit=fit)


@dataclass(frozen=True, slots=True)
class _Settings:
    """How a file is audited; fields as the arguments of `verify_file`."""

    threshold: int
    width: int
    join: bool
    zeros: bool
    time_limit_seconds: float

    def audit(self, tables: PublishedTables, rates: Rates | None) -> AuditResult:
        return audit(
            tables,
            threshold=self.threshold,
            width=self.width,
            join=self.join,
            zeros_of={cell.release for cell in tables.cells} if self.zeros else (),
            rates=rates,
            time_limit_seconds=self.time_limit_seconds,
        )


def rates_of(reference: Mapping[str, ReferenceTable]) -> Rates | None:
    """Return the lowest and the highest rate by which any job may have been judged."""
    table = reference.get(REAL_LIVING_WAGE)
    pence = [] if table is None else [rate.pence_per_hour for rate in table.rates]
    return Rates(min(pence), max(pence)) if pence else None


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "release": finding.release,
        "dims": dict(finding.dims),
        "inference": finding.inference.value,
        "lowest": finding.lowest,
        "highest": finding.highest,
        "printed": finding.printed,
        "from": [_source(cell) for cell in finding.sources],
        "in_plain_words": finding.in_plain_words,
    }


def _source(cell: PublishedCell) -> dict[str, object]:
    printed: dict[str, object] = {"release": cell.release, "dims": dict(cell.dims)}
    if cell.low is None:
        return printed | {"value": cell.value}
    return printed | {"lo": cell.low, "hi": cell.high}
