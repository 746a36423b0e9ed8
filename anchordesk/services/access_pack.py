"""The pack for somebody who asks for a copy of what is kept of them (Article 15 of the UK GDPR).

It is made from the rows themselves and the register of fields, so that no field can be forgotten.
Whatever may name other people is shown to the worker first, who withholds or blackens it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date
from anchordesk.domain.emergency import NotInEmergencyError
from anchordesk.domain.field_register import STAFF, FieldGroup, FieldRegister
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.rights_request import RequestRefusedError
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note_alone
from anchordesk.services.doors import door
from anchordesk.services.files import write_whole_file
from anchordesk.services.other_people import OtherPeople
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.privacy_notice import RIGHTS, months_in_words
from anchordesk.services.restricted_notes import CONCERN_FORMS, may_read, with_words
from anchordesk.services.workspace import Workspace
from anchordesk.wire.handover import CarriedTable

CONCERNS, RESTRICTED = "concerns", "restricted"
"""Groups of the register whose showing is written down."""
BLACKENED = "[removed: about somebody else]"
WITHHELD = "[withheld: about somebody else]"
CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}\+00:00")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class PackLine:
    """One field and what it holds; `content` where that is a file's bytes."""

    label: str
    value: str
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One row of the records, as far as one group of fields goes.

    Attributes:
        number: From 1, for the worker to name it by.
    """

    number: int
    group: FieldGroup
    lines: tuple[PackLine, ...]

    @property
    def words(self) -> str:
        """What it says."""
        return "; ".join(f"{line.label}: {line.value}" for line in self.lines)


@dataclass(frozen=True, slots=True)
class AccessPack:
    """Everything that is kept of one person.

    Attributes:
        others: Names of other residents that stand in it: to be looked at.
    """

    resident_id: ResidentId
    name: str
    made_on: date
    organisation: str
    worker: str
    entries: tuple[PackEntry, ...]
    others: tuple[str, ...]

    @property
    def to_review(self) -> tuple[PackEntry, ...]:
        """The entries in which other people may be named."""
        return tuple(entry for entry in self.entries if entry.group.may_name_others)

    @property
    def to_decide(self) -> tuple[PackEntry, ...]:
        """The entries that may put somebody in danger: each is given or withheld on purpose."""
        return tuple(entry for entry in self.entries if entry.group.may_harm)


@dataclass(frozen=True, slots=True)
class Review:
    """What the worker decided.

    Attributes:
        withheld: Numbers of entries that are left out.
        blackened: Words that are removed wherever they stand, such as a neighbour's name.
        decided: Whether somebody decided on each entry that may put somebody in danger.
    """

    withheld: frozenset[int] = frozenset()
    blackened: tuple[str, ...] = ()
    decided: bool = False


@door(UseCase.ANSWER_RIGHTS)
def build(workspace: Workspace, resident_id: ResidentId) -> AccessPack:
    """Return everything that is kept of a person.

    Raises:
        NotFoundError: if there is no such resident.
        NotInEmergencyError: if the vault is open in an emergency, for another reason.
        RequestRefusedError: while something about a safeguarding concern is half typed.
    """
    if not may_read(workspace):
        raise NotInEmergencyError
    register = workspace.library.read_register()
    with workspace.records.reading() as reading:
        resident = reading.resident(resident_id)
        tables = (
            *(with_words(reading, one) for one in reading.handovers.case(resident_id).tables),
            *reading.rights.outside_case(resident_id),
        )
        people = reading.people()
        drafts = reading.drafts()
    if any(d.key.subject == resident_id and d.key.kind in CONCERN_FORMS for d in drafts):
        raise RequestRefusedError(
            "Something about a safeguarding concern is half typed.",
            what_to_do="Open the record, save or discard it, then make the copy.",
        )
    entries = tuple(_entries(register, {str(table.name): table for table in tables}))
    _note_looks(workspace, resident_id, entries)
    said = " ".join(entry.words for entry in entries)
    found = OtherPeople(resident, people).named_in(said)
    profile = workspace.profile
    return AccessPack(
        resident_id,
        resident.display_name,
        workspace.clock.today(),
        profile.organisation_name,
        profile.worker_name,
        entries,
        tuple(sorted(found)),
    )


def _note_looks(
    workspace: Workspace, resident_id: ResidentId, entries: tuple[PackEntry, ...]
) -> None:
    """Write down that what is told in confidence is shown, before it is."""
    concerns = sum(entry.group.code == CONCERNS for entry in entries)
    restricted = sum(entry.group.code == RESTRICTED for entry in entries)
    if concerns:
        note_alone(workspace, AuditAction.CONCERNS_READ, resident_id, concerns=concerns)
    if restricted:
        note_alone(workspace, AuditAction.RESTRICTED_NOTE_READ, resident_id, notes=restricted)


def reviewed(pack: AccessPack, review: Review) -> AccessPack:
    """Return the pack as it leaves: what was withheld or blackened is marked as such.

    What may put somebody in danger leaves no mark: that there is something could be enough.
    """
    words = [re.escape(word.strip()) for word in review.blackened if word.strip()]
    hidden = re.compile("|".join(words), re.IGNORECASE) if words else None
    entries = []
    for entry in pack.entries:
        lines = entry.lines
        if entry.number in review.withheld and entry.group.may_harm:
            continue
        if entry.number in review.withheld:
            lines = tuple(PackLine(line.label, WITHHELD) for line in lines)
        elif hidden is not None and entry.group.may_name_others:
            lines = tuple(replace(one, value=hidden.sub(BLACKENED, one.value)) for one in lines)
        entries.append(replace(entry, lines=lines))
    return replace(pack, entries=tuple(entries), others=())


@door(UseCase.ANSWER_RIGHTS)
def write(workspace: Workspace, pack: AccessPack, review: Review, path: Path) -> tuple[Path, Path]:
    """Write the reviewed pack as a PDF, and as JSON beside it; return both.

    Raises:
        RequestRefusedError: if nobody decided on what may put somebody in danger.
        DocumentError, StorageError: if it cannot be written, or the PDF is there already.
    """
    if pack.to_decide and not review.decided:
        raise RequestRefusedError(
            "Nobody has decided yet which concerns and restricted notes are given out.",
            what_is_safe="Nothing was written.",
            what_to_do="Go through each with your safeguarding lead, then say that you did.",
        )
    leaving = reviewed(pack, review)
    withheld = len(review.withheld)
    note_alone(workspace, AuditAction.ACCESS_PACK_EXPORTED, pack.resident_id, withheld=withheld)
    workspace.plan_writer.write(document_of(leaving), path)
    machine = path.with_suffix(".json")
    write_whole_file(machine, json.dumps(as_json(leaving), indent=1).encode(), private=True)
    return path, machine


def document_of(pack: AccessPack) -> PlanDocument:
    """Return the pack as people read it."""
    blocks = [
        PlanBlock(PlanMark.TITLE, (f"What {pack.organisation} keeps about {pack.name}",)),
        PlanBlock(
            PlanMark.BODY,
            (
                f"Made on {long_date(pack.made_on)} by {pack.worker}. It is kept encrypted on one "
                "laptop and in its backups, and given to nobody outside of the organisation. No "
                "decision is made by a computer alone.",
            ),
        ),
    ]
    shown = None
    for entry in pack.entries:
        group = entry.group
        if group is not shown:
            kept = f"Kept for {months_in_words(group.retention_months)} after the last entry."
            blocks.append(PlanBlock(PlanMark.HEADING, (group.title,)))
            about = f"{group.purpose} We rely on {group.basis.words}. {kept}"
            blocks.append(PlanBlock(PlanMark.BODY, (about,)))
            shown = group
        sentences = tuple(f"{line.label}: {line.value}" for line in entry.lines)
        blocks.append(PlanBlock(PlanMark.BODY, sentences))
    blocks.append(PlanBlock(PlanMark.HEADING, ("What you can ask for",)))
    blocks.append(PlanBlock(PlanMark.BODY, tuple(f"You can {right}." for right in RIGHTS)))
    return PlanDocument(PlanStyle.PLAIN, tuple(blocks), pack.resident_id, "Your information")


def as_json(pack: AccessPack) -> dict[str, object]:
    """Return the pack for machines; files are in it as base64."""
    return {
        "kind": "anchordesk-access-pack/1",
        "organisation": pack.organisation,
        "made_on": pack.made_on.isoformat(),
        "entries": [
            {
                "group": entry.group.code,
                "purpose": entry.group.purpose,
                "fields": {
                    line.label: base64.b64encode(line.content).decode()
                    if line.content
                    else line.value
                    for line in entry.lines
                },
            }
            for entry in pack.entries
        ],
    }


def _entries(register: FieldRegister, tables: Mapping[str, CarriedTable]) -> Iterator[PackEntry]:
    number = 0
    for group in register.groups:
        names = dict.fromkeys(one.table for one in group.fields if group.code != STAFF)
        for name in names:
            table = tables.get(name)
            if table is None:
                continue
            titles = {one.column: one.title for one in group.fields if one.table == name}
            for row in table.rows:
                cells = zip(table.columns, row, strict=True)
                held = {str(column): cell for column, cell in cells}
                if "sealed" in held and bool(held["sealed"]) is not (group.code == RESTRICTED):
                    # A restricted note is told of in its own group alone: a line of the day on
                    # which something was said in confidence could be enough to warn somebody.
                    continue
                lines = tuple(
                    _line(title, held[column])
                    for column, title in titles.items()
                    if held.get(column) not in (None, "", "not_known")
                )
                if lines:
                    number += 1
                    yield PackEntry(number, group, lines)


def _line(label: str, cell: object) -> PackLine:
    if isinstance(cell, bytes):
        return PackLine(label, f"{len(cell)} bytes, in the file for computers", cell)
    text = str(cell)
    if MOMENT.fullmatch(text):
        at = datetime.fromisoformat(text).astimezone()
        return PackLine(label, f"{long_date(at.date())}, {at:%H:%M}")
    if DAY.fullmatch(text):
        return PackLine(label, long_date(date.fromisoformat(text)))
    return PackLine(label, text.replace("_", " ") if CODE.fullmatch(text) else text)
