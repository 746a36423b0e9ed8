"""Envelopes are HPKE as RFC 9180 has it: an opener written from the RFC alone opens them.

The opener is first held to the RFC's own vector for this suite (appendix A.2.1), so that the two
cannot be wrong alike: X25519, HKDF-SHA256, ChaCha20-Poly1305, base mode.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
import zlib

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from anchordesk.wire.sealing import HEADER_LENGTH, open_envelope, seal, sealing_key_id

KEM = b"KEM" + struct.pack(">H", 0x0020)
HPKE = b"HPKE" + struct.pack(">HHH", 0x0020, 0x0001, 0x0003)
ENC_LENGTH = 32

# RFC 9180, appendix A.2.1.
INFO = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
SENDER = bytes.fromhex("f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600")
ENC = bytes.fromhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a")
READER = bytes.fromhex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb")
PUBLIC = bytes.fromhex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
SHARED = bytes.fromhex("0bbe78490412b4bbea4812666f7916932b828bba79942424abb65244930d69a7")
KEY = bytes.fromhex("ad2744de8e17f4ebba575b3f5f5a8fa1f69c2a07f6e7500bc60ca6e3e3ec1c91")
NONCE = bytes.fromhex("5c4d98150661b848853b547f")
PLAIN = bytes.fromhex("4265617574792069732074727574682c20747275746820626561757479")
COUNT_0 = bytes.fromhex("436f756e742d30")
SEALED = bytes.fromhex(
    "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"
)


def extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    """LabeledExtract (section 4)."""
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, hashlib.sha256)


def expand(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    """LabeledExpand (section 4); never longer here than one block."""
    told = struct.pack(">H", length) + b"HPKE-v1" + suite + label + info
    return hmac.digest(key, told + b"\x01", hashlib.sha256)[:length]


def shared_secret(own: bytes, other_public: bytes, enc: bytes, reader_public: bytes) -> bytes:
    """Encap and Decap after the exchange (section 4.1)."""
    exchanged = X25519PrivateKey.from_private_bytes(own).exchange(
        X25519PublicKey.from_public_bytes(other_public)
    )
    return expand(
        KEM, extract(KEM, b"", b"eae_prk", exchanged), b"shared_secret", enc + reader_public, 32
    )


def key_and_nonce(shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    """The key schedule of base mode (section 5.1)."""
    context = b"\x00" + extract(HPKE, b"", b"psk_id_hash", b"")
    context += extract(HPKE, b"", b"info_hash", info)
    secret = extract(HPKE, shared, b"secret", b"")
    return expand(HPKE, secret, b"key", context, 32), expand(
        HPKE, secret, b"base_nonce", context, 12
    )


def public_of(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def test_the_opener_keeps_to_the_vector_of_the_rfc() -> None:
    assert (public_of(SENDER), public_of(READER)) == (ENC, PUBLIC)
    for own, other in ((SENDER, PUBLIC), (READER, ENC)):
        assert shared_secret(own, other, ENC, PUBLIC) == SHARED
    assert key_and_nonce(SHARED, INFO) == (KEY, NONCE)
    assert ChaCha20Poly1305(KEY).encrypt(NONCE, PLAIN, COUNT_0) == SEALED
    assert ChaCha20Poly1305(KEY).decrypt(NONCE, SEALED, COUNT_0) == PLAIN


def test_the_opener_from_the_rfc_opens_our_envelopes() -> None:
    envelope = seal(b"a signed statement", recipient_public_key=PUBLIC)
    header, enc = envelope[:HEADER_LENGTH], envelope[HEADER_LENGTH : HEADER_LENGTH + ENC_LENGTH]
    key, nonce = key_and_nonce(
        shared_secret(READER, enc, enc, PUBLIC), b"anchordesk/seal/1" + header
    )
    inside = ChaCha20Poly1305(key).decrypt(nonce, envelope[HEADER_LENGTH + ENC_LENGTH :], b"")
    (length,) = struct.unpack_from(">I", inside)
    assert zlib.decompress(inside[4 : 4 + length]) == b"a signed statement"
    assert not any(inside[4 + length :])
    key, nonce = key_and_nonce(shared_secret(READER, enc, enc, PUBLIC), b"another header")
    with pytest.raises(InvalidTag):
        ChaCha20Poly1305(key).decrypt(nonce, envelope[HEADER_LENGTH + ENC_LENGTH :], b"")


def test_we_open_what_a_sealer_from_the_rfc_made() -> None:
    header = b"ADE1\x01\x00" + sealing_key_id(PUBLIC)
    packed = zlib.compress(b"a signed statement")
    inside = struct.pack(">I", len(packed)) + packed
    inside += bytes(16 * 1024 - HEADER_LENGTH - ENC_LENGTH - 16 - len(inside))
    key, nonce = key_and_nonce(
        shared_secret(SENDER, PUBLIC, ENC, PUBLIC), b"anchordesk/seal/1" + header
    )
    envelope = header + ENC + ChaCha20Poly1305(key).encrypt(nonce, inside, b"")
    reader = X25519PrivateKey.from_private_bytes(READER)
    assert open_envelope(envelope, private_key=reader) == b"a signed statement"
