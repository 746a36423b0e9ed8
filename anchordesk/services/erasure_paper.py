"""The proof of an erasure on paper: numbers and moments, and nothing of the person.

It can be given to whoever asked, or kept for whoever checks later that it was done.
"""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.backup_rotation import DAYS_KEPT, MONTHS_KEPT, WEEKS_KEPT
from anchordesk.domain.dates import long_date
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.erasure import ErasureProof
from anchordesk.services.files import write_whole_file
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.workspace import Workspace

AS_NUMBERS = ".json"


def _paper(organisation: str, proof: ErasureProof) -> PlanDocument:
    """Return the paper. Only the number of the erasure says which one it was."""
    day = long_date(proof.erased_at.astimezone().date())
    at = f"{proof.erased_at.astimezone():%H:%M}"
    blocks = (
        PlanBlock(PlanMark.TITLE, ("Proof of erasure",)),
        PlanBlock(
            PlanMark.BODY,
            (
                f"{organisation} erased everything that it kept of one person in the records of "
                f"one desk on {day} at {at}.",
                f"Number of the erasure: {proof.resident_id}",
            ),
        ),
        PlanBlock(PlanMark.HEADING, ("What went",)),
        PlanBlock(
            PlanMark.BODY,
            (
                f"{proof.rows} rows: details, notes, plan, stages, jobs, consents, attachments, "
                "half-typed forms and merged records. Their place in the encrypted file was "
                "overwritten, and the search index no longer finds them.",
            ),
        ),
        PlanBlock(PlanMark.HEADING, ("What stays, and why",)),
        PlanBlock(PlanMark.BODY, _what_stays(proof)),
        PlanBlock(PlanMark.HEADING, ("Backups",)),
        PlanBlock(PlanMark.BODY, _backups(proof)),
    )
    return PlanDocument(PlanStyle.PLAIN, blocks, None, title="Proof of erasure", numbered=True)


@door(UseCase.ANSWER_RIGHTS)
def write(workspace: Workspace, proof: ErasureProof, path: Path) -> Path:
    """Write the proof, as a PDF or, for a name that ends in .json, as numbers for computers.

    It holds nothing of anybody, so no policy keeps it in.

    Raises:
        DocumentError, StorageError: if it cannot be written, or the file is there already.
    """
    if path.suffix.lower() == AS_NUMBERS:
        write_whole_file(path, proof.as_json.encode())
    else:
        workspace.plan_writer.write(_paper(workspace.profile.organisation_name, proof), path)
    return path


def _what_stays(proof: ErasureProof) -> tuple[str, ...]:
    left = (
        f"{proof.mentions_left} rows of other people's records still hold the name, phone or "
        "email: look at them by hand."
        if proof.mentions_left
        else "No other record holds the name, phone or email any more."
    )
    return (
        "Counts in returns stay: they are numbers, and nobody can be told from them.",
        "The audit trail keeps that this number was erased, so that an erasure can be shown. It "
        "holds codes and numbers only.",
        left,
    )


def _backups(proof: ErasureProof) -> tuple[str, ...]:
    if proof.older_backup is None:
        first = "No backup was ever made by this desk, so none holds the person."
    else:
        made = long_date(proof.older_backup.made_at.astimezone().date())
        first = (
            f"Backups made until {made} hold the person still, encrypted. They age out: of older "
            f"backups one a day is kept for {DAYS_KEPT} days, one a week for {WEEKS_KEPT} weeks "
            f"and one a month for {MONTHS_KEPT} months. Deleting them is quicker."
        )
    kept = (
        ("A copy from before an upgrade could not be deleted: ask IT to delete it.",)
        if proof.kept_copies_left
        else ()
    )
    return (
        first,
        *kept,
        "If an older backup is ever restored, the person is erased again by the number above.",
    )
