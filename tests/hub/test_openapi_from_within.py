"""The description, held to by somebody who belongs: every answer of success, and refusals after it.

Without a key and a signature a request is turned away at the door, and nothing behind the door is
looked at. Here a member with a token, a mailbox and packs asks; then the same member signs rubbish.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import HealthCheck, settings

from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.limits import Limits
from anchordesk.hub.openapi import OPERATIONS, openapi_document
from anchordesk.hub.server import running_hub
from anchordesk.hub.service import Options
from anchordesk.hub.tables import log
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.framing import ANYONE, unpack_statement
from anchordesk.wire.joining import request_to_join
from anchordesk.wire.mailboxes import (
    DEPOSIT_GRANT,
    DepositGrant,
    envelope_path,
    grant_path,
    token_hash,
)
from anchordesk.wire.packs import LARGEST_PACK, PACK, pack_path
from anchordesk.wire.returns import RETURN
from anchordesk.wire.signing import sign_statement, signing_key_id
from tests.hub.conftest import Desk
from tests.hub.postgresql_server import PostgresqlServer
from tests.hub.test_mailboxes import Post
from tests.hub.test_openapi import ENDLESS, CountRows, ask_and_compare, counting
from tests.hub.test_packs import hub_command
from tests.services.test_packs import KEY, card, pack

described = schemathesis.openapi.from_dict(openapi_document())
KINDS = {
    "/v1/returns/{digest}": RETURN,
    "/v1/organisations/{organisation}/deposit-grants/{version}": DEPOSIT_GRANT,
    "/v1/packs/{digest}": PACK,
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def member(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, Post]]:
    """A hub that knows a network's card, and a member who joined it."""
    address = None
    if request.param == "postgresql":
        server: PostgresqlServer = request.getfixturevalue("postgresql")
        address = server.new_database()
    folder = tmp_path_factory.mktemp("within") / "hub"
    create_hub(folder, "Anchor network", address)
    assert hub_command("card", str(folder), str(card(folder))) == 0
    with running_hub(
        folder, options=Options(Limits(ENDLESS, ENDLESS, ENDLESS, ENDLESS, ENDLESS))
    ) as hub:
        desk = Desk(hub.public_key, "Riverside Housing").join(folder, hub)
        post = Post(hub, desk, os.urandom(32), X25519PrivateKey.generate())
        assert post.grant(1, post.token).status_code == 201
        yield folder, post


@pytest.fixture(scope="module")
def count_entries(member: tuple[Path, Post]) -> Iterator[CountRows]:
    """Count the entries of the hub's log."""
    with counting(member[0], log) as count:
        yield count


Asked = tuple[str, str, str, bytes, bytes | None]
"""The address as it is described, method, path, key and body."""


def everything_that_a_member_asks(folder: Path, post: Post, scratch: Path) -> Iterator[Asked]:
    desk, nobody = post.desk, b""
    returned, envelope, signed_pack = desk.signed(), post.envelope(), pack(scratch).read_bytes()
    invitation = invite(folder, "Canal Trust", post.hub.url)
    other = Desk(post.hub.public_key, "Canal Trust")
    join = encode(
        request_to_join(invitation, organisation=other.organisation, signing_key=other.key)
    )
    grant = DepositGrant(desk.organisation, 2, token_hash(post.token), False, datetime.now(UTC))
    granted = signed(post, DEPOSIT_GRANT, encode(grant))
    at_grant, at_mailbox, at_envelope = (
        "/v1/organisations/{organisation}/deposit-grants/{version}",
        "/v1/mailboxes/{mailbox}/envelopes",
        "/v1/mailboxes/{mailbox}/envelopes/{digest}",
    )
    left = envelope_path(post.mailbox, digest_of(envelope))
    for _ in range(2):  # The second time as a desk does that had no answer.
        yield "/v1/join/{invitation}", "post", f"/v1/join/{invitation.id}", nobody, join
        yield "/v1/returns/{digest}", "put", f"/v1/returns/{digest_of(returned)}", nobody, returned
        yield "/v1/packs/{digest}", "put", pack_path(digest_of(signed_pack)), nobody, signed_pack
        yield at_grant, "put", grant_path(desk.organisation, 2), nobody, granted
        yield at_envelope, "put", left, post.token, envelope
    yield at_envelope, "get", left, post.key, None
    yield at_mailbox, "get", f"/v1/mailboxes/{post.mailbox}/envelopes", post.key, None
    yield at_envelope, "delete", left, post.key, None
    yield "/v1/packs/{digest}", "get", pack_path(digest_of(signed_pack)), nobody, None
    head = f"/v1/organisations/{desk.organisation}/head"
    yield "/v1/organisations/{organisation}/head", "get", head, nobody, None
    for path in ("/v1/hub", "/v1/log", "/v1/packs", "/healthz", "/readyz"):
        yield path, "get", path, nobody, None


def test_every_answer_of_success_is_given_and_is_as_described(
    member: tuple[Path, Post], tmp_path: Path
) -> None:
    folder, post = member
    seen = set()
    for address, method, path, key, body in everything_that_a_member_asks(folder, post, tmp_path):
        answer = post.ask(method.upper(), path, key, body)
        (one,) = [o for o in OPERATIONS if (o.path, o.method) == (address, method)]
        assert answer.status_code in dict(one.answers), (path, answer.text)
        documented = openapi_document()["paths"][address][method]["responses"]
        media = documented[str(answer.status_code)].get("content", {})
        assert set(media) == {answer.headers.get("content-type", "").partition(";")[0]} - {""}
        if one.gives is not None:
            payload = unpack_statement(answer.content).payload
            assert isinstance(decode(payload, one.gives, largest=LARGEST_PACK), one.gives)
        seen.add((address, method, answer.status_code))
    assert seen == {(o.path, o.method, status) for o in OPERATIONS for status, _ in o.answers}


def signed(post: Post, kind: str, payload: bytes) -> bytes:
    """A statement in the member's true hand; a pack in the co-ordinator's."""
    recipient = ANYONE if kind == PACK else signing_key_id(post.hub.public_key)
    key = KEY if kind == PACK else post.desk.key
    return sign_statement(kind, payload, private_key=key, recipient=recipient)


@pytest.mark.slow
@described.parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_member_sends_that_is_rubbish_within_is_refused_as_described(
    case: schemathesis.Case[Any], member: tuple[Path, Post], count_entries: CountRows
) -> None:
    _, post = member
    before = count_entries()
    told = dict(case.path_parameters or {})
    own = {"mailbox": post.mailbox, "organisation": str(post.desk.organisation)}
    told |= {name: value for name, value in own.items() if name in told}
    if isinstance(case.body, bytes | str):
        body = case.body if isinstance(case.body, bytes) else case.body.encode()
        kind = KINDS.get(case.operation.path)
        case.body = body if kind is None else signed(post, kind, body)
        if "digest" in told:
            told["digest"] = digest_of(case.body)
    case.path_parameters = told
    key = post.token if case.operation.method.lower() == "put" else post.key
    case.headers["Authorization"] = f"Bearer {base64.urlsafe_b64encode(key).decode()}"
    ask_and_compare(case, post.hub)
    assert count_entries() == before, "nothing was stored"
