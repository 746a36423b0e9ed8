"""Taking back what was just done: things stand again as before, unless they were changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anchordesk.domain.errors import RefusedError
from anchordesk.services.casework_records import CaseItem
from anchordesk.services.workspace import Workspace


class ChangedSinceError(RefusedError):
    """What is to be taken back is not as it was left."""

    code = "changed-since"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after something was done; None where it was not there."""

    before: CaseItem | None
    after: CaseItem | None

    @property
    def like(self) -> CaseItem:
        """The thing, as it was on one of the two sides."""
        found = self.after if self.after is not None else self.before
        if found is None:
            raise ValueError("a change is of something")
        return found


def take_back(workspace: Workspace, changes: Sequence[Change]) -> None:
    """Put everything back as it was before, in one transaction, the newest change first.

    Raises:
        ChangedSinceError: if one of the things was changed since; then nothing is put back.
    """
    with workspace.records.changing() as change:
        for one in reversed(changes):
            if change.item_now(one.like) != one.after:
                raise ChangedSinceError(
                    "It was changed since, so it cannot be undone.",
                    what_to_do="Open the record and put it right there.",
                )
            if one.before is None:
                change.take_away(one.like)
            else:
                change.keep(one.before)
