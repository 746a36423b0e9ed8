"""Warning of an address, and saying that a warning does not hold any more.

Whoever else lives there has the warning too, with nothing of the record that it came from.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from anchordesk.domain.address import address_key
from anchordesk.domain.address_warning import AddressWarning, WarningKind, WarningRefusedError
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.records import RecordsReading
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


def warnings_of_home(
    reading: RecordsReading, address: str, postcode: str
) -> tuple[AddressWarning, ...]:
    """Return what is to be heeded at an address, each warning once."""
    place = address_key(address, postcode)
    once: dict[object, AddressWarning] = {}
    for row in reading.warnings_at(place) if place else ():
        once.setdefault(row.warning_id, row)
    return tuple(once.values())


@door(UseCase.CHANGE_RECORDS)
def warn(
    workspace: Workspace,
    resident_id: ResidentId,
    kind: WarningKind,
    words: str,
    review_on: date | None = None,
    *,
    draft: DraftKey | None = None,
) -> tuple[Change, ...]:
    """Warn of a resident's address, for everybody of this desk who lives there.

    Also while somebody asked that their record is left as it is: keeping people safe goes on.

    Raises:
        WarningRefusedError: if address or postcode is missing, or the warning does not hold
            together.
        NotFoundError: if there is no such resident.
    """
    with workspace.records.changing() as change:
        resident = change.resident(resident_id)
        place = address_key(resident.address, resident.postcode)
        if not place:
            raise WarningRefusedError(
                "The address or the postcode is missing, so nobody can be warned of it.",
                what_to_do="Enter both under Edit first.",
            )
        first = AddressWarning(
            id=workspace.identifiers.new_id(),
            warning_id=workspace.identifiers.new_id(),
            resident_id=resident_id,
            place=place,
            kind=kind,
            words=tidy_line(words),
            noted_on=workspace.clock.today(),
            worker=workspace.worker,
            review_on=review_on,
        )
        covered = change.covers.covered_for()
        others = [
            who
            for who in change.living_at(place)
            # A copy under cover is not this desk's to write in beyond what its worker asked for.
            if who != resident_id and who not in covered
        ]
        rows = [first]
        for who in others:
            rows.append(replace(first, id=workspace.identifiers.new_id(), resident_id=who))
        for row in rows:
            change.rights.let_through(row.resident_id)
            change.keep(row)
        forget_with(change, draft)
    return tuple(Change(None, row) for row in rows)


@door(UseCase.CHANGE_RECORDS)
def end(workspace: Workspace, warning: AddressWarning) -> tuple[Change, ...]:
    """Say that a warning does not hold any more; that it did stays with the cases."""
    with workspace.records.changing() as change:
        changes = []
        for row in change.warnings_at(warning.place):
            if row.warning_id == warning.warning_id:
                ended = replace(row, ended_on=workspace.clock.today())
                change.rights.let_through(row.resident_id)
                change.keep(ended)
                changes.append(Change(row, ended))
    return tuple(changes)
