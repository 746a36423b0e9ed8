"""Refuses weak new passphrases, and turns a passphrase into bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from anchordesk.adapters.keys.guessability import ZxcvbnEstimator
from anchordesk.services.passphrases import PassphraseJudgement, judge, refuse_weak


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the passphrase in Unicode NFC as UTF-8, so that every keyboard gives the same."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def judge_new_passphrase(
    passphrase: str, *, joined_by_keyring: bool, names: Sequence[str] = ()
) -> PassphraseJudgement:
    """Judge a new passphrase by the rule of the vault and what is known of common ones."""
    return judge(passphrase, ZxcvbnEstimator(), joined_by_keyring=joined_by_keyring, names=names)


def check_new_passphrase(
    passphrase: str, *, joined_by_keyring: bool, names: Sequence[str] = ()
) -> None:
    """Check that a new passphrase is long enough and takes enough guesses.

    Args:
        names: What others know of its owner: their name, their organisation.

    Raises:
        WeakPassphraseError: saying what is wrong, with advice.
    """
    refuse_weak(judge_new_passphrase(passphrase, joined_by_keyring=joined_by_keyring, names=names))
