"""Which of the network's vacancies a reader chose to see: by member, place, kind of work and state.

What was chosen stands in the page's address, so it can be kept and passed on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from anchordesk.domain.ward_places import ward_key
from anchordesk.hub.choosing import Option
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.vacancies import PublishedVacancy

ALL = ""
OPEN, CLOSED = "open", "closed"
NOT_SAID = "not-said"


@dataclass(frozen=True)
class Choice:
    """One list to choose from: its name in the address, its label, and its lines."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class ChosenVacancies:
    """The vacancies that fit every choice, open ones first, and the choices.

    Attributes:
        all_there_are: How many there are with nothing chosen.
    """

    vacancies: tuple[PublishedVacancy, ...]
    choices: tuple[Choice, ...]
    all_there_are: int

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was chosen at all."""
        return any(
            option.is_chosen and option.value != ALL
            for choice in self.choices
            for option in choice.options
        )


def choose_vacancies(
    asked_for: Mapping[str, str],
    found: Sequence[PublishedVacancy],
    members: Mapping[UUID, str],
    today: date,
) -> ChosenVacancies:
    """The vacancies that fit what the address asks for.

    Args:
        members: Names of the organisations.

    Raises:
        ProblemError: for a choice that is not offered.
    """
    told = [(one, _told(one, today)) for one in found]
    choices = tuple(
        Choice(name, label, _options(label, titles, asked_for.get(name, ALL)))
        for name, label, titles in (
            ("member", "Member", {ALL: "All members", **_members(found, members)}),
            ("place", "Place of work", {ALL: "All places", **_places(found)}),
            ("family", "Kind of work", {ALL: "All kinds of work", **_families(found)}),
            ("state", "State", {ALL: "Open and closed", OPEN: "Open", CLOSED: "Closed"}),
        )
    )
    wanted = {
        choice.name: option.value
        for choice in choices
        for option in choice.options
        if option.is_chosen and option.value != ALL
    }
    fitting = (one for one, facts in told if wanted.items() <= facts.items())
    return ChosenVacancies(
        vacancies=tuple(sorted(fitting, key=lambda one: one.opportunity.is_closed(today))),
        choices=choices,
        all_there_are=len(found),
    )


def _told(one: PublishedVacancy, today: date) -> dict[str, str]:
    """What a vacancy is in each of the lists."""
    return {
        "member": str(one.organisation),
        "place": ward_key(_place(one)) or NOT_SAID,
        "family": one.opportunity.family.value,
        "state": CLOSED if one.opportunity.is_closed(today) else OPEN,
    }


def _place(one: PublishedVacancy) -> str:
    """The ward of the workplace; where only a place is named, that."""
    return one.opportunity.ward or one.opportunity.place


def _members(found: Sequence[PublishedVacancy], members: Mapping[UUID, str]) -> dict[str, str]:
    offering = {one.organisation for one in found}
    return {str(id_): name for id_, name in members.items() if id_ in offering}


def _places(found: Sequence[PublishedVacancy]) -> dict[str, str]:
    named = {ward_key(_place(one)): " ".join(_place(one).split()) for one in found}
    has_none = named.pop("", None) is not None
    places = {key: named[key] for key in sorted(named)}
    return {**places, NOT_SAID: "Not said"} if has_none else places


def _families(found: Sequence[PublishedVacancy]) -> dict[str, str]:
    titles = {one.opportunity.family.title_text: one.opportunity.family.value for one in found}
    return {titles[title]: title for title in sorted(titles, key=str.casefold)}


def _options(label: str, titles: Mapping[str, str], asked: str) -> tuple[Option, ...]:
    if asked not in titles:
        raise ProblemError(
            Refusal.NOT_FOUND,
            f"Nothing is published for that {label.lower()}. Open Vacancies, and choose again.",
        )
    return tuple(Option(value, title, value == asked) for value, title in titles.items())
