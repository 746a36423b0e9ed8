"""Saves a paper that was shown as a PDF: a plan, a letter, a timeline, a day of visits."""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note_alone
from anchordesk.services.doors import door
from anchordesk.services.plan_document import PlanDocument
from anchordesk.services.policy import ExportKind
from anchordesk.services.workspace import Workspace


@door(UseCase.EXPORT_RECORDS)
def save_paper(
    workspace: Workspace,
    /,
    document: PlanDocument,
    path: Path,
    kind: ExportKind,
    action: AuditAction,
    **facts: str | int,
) -> Path:
    """Ask the policy, write it down, then write the paper. It leaves the vault unprotected.

    Raises:
        AgainstPolicyError: if IT settled that papers of this kind stay in.
        StorageError: if it cannot be written down; then nothing leaves.
        DocumentError: if it cannot be written, or the file is there already.
    """
    workspace.read_policy().refuse_export(kind)
    note_alone(workspace, action, document.resident_id, **facts)
    workspace.plan_writer.write(document, path)
    return path
