"""Which changes of a caseload that comes back are taken, and how that is kept through a lock."""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.edited_caseload import EditedCaseload
from anchordesk.services.edited_comparison import EditKey
from anchordesk.services.export_columns import ExportColumn

NOTHING: frozenset[EditKey] = frozenset()


@dataclass(frozen=True, slots=True)
class ChosenOtherwise:
    """What was chosen, told by how it differs from a usual choice, so that few words say it.

    Attributes:
        base: `usual`, `all` or `none`.
        others: The changes that are chosen otherwise than there.
    """

    base: str = "usual"
    others: frozenset[EditKey] = NOTHING

    def as_text(self) -> str:
        """Return it as text for a draft."""
        return json.dumps([self.base, *([str(who), one.code] for who, one in self.others)])

    @classmethod
    def of_text(cls, text: str) -> ChosenOtherwise:
        """Return it from a draft's text; columns that there are no more are left out."""
        base, *others = json.loads(text)
        codes = {column.code: column for column in ExportColumn}
        known = ((who, codes[code]) for who, code in others if code in codes)
        return cls(base, frozenset((ResidentId(UUID(who)), column) for who, column in known))


@dataclass(frozen=True, slots=True)
class TakenChanges:
    """What is chosen.

    Attributes:
        taken: The changes that will be carried out.
        usual: Those that nobody has to choose about, which are taken at first.
        all: Every change of the file.
    """

    taken: frozenset[EditKey] = NOTHING
    usual: frozenset[EditKey] = NOTHING
    all: frozenset[EditKey] = NOTHING

    @classmethod
    def of(cls, edited: EditedCaseload, chosen: ChosenOtherwise) -> TakenChanges:
        """Return what is taken of a file, with what was chosen before the window was locked."""
        usual, every = edited.clean, frozenset(edit.key for edit in edited.edits)
        base = {"usual": usual, "all": every, "none": NOTHING}.get(chosen.base, usual)
        others = chosen.others & every
        return cls(base ^ others if others else base, usual, every)

    @property
    def people(self) -> int:
        """How many residents the taken changes are about."""
        return len({resident for resident, _ in self.taken})

    def chosen_otherwise(self) -> ChosenOtherwise:
        """Return what was chosen in as few words as can be."""
        bases = (("usual", self.usual), ("all", self.all), ("none", NOTHING))
        for name, base in bases:
            if self.taken is base:  # at once, where there are ten thousand
                return ChosenOtherwise(name)
        told = (ChosenOtherwise(name, self.taken ^ base) for name, base in bases)
        return min(told, key=lambda one: len(one.others))


USUALLY = ChosenOtherwise()
NOTHING_TAKEN = TakenChanges()
