"""What IT has settled for this computer; it only ever narrows what a person may choose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from anchordesk.domain.errors import RefusedError, UnavailableError
from anchordesk.domain.lock_after import DEFAULT_MINUTES


class PolicyUnreadableError(UnavailableError):
    """IT's settings are there, and cannot be read or make no sense."""

    code = "policy-unreadable"
    safe = "Your records are safe. Nothing was changed."
    advice = 'Ask your IT support to run "anchordesk policy check".'


class AgainstPolicyError(RefusedError):
    """IT has settled it otherwise."""

    code = "against-policy"


@dataclass(frozen=True, slots=True)
class Policy:
    """IT's answers; empty where there is none.

    Attributes:
        hub_url: The only hub that a desk here may join.
        organisation: The name that a new vault here must bear, letter by letter.
        source: Where this was read, for IT.
        idle_minutes: After how many minutes without a key or the mouse the window locks at the
            latest, from 1 to 15; None where that is left to people.
        lease_days: After how many days without news of its team a desk stays locked at the latest,
            from 1 to 366; None where that is left to leads.
    """

    hub_url: str = ""
    organisation: str = ""
    source: str = ""
    idle_minutes: int | None = None
    lease_days: int | None = None

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
