"""Reads what a row says of a job, and of how good it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anchordesk.domain.import_cells import RowReader
from anchordesk.domain.import_mapping import Field
from anchordesk.domain.import_values import NOT_KNOWN_WORDS, UnreadableValueError, read_group
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import LONGEST_TRAVEL, Contract, Evidence, NhsBand, PayPlace
from anchordesk.domain.text import tidy_line
from anchordesk.domain.written_pay import pence_per_hour, read_hours, read_pay, read_unit


@dataclass(frozen=True, slots=True)
class ImportedJob:
    """A job as a row tells of it; the words are those of `JobOutcome`."""

    employer: str
    role: str
    started_on: date | None
    ended_on: date | None
    pay_pence_per_hour: int | None
    hours_per_week: Decimal | None
    hours_wanted: Decimal | None
    contract: Contract
    place: PayPlace
    nhs_band: NhsBand
    family: JobFamily | None
    sector: JobSector | None
    travel_minutes: int | None
    evidence: Evidence


def read_job(reader: RowReader) -> ImportedJob | None:
    """Return the job of a row; None where there is none.

    A column that says whether there is one decides. Without it, an employer, a role or a day that
    it began shows a job.
    """
    hours = reader.read(Field.JOB_HOURS, read_hours, None)
    job = ImportedJob(
        employer=reader.line(Field.JOB_EMPLOYER),
        role=reader.line(Field.JOB_ROLE),
        started_on=reader.day(Field.JOB_STARTED_ON),
        ended_on=reader.day(Field.JOB_ENDED_ON),
        pay_pence_per_hour=_pay(reader, hours),
        hours_per_week=hours,
        hours_wanted=reader.read(Field.JOB_HOURS_WANTED, read_hours, None),
        contract=reader.group(Field.JOB_CONTRACT, Contract, Contract.NOT_KNOWN),
        place=reader.group(Field.JOB_PLACE, PayPlace, PayPlace.NOT_KNOWN),
        nhs_band=reader.read(Field.JOB_NHS_BAND, read_band, NhsBand.NONE),
        family=reader.group(Field.JOB_FAMILY, JobFamily, None),
        sector=reader.group(Field.JOB_SECTOR, JobSector, None),
        travel_minutes=reader.read(Field.JOB_TRAVEL, read_minutes, None),
        evidence=reader.group(Field.JOB_EVIDENCE, Evidence, Evidence.NONE),
    )
    if job.ended_on is not None and (job.started_on is None or job.ended_on < job.started_on):
        reader.wrong(Field.JOB_ENDED_ON, _ended_before())
    if reader.fills(Field.GOT_JOB):
        return job if reader.flag(Field.GOT_JOB) else None
    return job if job.employer or job.role or job.started_on else None


def read_band(cell: str) -> NhsBand:
    """Read an NHS band as Band 2, B2 or 2; an empty cell is no band.

    Raises:
        UnreadableValueError: naming the bands that AnchorDesk knows the pay of.
    """
    text = tidy_line(cell).casefold()
    match = re.fullmatch(r"(?:nhs |afc )?(?:band |band|b)?(\d{1,2})", text)
    found = "" if match is None else f"band_{int(match[1])}"
    if found in {band.value for band in NhsBand}:
        return NhsBand.of(found)
    return read_group(text, NhsBand, NhsBand.NONE)


def read_minutes(cell: str) -> int | None:
    """Read minutes of travel, one way, as 35 or 35 min; an empty cell is not known.

    Raises:
        UnreadableValueError: if it is no whole number, or over 600.
    """
    text = tidy_line(cell).casefold()
    if not text or text in NOT_KNOWN_WORDS:
        return None
    match = re.fullmatch(r"(\d{1,4})(?:\.0+)? ?(?:m|mins?|minutes?)?\.?", text)
    if match is None or int(match[1]) > LONGEST_TRAVEL:
        raise UnreadableValueError(
            "Travel must be a whole number of minutes, 600 at the most.",
            what_to_do="Write it like 35, or leave it empty if it is not known.",
        )
    return int(match[1])


def _pay(reader: RowReader, hours: Decimal | None) -> int | None:
    pay = reader.read(Field.JOB_PAY, read_pay, None)
    unit = reader.read(Field.JOB_PAY_UNIT, read_unit, None)
    if pay is None:
        return None
    try:
        return pence_per_hour(pay, unit, hours)
    except UnreadableValueError as problem:
        reader.wrong(Field.JOB_PAY, problem)
        return None


def _ended_before() -> UnreadableValueError:
    return UnreadableValueError(
        "The last day of the job is before the day it began, or the day it began is not known.",
        what_to_do="Give both days, the first one first.",
    )
