"""What the records hold of the network: whose hand its packs are in, the packs, and work wishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from anchordesk.domain.even_handedness import ProtectedGroup
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.work_wishes import JobSeeker, WorkWishes

OWN_PACK = "organisation"
"""The contents of a pack that is the organisation's own, and no network's."""


@dataclass(frozen=True, slots=True)
class TrustedNetwork:
    """The network whose packs this desk believes, since two people compared its fingerprint.

    Attributes:
        public_key: The co-ordinator's Ed25519 public key, 32 bytes.
    """

    name: str
    public_key: bytes
    trusted_at: datetime
    worker: str


@dataclass(frozen=True, slots=True)
class StoredPack:
    """A pack that was accepted, as its signed bytes."""

    contents: str
    version: int
    digest: str
    body: bytes
    accepted_at: datetime
    worker: str


@dataclass(frozen=True, slots=True)
class KnownMember:
    """Another member whose card is believed, since two people compared its fingerprint.

    Attributes:
        organisation: What its card calls it.
        signing_key, sealing_key: Raw public keys, 32 bytes each: its hand, and what to seal to.
    """

    organisation: str
    signing_key: bytes
    sealing_key: bytes
    trusted_at: datetime


@dataclass(frozen=True, slots=True)
class StoredVacancy:
    """A vacancy that was typed in on this desk.

    Attributes:
        id: Its reference, unlike every other.
        body: The vacancy, as a file of vacancies holds it (TOML).
    """

    id: str
    body: str


class NetworkReading(Protocol):
    """One consistent look at what came from the network."""

    def trusted(self) -> TrustedNetwork | None:
        """Return whose packs are believed; None before anybody's are."""

    def members(self) -> tuple[KnownMember, ...]:
        """Return the members whose cards are believed, by name."""

    def vacancies(self) -> tuple[StoredVacancy, ...]:
        """Return the vacancies that were typed in here, in the order in which they were made."""

    def packs(self) -> tuple[StoredPack, ...]:
        """Return every accepted pack, in the order in which they were accepted."""

    def newest_pack(self, contents: str) -> StoredPack | None:
        """Return the pack that counts for some contents; None if there is none."""

    def wishes_of(self, resident_id: ResidentId) -> WorkWishes | None:
        """Return what a resident wishes for in a job; None where nobody asked."""

    def job_seekers(self) -> tuple[JobSeeker, ...]:
        """Return what matching may know of every resident, by name, then reference."""

    def job_seeker(self, resident_id: ResidentId) -> JobSeeker:
        """Return what matching may know of one resident. Raises NotFoundError."""

    def protected_groups(self) -> Mapping[ResidentId, tuple[ProtectedGroup, ...]]:
        """Return the groups, by title, that the check for bias compares; never shown of anyone."""


class NetworkChanging(NetworkReading, Protocol):
    """Changes of it, inside one transaction."""

    def trust(self, network: TrustedNetwork) -> None:
        """Believe a network's packs, in place of any other's."""

    def keep_member(self, member: KnownMember) -> None:
        """Believe a member's card, in place of an earlier one of that name."""

    def forget_member(self, organisation: str) -> None:
        """Take a member's card away; nothing happens if there is none."""

    def keep_vacancy(self, vacancy: StoredVacancy) -> None:
        """Keep a vacancy, in place of what was kept of it before."""

    def forget_vacancy(self, vacancy_id: str) -> None:
        """Take a vacancy away; nothing happens if there is none."""

    def add_pack(self, pack: StoredPack) -> None:
        """Keep an accepted pack."""

    def forget_packs(self) -> None:
        """Take all packs away, as another network's are to come."""

    def save_wishes(self, resident_id: ResidentId, wishes: WorkWishes) -> None:
        """Keep what a resident wishes for, in place of what was kept before."""
