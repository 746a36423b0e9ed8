"""What IT has settled for this computer; it only ever narrows what a person may choose."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.errors import RefusedError, UnavailableError


class PolicyUnreadableError(UnavailableError):
    """IT's settings are there, and cannot be read or make no sense."""

    code = "policy-unreadable"
    safe = "Your records are safe. Nothing was changed."
    advice = "Ask your IT support to run: anchordesk policy check"


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
    """

    hub_url: str = ""
    organisation: str = ""
    source: str = ""

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


def no_policy() -> Policy:
    """Return the policy of a computer for which IT has settled nothing."""
    return Policy()
