"""The timeline of a resident on paper: what is chosen, and what was left out said on it.

Notes that may name somebody else or speak of safeguarding begin as left out, and safeguarding
concerns come in only when they are asked for. Nothing is written that was not shown before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.concern import Concern
from anchordesk.domain.dates import long_date
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.referral import Referral
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.other_people import OtherPeople
from anchordesk.services.paper_export import save_paper
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.policy import ExportKind
from anchordesk.services.record import open_record
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.timeline import Event, TimelineItem, TimelineKind, is_restricted
from anchordesk.services.timeline_headlines import headlines_of
from anchordesk.services.workspace import Workspace

SAFEGUARDING = re.compile(r"\bsafeguard", re.IGNORECASE)
Describe = Callable[[Event], tuple[str, str]]
"""Returns the title and the text of an event, as the window shows them."""


class LeftOut(StrEnum):
    """Why something of the timeline begins as left out."""

    NAMES_OTHERS = "names others"
    SAFEGUARDING = "safeguarding"


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One event as it would be printed.

    Attributes:
        number: From 1, newest first.
        why_out: Why it begins as left out; None if it does not.
    """

    number: int
    kind: TimelineKind
    on: date | None
    title: str
    text: str
    worker: str
    why_out: LeftOut | None
    is_headline: bool = False

    @property
    def words(self) -> str:
        """All that it says, in one line."""
        when = "" if self.on is None else f"{long_date(self.on)}: "
        return f"{when}{self.title}. {' '.join(self.text.split())}".strip()


@dataclass(frozen=True, slots=True)
class TimelineSource:
    """Everything that could be printed of one resident."""

    resident_id: ResidentId
    name: str
    reference: str
    organisation: str
    worker: str
    made_on: date
    entries: tuple[PaperEntry, ...]


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What a worker chose to print.

    Attributes:
        since: The first day; None from the beginning, and with what has no known day.
        until: The last day.
        kinds: With the title of each, as it is said on the paper.
        left_out: Numbers of entries that are left out one by one.
        concerns: Safeguarding concerns to print; none unless somebody asked for them.
    """

    since: date | None
    until: date
    kinds: dict[TimelineKind, str]
    left_out: frozenset[int]
    concerns: tuple[Concern, ...] = ()
    headlines_only: bool = False

    def takes(self, entry: PaperEntry) -> bool:
        """Tell whether an entry is in the range, of a chosen kind, and a headline if asked."""
        in_range = (
            self.since is None
            if entry.on is None
            else (self.since is None or self.since <= entry.on) and entry.on <= self.until
        )
        told = entry.is_headline or not self.headlines_only
        return in_range and told and entry.kind in self.kinds


@dataclass(frozen=True, slots=True)
class TimelinePaper:
    """The paper, and how many entries are on it and left out of it."""

    document: PlanDocument
    printed: int
    left_out: int
    concerns: int


@door(UseCase.READ_RECORDS)
def gather(workspace: Workspace, resident_id: ResidentId, describe: Describe) -> TimelineSource:
    """Return what could be printed, newest first.

    Raises:
        NotFoundError: if there is no such resident.
        RequestRefusedError: while they ask that their record is left as it is.
    """
    record = open_record(workspace, resident_id)
    with workspace.records.reading() as reading:
        refuse_restricted(reading, resident_id)
        people = reading.people()
    others = OtherPeople(record.resident, people)
    # Restricted notes are on no paper: a copy for the person is made under their right to one.
    told = tuple(item for item in record.timeline if not is_restricted(item))
    headlines = {id(item) for item in headlines_of(told)}
    entries = tuple(
        replace(_entry(number, item, describe, others), is_headline=id(item) in headlines)
        for number, item in enumerate(told, start=1)
    )
    return TimelineSource(
        resident_id,
        record.resident.display_name,
        record.resident.reference,
        workspace.profile.organisation_name,
        workspace.worker,
        workspace.clock.today(),
        entries,
    )


def lay_out(source: TimelineSource, choice: PaperChoice) -> TimelinePaper:
    """Return the paper as it would be printed; the same choice is the same paper."""
    chosen = [entry for entry in source.entries if choice.takes(entry)]
    printed = [entry for entry in chosen if entry.number not in choice.left_out]
    gone = [entry for entry in chosen if entry.number in choice.left_out]
    blocks = (
        PlanBlock(PlanMark.TITLE, (f"Timeline of {source.name}, {source.reference}",)),
        PlanBlock(PlanMark.BODY, tuple(_about(source, choice, gone))),
        *(block for entry in printed for block in _blocks(entry)),
        *(block for concern in choice.concerns for block in _of_concern(concern)),
    )
    if not printed and not choice.concerns:
        blocks = (*blocks, PlanBlock(PlanMark.BODY, ("Nothing was recorded that is chosen here.",)))
    document = PlanDocument(
        PlanStyle.PLAIN,
        blocks,
        source.resident_id,
        title=f"Timeline of {source.reference}",
        numbered=True,
    )
    return TimelinePaper(document, len(printed), len(gone), len(choice.concerns))


@door(UseCase.EXPORT_RECORDS)
def write(workspace: Workspace, paper: TimelinePaper, path: Path) -> Path:
    """Write a paper that was shown, as a PDF. It leaves the vault unprotected.

    Raises:
        AgainstPolicyError: if IT settled that timelines stay in.
        DocumentError: if it cannot be written, or the file is there already.
    """
    facts = {"entries": paper.printed, "left_out": paper.left_out, "concerns": paper.concerns}
    kind, action = ExportKind.TIMELINE, AuditAction.TIMELINE_EXPORTED
    return save_paper(workspace, paper.document, path, kind, action, **facts)


def _entry(number: int, item: TimelineItem, describe: Describe, others: OtherPeople) -> PaperEntry:
    title, text = describe(item.event)
    said = f"{title} {text}"
    why_out = None
    if SAFEGUARDING.search(said) or (
        isinstance(item.event, Referral) and item.event.shared_because
    ):
        why_out = LeftOut.SAFEGUARDING
    elif others.named_in(said):
        why_out = LeftOut.NAMES_OTHERS
    return PaperEntry(number, item.kind, item.on, title, text, item.worker, why_out)


def _about(source: TimelineSource, choice: PaperChoice, gone: list[PaperEntry]) -> Iterator[str]:
    """Say what this is, and everything that was left out."""
    since = "the beginning" if choice.since is None else long_date(choice.since)
    yield f"{source.organisation}. Made on {long_date(source.made_on)} by {source.worker}."
    yield f"From {since} to {long_date(choice.until)}, newest first."
    yield f"Of these kinds: {', '.join(choice.kinds.values()) or 'none'}."
    if choice.headlines_only:
        yield (
            "Headlines only: stages, work, consent, referrals, approvals, and the first and last "
            "contact. More was recorded."
        )
    why = Counter(entry.why_out for entry in gone)
    counted = (
        (why[LeftOut.NAMES_OTHERS], "that may name somebody else"),
        (why[LeftOut.SAFEGUARDING], "that speak of safeguarding"),
        (why[None], "left out by hand"),
    )
    left_out = [f"{number} {words}" for number, words in counted if number]
    if left_out:
        yield f"Left out of these: {', '.join(left_out)}."
    if not choice.concerns:
        yield "Records of safeguarding concerns, where there are any, are not on this paper."
    yield "Restricted notes, where there are any, are not on this paper."
    if choice.since is not None:
        yield "What has no known day is not on this paper."


def _blocks(entry: PaperEntry) -> Iterator[PlanBlock]:
    when = "Day not known" if entry.on is None else long_date(entry.on)
    yield PlanBlock(PlanMark.HEADING, (f"{when}: {entry.title}",))
    lines = tuple(line for line in entry.text.splitlines() if line.strip())
    by = (f"Recorded by {entry.worker}.",) if entry.worker else ()
    if lines or by:
        yield PlanBlock(PlanMark.BODY, (*lines, *by))


def _of_concern(concern: Concern) -> Iterator[PlanBlock]:
    words = concern.words
    yield PlanBlock(PlanMark.HEADING, (f"{long_date(words.noticed_on)}: Safeguarding concern",))
    told_on = "" if words.told_on is None else f", {long_date(words.told_on)}"
    closed = "Open." if words.closed_on is None else f"Closed on {long_date(words.closed_on)}."
    parts = (
        f"Seen or said: {words.seen}",
        f"Who was told: {words.told or 'nobody yet'}{told_on}",
        f"What was done: {words.done or 'nothing yet'}",
        f"What came of it: {words.outcome or 'not known'}",
        closed,
    )
    lines = tuple(line for part in parts for line in part.splitlines() if line.strip())
    yield PlanBlock(PlanMark.BODY, lines)
