"""What exists only while a vault is open. Every use case takes it; locking discards it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from anchordesk.domain.emergency import EmergencyAccess
from anchordesk.services.exchange_records import DeskProfile
from anchordesk.services.library import Library
from anchordesk.services.plan_document import PlanWriter
from anchordesk.services.policy import Policy, no_policy
from anchordesk.services.ports import (
    Clock,
    HubTransport,
    IdentifierSource,
    OpenEnvelopeFolder,
    ReturnWriter,
    SheetFiles,
)
from anchordesk.services.records import Records

Identifier = TypeVar("Identifier", bound=UUID)


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open vault and everything its use cases need.

    Attributes:
        profile: Who this desk is.
        emergency: Why and until when somebody else has it open; None for its owner.
    """

    records: Records
    profile: DeskProfile
    library: Library
    clock: Clock
    identifiers: IdentifierSource
    sheets: SheetFiles
    return_writer: ReturnWriter
    hub_transport: HubTransport
    open_envelope_folder: OpenEnvelopeFolder
    plan_writer: PlanWriter
    read_policy: Callable[[], Policy] = no_policy
    emergency: EmergencyAccess | None = None

    @property
    def worker(self) -> str:
        """The name under which this desk's work is kept."""
        return self.profile.worker_name

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        return self.clock.now()

    def lock(self) -> None:
        """Drop the key. The workspace cannot be used afterwards."""
        self.records.close()
