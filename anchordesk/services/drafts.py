"""Keeping half-typed forms inside the vault, and offering them again.

A use case that keeps what a form was for takes the form's `DraftKey` and forgets the draft in
its own transaction: a crash leaves the record or the draft, never both and never neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.errors import NotFoundError
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedVault:
    """A vault that was just opened, with what was half typed before it was locked.

    Attributes:
        unwritten: Those of the drafts that the vault does not hold yet.
    """

    workspace: Workspace
    drafts: tuple[Draft, ...] = ()
    unwritten: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft to go on with.

    Attributes:
        resident_name: Whom it is about; empty if it is about nobody yet.
    """

    draft: Draft
    resident_name: str = ""


def with_drafts(workspace: Workspace, held: bytes | None = None) -> OpenedVault:
    """Read the drafts of a vault that was just opened; it is locked again if that fails.

    Args:
        held: What the last lock could not write, from `seal_to_hold`. It is newer than what the
            vault has of the same forms.

    Raises:
        StorageError: if the vault cannot be read.
    """
    try:
        with workspace.records.reading() as reading:
            drafts = {draft.key: draft for draft in reading.drafts()}
        plain = None if held is None else _unsealed(workspace, held)
        unwritten = () if plain is None else _read_held(plain)
        drafts.update({draft.key: draft for draft in unwritten})
        return OpenedVault(workspace, tuple(drafts.values()), unwritten)
    except BaseException:
        workspace.lock()
        raise


def seal_to_hold(workspace: Workspace, drafts: Iterable[Draft]) -> bytes:
    """Return drafts as bytes that only this vault's key opens.

    For the one case in which a lock cannot write them, such as a full disk: nothing half typed
    is in memory in the clear while locked, and none of it is lost.
    """
    rows = [
        (
            draft.key.form,
            "" if draft.key.subject is None else draft.key.subject.hex,
            draft.answers,
            draft.changed_at.isoformat(),
        )
        for draft in drafts
    ]
    # Not the data key: a command may renew that while the vault is locked.
    return workspace.records.seal_to_hold(json.dumps(rows).encode(), workspace.profile.sealing_key)


def _unsealed(workspace: Workspace, held: bytes) -> bytes | None:
    return workspace.records.unseal_held(held, workspace.profile.sealing_key)


def _read_held(plain: bytes) -> tuple[Draft, ...]:
    return tuple(
        Draft(
            DraftKey(form, UUID(hex=subject) if subject else None),
            tuple((name, text) for name, text in answers),
            datetime.fromisoformat(changed_at),
        )
        for form, subject, answers, changed_at in json.loads(plain)
    )


def write(
    workspace: Workspace, drafts: Iterable[Draft], forgotten: Iterable[DraftKey] = ()
) -> None:
    """Keep drafts, each in place of an earlier one of its form, and forget others.

    Raises:
        StorageError: nothing of it was kept; earlier drafts stay.
    """
    with workspace.records.changing() as change:
        for key in forgotten:
            change.forget_draft(key)
        for draft in drafts:
            change.keep_draft(draft)


def forget_with(change: RecordsChanging, draft: DraftKey | None) -> None:
    """Forget the draft of a form whose answers this transaction keeps."""
    if draft is not None:
        change.forget_draft(draft)


def drafts_to_go_on_with(workspace: Workspace) -> tuple[KeptDraft, ...]:
    """Return the drafts, newest first, with whom they are about.

    Raises:
        StorageError: if the vault cannot be read.
    """
    with workspace.records.reading() as reading:
        return tuple(KeptDraft(draft, _name_of(reading, draft)) for draft in reading.drafts())


def _name_of(reading: RecordsReading, draft: Draft) -> str:
    if draft.key.subject is None:
        return ""
    try:
        return reading.resident(ResidentId(draft.key.subject)).display_name
    except NotFoundError:
        return ""
