"""What kind of work a job is, what sector it is in, and which sector somebody leaves."""

from __future__ import annotations

from anchordesk.domain.categories import TitledCode


class JobFamily(TitledCode):
    """The kind of work. The first three are those applicants of “I Can” choose from (CLES)."""

    ADMINISTRATION = "administration", "Administration"
    FACILITIES = "facilities", "Facilities and catering"
    CARE = "care", "Care and clinical support"
    OTHER = "other", "Other work"


class JobSector(TitledCode):
    """The sector of an employer, in the groups that returns count."""

    HEALTH = "health", "NHS and other health"
    SOCIAL_CARE = "social_care", "Social care"
    HOSPITALITY = "hospitality", "Hospitality and catering"
    OTHER = "other", "Another sector"


class SectorLeft(TitledCode):
    """The sector that somebody leaves, or fears to lose their job in."""

    HOSPITALITY = "hospitality", "Hospitality and catering"
    RETAIL = "retail", "Shops and wholesale"
    HEALTH_AND_CARE = "health_and_care", "Health and care"
    OTHER = "other", "Another sector"
    NOT_KNOWN = "not_known", "Not known"


_BY_DIVISION = {
    **dict.fromkeys(("55", "56"), SectorLeft.HOSPITALITY),
    **dict.fromkeys(("45", "46", "47"), SectorLeft.RETAIL),
    **dict.fromkeys(("86", "87", "88"), SectorLeft.HEALTH_AND_CARE),
}
"""Divisions of the Standard Industrial Classification 2007 (ONS); all others are another sector."""

_BY_WORD = {
    **dict.fromkeys(
        ("hospitality", "hotel", "hotels", "restaurant", "restaurants", "pub", "pubs", "bar"),
        SectorLeft.HOSPITALITY,
    ),
    **dict.fromkeys(("cafe", "café", "catering", "kitchen"), SectorLeft.HOSPITALITY),
    **dict.fromkeys(("retail", "shop", "shops", "supermarket"), SectorLeft.RETAIL),
    **dict.fromkeys(("health", "nhs", "hospital", "care"), SectorLeft.HEALTH_AND_CARE),
}


def sector_left(industry_code: str, words: str) -> SectorLeft:
    """Return the sector of an industry, by its code, or else by the words that were written."""
    if industry_code:
        return _BY_DIVISION.get(industry_code[:2], SectorLeft.OTHER)
    written = words.casefold().replace(",", " ").replace("/", " ").split()
    found = next((_BY_WORD[word] for word in written if word in _BY_WORD), None)
    if found is not None:
        return found
    return SectorLeft.OTHER if written else SectorLeft.NOT_KNOWN
