"""An envelope opens for its reader only, whole only; a receipt is proof of one digest only."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from datetime import UTC, datetime
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.wire import sealing
from anchordesk.wire.addresses import digest_of, is_digest
from anchordesk.wire.errors import (
    CannotOpenError,
    InvitationRefusedError,
    MalformedError,
    ReceiptRefusedError,
    SignatureRefusedError,
    TooLargeError,
    UpgradeNeededError,
    WireError,
    WrongRecipientError,
)
from anchordesk.wire.framing import ANYONE, length_prefixed, unpack_statement
from anchordesk.wire.joining import check_join_request, request_to_join
from anchordesk.wire.messages import Invitation, JoinRequest, Receipt
from anchordesk.wire.receipts import sign_receipt, verify_receipt
from anchordesk.wire.sealing import BUCKETS, open_envelope, seal, sealing_key_id
from anchordesk.wire.signing import (
    public_key_of,
    sign_statement,
    signing_key_id,
    verify_statement,
)

DESK = Ed25519PrivateKey.from_private_bytes(b"d" * 32)
HUB = Ed25519PrivateKey.from_private_bytes(b"h" * 32)
LEAD = X25519PrivateKey.from_private_bytes(b"l" * 32)
OTHER = X25519PrivateKey.from_private_bytes(b"o" * 32)
LEAD_PUBLIC = LEAD.public_key().public_bytes_raw()
OTHER_PUBLIC = OTHER.public_key().public_bytes_raw()
LEAD_ID = sealing_key_id(LEAD_PUBLIC)


def statement_for(payload: bytes, recipient: bytes = LEAD_ID) -> bytes:
    return sign_statement("tally/1", payload, private_key=DESK, recipient=recipient)


def read(envelope: bytes, key: X25519PrivateKey = LEAD) -> bytes:
    """What a receiver does: open, then verify as addressed to its own key."""
    own = sealing_key_id(key.public_key().public_bytes_raw())
    opened = open_envelope(envelope, private_key=key)
    return verify_statement(opened, type_="tally/1", public_key=public_key_of(DESK), recipient=own)


@given(st.binary(max_size=20_000))
def test_what_is_sealed_is_what_is_read(payload: bytes) -> None:
    envelope = seal(statement_for(payload), recipient_public_key=LEAD_PUBLIC)
    assert len(envelope) in BUCKETS
    assert read(envelope) == payload


@given(st.binary(max_size=3000), st.binary(max_size=3000))
@settings(max_examples=20)
def test_size_says_only_the_bucket(one: bytes, other: bytes) -> None:
    sizes = {
        len(seal(statement_for(payload), recipient_public_key=LEAD_PUBLIC))
        for payload in (one, other)
    }
    assert sizes == {16 * 1024}


def test_a_flipped_bit_at_any_byte_of_an_envelope_is_refused() -> None:
    envelope = seal(statement_for(b'{"people":7}'), recipient_public_key=LEAD_PUBLIC)
    for position in range(len(envelope)):
        damaged = bytearray(envelope)
        damaged[position] ^= 1 << position % 8
        with pytest.raises(WireError):
            read(bytes(damaged))


@given(st.data())
def test_any_bit_of_a_statement_matters(data: st.DataObject) -> None:
    statement = statement_for(b'{"people":7}')
    damaged = bytearray(statement)
    damaged[data.draw(st.integers(0, len(statement) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(WireError):
        verify_statement(
            bytes(damaged), type_="tally/1", public_key=public_key_of(DESK), recipient=LEAD_ID
        )


@given(st.data())
def test_a_cut_or_lengthened_envelope_is_refused(data: st.DataObject) -> None:
    envelope = seal(statement_for(b"x"), recipient_public_key=LEAD_PUBLIC)
    kept = data.draw(st.integers(0, len(envelope) - 1))
    for damaged in (envelope[:kept], envelope + bytes(kept + 1)):
        with pytest.raises(WireError):
            read(damaged)


@given(st.binary(max_size=200))
def test_noise_is_never_a_statement(noise: bytes) -> None:
    with pytest.raises(WireError):
        verify_statement(noise, type_="tally/1", public_key=public_key_of(DESK), recipient=ANYONE)


def test_an_envelope_with_another_address_written_on_it_is_refused() -> None:
    envelope = seal(statement_for(b"x"), recipient_public_key=LEAD_PUBLIC)
    readdressed = envelope[:6] + sealing_key_id(OTHER_PUBLIC) + envelope[22:]
    with pytest.raises(CannotOpenError):
        open_envelope(readdressed, private_key=OTHER)
    with pytest.raises(WrongRecipientError):
        open_envelope(envelope, private_key=OTHER)
    with pytest.raises(WrongRecipientError):
        open_envelope(readdressed, private_key=LEAD)


def test_a_statement_passed_on_to_another_reader_is_refused() -> None:
    opened = open_envelope(
        seal(statement_for(b"x"), recipient_public_key=LEAD_PUBLIC), private_key=LEAD
    )
    passed_on = seal(opened, recipient_public_key=OTHER_PUBLIC)
    with pytest.raises(SignatureRefusedError):
        read(passed_on, OTHER)


def test_an_unknown_suite_or_flag_asks_for_an_upgrade() -> None:
    envelope = seal(statement_for(b"x"), recipient_public_key=LEAD_PUBLIC)
    for position in (4, 5):
        later = bytearray(envelope)
        later[position] = 2
        with pytest.raises(UpgradeNeededError):
            open_envelope(bytes(later), private_key=LEAD)


def sealed_by_hand(inside: bytes) -> bytes:
    header = struct.pack(">4sBB16s", b"ADE1", 1, 0, LEAD_ID)
    padded = inside + bytes(BUCKETS[0] - 22 - 48 - len(inside))
    key = X25519PublicKey.from_public_bytes(LEAD_PUBLIC)
    return header + sealing._SUITE.encrypt(padded, key, info=b"anchordesk/seal/1" + header)


def test_a_zip_bomb_is_refused_at_the_cap() -> None:
    bomb = zlib.compress(bytes(15 * 1024 * 1024), 9)
    tracemalloc.start()
    with pytest.raises(TooLargeError):
        open_envelope(sealed_by_hand(struct.pack(">I", len(bomb)) + bomb), private_key=LEAD)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * 1024 * 1024


@pytest.mark.parametrize(
    "inside",
    [
        struct.pack(">I", 2**32 - 1),
        struct.pack(">I", 5) + b"hello",
        struct.pack(">I", 0),
        struct.pack(">I", len(zlib.compress(b"x"))) + zlib.compress(b"x") + b"covert",
        struct.pack(">I", len(zlib.compress(b"x")) + 1) + zlib.compress(b"x") + b"y",
        struct.pack(">I", len(zlib.compress(b"x")) - 1) + zlib.compress(b"x")[:-1],
    ],
)
def test_a_sealed_part_with_the_wrong_inside_is_refused(inside: bytes) -> None:
    with pytest.raises(MalformedError):
        open_envelope(sealed_by_hand(inside), private_key=LEAD)


def test_too_much_to_seal_is_refused_before_it_is_sent() -> None:
    with pytest.raises(TooLargeError):
        seal(bytes(4 * 1024 * 1024 + 1), recipient_public_key=LEAD_PUBLIC)


@given(st.lists(st.binary(max_size=12), max_size=4), st.lists(st.binary(max_size=12), max_size=4))
def test_no_two_lists_of_parts_frame_alike(one: list[bytes], other: list[bytes]) -> None:
    assert (length_prefixed(*one) == length_prefixed(*other)) == (one == other)


def test_type_and_signer_are_covered() -> None:
    statement = statement_for(b"x")
    with pytest.raises(SignatureRefusedError):
        verify_statement(
            statement, type_="return/1", public_key=public_key_of(DESK), recipient=LEAD_ID
        )
    with pytest.raises(SignatureRefusedError):
        verify_statement(
            statement, type_="tally/1", public_key=public_key_of(HUB), recipient=LEAD_ID
        )
    assert unpack_statement(statement).signer == signing_key_id(public_key_of(DESK))


def receipt_for(digest: str, key: Ed25519PrivateKey = HUB) -> Receipt:
    return Receipt(
        digest=digest,
        stored_kind="return/1",
        stored_at=datetime(2026, 11, 23, tzinfo=UTC),
        log_index=1,
        log_head="a" * 64,
        hub_epoch=UUID(int=5),
        hub_key=signing_key_id(public_key_of(key)).hex(),
    )


def test_a_receipt_is_proof_for_its_digest_and_its_hub_only() -> None:
    sent = digest_of(b"the envelope")
    good = sign_receipt(receipt_for(sent), private_key=HUB)
    assert verify_receipt(good, public_key_of(HUB), sent) == receipt_for(sent)
    with pytest.raises(ReceiptRefusedError):
        verify_receipt(good, public_key_of(HUB), digest_of(b"another"))
    with pytest.raises(SignatureRefusedError):
        verify_receipt(good, public_key_of(DESK), sent)
    forged = sign_receipt(receipt_for(sent), private_key=DESK)
    with pytest.raises(SignatureRefusedError):
        verify_receipt(forged, public_key_of(HUB), sent)
    with pytest.raises(WireError):
        verify_receipt(b'{"stored":true}', public_key_of(HUB), sent)


def test_a_statement_of_another_type_is_no_receipt() -> None:
    other = sign_statement("hub-card/1", b"{}", private_key=HUB, recipient=ANYONE)
    with pytest.raises(SignatureRefusedError):
        verify_receipt(other, public_key_of(HUB), digest_of(b"x"))


def invitation() -> Invitation:
    return Invitation(
        id=UUID(int=1),
        hub_url="http://127.0.0.1:8440",
        hub_public_key=public_key_of(HUB),
        organisation_name="Riverside Housing",
        secret=b"s" * 16,
        expires=datetime(2026, 12, 1, tzinfo=UTC),
    )


def test_joining_takes_the_secret_and_the_key() -> None:
    request = request_to_join(invitation(), organisation=UUID(int=2), signing_key=DESK)
    check_join_request(request, secret=b"s" * 16)
    with pytest.raises(InvitationRefusedError):
        check_join_request(request, secret=b"t" * 16)
    stolen = JoinRequest(
        request.invitation,
        request.organisation,
        request.organisation_name,
        public_key_of(HUB),
        request.mac,
        request.proof,
    )
    with pytest.raises(InvitationRefusedError):
        check_join_request(stolen, secret=b"s" * 16)


def test_an_invitation_does_not_print_its_secret() -> None:
    assert "ssss" not in repr(invitation())


@given(st.text(max_size=70))
def test_only_one_spelling_is_a_digest(text: str) -> None:
    assert is_digest(digest_of(text.encode()))
    assert not is_digest(text + "\n")
    assert not is_digest(digest_of(text.encode()).upper().replace("0", "A"))
