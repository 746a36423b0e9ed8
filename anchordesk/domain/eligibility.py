"""Whether somebody may join a programme: its rules as data, which of them fail, and why.

A rule that cannot be judged, since something is not known, is told apart from one that fails.
A worker may enrol somebody all the same, with a reason that is kept beside what was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import EligibilityCheckId, ResidentId

INWARD = 3


class EligibilityRefusedError(RefusedError):
    """Somebody is not eligible, and no reason to enrol them all the same was given."""

    code = "eligibility-refused"


class Verdict(TitledCode):
    """How a rule was judged."""

    MET = "met", "Met"
    NOT_MET = "not_met", "Not met"
    NOT_KNOWN = "not_known", "Not known"


class RightToWork(TitledCode):
    """What the worker saw of a resident's right to work in the United Kingdom."""

    SEEN = "seen", "Yes, evidence seen"
    SAID = "said", "The resident says so"
    NONE = "none", "No right to work"
    NOT_ASKED = "not_asked", "Not asked yet"


@dataclass(frozen=True, slots=True)
class EligibilityRules:
    """What a programme asks for; what is left at its default is not asked.

    Attributes:
        postcode_areas: Beginnings of postcodes, such as “B” or “CF10”.
        youngest: Age in completed years; `oldest` likewise.
        sectors: Words of which one must stand in the industry that the resident leaves.
        landlords: Names of landlords of whom one must be theirs.
        right_to_work: Whether it must be shown.
        at_stage: Code of the stage at which the rules are judged; empty if at none.
    """

    postcode_areas: tuple[str, ...] = ()
    youngest: int | None = None
    oldest: int | None = None
    sectors: tuple[str, ...] = ()
    landlords: tuple[str, ...] = ()
    right_to_work: bool = False
    at_stage: str = ""


NO_RULES = EligibilityRules()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody on the day of the check."""

    postcode: str = ""
    age: int | None = None
    sector: str = ""
    right_to_work: RightToWork = RightToWork.NOT_ASKED
    landlord: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, how it was judged, and why, in a sentence."""

    rule: str
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class EligibilityCheck:
    """A check that was made, with a move or by itself.

    Attributes:
        override_reason: Why they went on although a rule was not met; else empty.
    """

    id: EligibilityCheckId
    resident_id: ResidentId
    pathway_code: str
    pathway_version: int
    checked_on: date
    findings: tuple[Finding, ...]
    override_reason: str
    worker: str


def judge(rules: EligibilityRules, facts: Facts) -> tuple[Finding, ...]:
    """Return how each rule of a programme was judged, in a fixed order."""
    return tuple(_findings(rules, facts))


def is_eligible(findings: tuple[Finding, ...]) -> bool:
    """Tell whether every rule is met."""
    return all(finding.verdict is Verdict.MET for finding in findings)


def check_override(findings: tuple[Finding, ...], reason: str) -> None:
    """Check that a reason stands beside every rule that is not met.

    Raises:
        EligibilityRefusedError: naming the rules, if there is none.
    """
    if is_eligible(findings) or reason:
        return
    open_ones = [finding for finding in findings if finding.verdict is not Verdict.MET]
    raise EligibilityRefusedError(
        " ".join(finding.why for finding in open_ones),
        what_to_do="If they may join all the same, write why. Otherwise ask for what is missing.",
    )


def _findings(rules: EligibilityRules, facts: Facts) -> Iterator[Finding]:
    if rules.postcode_areas:
        yield _area(rules.postcode_areas, facts.postcode)
    if rules.youngest is not None or rules.oldest is not None:
        yield _age(rules, facts.age)
    if rules.sectors:
        yield _sector(rules.sectors, facts.sector)
    if rules.landlords:
        yield _landlord(rules.landlords, facts.landlord)
    if rules.right_to_work:
        yield _right_to_work(facts.right_to_work)


def _area(areas: tuple[str, ...], postcode: str) -> Finding:
    named = ", ".join(areas)
    if not postcode.strip():
        return Finding(
            "area", Verdict.NOT_KNOWN, f"No postcode is recorded; it must be in {named}."
        )
    if any(in_area(postcode, area) for area in areas):
        return Finding("area", Verdict.MET, f"The postcode is in {named}.")
    return Finding("area", Verdict.NOT_MET, f"The postcode is not in {named}.")


def in_area(postcode: str, area: str) -> bool:
    """Tell whether a postcode belongs to an area, a district or a sector.

    “B” is B1 to B99 and never BS1; “CF10” is CF10 and never CF101.
    """
    compact, wanted = ("".join(text.split()).upper() for text in (postcode, area))
    outward = compact[:-INWARD] if len(compact) > INWARD + 1 else compact
    rest = outward.removeprefix(wanted)
    if wanted.isalpha():
        return outward.startswith(wanted) and rest[:1].isdigit()
    if " " in area.strip():
        # A sector, such as CF10 1: the district and the first figure after it.
        return compact.startswith(wanted) and outward == area.split(maxsplit=1)[0].upper()
    # A district; EC1 holds EC1A as well.
    return outward.startswith(wanted) and (not rest or rest.isalpha())


def _age(rules: EligibilityRules, age: int | None) -> Finding:
    if rules.oldest is None:
        wanted = f"{rules.youngest} or over"
    elif rules.youngest is None:
        wanted = f"{rules.oldest} or under"
    else:
        wanted = f"{rules.youngest} to {rules.oldest}"
    if age is None:
        return Finding("age", Verdict.NOT_KNOWN, f"The age is not known; it must be {wanted}.")
    too_young = rules.youngest is not None and age < rules.youngest
    too_old = rules.oldest is not None and age > rules.oldest
    if too_young or too_old:
        return Finding("age", Verdict.NOT_MET, f"The age is {age}; it must be {wanted}.")
    return Finding("age", Verdict.MET, f"The age is {age}, which is {wanted}.")


def _sector(sectors: tuple[str, ...], sector: str) -> Finding:
    named = ", ".join(sectors)
    if not sector.strip():
        why = f"The industry they leave is not recorded; it must be one of: {named}."
        return Finding("sector", Verdict.NOT_KNOWN, why)
    if any(word.casefold() in sector.casefold() for word in sectors):
        return Finding("sector", Verdict.MET, f"They leave “{sector}”, an industry at risk.")
    why = f"They leave “{sector}”, which is none of: {named}."
    return Finding("sector", Verdict.NOT_MET, why)


def _landlord(landlords: tuple[str, ...], landlord: str) -> Finding:
    named = ", ".join(landlords)
    if not landlord.strip():
        why = f"Their landlord is not recorded; it must be one of: {named}."
        return Finding("landlord", Verdict.NOT_KNOWN, why)
    if landlord.strip().casefold() in {name.casefold() for name in landlords}:
        return Finding("landlord", Verdict.MET, f"Their landlord is {landlord}.")
    why = f"Their landlord is {landlord}, which is none of: {named}."
    return Finding("landlord", Verdict.NOT_MET, why)


def _right_to_work(seen: RightToWork) -> Finding:
    match seen:
        case RightToWork.SEEN:
            return Finding("right_to_work", Verdict.MET, "Their right to work was seen.")
        case RightToWork.NONE:
            why = "They have no right to work in the United Kingdom."
            return Finding("right_to_work", Verdict.NOT_MET, why)
        case RightToWork.SAID | RightToWork.NOT_ASKED:
            why = "Evidence of their right to work has not been seen."
            return Finding("right_to_work", Verdict.NOT_KNOWN, why)
