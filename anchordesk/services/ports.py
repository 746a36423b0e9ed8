"""What use cases need from outside, beside the records: time, chance, keys, files, carriers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.services.passphrases import PassphraseJudgement
from anchordesk.services.people_sheet import SheetWriter
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.records import Records, RecordsChanging
from anchordesk.services.rescue_report import RescueReport
from anchordesk.services.return_document import ReturnDocument
from anchordesk.services.vault_care import BackupFound, OpeningKey, RecoveringKey


class Clock(Protocol):
    """Time."""

    def now(self) -> datetime:
        """Return this moment, in UTC."""

    def today(self) -> date:
        """Return today, where the laptop is."""


class IdentifierSource(Protocol):
    """Chance, for identifiers and keys."""

    def new_id(self) -> UUID:
        """Return a new UUIDv7."""

    def random_bytes(self, length: int) -> bytes:
        """Return bytes from the operating system's source."""


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far a vault had come when it was last open on this computer.

    Attributes:
        changes: How many were saved in it.
        sequence: Number of its newest signed message; 0 if there is none.
        digest: That message's; empty if there is none.
    """

    changes: int
    sequence: int
    digest: str


class DeviceSecrets(Protocol):
    """This computer's part of the key, kept by the operating system; and how far vaults came."""

    def available(self) -> bool:
        """Tell whether this computer has a keyring that works."""

    def read(self, vault_id: UUID) -> bytes | None:
        """Return the secret, None if there is none. Raises DeviceSecretMissingError if locked."""

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Keep the secret. Raises DeviceSecretMissingError if the keyring refuses."""

    def how_far(self, vault_id: UUID, run: UUID) -> HowFar | None:
        """Return how far a vault had come in its run of messages, None if nothing is known.

        Raises DeviceSecretMissingError if the keyring does not answer.
        """

    def note_how_far(self, vault_id: UUID, run: UUID, how_far: HowFar) -> None:
        """Keep how far a vault came. Raises DeviceSecretMissingError if the keyring refuses."""


@dataclass(frozen=True, slots=True)
class NewVault:
    """What a new vault is made with.

    Attributes:
        folder: Made if it is not there; must hold no vault.
        names: What others know of its owner, and would try as a passphrase.
        organisation_key: Opens the vault from the start.
        first_change: What the vault holds from the start. If it fails, there is no vault.
    """

    folder: Path
    passphrase: str
    first_change: Callable[[RecordsChanging], None] | None = None
    names: tuple[str, ...] = ()
    organisation_key: OrganisationKey | None = None


class Vaults(Protocol):
    """Makes and opens vaults. Slow by design: never call it on the window's thread."""

    def exists(self, folder: Path) -> bool:
        """Tell whether the folder holds a vault, whole or damaged."""

    def has_keyring(self) -> bool:
        """Tell whether the passphrase will be joined by a secret of this computer."""

    def judge(
        self, passphrase: str, names: Sequence[str], *, joined_by_keyring: bool
    ) -> PassphraseJudgement:
        """Judge a new passphrase; names are what others know of its owner."""

    def create(self, new: NewVault) -> Records:
        """Make a vault and open it. Raises VaultExistsError, WeakPassphraseError, StorageError."""

    def open(self, folder: Path, passphrase: str) -> Records:
        """Open a vault.

        Raises WrongPassphraseError, TooManyGuessesError, NotAVaultError, VaultInUseError,
        DeviceSecretMissingError, StorageError.
        """

    def recover(self, folder: Path, key: RecoveringKey) -> Records:
        """Open a vault by its recovery code or its organisation's key; set a new passphrase.

        Raises WrongRecoveryCodeError, WrongOrganisationKeyError, WeakPassphraseError,
        NotAVaultError, VaultInUseError, DeviceSecretMissingError, StorageError.
        """

    def rotate_key(self, folder: Path, passphrase: str, progress: Progress) -> None:
        """Give a vault that is not open a new data key; what opened it opens it again.

        Raises what opening raises, and RecoverySheetTooOldError.
        """

    def backups_in(self, place: Path) -> tuple[BackupFound, ...]:
        """Return the backups in a folder, newest first; never none. Raises NotABackupError."""

    def restore(
        self, backup: Path, folder: Path, key: OpeningKey, progress: Progress = no_progress
    ) -> Records:
        """Make a vault from a backup, all or nothing, and open it; progress ends it by raising.

        Raises NotABackupError, VaultExistsError, and what opening raises.
        """

    def rescue(self, damaged: Path, folder: Path, key: OpeningKey) -> tuple[Records, RescueReport]:
        """Make a new vault of what can be read of a damaged one, and open it.

        Raises RescueRefusedError, VaultExistsError, and what opening raises.
        """


class Sheet(Protocol):
    """A spreadsheet that is being read from the top, row by row."""

    @property
    def name(self) -> str:
        """Name of the file, without its folder."""

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns, each once, none empty."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should know: the encoding that was guessed, formulas without a value."""

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield (row number as the spreadsheet counts, cells as text), empty rows left out.

        Dates come as YYYY-MM-DD. Each row has as many cells as the header.
        """


class SheetReader(Protocol):
    """Reads spreadsheets: .csv in the usual encodings, .xlsx."""

    def open(self, path: Path) -> AbstractContextManager[Sheet]:
        """Open a spreadsheet. Raises SpreadsheetError."""


class SheetFiles(SheetReader, SheetWriter, Protocol):
    """Spreadsheets in and out."""


@dataclass(frozen=True, slots=True)
class WrittenDocuments:
    """Where the documents of a return are.

    Attributes:
        tables_json: The audited tables, for `verify`.
        csv_metadata: What the columns of the CSV file hold, for machines.
    """

    pdf: Path
    spreadsheet: Path
    csv: Path
    tables_json: Path
    csv_metadata: Path

    @property
    def all_files(self) -> tuple[Path, ...]:
        """Every file, in the order in which they are listed."""
        return (self.pdf, self.spreadsheet, self.csv, self.csv_metadata, self.tables_json)


class ReturnWriter(Protocol):
    """Writes a return for people to hold."""

    def write(self, document: ReturnDocument, tables_json: bytes, folder: Path) -> WrittenDocuments:
        """Write PDF, spreadsheet, CSV, its metadata and the tables' JSON. Raises DocumentError."""


@dataclass(frozen=True, slots=True)
class HubReply:
    """What came back when something was sent.

    Attributes:
        receipt: Bytes that claim to be a receipt; not yet verified. None if there are none.
        problem: Why not, in plain words; empty with a receipt.
        try_again: Whether sending the same bytes later can help.
        retry_after_seconds: How long the hub asked to wait; None if it did not say.
        of_this_alone: Whether other messages may fare better: the hub spoke of this one.
        sent_bytes, received_bytes: Of the messages themselves, without what carries them.
    """

    receipt: bytes | None
    problem: str = ""
    try_again: bool = True
    retry_after_seconds: float | None = None
    of_this_alone: bool = False
    sent_bytes: int = 0
    received_bytes: int = 0


class HubTransport(Protocol):
    """Carries bytes to the hub. It never decides that something has arrived."""

    def send(
        self, hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> HubReply:
        """Send an item's exact bytes and return what came back. Never raises for the network.

        A request to join is posted; everything else is put at its address. The token is shown
        where there is one.
        """

    def read(self, hub_url: str, path: str, *, token: bytes = b"") -> HubReply:
        """Return what is at a path, unverified, in place of a receipt. Never raises."""

    def take_out(self, hub_url: str, path: str, *, token: bytes) -> HubReply:
        """Let an envelope wait no more; an empty receipt says that it was done. Never raises."""


class EnvelopeFolder(Protocol):
    """A folder or stick that carries sealed envelopes."""

    def put(self, digest: str, envelope: bytes) -> None:
        """Write an envelope whole. Raises StorageError."""

    def list_digests(self) -> tuple[str, ...]:
        """Return the digests of the envelopes there."""

    def read(self, digest: str) -> bytes | None:
        """Return an envelope, or None if it is not whole."""


OpenEnvelopeFolder = Callable[[Path], EnvelopeFolder]
