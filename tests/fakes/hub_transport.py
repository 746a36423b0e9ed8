"""A hub that a test switches on and off, and that can lie; its receipts are really signed."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.services.ports import HubReply
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.messages import Receipt
from anchordesk.wire.receipts import sign_receipt
from anchordesk.wire.signing import public_key_of, signing_key_id


class Mood(Enum):
    """How the hub behaves."""

    ON = "on"
    OFF = "off"
    LYING = "lying"
    FORGETFUL = "gives a receipt for something else"
    REFUSING = "refusing"
    BUSY = "busy"
    LOSING_REPLIES = "stores, and its answer is lost on the way"


class FakeHub:
    """Meets the port HubTransport and remembers what it stored."""

    def __init__(self) -> None:
        self.mood = Mood.ON
        self.stored: dict[str, bytes] = {}
        self.asked: list[str] = []
        self._key = Ed25519PrivateKey.generate()

    @property
    def public_key(self) -> bytes:
        return public_key_of(self._key)

    def read(self, hub_url: str, path: str, *, token: bytes = b"") -> HubReply:
        return HubReply(None, "The hub could not be reached.")

    def take_out(self, hub_url: str, path: str, *, token: bytes) -> HubReply:
        return HubReply(None, "The hub could not be reached.")

    def send(
        self, hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> HubReply:
        self.asked.append(path)
        if self.mood in (Mood.ON, Mood.LOSING_REPLIES):
            self.stored[digest_of(body)] = body
        return self._answer(digest_of(body))

    def _answer(self, digest: str) -> HubReply:
        answers = {
            Mood.OFF: HubReply(None, "The hub could not be reached."),
            Mood.LYING: HubReply(b"<html>Sign in to the train</html>"),
            Mood.FORGETFUL: HubReply(self._receipt(digest_of(b"something else"))),
            Mood.REFUSING: HubReply(
                None, "The hub does not know the signing key.", try_again=False
            ),
            Mood.BUSY: HubReply(None, "The hub is busy.", retry_after_seconds=90),
            Mood.LOSING_REPLIES: HubReply(None, "The connection to the hub broke off."),
            Mood.ON: HubReply(self._receipt(digest)),
        }
        return answers[self.mood]

    def _receipt(self, digest: str) -> bytes:
        receipt = Receipt(
            digest=digest,
            stored_kind="return/1",
            stored_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
            log_index=1 + len(self.stored),
            log_head=digest,
            hub_epoch=UUID(int=1),
            hub_key=signing_key_id(self.public_key).hex(),
        )
        return sign_receipt(receipt, private_key=self._key)
