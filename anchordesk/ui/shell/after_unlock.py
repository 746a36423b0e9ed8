"""What the window says once a vault is open in an unusual way."""

from __future__ import annotations

from anchordesk.services.vault_care import BackupFound
from anchordesk.ui.words import long_moment, translate


def recovered_words() -> str:
    """Say what a recovery sheet has done."""
    return translate(
        "after unlock",
        "The new passphrase opens this vault from now on. The recovery sheet works as before: put "
        "it away again.",
    )


def taken_over_words() -> str:
    """Say what a take-over has done, and what comes next."""
    return translate(
        "after unlock",
        "You have taken this vault over. Hand its cases to colleagues on Team, then end this "
        "desk's membership from your own desk. Put the organisation's sheet away again.",
    )


def renewed_words() -> str:
    """Say what a new data key means for backups."""
    return translate(
        "after unlock",
        "All records are encrypted under a new key. Old backups keep the old one: make a new "
        "backup, then destroy them.",
    )


def restored_words(backup: BackupFound) -> str:
    """Say from when the records are."""
    words = translate(
        "after unlock",
        "Restored from the backup of {when}. The backup is as it was. What was added after it is "
        "not here: do not go on in an older vault as well.",
    )
    return words.format(when=long_moment(backup.made_at))
