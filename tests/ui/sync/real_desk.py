"""A real desk for tests of screens: real vault, files and folders; only the hub is made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.adapters.carriers import CarriedFolder
from anchordesk.adapters.documents.action_plan_pdf import ActionPlans
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.adapters.documents.writing import ReturnFiles
from anchordesk.adapters.system import SystemClock, SystemIdentifiers
from anchordesk.domain.roles import DeskRole
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.ports import HubReply
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from anchordesk.ui.kit.file_choice import Then
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.messages import Receipt
from anchordesk.wire.receipts import sign_receipt
from anchordesk.wire.signing import public_key_of, signing_key_id
from tests.adapters.vault.throwaway import PASSPHRASE, cheap_vaults
from tests.shipped_library import shipped_library

NSW = Path("tests/data/nsw_participants.csv")
TODAY = date(2026, 11, 23)


@dataclass
class DayClock:
    """The real time of day on a fixed day, so that waiting for the next try is real."""

    day: date = TODAY

    def now(self) -> datetime:
        now = SystemClock().now()
        return datetime.combine(self.day, now.timetz()).astimezone(UTC)

    def today(self) -> date:
        return self.day


class QuickChance(SystemIdentifiers):
    """Chance that makes the pause between two tries as short as the rules allow."""

    def random_bytes(self, length: int) -> bytes:
        return bytes(length) if length == 2 else super().random_bytes(length)


@dataclass
class MadeUpHub:
    """A hub that is down, up, or lies; it keeps what it was sent."""

    up: bool = True
    lies: bool = False
    refuses: bool = False
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    other_key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    stored: list[bytes] = field(default_factory=list)
    asked: int = 0

    @property
    def registration(self) -> HubRegistration:
        return HubRegistration("https://hub.example.org", public_key_of(self.key))

    def read(self, hub_url: str, path: str, *, token: bytes = b"") -> HubReply:
        return HubReply(None, "The hub could not be reached.")

    def take_out(self, hub_url: str, path: str, *, token: bytes) -> HubReply:
        return HubReply(None, "The hub could not be reached.")

    def send(
        self, hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> HubReply:
        self.asked += 1
        if not self.up:
            return HubReply(None, "The hub could not be reached.")
        if self.refuses:
            return HubReply(None, "The network does not know this organisation.", try_again=False)
        if not self.lies:
            self.stored.append(body)
        signer = self.other_key if self.lies else self.key
        receipt = sign_receipt(_receipt(body, signer), private_key=signer)
        return HubReply(receipt, sent_bytes=len(body), received_bytes=len(receipt))


def _receipt(body: bytes, key: Ed25519PrivateKey) -> Receipt:
    return Receipt(
        digest=digest_of(body),
        stored_kind="return/1",
        stored_at=datetime(2026, 11, 23, 10, tzinfo=UTC),
        log_index=1,
        log_head="0" * 64,
        hub_epoch=UUID(int=1),
        hub_key=signing_key_id(public_key_of(key)).hex(),
    )


@dataclass
class ChosenFiles:
    """Answers file dialogs with what a test chose, and remembers what was asked."""

    answers: list[Path] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def choose(self, *paths: Path) -> None:
        self.answers.extend(paths)

    def file_to_open(self, parent: object, title: str, kinds: str, then: Then) -> None:
        self._answer(title, then)

    def file_to_save(self, parent: object, title: str, name: str, kinds: str, then: Then) -> None:
        self._answer(title, then)

    def folder(self, parent: object, title: str, then: Then) -> None:
        self._answer(title, then)

    def _answer(self, title: str, then: Then) -> None:
        self.asked.append(title)
        if self.answers:
            then(self.answers.pop(0))


def open_desk(
    folder: Path,
    hub: MadeUpHub,
    *,
    role: DeskRole = DeskRole.LEAD,
    worker: str = "Sam Kaur",
    organisation: str = "Harbour Homes",
    joined: bool = True,
) -> Workspace:
    """Make a vault and open it, already pinned to the hub if `joined`."""
    clock = DayClock()
    desk = Desk(
        vault_folder=folder,
        vaults=cheap_vaults(),
        library=shipped_library(),
        clock=clock,
        identifiers=QuickChance(),
        sheets=SpreadsheetFiles(),
        return_writer=ReturnFiles(resource_path("fonts")),
        hub_transport=hub,
        open_envelope_folder=CarriedFolder,
        plan_writer=ActionPlans(fonts=resource_path("fonts")),
    )
    workspace = desk.first_run(FirstRun(worker, organisation, role, PASSPHRASE))
    if joined:
        with workspace.records.changing() as change:
            change.save_hub(hub.registration)
    return workspace


def write_csv(path: Path, header: str, rows: Sequence[str]) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path
