"""Sealed envelopes wait at the hub for their desk: kept once, for nobody else, and not for ever."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import insert

from anchordesk.hub import mailboxes
from anchordesk.hub.database import Use, open_engine
from anchordesk.hub.identity import database_of, load_identity
from anchordesk.hub.log import Stored
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.store import Store
from anchordesk.hub.tables import metadata, organisations
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.mailboxes import (
    DEPOSIT_GRANT,
    MAILBOX_PAGE,
    DepositGrant,
    MailboxPage,
    envelope_path,
    grant_path,
    mailbox_of,
    reading_key,
    token_hash,
)
from anchordesk.wire.receipts import verify_receipt
from anchordesk.wire.sealing import seal
from anchordesk.wire.signing import sign_statement, signing_key_id, verify_statement
from tests.hub.conftest import Desk

SECRET = b"Ngozi Adeyemi rang on Tuesday"


@dataclass
class Post:
    """An organisation that may deposit, and one desk's mailbox."""

    hub: RunningHub
    desk: Desk
    token: bytes
    sealing: X25519PrivateKey

    @property
    def key(self) -> bytes:
        return reading_key(self.sealing.private_bytes_raw())

    @property
    def mailbox(self) -> str:
        return mailbox_of(self.key)

    def grant(self, version: int, token: bytes, *, ends_earlier: bool = False) -> httpx2.Response:
        grant = DepositGrant(
            self.desk.organisation, version, token_hash(token), ends_earlier, datetime.now(UTC)
        )
        body = sign_statement(
            DEPOSIT_GRANT,
            encode(grant),
            private_key=self.desk.key,
            recipient=signing_key_id(self.hub.public_key),
        )
        return self.ask("PUT", grant_path(self.desk.organisation, version), b"", body)

    def envelope(self, content: bytes = SECRET) -> bytes:
        return seal(content, recipient_public_key=self.sealing.public_key().public_bytes_raw())

    def deposit(self, envelope: bytes, token: bytes | None = None) -> httpx2.Response:
        path = envelope_path(self.mailbox, digest_of(envelope))
        return self.ask("PUT", path, self.token if token is None else token, envelope)

    def waiting(self) -> tuple[str, ...]:
        answer = self.ask("GET", f"/v1/mailboxes/{self.mailbox}/envelopes", self.key)
        payload = verify_statement(
            answer.content, type_=MAILBOX_PAGE, public_key=self.hub.public_key, recipient=ANYONE
        )
        return tuple(entry.digest for entry in decode(payload, MailboxPage).entries)

    def ask(self, method: str, path: str, key: bytes, body: bytes | None = None) -> httpx2.Response:
        shown = base64.urlsafe_b64encode(key).decode()
        headers = {"Authorization": f"Bearer {shown}"} if key else {}
        with httpx2.Client(trust_env=False, timeout=30) as client:
            return client.request(method, self.hub.url + path, content=body, headers=headers)


@pytest.fixture
def post(hub_folder: Path, joined: Callable[..., Desk]) -> Iterator[Post]:
    with running_hub(hub_folder) as hub:
        made = Post(hub, joined(hub), os.urandom(32), X25519PrivateKey.generate())
        assert made.grant(1, made.token).status_code == 201
        yield made


def test_an_envelope_is_kept_once_handed_out_to_its_desk_and_taken_out(post: Post) -> None:
    envelope = post.envelope()
    first, again = post.deposit(envelope), post.deposit(envelope)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.content == again.content
    receipt = verify_receipt(first.content, post.hub.public_key, digest_of(envelope))
    assert receipt.log_index >= 1
    assert post.waiting() == (digest_of(envelope),)
    path = envelope_path(post.mailbox, digest_of(envelope))
    assert post.ask("GET", path, post.key).content == envelope
    assert post.ask("DELETE", path, post.key).status_code == 204
    assert post.ask("DELETE", path, post.key).status_code == 204
    assert post.waiting() == ()
    assert post.ask("GET", path, post.key).status_code == 404
    # Sent once more after it was fetched, it is not delivered once more.
    assert post.deposit(envelope).content == first.content
    assert post.waiting() == ()


def test_nobody_else_looks_into_a_mailbox(post: Post) -> None:
    envelope = post.envelope()
    post.deposit(envelope)
    path = envelope_path(post.mailbox, digest_of(envelope))
    for method, at in (
        ("GET", path),
        ("DELETE", path),
        ("GET", f"/v1/mailboxes/{post.mailbox}/envelopes"),
    ):
        for key in (b"", os.urandom(32), post.token):
            assert post.ask(method, at, key).status_code == 401
    assert post.waiting() == (digest_of(envelope),)


def test_only_the_organisation_s_token_deposits(post: Post) -> None:
    for token in (b"", os.urandom(32), post.key):
        answer = post.deposit(post.envelope(), token)
        assert answer.status_code == 401
        assert answer.json()["retry"] == "after-human"
    assert post.waiting() == ()


def test_an_earlier_token_works_on_for_a_while_and_not_after_somebody_was_revoked(
    post: Post,
) -> None:
    second, third = os.urandom(32), os.urandom(32)
    post.grant(2, second)
    assert post.deposit(post.envelope(b"by the old")).status_code == 201
    assert post.deposit(post.envelope(b"by the new"), second).status_code == 201
    post.grant(3, third, ends_earlier=True)
    for token in (post.token, second):
        assert post.deposit(post.envelope(os.urandom(9)), token).status_code == 401
    assert post.deposit(post.envelope(b"by the newest"), third).status_code == 201


def test_an_older_grant_changes_nothing_and_the_same_one_gets_its_receipt(post: Post) -> None:
    newer = os.urandom(32)
    assert post.grant(5, newer, ends_earlier=True).status_code == 201
    assert post.grant(4, os.urandom(32)).json()["type"].endswith("revision-stale")
    assert post.deposit(post.envelope(), newer).status_code == 201


def test_a_stranger_s_grant_is_refused(post: Post, joined: Callable[..., Desk]) -> None:
    other = joined(post.hub, "Another Housing")
    forged = Post(post.hub, other, os.urandom(32), post.sealing)
    forged.desk.organisation = post.desk.organisation
    assert forged.grant(9, forged.token).json()["type"].endswith("bad-signature")
    assert forged.deposit(post.envelope()).status_code == 401


@pytest.mark.parametrize("body", [b"", b"ADE1", SECRET, bytes(16 * 1024)])
def test_what_is_not_sealed_is_not_kept(post: Post, body: bytes) -> None:
    assert post.deposit(body).status_code == 400
    assert post.waiting() == ()


def test_bytes_that_are_not_what_the_address_names_are_not_kept(post: Post) -> None:
    envelope = post.envelope()
    path = envelope_path(post.mailbox, digest_of(envelope))
    cut = post.ask("PUT", path, post.token, envelope[:-1])
    assert cut.json()["type"].endswith("digest-mismatch")
    assert post.waiting() == ()
    assert post.deposit(envelope).status_code == 201


def test_the_hub_s_records_hold_nothing_readable_and_no_token(post: Post, hub_folder: Path) -> None:
    post.deposit(post.envelope())
    engine = open_engine(database_of(hub_folder), Use.READING)
    with engine.connect() as connection:
        found = b"".join(
            repr(tuple(row)).encode()
            for table in metadata.sorted_tables
            for row in connection.execute(table.select())
        )
    engine.dispose()
    for needle in (SECRET, post.token, post.key):
        assert needle not in found
        assert repr(needle)[2:-1].encode() not in found


def test_a_full_mailbox_says_so_and_takes_more_once_it_was_emptied(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailboxes, "MOST_ENVELOPES", 1)
    first, second = post.envelope(b"1"), post.envelope(b"2")
    post.deposit(first)
    answer = post.deposit(second)
    assert answer.status_code == 507
    assert answer.json()["retry"] == "later"
    post.ask("DELETE", envelope_path(post.mailbox, digest_of(first)), post.key)
    assert post.deposit(second).status_code == 201


def test_what_nobody_fetches_goes_after_ninety_days_and_its_receipt_later(
    hub_folder: Path,
) -> None:
    identity, store = load_identity(hub_folder), Store(database_of(hub_folder))
    now = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    sealing = X25519PrivateKey.generate().public_key().public_bytes_raw()
    old, *others = (seal(b"one", recipient_public_key=sealing) for _ in range(4))
    member = {"id": "harbour", "name": "Harbour Homes", "joined_at": "2026-11-01"}
    store.write(lambda c: c.execute(insert(organisations).values(**member)).close()).result()

    def leave(envelope: bytes, days: int) -> Stored:
        at = now + timedelta(days=days)
        change = mailboxes.depositing(envelope, "a" * 32, "harbour", identity, at)
        return store.write(change).result()

    def waiting() -> set[str]:
        with store.read() as connection:
            return {one.digest for one in mailboxes.page_of(connection, "a" * 32, 0).entries}

    first = leave(old, 0)
    leave(others[0], 91)
    assert waiting() == {digest_of(others[0])}
    assert leave(old, 92) == Stored(first.receipt, is_new=False)
    leave(others[1], 402)
    assert leave(old, 403).is_new
    store.close()
