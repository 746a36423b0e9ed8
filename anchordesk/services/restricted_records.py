"""What restricted notes ask of the records: values of the port."""

from __future__ import annotations

from typing import Protocol

from anchordesk.domain.identifiers import ContactId, ResidentId


class RestrictedReading(Protocol):
    """Opens what was sealed, where the key of it is on this desk."""

    def opened(self, sealed: bytes) -> str | None:
        """Return the words that were sealed; None where their key is kept back or lost."""


class RestrictedChanging(RestrictedReading, Protocol):
    """Seals words under a key of the case, which goes along where the case's own desk lets it."""

    def seal(self, resident_id: ResidentId, words: str) -> bytes:
        """Return sealed words. The key is made where this desk's worker has none for the case."""

    def seal_earlier(
        self, resident_id: ResidentId, contact_id: ContactId, sensitivity: str
    ) -> None:
        """Seal what an ordinary note said before it was restricted."""


class KeepingRestricted(Protocol):
    """A look at records that hold restricted notes."""

    @property
    def restricted(self) -> RestrictedReading:
        """The words of restricted notes."""


class ChangingRestricted(KeepingRestricted, Protocol):
    """A transaction that can write restricted notes."""

    @property
    def restricted(self) -> RestrictedChanging:
        """The words of restricted notes."""
