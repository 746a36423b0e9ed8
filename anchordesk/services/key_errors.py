"""What can go wrong with the keys of a vault, beside a wrong or a weak passphrase."""

from __future__ import annotations

from anchordesk.domain.errors import RefusedError


class TooManyGuessesError(RefusedError):
    """Wrong passphrases were tried in a row; the next try must wait.

    Attributes:
        wait_seconds: How long, in whole seconds, at least 1.
    """

    code = "too-many-guesses"
    safe = "Your records are safe and still locked."

    def __init__(self, wait_seconds: int) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(
            "Too many wrong passphrases were tried in a row.",
            what_to_do=f"Wait {in_seconds(wait_seconds)}, then try again. If you have forgotten "
            "the passphrase, use the recovery sheet.",
        )


class WrongOrganisationKeyError(RefusedError):
    """An organisation's recovery key does not open this vault."""

    code = "wrong-organisation-key"
    safe = "Your records are safe and still locked."
    advice = (
        "Compare the fingerprint of your key with the one that anchordesk check shows on a desk: "
        "the vault may have been given another key, or none."
    )

    def __init__(self) -> None:
        super().__init__("That organisation's recovery key does not open this vault.")


class OrganisationKeyFileError(RefusedError):
    """A file is not an organisation's recovery key, or cannot be read or written."""

    code = "organisation-key-file"


class RecoverySheetTooOldError(RefusedError):
    """The recovery code was made by an earlier version and cannot be kept for a new data key."""

    code = "recovery-sheet-too-old"
    safe = "Nothing was changed. Your passphrase and your recovery sheet work as before."
    advice = "Make a new one with anchordesk recovery-kit, then try again."

    def __init__(self) -> None:
        super().__init__("The recovery sheet of this vault was made by an earlier AnchorDesk.")


class NoSuchKeyError(RefusedError):
    """A key that was to be revoked does not open the vault anyway."""

    code = "no-such-key"


def in_seconds(count: int) -> str:
    """Say a number of seconds."""
    return "1 second" if count == 1 else f"{count} seconds"


class NetworkKeyFileError(RefusedError):
    """A network's key cannot be made, or the file is none."""

    code = "network-key-file"
