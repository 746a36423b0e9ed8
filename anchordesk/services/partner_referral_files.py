"""Reads a partner's file of referrals into the inbox, and writes the template to send them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.import_cells import RowReader
from anchordesk.domain.import_guess import fitting_mapping, guess_mapping
from anchordesk.domain.import_mapping import Field
from anchordesk.domain.import_mapping_file import read_mapping
from anchordesk.domain.partner_referral import (
    MOST_REFERRALS,
    NEEDED,
    ReferralFileError,
    read_referral,
    rows_of_json,
    template_csv,
    template_json,
)
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.files import read_small_file, write_whole_file
from anchordesk.services.workspace import Workspace

LARGEST_FILE = 16 * 1024 * 1024
PERSON_FIELDS = (
    ("given_name", Field.GIVEN_NAME),
    ("family_name", Field.FAMILY_NAME),
    ("date_of_birth", Field.DATE_OF_BIRTH),
    ("phone", Field.PHONE),
    ("email", Field.EMAIL),
    ("postcode", Field.POSTCODE),
)


@dataclass(frozen=True, slots=True)
class FileRead:
    """What reading a file brought: new in the inbox, there already, and no referral at all."""

    new: int
    known: int
    unreadable: int


@door(UseCase.IMPORT)
def read_file(workspace: Workspace, path: Path, partner: str = "") -> FileRead:
    """Put what a partner's file proposes into the inbox. The same row twice is one.

    Args:
        partner: Who sent it, where the file does not say.

    Raises:
        ReferralFileError, SpreadsheetError: if it cannot be read at all; then nothing was kept.
        StorageError: if the file cannot be opened.
    """
    today, called = workspace.clock.today(), tidy_line(partner) or path.stem[:100]
    rows = list(_rows(workspace, path))
    new = known = 0
    with workspace.records.changing() as change:
        there = set(change.partner_referrals.fingerprints())
        for row in rows:
            if row is None:
                continue
            one = read_referral(workspace.identifiers.new_id(), row, called, path.name[:200], today)
            if one.fingerprint in there:
                known += 1
                continue
            there.add(one.fingerprint)
            change.partner_referrals.save(one)
            new += 1
        note(workspace, change, AuditAction.REFERRALS_READ, new=new, known=known)
    return FileRead(new, known, sum(row is None for row in rows))


@door(UseCase.READ_RECORDS)
def write_template(workspace: Workspace, path: Path) -> Path:
    """Write the file to send to a partner: JSON by its ending, CSV otherwise."""
    del workspace
    is_json = path.suffix.casefold() == ".json"
    text = template_json() if is_json else "\ufeff" + template_csv()
    write_whole_file(path, text.encode("utf-8"))
    return path


def _rows(workspace: Workspace, path: Path) -> Iterator[dict[str, str] | None]:
    """Yield each row of a file by the published columns; None for what is no referral."""
    if path.suffix.casefold() == ".json":
        yield from rows_of_json(_text(path))
        return
    with workspace.records.reading() as reading:
        saved = [read_mapping(text, "saved mapping") for text in reading.saved_mappings()]
    with workspace.sheets.open(path) as sheet:
        header = sheet.header
        published = any(name in header for name in NEEDED)
        mapping = fitting_mapping(header, [*saved, *workspace.library.mappings]) or guess_mapping(
            header, ""
        )
        if not published and not any(mapping.rule(field) for _, field in PERSON_FIELDS[:2]):
            raise ReferralFileError(
                "No column of this file is a name.",
                what_to_do="Save the template and send it to the partner, or import the file once "
                "under Caseload, where columns can be chosen; AnchorDesk remembers them.",
            )
        for at, (number, cells) in enumerate(sheet.rows()):
            if at >= MOST_REFERRALS:
                raise ReferralFileError(
                    f"The file has more than {MOST_REFERRALS:,} rows.",
                    what_to_do="Ask the partner to send them in several files.",
                )
            row = dict(zip(header, cells, strict=False))
            if not published:
                reader = RowReader(mapping, number, row)
                row |= {name: reader.line(field) for name, field in PERSON_FIELDS}
            yield row


def _text(path: Path) -> str:
    try:
        return read_small_file(path, LARGEST_FILE).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ReferralFileError(
            "The file is not written in UTF-8.", what_to_do="Ask the partner to save it so."
        ) from problem
