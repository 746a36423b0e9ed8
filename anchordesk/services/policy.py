"""What IT has settled for this computer; it only ever narrows what a person may choose."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from anchordesk.domain.errors import RefusedError, UnavailableError
from anchordesk.domain.key_fingerprint import same_fingerprint
from anchordesk.domain.lock_after import DEFAULT_MINUTES
from anchordesk.domain.organisation_key import OrganisationKey


class PolicyUnreadableError(UnavailableError):
    """IT's settings are there, and cannot be read or make no sense."""

    code = "policy-unreadable"
    safe = "Your records are safe. Nothing was changed."
    advice = 'Ask your IT support to run "anchordesk policy check".'


class AgainstPolicyError(RefusedError):
    """IT has settled it otherwise."""

    code = "against-policy"


class ExportKind(StrEnum):
    """Plain files that leave a vault because a person asked for them."""

    RETURN = "return"
    PLAN = "plan"
    TIMELINE = "timeline"
    LETTER = "letter"
    CALENDAR = "calendar"
    DAY = "day"
    ATTACHMENT = "attachment"
    CASELOAD = "caseload"
    PASSPORT = "passport"
    REPORT = "report"


DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Policy:
    """IT's answers; empty where there is none.

    Attributes:
        hub_url: The only hub that a desk here may join.
        organisation: The name that a new vault here must bear, letter by letter.
        source: Where this was read, for IT.
        idle_minutes: After how many minutes without a key or the mouse the window locks at the
            latest, from 1 to 15; None where that is left to people.
        emergency_minutes: For how many minutes a colleague's vault is open in an emergency at the
            longest, from 1 to 60; None for an hour.
        lease_days: After how many days without news of its team a desk stays locked at the latest,
            from 1 to 366; None where that is left to leads.
        passphrase_characters: How long a new passphrase is at least; what AnchorDesk asks for by
            itself stays asked for.
        keyring_required: Whether no vault is made where this computer has no password store.
        exports: Which kinds of plain files may be saved; None where all may. A copy for somebody
            who asks for their data is theirs by law, and no kind.
        backup_folder: The folder in which, or in a folder of which, backups may be made.
        two_people_for_returns: Whether a return leaves only once a second lead approved it as well.
        proxy: Address of the one proxy that leads to a hub, or DIRECT for none; empty where the
            operating system is asked.
        recovery_key: Fingerprint of the one organisation's recovery key that may open a vault here,
            and must open each new one.
    """

    hub_url: str = ""
    organisation: str = ""
    source: str = ""
    idle_minutes: int | None = None
    emergency_minutes: int | None = None
    lease_days: int | None = None
    passphrase_characters: int | None = None
    keyring_required: bool = False
    exports: frozenset[ExportKind] | None = None
    backup_folder: str = ""
    two_people_for_returns: bool = False
    proxy: str = ""
    recovery_key: str = ""

    def refuse_short_passphrase(self, passphrase: str) -> None:
        """Let only passphrases through that are as long as is settled.

        Raises:
            AgainstPolicyError: if it is shorter.
        """
        problem = self.too_short(passphrase)
        if problem:
            raise AgainstPolicyError(problem, what_to_do="Add another word to it.")

    def too_short(self, passphrase: str) -> str:
        """Return why a new passphrase is too short here; empty if it is not."""
        least = self.passphrase_characters
        if least is None or len(unicodedata.normalize("NFC", passphrase)) >= least:
            return ""
        return f"Your organisation asks for a passphrase of {least} characters or more."

    def refuse_missing_keyring(self, *, has_keyring: bool) -> None:
        """Let no vault be made without the password store that is asked for.

        Raises:
            AgainstPolicyError: if it is asked for and does not work.
        """
        if self.keyring_required and not has_keyring:
            raise AgainstPolicyError(
                "Your organisation wants the vault's key kept in this computer's password store, "
                "which does not answer.",
                what_to_do="Sign in to this computer as usual, or ask your IT support.",
            )

    def refuse_other_recovery_key(self, key: OrganisationKey | None) -> None:
        """Let only the settled organisation's key open a vault, and make none without it.

        Args:
            key: The key that shall open it; None for none.

        Raises:
            AgainstPolicyError: if it is another one, or none where one is settled.
        """
        if not self.recovery_key:
            return
        if key is None:
            raise AgainstPolicyError(
                "Your organisation wants its recovery key to open each vault on this computer, "
                "and that key is not here.",
                what_to_do="Ask your IT support to put organisation-recovery.json in its place.",
            )
        if not same_fingerprint(key.fingerprint, self.recovery_key):
            raise AgainstPolicyError(
                f"The recovery key of {key.organisation} ({key.fingerprint}) is not the one that "
                "your organisation has settled for this computer.",
                what_to_do="Tell your lead and your IT support before you go on: with another key, "
                "somebody else could read your vault.",
            )

    def refuse_new_recovery_key(self) -> None:
        """Let no organisation be made, with a key of its own, where one is settled.

        Raises:
            AgainstPolicyError: then.
        """
        if self.recovery_key:
            raise AgainstPolicyError(
                "A new organisation would make a new recovery key, and your organisation has "
                f"settled {self.recovery_key} for this computer.",
                what_to_do="Join its team by invitation. If this is the first desk, ask your IT "
                "support to settle the key once the organisation is made.",
            )

    def refuse_losing_recovery_key(self, fingerprint: str) -> None:
        """Let nobody take away the key that is settled; any other may go.

        Raises:
            AgainstPolicyError: if it is the settled one.
        """
        if self.recovery_key and same_fingerprint(fingerprint, self.recovery_key):
            raise AgainstPolicyError(
                "Your organisation wants its recovery key to open each vault on this computer.",
                what_to_do="Ask your IT support if that should be otherwise.",
            )

    def refuse_export(self, kind: ExportKind) -> None:
        """Let only the settled kinds of files out.

        Raises:
            AgainstPolicyError: if it is of another kind.
        """
        if self.exports is not None and kind not in self.exports:
            raise AgainstPolicyError(
                "Your organisation does not let files of this kind be saved on this computer.",
                what_to_do="Show it on the screen instead, or ask your IT support.",
            )

    def refuse_backup_elsewhere(self, place: Path) -> None:
        """Let backups go only where it is settled.

        Raises:
            AgainstPolicyError: if it is another folder.
        """
        if not self.backup_folder:
            return
        settled = Path(self.backup_folder).expanduser().resolve()
        chosen = place.resolve()
        if chosen != settled and settled not in chosen.parents:
            raise AgainstPolicyError(
                f"Your organisation keeps backups in {self.backup_folder} only.",
                what_to_do="Choose that folder, or one in it.",
            )

    def refuse_other_hub(self, hub_url: str) -> None:
        """Let only the settled hub through.

        Raises:
            AgainstPolicyError: if it is another one.
        """
        if self.hub_url and self.hub_url.rstrip("/") != hub_url.rstrip("/"):
            raise AgainstPolicyError(
                f"On this computer AnchorDesk joins no other hub than {self.hub_url}.",
                what_to_do="Ask your IT support which network this computer is for.",
            )

    def refuse_other_organisation(self, name: str) -> None:
        """Let only the settled name through.

        Raises:
            AgainstPolicyError: if it is another one.
        """
        if self.organisation and self.organisation != name:
            raise AgainstPolicyError(
                f"On this computer the organisation is “{self.organisation}”.",
                what_to_do="Go back and enter its name exactly so, or ask your IT support.",
            )


def settled_lines(policy: Policy) -> tuple[tuple[str, str], ...]:
    """Return what is settled, as titles with answers, for people to read."""
    kinds, least = policy.exports, policy.passphrase_characters
    lines = (
        ("Hub", policy.hub_url),
        ("Proxy", policy.proxy),
        ("Organisation", policy.organisation),
        ("Organisation's recovery key", policy.recovery_key),
        ("Minutes until it locks", _at_most(policy.idle_minutes)),
        ("Minutes of emergency access", _at_most(policy.emergency_minutes)),
        ("Days that a desk opens without news of its team", _at_most(policy.lease_days)),
        (
            "Characters of a new passphrase",
            "" if least is None else f"{least} or more",
        ),
        ("Password store", "required" if policy.keyring_required else ""),
        (
            "Plain files that may be saved",
            "" if kinds is None else ", ".join(sorted(kinds)) or "none",
        ),
        ("Backups", policy.backup_folder),
        ("Returns", "approved by two people" if policy.two_people_for_returns else ""),
    )
    return tuple((title, answer) for title, answer in lines if answer)


def known_policy(read_policy: Callable[[], Policy]) -> Policy:
    """Return what is settled; nothing, where that cannot be read.

    For what people must be able to do all the same: open their vault, and back it up.
    """
    try:
        return read_policy()
    except PolicyUnreadableError:
        return Policy()


def _at_most(number: int | None) -> str:
    return "" if number is None else f"{number} at most"


def longest_idle(read_policy: Callable[[], Policy]) -> int | None:
    """Return after how many idle minutes the window locks at the latest; None if not settled.

    What cannot be read may settle a short time, and must not keep anybody from the day's work:
    then nobody waits longer than is usual.
    """
    try:
        return read_policy().idle_minutes
    except PolicyUnreadableError:
        return DEFAULT_MINUTES


def no_policy() -> Policy:
    """Return the policy of a computer for which IT has settled nothing."""
    return Policy()
