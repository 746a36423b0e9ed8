"""The rules that a return is protected by, and the only values that they may take."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.errors import RefusedError

LOWEST_THRESHOLD = 3
HIGHEST_THRESHOLD = 10


class PolicyError(RefusedError):
    """A protection rule outside what is allowed."""

    code = "protection_policy"
    advice = "Ask your network co-ordinator which threshold applies."


class MixedMethodsError(RefusedError):
    """Exact and rounded figures of the same people would stand beside each other."""

    code = "mixed_methods"
    safe = "Nothing was published."
    advice = "Choose a return that protects small numbers in the same way as those before."


@dataclass(frozen=True, slots=True)
class ProtectionPolicy:
    """How strictly a return is protected.

    Attributes:
        threshold: Counts of 1 to threshold - 1 people are sensitive; 3 to 10. The attacker's range
            for a sensitive cell must hold both 0 and the threshold.
        rounds: True if all counts are rounded together, instead of withholding some. Whoever has
            an exact and a rounded figure of the same people learns the difference, so that one
            ledger never holds both.
        zeros_sensitive: True if nobody may learn that a count is 0 either, unless that is known
            anyway; the zeros of earlier returns stay as they were printed.
        fewest: True if a pattern that withholds less is looked for where the first return is made.
            For returns that are made once: no other counts the same people.
        time_limit_seconds: For protection, and again for the audit; reaching it is a refusal.
    """

    threshold: int = 5
    time_limit_seconds: float = 300.0
    rounds: bool = False
    zeros_sensitive: bool = False
    fewest: bool = False

    def __post_init__(self) -> None:
        if type(self.threshold) is not int or not (
            LOWEST_THRESHOLD <= self.threshold <= HIGHEST_THRESHOLD
        ):
            raise PolicyError(
                f"The threshold must be a whole number from {LOWEST_THRESHOLD}"
                f" to {HIGHEST_THRESHOLD}."
            )
        if not self.time_limit_seconds > 0:
            raise PolicyError("The time limit must be above zero seconds.")

    def small(self, people: int) -> bool:
        """True if this many people are too few to print."""
        return 1 <= people < self.threshold

    def after(self, earlier: ProtectionPolicy) -> ProtectionPolicy:
        """This policy, as the next one after an earlier one.

        Raises:
            PolicyError: the threshold would fall; it may only be raised.
            MixedMethodsError: exact figures would stand beside rounded ones.
        """
        if self.threshold < earlier.threshold:
            raise PolicyError(
                f"The threshold was {earlier.threshold} before; it may only be raised."
            )
        if self.rounds is not earlier.rounds:
            before, now = ("rounded", "exact") if earlier.rounds else ("exact", "rounded")
            raise MixedMethodsError(
                f"Returns approved before show {before} figures, and this one would show {now} "
                "ones of the same people. Whoever has both could work out what is hidden."
            )
        return self
