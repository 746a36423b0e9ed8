"""The hub's quick check of signatures says what the wire's own says."""

from __future__ import annotations

from itertools import product

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.hub.signatures import verify
from anchordesk.wire.errors import SignatureRefusedError
from anchordesk.wire.signing import public_key_of, sign_statement, verify_statement

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = public_key_of(KEY)
HUB = bytes(16)

# RFC 8032, section 7.1: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_the_vectors_of_the_standard_hold(public: str, message: str, signature: str) -> None:
    parts = [bytes.fromhex(part) for part in (public, signature, message)]
    verify(*parts)
    for at, bit in product(range(64), range(8)):
        wrong = bytearray(parts[1])
        wrong[at] ^= 1 << bit
        with pytest.raises(InvalidSignature):
            verify(parts[0], bytes(wrong), parts[2])


@given(covered=st.binary(max_size=300), at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_what_the_wire_signs_holds_and_no_changed_byte_does(
    covered: bytes, at: int, bit: int
) -> None:
    whole = KEY.sign(covered) + covered
    verify(PUBLIC, whole[:64], whole[64:])
    changed = bytearray(whole)
    changed[at % len(whole)] ^= 1 << bit
    with pytest.raises(InvalidSignature):
        verify(PUBLIC, bytes(changed[:64]), bytes(changed[64:]))


@pytest.mark.parametrize("public", [b"", PUBLIC[:31], PUBLIC + b"x", bytes(32), b"\xff" * 32])
@pytest.mark.parametrize("signature", [b"", bytes(63), bytes(64), b"\xff" * 64])
def test_what_is_no_key_or_no_signature_is_refused(public: bytes, signature: bytes) -> None:
    with pytest.raises(InvalidSignature):
        verify(public, signature, b"")


@pytest.mark.parametrize("by", [None, verify], ids=["wire", "hub"])
def test_a_statement_is_believed_and_refused_alike(by: object) -> None:
    statement = sign_statement("return/1", b"{}", private_key=KEY, recipient=HUB)

    def read(content: bytes, recipient: bytes = HUB) -> bytes:
        named = {"type_": "return/1", "public_key": PUBLIC, "recipient": recipient}
        return verify_statement(content, **named, **({} if by is None else {"verify": by}))  # type: ignore[arg-type]

    assert read(statement) == b"{}"
    for wrong in (statement + b" ", statement[:-1]):
        with pytest.raises(SignatureRefusedError):
            read(wrong)
    with pytest.raises(SignatureRefusedError):
        read(statement, recipient=b"x" * 16)
