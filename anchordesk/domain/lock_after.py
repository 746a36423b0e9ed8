"""After how many minutes without a key or the mouse the window locks by itself."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_MINUTES = 5
LONGEST_MINUTES = 15
ON_OFFER = (1, 2, 3, 5, 10, 15)


@dataclass(frozen=True, slots=True)
class LockAfter:
    """What the person chose, within what the organisation allows.

    Attributes:
        chosen: Minutes; nonsense counts as the default.
        organisation_limit: Minutes that the organisation allows at most; None if it set none. It
            can only shorten.
    """

    chosen: int = DEFAULT_MINUTES
    organisation_limit: int | None = None

    @property
    def longest(self) -> int:
        """The most minutes that can be chosen."""
        if self.organisation_limit is None:
            return LONGEST_MINUTES
        return max(1, min(self.organisation_limit, LONGEST_MINUTES))

    @property
    def minutes(self) -> int:
        """The minutes that count."""
        return min(self.chosen if self.chosen in ON_OFFER else DEFAULT_MINUTES, self.longest)

    @property
    def choices(self) -> tuple[int, ...]:
        """The minutes to choose from, never none."""
        return tuple(sorted({n for n in ON_OFFER if n < self.longest} | {self.longest}))
