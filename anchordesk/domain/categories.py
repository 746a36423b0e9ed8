"""The groups that people are counted in; each has a code for files and a title for people.

Sources: ethnic groups are the five harmonised groups of the Government Statistical Service;
qualification levels follow the Regulated Qualifications Framework of England.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class TitledCode(StrEnum):
    """A code kept in files and databases, with the title that people read."""

    title_text: str

    def __new__(cls, code: str, title: str) -> TitledCode:
        """Make the member from its code and its title."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.title_text = title
        return member

    @classmethod
    def of(cls, code: str) -> Self:
        """Return the member with this code.

        Raises:
            ValueError: if there is none.
        """
        for member in cls:
            if member.value == code:
                return member
        raise ValueError(f"{cls.__name__} has no such code")

    @property
    def asked(self) -> bool:
        """Whether this is an answer, “prefer not to say” included: all but “not_known”."""
        return self.value != "not_known"


class EthnicityGroup(TitledCode):
    """Ethnic group, as the resident described it."""

    ASIAN = "asian", "Asian or Asian British"
    BLACK = "black", "Black or Black British"
    MIXED = "mixed", "Mixed or multiple"
    WHITE = "white", "White"
    OTHER = "other", "Other ethnic group"
    PREFER_NOT_TO_SAY = "prefer_not_to_say", "Prefer not to say"
    NOT_KNOWN = "not_known", "Not known"


class Sex(TitledCode):
    """Sex, as the resident described it."""

    FEMALE = "female", "Female"
    MALE = "male", "Male"
    PREFER_NOT_TO_SAY = "prefer_not_to_say", "Prefer not to say"
    NOT_KNOWN = "not_known", "Not known"


class Disability(TitledCode):
    """Whether the resident is disabled in the sense of the Equality Act 2010.

    What returns count. `not_known` means that nobody asked (see `domain/equality.py`).
    """

    YES = "yes", "Disabled"
    NO = "no", "Not disabled"
    PREFER_NOT_TO_SAY = "prefer_not_to_say", "Prefer not to say"
    NOT_KNOWN = "not_known", "Not known"


class Qualification(TitledCode):
    """Highest qualification held."""

    NONE = "none", "No qualification"
    LEVEL_2 = "level_2", "School leaving or up to level 2"
    LEVEL_3 = "level_3", "Level 3"
    LEVEL_4 = "level_4", "Level 4 or above"
    NOT_KNOWN = "not_known", "Not known"


class AgeBand(TitledCode):
    """Age in completed years, in the bands that funders ask for."""

    TO_24 = "16_24", "24 and under"
    TO_30 = "25_30", "25 to 30"
    TO_49 = "31_49", "31 to 49"
    FROM_50 = "50_plus", "50 and over"
    NOT_KNOWN = "not_known", "Not known"


def age_band(age: int | None) -> AgeBand:
    """Return the band of an age in completed years."""
    if age is None:
        return AgeBand.NOT_KNOWN
    if age <= 24:
        return AgeBand.TO_24
    if age <= 30:
        return AgeBand.TO_30
    return AgeBand.TO_49 if age <= 49 else AgeBand.FROM_50
