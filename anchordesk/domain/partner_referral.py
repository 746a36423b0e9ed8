"""What a partner's file of referrals says: read row by row, so that a bad one stops no other.

The format is published in docs/how-to/send-referrals.md: JSON with a list, or CSV with the columns
`COLUMNS`. A row that cannot be read in full is kept as it came, with what is missing or wrong.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.import_values import UnreadableValueError, read_date
from anchordesk.domain.text import tidy, tidy_line

FORMAT = "anchordesk-referrals/1"
COLUMNS = (
    *("partner", "partner_reference", "given_name", "family_name", "date_of_birth", "phone"),
    *("email", "postcode", "reason", "consent", "consent_on"),
)
NEEDED = ("given_name", "family_name")
LONGEST_CELL = 4000
MOST_REFERRALS = 5000
EXAMPLE = {
    "partner": "Harbour Advice",
    "partner_reference": "HA-0001",
    "given_name": "Example",
    "family_name": "Person",
    "date_of_birth": "1990-05-31",
    "phone": "0121 496 0000",
    "email": "example@example.org",
    "postcode": "B31 2AA",
    "reason": "Lost a job in a hotel, wants work in care",
    "consent": "Asked in person and agreed that you get in touch",
    "consent_on": "2026-11-20",
}


class ReferralFileError(RefusedError):
    """A file of referrals cannot be read at all."""

    code = "referral-file"


class Decision(TitledCode):
    """What was decided on a proposed referral."""

    WAITING = "waiting", "Waiting"
    ASKED = "asked", "More was asked for"
    ACCEPTED = "accepted", "Accepted"
    MERGED = "merged", "Added to a resident"
    DECLINED = "declined", "Declined"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        return self in (Decision.WAITING, Decision.ASKED)


@dataclass(frozen=True, slots=True)
class PartnerReferral:
    """A person whom a partner proposes; not a resident.

    Attributes:
        fingerprint: Digest of what the partner sent; the same row twice has the same.
        sent: All that the row held, as it came, by column.
        problems: What is missing or could not be read, in sentences.
        decided_on: None while it waits.
        words: Why it was declined, or what more was asked for.
        resident_id: Who they became or were added to.
    """

    id: UUID
    fingerprint: str
    partner: str
    file_name: str
    received_on: date
    given_name: str
    family_name: str
    date_of_birth: date | None
    phone: str
    email: str
    postcode: str
    reason: str
    consent: str
    sent: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    decision: Decision = Decision.WAITING
    decided_on: date | None = None
    words: str = ""
    resident_id: ResidentId | None = None

    @property
    def name(self) -> str:
        """What to call them; empty if the partner gave no name."""
        return f"{self.given_name} {self.family_name}".strip()

    def without_person(self) -> PartnerReferral:
        """All that is kept once they are a resident: that the row came, and from whom."""
        return replace(
            self,
            given_name="",
            family_name="",
            date_of_birth=None,
            phone="",
            email="",
            postcode="",
            reason="",
            consent="",
            sent=(),
            problems=(),
        )


def read_referral(
    identifier: UUID, row: Mapping[str, str], partner: str, file_name: str, today: date
) -> PartnerReferral:
    """Read one row of columns named as in `COLUMNS`; never fails, says what is wrong instead."""
    sent = tuple((name, tidy(cell)[:LONGEST_CELL]) for name, cell in row.items() if cell.strip())
    cells = {name: tidy_line(cell)[:LONGEST_CELL] for name, cell in row.items()}
    problems = []
    if not (cells.get("given_name") or cells.get("family_name")):
        problems.append("No name was sent.")
    if not (cells.get("phone") or cells.get("email")):
        problems.append("Neither a phone number nor an email address was sent.")
    if not cells.get("consent"):
        problems.append("It does not say that the person agreed to be referred.")
    days: dict[str, date | None] = {}
    for name, title in (("date_of_birth", "date of birth"), ("consent_on", "day of consent")):
        try:
            days[name] = read_date(cells.get(name, ""), day_first=True)
        except UnreadableValueError:
            days[name] = None
            problems.append(f"The {title} could not be read.")
        found = days[name]
        if found is not None and found > today:
            days[name] = None
            problems.append(f"The {title} is in the future.")
    consented_on = days["consent_on"]
    consent = cells.get("consent", "")
    if consent and consented_on is not None:
        consent = f"{consent} ({consented_on.isoformat()})"
    whose = cells.get("partner") or partner
    return PartnerReferral(
        id=identifier,
        fingerprint=fingerprint_of(whose, sent),
        partner=whose,
        file_name=file_name,
        received_on=today,
        given_name=cells.get("given_name", ""),
        family_name=cells.get("family_name", ""),
        date_of_birth=days["date_of_birth"],
        phone=cells.get("phone", ""),
        email=cells.get("email", ""),
        postcode=cells.get("postcode", "").upper(),
        reason=cells.get("reason", ""),
        consent=consent,
        sent=sent,
        problems=tuple(problems),
    )


def fingerprint_of(partner: str, sent: tuple[tuple[str, str], ...]) -> str:
    """Return the digest by which a row is known again, whatever the order of its columns."""
    told = json.dumps([partner.casefold(), sorted(sent)], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def rows_of_json(text: str) -> Iterator[dict[str, str] | None]:
    """Yield each referral of a JSON file as a row; None for one that is no object.

    Raises:
        ReferralFileError: if the file is not of the published format.
    """
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise _not_one() from problem
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise _not_one()
    listed = told.get("referrals")
    if not isinstance(listed, list):
        raise _not_one()
    if len(listed) > MOST_REFERRALS:
        raise ReferralFileError(
            f"The file has more than {MOST_REFERRALS:,} referrals.",
            what_to_do="Ask the partner to send them in several files.",
        )
    partner = told.get("partner")
    for one in listed:
        if not isinstance(one, dict):
            yield None
            continue
        row = {str(name): _cell(value) for name, value in one.items()}
        if isinstance(partner, str) and not row.get("partner"):
            row["partner"] = partner
        yield row


def template_json() -> str:
    """Return an empty file of the format, with one made-up referral to write over."""
    first = {name: value for name, value in EXAMPLE.items() if name != "partner"}
    told = {"format": FORMAT, "partner": EXAMPLE["partner"], "referrals": [first]}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def template_csv() -> str:
    """Return the header and one made-up referral to write over."""
    return ",".join(COLUMNS) + "\n" + ",".join(f'"{EXAMPLE[name]}"' for name in COLUMNS) + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _not_one() -> ReferralFileError:
    return ReferralFileError(
        "This is not a file of referrals that AnchorDesk can read.",
        what_to_do="Save the template and send it to the partner: it shows what the file must be.",
    )
