"""Making an organisation's recovery key, which opens the vaults of desks that have added it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import CODE_BYTES, RecoveryCode
from anchordesk.domain.text import tidy_line
from anchordesk.services.key_errors import OrganisationKeyFileError
from anchordesk.services.ports import IdentifierSource
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.wire.fields import is_title

ReadOrganisationKey = Callable[[Path], OrganisationKey]

PUBLIC_FILE = "organisation-recovery.json"
PRIVATE_FILE = "organisation-recovery-private.json"
SHEET_FILE = "organisation-recovery-sheet.pdf"


class OrganisationKeyFiles(Protocol):
    """The two files of an organisation's recovery key. All methods may take a second."""

    def write(
        self, code: RecoveryCode, organisation: str, passphrase: str, public: Path, private: Path
    ) -> OrganisationKey:
        """Write both files, never over others; return the public half.

        Raises WeakPassphraseError, OrganisationKeyFileError, StorageError.
        """

    def read_public(self, path: Path) -> OrganisationKey:
        """Return the public half. Raises OrganisationKeyFileError."""

    def read_private(self, path: Path, passphrase: str) -> RecoveryCode:
        """Return what the private half is made from.

        Raises WrongPassphraseError, OrganisationKeyFileError, StorageError.
        """


@dataclass(frozen=True, slots=True)
class OrganisationRecoveryMade:
    """An organisation's new recovery key.

    Attributes:
        public: File for every desk, to add or to preset.
        private: File for the lead alone, opened by the passphrase.
        sheet: The private half again, to print and put away.
    """

    key: OrganisationKey
    public: Path
    private: Path
    sheet: Path


def create(
    files: OrganisationKeyFiles,
    sheets: RecoverySheetWriter,
    identifiers: IdentifierSource,
    *,
    organisation: str,
    passphrase: str,
    folder: Path,
    made_on: date,
    code: RecoveryCode | None = None,
) -> OrganisationRecoveryMade:
    """Make an organisation's recovery key: two files and a sheet in a folder that is there.

    Args:
        passphrase: Opens the private file, on any computer: the strict rule holds.
        code: What the key is made from; a new one if None.

    Raises:
        OrganisationKeyFileError: if the name cannot be printed, or a file cannot be written.
        WeakPassphraseError: if the passphrase is too easy to guess.
        DocumentError, StorageError: if the sheet cannot be written, or memory is short.
            After any error none of the three files is there.
    """
    name = tidy_line(organisation)
    if not name or not is_title(name):
        raise OrganisationKeyFileError(
            "The organisation's name is missing, too long, or cannot be printed.",
            what_to_do="Use at most 160 letters, figures and signs.",
        )
    public, private = folder / PUBLIC_FILE, folder / PRIVATE_FILE
    code = code or RecoveryCode(identifiers.random_bytes(CODE_BYTES))
    with ExitStack() as on_failure:
        key = files.write(code, name, passphrase, public, private)
        on_failure.callback(_remove, public, private)
        sheets.write_for_organisation(code, key, made_on, folder / SHEET_FILE)
        on_failure.pop_all()
    return OrganisationRecoveryMade(key, public, private, folder / SHEET_FILE)


def _remove(*paths: Path) -> None:
    # The first failure is the one to tell.
    with suppress(OSError):
        for path in paths:
            path.unlink(missing_ok=True)
