"""Finds residents who may be the person that is being typed in, and says why.

Never decides by a number alone: each match carries its reasons, and a person judges them. A name
that is the same or nearly so, with a birth date that contradicts it, is no match unless the phone
or the postcode agrees too: fathers and sons share those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Alert
from anchordesk.domain.text import searchable

SHORT_NAME, LONG_NAME = 4, 8
SHORTEST_BEGINNING = 3
LEAST_DIGITS = 7
UNITED_KINGDOM = "44"


class Reason(TitledCode):
    """What agrees."""

    SAME_NAME = "same_name", "same name"
    SIMILAR_NAME = "similar_name", "similar name"
    SAME_BIRTH = "same_birth", "same date of birth"
    SIMILAR_BIRTH = "similar_birth", "date of birth differs in one part or is turned round"
    SAME_PHONE = "same_phone", "same phone"
    SAME_POSTCODE = "same_postcode", "same postcode"


@dataclass(frozen=True, slots=True)
class Person:
    """What people are told apart by. Anything may be empty or None."""

    given_name: str = ""
    family_name: str = ""
    preferred_name: str = ""
    date_of_birth: date | None = None
    postcode: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A resident as they are compared, with what must be heeded of them."""

    id: ResidentId
    reference: str
    person: Person
    alerts: tuple[Alert, ...] = ()
    safety_instruction: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A resident who may be the same person, with what agrees, the weightiest first."""

    known: KnownPerson
    reasons: tuple[Reason, ...]


WEIGHTS = {
    Reason.SAME_NAME: 5,
    Reason.SAME_BIRTH: 5,
    Reason.SAME_PHONE: 4,
    Reason.SIMILAR_NAME: 3,
    Reason.SAME_POSTCODE: 2,
    Reason.SIMILAR_BIRTH: 2,
}


class PeopleIndex:
    """Everybody, ready to be compared with what is typed: only those who share a trait are."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._by_trait: dict[tuple[str, object], list[_Prepared]] = defaultdict(list)
        for known in people:
            prepared = _Prepared(known, _traits(known.person))
            for trait in prepared.traits.keys:
                self._by_trait[trait].append(prepared)

    def like(
        self,
        person: Person,
        *,
        most: int = 3,
        but: Callable[[ResidentId], bool] = lambda _id: False,
    ) -> tuple[Match, ...]:
        """Return those who may be the person, the likeliest first, leaving out who is `but`."""
        typed = _traits(person)
        candidates = {
            id(prepared): prepared
            for trait in typed.keys
            for prepared in self._by_trait.get(trait, ())
        }
        matches = [
            Match(prepared.known, reasons)
            for prepared in candidates.values()
            if not but(prepared.known.id) and (reasons := _reasons(typed, prepared.traits))
        ]
        matches.sort(key=lambda match: (-_weight(match), match.known.reference))
        return tuple(matches[:most])


def why_alike(one: Person, other: Person) -> tuple[Reason, ...]:
    """Return what agrees of two people if they may be one; empty if they hardly are."""
    return _reasons(_traits(one), _traits(other))


@dataclass(frozen=True, slots=True)
class _Traits:
    given: tuple[str, ...]
    family: str
    born: date | None
    postcode: str
    phone: str

    @property
    def keys(self) -> set[tuple[str, object]]:
        """What somebody alike shares at least one of, but for a slip in a first letter."""
        found: set[tuple[str, object]] = {
            ("initials", "".join(sorted((name[0], self.family[0]))))
            for name in self.given
            if self.family
        }
        traits = (("born", self.born), ("phone", self.phone), ("postcode", self.postcode))
        return found | {(kind, value) for kind, value in traits if value}


@dataclass(frozen=True, slots=True)
class _Prepared:
    known: KnownPerson
    traits: _Traits


def _traits(person: Person) -> _Traits:
    given = (_folded(person.given_name), _folded(person.preferred_name))
    return _Traits(
        given=tuple(dict.fromkeys(name for name in given if name)),
        family=_folded(person.family_name),
        born=person.date_of_birth,
        postcode="".join(person.postcode.upper().split()),
        phone=_digits(person.phone),
    )


def _reasons(one: _Traits, other: _Traits) -> tuple[Reason, ...]:
    name, born = _name_reason(one, other), _birth_reason(one.born, other.born)
    phone = Reason.SAME_PHONE if one.phone and one.phone == other.phone else None
    postcode = Reason.SAME_POSTCODE if one.postcode and one.postcode == other.postcode else None
    contradicted = one.born is not None and other.born is not None and born is None
    agreeing = {reason for reason in (name, born, phone, postcode) if reason is not None}
    if name is None:
        alike = born is Reason.SAME_BIRTH and len(agreeing) > 1
    elif contradicted:
        alike = agreeing == {Reason.SAME_NAME, Reason.SAME_PHONE, Reason.SAME_POSTCODE}
    else:
        alike = name is Reason.SAME_NAME or len(agreeing) > 1
    if not alike:
        return ()
    return tuple(sorted(agreeing, key=lambda reason: (-WEIGHTS[reason], reason.value)))


def _weight(match: Match) -> int:
    return sum(WEIGHTS[reason] for reason in match.reasons)


def _name_reason(one: _Traits, other: _Traits) -> Reason | None:
    """Names are compared only where both have a given and a family name."""
    if not (one.given and other.given and one.family and other.family):
        return None
    if one.family == other.family and set(one.given) & set(other.given):
        return Reason.SAME_NAME
    turned = one.family in other.given and other.family in one.given
    alike = near(one.family, other.family) and any(
        near(mine, theirs) or _begins(mine, theirs) for mine in one.given for theirs in other.given
    )
    return Reason.SIMILAR_NAME if turned or alike else None


def _birth_reason(one: date | None, other: date | None) -> Reason | None:
    if one is None or other is None:
        return None
    if one == other:
        return Reason.SAME_BIRTH
    turned = one.year == other.year and (one.day, one.month) == (other.month, other.day)
    agreeing = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    return Reason.SIMILAR_BIRTH if turned or agreeing == 2 else None


def near(one: str, other: str) -> bool:
    """Return whether two names differ by no more slips than their length allows.

    One from four letters on, two from eight; names are folded alike.
    """
    longest = max(len(one), len(other))
    allowed = 0 if longest < SHORT_NAME else 1 if longest < LONG_NAME else 2
    if one == other:
        return True
    if abs(len(one) - len(other)) > allowed:
        return False
    return slips(one, other) <= allowed


def _begins(one: str, other: str) -> bool:
    """Whether one is the other cut short, as Tom is of Tomasz."""
    shortest = min(len(one), len(other))
    return shortest >= SHORTEST_BEGINNING and (one.startswith(other) or other.startswith(one))


def slips(one: str, other: str) -> int:
    """Return how many letters were left out, added, changed, or exchanged with the next.

    The optimal string alignment distance.
    """
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for i, mine in enumerate(one, start=1):
        row = [i]
        for j, theirs in enumerate(other, start=1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == theirs:
                least = min(least, before_last[j - 2] + 1)
            row.append(least)
        before_last, last = last, row
    return last[-1]


def _folded(name: str) -> str:
    """Return a name without accents, case and anything but letters."""
    plain = name.lower() if name.isascii() else searchable(name)
    return plain if plain.isalpha() else "".join(c for c in plain if c.isalpha())


def _digits(phone: str) -> str:
    """Return a phone number's digits, with +44 and 0044 written as 0; empty if there are few."""
    digits = "".join(letter for letter in phone if letter in "0123456789")
    digits = digits.removeprefix("00") if digits.startswith("00") else digits
    if digits.startswith(UNITED_KINGDOM) and len(digits) > LEAST_DIGITS + 2:
        digits = "0" + digits[2:].removeprefix("0")
    return digits if len(digits) >= LEAST_DIGITS else ""
