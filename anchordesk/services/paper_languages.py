"""In which language a paper for a resident is written: theirs, where this desk has it."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.paper_language import IN_ENGLISH, PaperLanguage
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LanguagesOffered:
    """The languages to choose from for one resident.

    Attributes:
        languages: English first.
        wanted: Their main language as the record names it; empty if it names none.
        theirs: That language; None if this desk does not have it.
        problems: Of each file that is not used: its name, the line and what is wrong.
    """

    languages: tuple[PaperLanguage, ...]
    wanted: str
    theirs: PaperLanguage | None
    problems: tuple[str, ...] = ()

    @property
    def first(self) -> PaperLanguage:
        """The one to begin with."""
        return self.theirs or IN_ENGLISH


@door(UseCase.READ_RECORDS)
def languages_for(workspace: Workspace, resident_id: ResidentId) -> LanguagesOffered:
    """Return the languages to choose from for a resident.

    Raises:
        NotFoundError: if there is no such resident.
    """
    with workspace.records.reading() as reading:
        wanted = reading.resident(resident_id).language.strip()
    found = workspace.library.read_languages()
    return LanguagesOffered(found.languages, wanted, found.named(wanted), found.problems)
