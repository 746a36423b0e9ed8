"""The files of an organisation's recovery key: one for every desk, one behind a passphrase.

The private file is made to be carried to any computer, so no keyring has a part of it: Argon2id and
the strict rule for passphrases are all that stands before it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag

from anchordesk.adapters.keys.argon2_cost import SALT_BYTES, Argon2Cost, calibrate
from anchordesk.adapters.keys.passphrase_files import cipher_of, write_new
from anchordesk.adapters.keys.passphrase_slot import NONCE_BYTES, Nonce, Salt
from anchordesk.adapters.keys.passphrases import check_new_passphrase
from anchordesk.adapters.keys.sealed_slots import (
    LONGEST_NAME,
    PublicKey,
    organisation_private_key,
)
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import CODE_BYTES, RecoveryCode
from anchordesk.services.errors import WrongPassphraseError
from anchordesk.services.key_errors import OrganisationKeyFileError
from anchordesk.wire.fields import is_title

PUBLIC_KIND: Literal["anchordesk-organisation-recovery/1"] = "anchordesk-organisation-recovery/1"
PRIVATE_KIND: Literal["anchordesk-organisation-recovery-private/1"] = (
    "anchordesk-organisation-recovery-private/1"
)
WRAPPED_BYTES = CODE_BYTES + 16
LARGEST_FILE_BYTES = 16 * 1024

_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME)]
_Wrapped = Annotated[bytes, msgspec.Meta(min_length=WRAPPED_BYTES, max_length=WRAPPED_BYTES)]


class PublicFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every desk may have."""

    kind: Literal["anchordesk-organisation-recovery/1"]
    organisation: _Name
    public_key: PublicKey


class PrivateFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the lead keeps: the 20 bytes of the printed code, wrapped by a passphrase."""

    kind: Literal["anchordesk-organisation-recovery-private/1"]
    organisation: _Name
    public_key: PublicKey
    salt: Salt
    memory_kib: int
    iterations: int
    lanes: int
    nonce: Nonce
    wrapped: _Wrapped

    def __post_init__(self) -> None:
        self.cost()

    def cost(self) -> Argon2Cost:
        """Return the Argon2id settings. Raises ValueError if they are out of bounds."""
        return Argon2Cost(self.memory_kib, self.iterations, self.lanes)


_File = TypeVar("_File", PublicFile, PrivateFile)


class OrganisationFiles:
    """Meets the port OrganisationKeyFiles.

    Args:
        random_bytes: Chance.
        cost: Argon2id settings for the private file; None to measure this computer.
    """

    def __init__(
        self, random_bytes: Callable[[int], bytes], cost: Argon2Cost | None = None
    ) -> None:
        self._random_bytes = random_bytes
        self._cost = cost

    def write(
        self, code: RecoveryCode, organisation: str, passphrase: str, public: Path, private: Path
    ) -> OrganisationKey:
        """Write both files, never over others; return the public half.

        Raises:
            WeakPassphraseError: if the passphrase is too easy to guess.
            OrganisationKeyFileError: if a file is there, or cannot be written; then none is left.
            StorageError: if the computer cannot spare the memory.
        """
        check_new_passphrase(passphrase, joined_by_keyring=False, names=(organisation,))
        public_key = organisation_private_key(code.secret).public_key().public_bytes_raw()
        cost = self._cost or calibrate()
        blank = PrivateFile(
            kind=PRIVATE_KIND,
            organisation=organisation,
            public_key=public_key,
            salt=self._random_bytes(SALT_BYTES),
            memory_kib=cost.memory_kib,
            iterations=cost.iterations,
            lanes=cost.lanes,
            nonce=self._random_bytes(NONCE_BYTES),
            wrapped=bytes(WRAPPED_BYTES),
        )
        wrapped = cipher_of(cost, blank.salt, passphrase).encrypt(
            blank.nonce, code.secret, _bound_to(blank)
        )
        _write_new(private, msgspec.structs.replace(blank, wrapped=wrapped))
        try:
            _write_new(public, PublicFile(PUBLIC_KIND, organisation, public_key))
        except OrganisationKeyFileError:
            private.unlink()
            raise
        return OrganisationKey(organisation, public_key)

    def read_public(self, path: Path) -> OrganisationKey:
        """Return the public half. Raises OrganisationKeyFileError."""
        kept = _read(path, PublicFile)
        if not is_title(kept.organisation):
            raise _not_a_key_file()
        return OrganisationKey(kept.organisation, kept.public_key)

    def read_private(self, path: Path, passphrase: str) -> RecoveryCode:
        """Return what the private half is made from.

        Raises:
            WrongPassphraseError: if the passphrase does not open the file, or it was changed.
            OrganisationKeyFileError: if it is no such file.
            StorageError: if the computer cannot spare the memory.
        """
        kept = _read(path, PrivateFile)
        try:
            secret = cipher_of(kept.cost(), kept.salt, passphrase).decrypt(
                kept.nonce, kept.wrapped, _bound_to(kept)
            )
        except InvalidTag:
            raise WrongPassphraseError from None
        return RecoveryCode(secret)


def _bound_to(kept: PrivateFile) -> bytes:
    """The associated data of the wrap: the file without what is wrapped."""
    return msgspec.json.encode(msgspec.structs.replace(kept, wrapped=bytes(WRAPPED_BYTES)))


def _write_new(path: Path, content: PublicFile | PrivateFile) -> None:
    try:
        write_new(path, msgspec.json.encode(content))
    except OSError:
        raise OrganisationKeyFileError(
            "The recovery key's file could not be written, or there is one already.",
            what_to_do="Choose an empty folder that you may write to, then try again.",
        ) from None


def _read(path: Path, kind: type[_File]) -> _File:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
        return msgspec.json.decode(content[:LARGEST_FILE_BYTES], type=kind)
    except OSError:
        raise OrganisationKeyFileError(
            "That file cannot be read.", what_to_do="Check its name, then try again."
        ) from None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise _not_a_key_file() from None


def _not_a_key_file() -> OrganisationKeyFileError:
    return OrganisationKeyFileError(
        "That file is not an organisation's recovery key, or it is damaged.",
        what_to_do="Ask your lead for organisation-recovery.json once more. The private file is "
        "only for opening vaults.",
    )
