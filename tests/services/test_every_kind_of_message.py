"""Every kind of message: one flipped bit at any byte is refused, and no decoder falls over."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from types import ModuleType
from typing import Any
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk import wire
from anchordesk.services.envelopes import own_keys
from anchordesk.wire.codec import LARGEST_ANSWER, decode, encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.joining import check_join_request, request_to_join
from anchordesk.wire.messages import Invitation, JoinRequest
from anchordesk.wire.packs import LARGEST_PACK
from anchordesk.wire.sealing import open_envelope
from anchordesk.wire.signing import public_key_of
from anchordesk.wire.team import TeamInvitation, invitation_as_text, invitation_from_text
from tests.services.specimens import Specimen, every_kind

MODULES = [
    importlib.import_module(f"{wire.__name__}.{one.name}")
    for one in pkgutil.iter_modules(wire.__path__)
]
NOT_SIGNED = {
    "invitation/1": "a file with a secret, which a person hands over",
    "team-invitation/1": "a text with a checksum and a secret; tested below",
    "network-card/1": "believed by its fingerprint alone, which covers the key",
    "member-card/1": "believed by its fingerprint alone, which covers the name and both keys",
    "join-request/1": "a MAC and a proof of possession in place of a signature; tested below",
    "envelope/1": "what a hub calls a sealed envelope in its receipt",
}


def kinds_of(module: ModuleType) -> set[str]:
    """The names of the kinds of message that a module defines."""
    texts = [value for value in vars(module).values() if isinstance(value, str)]
    return {text for text in texts if re.fullmatch(r"[a-z-]+/[0-9]+", text)}


KINDS = sorted(set().union(*map(kinds_of, MODULES)) - NOT_SIGNED.keys())
STRUCTS: list[type[msgspec.Struct]] = sorted(
    {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, msgspec.Struct)
        and isinstance(value.__struct_config__.tag, str)
        and not value.__name__.startswith("_")
    },
    key=lambda kind: kind.__name__,
)


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Specimen]]:
    with every_kind(tmp_path_factory.mktemp("specimens")) as found:
        yield found


@pytest.mark.slow
def test_there_is_a_specimen_of_every_kind(specimens: dict[str, Specimen]) -> None:
    assert sorted(specimens) == KINDS
    assert len(STRUCTS) >= len(KINDS)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_flipped_bit_at_any_byte_of_it_is_refused(
    specimens: dict[str, Specimen], kind: str
) -> None:
    one = specimens[kind]
    assert one.read(one.statement)
    # Within an envelope nobody reaches it; there some 3,000 bytes of a long one are enough.
    each = 1 if one.envelope is None else max(1, len(one.statement) // 3000)
    for flipped in flips(one.statement, each):
        with pytest.raises(WireError):
            one.read(flipped)
    if one.envelope is not None and one.reader is not None:
        key = own_keys(one.reader.workspace).sealing
        assert open_envelope(one.envelope, private_key=key) == one.statement
        for flipped in flips(one.envelope):
            with pytest.raises(WireError):
                open_envelope(flipped, private_key=key)


def flips(content: bytes, each: int = 1) -> Iterator[bytes]:
    """The content with one bit turned, at each byte or each few bytes."""
    for at in range(0, len(content), each):
        flipped = bytearray(content)
        flipped[at] ^= 1 << at % 8
        yield bytes(flipped)


def test_a_flipped_bit_of_a_request_to_join_the_network_changes_nothing_unseen() -> None:
    """It is JSON without a signature: what is still read fails its proof, or says the same."""
    invitation = Invitation(
        id=UUID(int=1),
        hub_url="http://127.0.0.1:8440",
        hub_public_key=b"h" * 32,
        organisation_name="Riverside Housing",
        secret=b"s" * 16,
        expires=datetime(2026, 12, 1, tzinfo=UTC),
    )
    key = Ed25519PrivateKey.from_private_bytes(b"d" * 32)
    request = request_to_join(invitation, organisation=UUID(int=2), signing_key=key)
    seen = 0
    for flipped in flips(encode(request)):
        try:
            read = decode(flipped, JoinRequest)
            check_join_request(read, secret=invitation.secret)
        except WireError:
            seen += 1
        else:
            assert read == request, "a letter's case in an id, and no more"
    assert seen > len(encode(request)) * 9 // 10


def test_a_flipped_bit_of_an_invitation_to_a_team_is_not_copied_whole() -> None:
    key = Ed25519PrivateKey.from_private_bytes(b"d" * 32)
    public = public_key_of(key)
    invitation = TeamInvitation(
        id=UUID(int=1),
        organisation=UUID(int=2),
        organisation_name="Harbour Homes",
        organisation_public_key=public,
        lead_name="Priya Nair",
        lead_signing_public_key=public,
        lead_sealing_public_key=public,
        lead_mailbox="0" * 32,
        role="worker",
        secret=b"s" * 16,
        expires=datetime(2026, 12, 1, tzinfo=UTC),
        deposit_token=b"t" * 32,
        hub=None,
    )
    text = invitation_as_text(invitation).encode()
    for flipped in flips(text):
        try:
            read = invitation_from_text(flipped.decode("latin-1"))
        except WireError:
            continue
        assert read == invitation, "a capital that became small"


@given(st.text(max_size=400) | st.from_regex(r"\AANCHORDESK1[A-Z2-7]{0,300}\Z"))
def test_no_text_makes_the_reader_of_invitations_fall_over(text: str) -> None:
    with pytest.raises(WireError):
        invitation_from_text(text)


@pytest.mark.slow
def test_what_is_in_it_reads_back_and_a_cut_anywhere_is_refused(
    specimens: dict[str, Specimen],
) -> None:
    """The payload alone, as a hub or a desk that lost its wits about keys would read it."""
    by_tag = {kind.__struct_config__.tag: kind for kind in STRUCTS}
    for one in specimens.values():
        payload = unpack_statement(one.statement).payload
        kind = by_tag[json.loads(payload)["kind"]]
        largest = max(LARGEST_PACK, LARGEST_ANSWER)
        assert encode(decode(payload, kind, largest=largest)) == payload
        for kept in range(0, len(payload), max(1, len(payload) // 400)):
            with pytest.raises(WireError):
                decode(payload[:kept], kind, largest=largest)


values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["0" * 64, "0" * 32, "AAAA", "2026-11-01", "2026-11-01T00:00:00Z", "x/1"]),
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=8), inside, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("kind", STRUCTS, ids=lambda kind: kind.__name__)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_stands_in_its_fields_it_is_read_or_refused(
    kind: type[msgspec.Struct], data: st.DataObject
) -> None:
    """Nothing but a refusal of the wire's own ever comes out of a decoder."""
    document = data.draw(
        st.fixed_dictionaries({}, optional=dict.fromkeys(kind.__struct_encode_fields__, values))
    )
    document["kind"] = kind.__struct_config__.tag
    text = json.dumps(document).encode()
    for content in (text, data.draw(st.binary(max_size=200)), text[: len(text) // 2] + b"\xff"):
        try:
            read = decode(content, kind)
        except WireError:
            continue
        assert encode(read), "what is read can be written"


@pytest.mark.parametrize("kind", STRUCTS, ids=lambda kind: kind.__name__)
def test_depth_and_size_are_refused_at_once(kind: type[msgspec.Struct]) -> None:
    name = kind.__struct_encode_fields__[0]
    tag = kind.__struct_config__.tag
    deep = f'{{"kind":"{tag}","{name}":'.encode() + b"[" * 100_000
    for bomb in (deep, deep + b"]" * 100_000 + b"}", b'{"a":' * 50_000):
        with pytest.raises(WireError):
            decode(bomb, kind)
    with pytest.raises(WireError):
        decode(b" " * 300 * 1024, kind)
