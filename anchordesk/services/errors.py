"""What can go wrong outside the rules of the work: disk, passphrase, keyring, file, hub."""

from __future__ import annotations

from anchordesk.domain.errors import RefusedError, UnavailableError
from anchordesk.services.key_errors import in_seconds


class WrongPassphraseError(RefusedError):
    """The passphrase opened no slot. It may not say whether the name or the words were wrong.

    Attributes:
        wait_seconds: How long the next try must wait, in whole seconds; 0 if it need not.
    """

    code = "wrong-passphrase"
    safe = "Your records are safe and still locked."

    def __init__(self, wait_seconds: int = 0) -> None:
        self.wait_seconds = wait_seconds
        when = f"wait {in_seconds(wait_seconds)}, then try again" if wait_seconds else "try again"
        super().__init__(
            "That passphrase did not open this vault.",
            what_to_do=f"Check Caps Lock and {when}.",
        )


class WeakPassphraseError(RefusedError):
    """A new passphrase is too easy to guess."""

    code = "weak-passphrase"


class NotAVaultError(RefusedError):
    """The folder or file is not a vault, or its key file is damaged."""

    code = "not-a-vault"


class NewerVaultError(NotAVaultError):
    """A vault or backup was made by a later version than this one."""

    advice = "Install the newest AnchorDesk, then open it again."

    def __init__(self) -> None:
        super().__init__("This vault was made by a newer AnchorDesk.")


class VaultExistsError(RefusedError):
    """A vault is there already; it is never overwritten."""

    code = "vault-exists"


class VaultInUseError(UnavailableError):
    """Another AnchorDesk has this vault open."""

    code = "vault-in-use"
    safe = "Your records are safe."
    advice = "Close the other AnchorDesk window on this computer, then try again."


class DeviceSecretMissingError(UnavailableError):
    """The keyring has lost this device's part of the key."""

    code = "device-secret-missing"
    safe = "Your records are safe and still locked. Nothing was deleted."
    advice = (
        "Sign in to this computer as usual and unlock its password store, then try again. "
        "If it was wiped, or this is another computer, the passphrase alone cannot open the vault: "
        "use the recovery code."
    )


class StorageError(UnavailableError):
    """The disk or the database failed."""

    code = "storage"
    safe = "What was saved before is safe. The last change was not saved."
    advice = "Free some space on this computer, then save again."


class UpgradeFailedError(StorageError):
    """A vault of an earlier AnchorDesk could not be brought up to date."""

    code = "upgrade-failed"
    safe = "Your vault is as it was: nothing in it was changed, and nothing is lost."
    advice = "Free some space on this computer, then open the vault again."


class BackupRefusedError(RefusedError):
    """A backup cannot go where it was to go."""

    code = "backup-refused"
    safe = "Your vault and your earlier backups are safe."
    advice = "Choose a folder on another disk, a stick or a share."


class BackupFailedError(UnavailableError):
    """The disk of the backups failed, or what it gave back was not what was written."""

    code = "backup-failed"
    safe = "Your vault and your earlier backups are safe. This backup was not made."
    advice = (
        "Check that the disk or stick is connected, has room and can be written, then try again."
    )


class NotABackupError(RefusedError):
    """A folder is not a backup, or not a whole one."""

    code = "not-a-backup"
    safe = "Nothing was restored, and the backup was not changed."
    advice = "Choose another backup. Each is a folder whose name begins with anchordesk-backup."


class RescueRefusedError(RefusedError):
    """Nothing can be rescued of a vault, or not to where it was to go."""

    code = "rescue-refused"
    safe = "The damaged vault was only read, and no new one was made."
    advice = "Restore your newest backup. Keep the damaged folder, and ask your IT support."


class WrongRecoveryCodeError(RefusedError):
    """The recovery code is well typed, and does not open this vault."""

    code = "wrong-recovery-code"
    safe = "Your records are safe and still locked."
    advice = "Look for the sheet with the newest date: an earlier code no longer opens the vault."

    def __init__(self) -> None:
        super().__init__("That recovery code does not open this vault.")


class NotFoundError(RefusedError):
    """A record that was asked for is not there."""

    code = "not-found"


class SpreadsheetError(RefusedError):
    """A spreadsheet cannot be read."""

    code = "spreadsheet"
    advice = "Save it again as a spreadsheet (.xlsx) or as CSV, then choose it again."


class DocumentError(UnavailableError):
    """A PDF, spreadsheet or CSV could not be written."""

    code = "document"
    safe = "The return itself is kept. Nothing was sent."
    advice = "Choose another folder, or free some space, then try again."


class ReturnRefusedError(RefusedError):
    """A return cannot be made, approved or sent as things stand."""

    code = "return-refused"


class TeamRefusedError(RefusedError):
    """A colleague, an invitation or a message from a desk cannot be accepted."""

    code = "team-refused"


class HandoverRefusedError(RefusedError):
    """A case cannot be handed over or taken as things stand."""

    code = "handover-refused"


class CoveredError(RefusedError):
    """A case is looked after for a colleague, who alone changes this part of it."""

    code = "covered"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"You look after this case for {name}. Notes, actions, appointments, answers on "
            "consent and safeguarding concerns can be written. All else waits for its own worker.",
            what_to_do="Write in a note what is to be changed: it goes back with the case.",
        )


class DuplicateReferenceError(RefusedError):
    """A reference is in use for another resident."""

    code = "duplicate-reference"

    def __init__(self) -> None:
        super().__init__(
            "That reference is already used for another resident.",
            what_to_do="Search the caseload for it, or enter another reference.",
        )
