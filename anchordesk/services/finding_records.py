"""What finding people asks of the records, and what it is given: values of the port."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from anchordesk.domain.identifiers import EnrolmentId, ResidentId, SavedViewId
from anchordesk.services.today_records import ListedResident
from anchordesk.services.wanted import Wanted


class FoundIn(StrEnum):
    """Where words were found beside the name and the reference.

    A name that is like what was typed counts where nothing else was found.
    """

    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    NOTE = "note"
    RESTRICTED = "restricted note"
    LIKE_NAME = "like name"


@dataclass(frozen=True, slots=True)
class Match:
    """A resident whose record holds every word, some of them outside name and reference.

    Attributes:
        excerpt: What stands there: the postcode, the number, or the part of the note; empty for a
            name that is like it, as that is shown beside it, and for a restricted note.
        noted_at: When the contact was, if it is a note.
    """

    resident_id: ResidentId
    found_in: FoundIn
    excerpt: str
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SavedView:
    """A way to look at the caseload, kept under a name."""

    id: SavedViewId
    name: str
    wanted: Wanted


class AtStage(NamedTuple):
    """Where somebody is on a pathway: their newest enrolment, its stage's code, and since when."""

    enrolment_id: EnrolmentId
    stage: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report kept under a name.

    Attributes:
        body: How it is laid out and of whom, as JSON.
    """

    name: str
    body: str


class FindingReading(Protocol):
    """The part of a look at the records that finds people by words, and the saved views.

    Words are searchable (see `search_words` in the domain), and found at the beginning of words.
    """

    def find_residents(
        self, words: Sequence[str], most: int
    ) -> tuple[tuple[ListedResident, ...], int]:
        """Return residents whose name, reference, postcode, phone or email hold every word.

        Those whose name begins with the first word come first, then by name. Also returns how
        many there are.
        """

    def matches(
        self, words: Sequence[str], most: int, *, restricted: bool = True
    ) -> tuple[Match, ...]:
        """Return residents of whom every word is found somewhere, one of them not in their name.

        Notes count, the newest first; of one word the newest five thousand notes are looked at.
        Restricted ones count for whoever may read them.
        """

    def stages_by_pathway(self) -> Mapping[str, Mapping[ResidentId, AtStage]]:
        """Return who is at which stage of each pathway, by its code."""

    def saved_views(self) -> tuple[SavedView, ...]:
        """Return the saved views, in the order in which they were made."""

    def saved_reports(self) -> tuple[StoredReport, ...]:
        """Return the saved reports, in the order in which they were made."""


class FindingChanging(FindingReading, Protocol):
    """Changes of saved views, inside one transaction."""

    def keep_view(self, view: SavedView) -> None:
        """Keep a saved view, in place of what was kept of it before."""

    def keep_report(self, report: StoredReport) -> None:
        """Keep a saved report, in place of one of that name."""

    def forget_report(self, name: str) -> None:
        """Take a saved report away; nothing happens if there is none."""

    def forget_view(self, view_id: SavedViewId) -> None:
        """Take a saved view away; nothing happens if there is none."""
