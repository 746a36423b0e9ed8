"""A passport cannot name a hand that it is not in, and opens for its reader alone."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from msgspec.structs import replace

from anchordesk.wire.codec import encode
from anchordesk.wire.errors import SignatureRefusedError, WrongRecipientError
from anchordesk.wire.passports import (
    PASSPORT,
    MemberCard,
    Passport,
    key_of_code,
    open_passport,
    seal_passport,
)
from anchordesk.wire.sealing import seal, sealing_key_id
from anchordesk.wire.signing import public_key_of, sign_statement

SIGNING, READER = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
PUBLIC = READER.public_key().public_bytes_raw()
LETTER = Passport(
    id=UUID(int=1),
    sender=MemberCard("Harbour Homes", public_key_of(SIGNING), PUBLIC),
    made_on=date(2026, 11, 23),
    valid_until=date(2027, 2, 21),
    to="Canal College",
    why="A course",
    agreed="Spoken.",
    given_name="Ana",
    family_name="Moss",
    preferred_name="",
    date_of_birth=None,
    phone="",
    email="",
    postcode="",
    parts=(),
)


def test_it_opens_as_it_was_sealed_for_its_reader_alone() -> None:
    sealed = seal_passport(LETTER, signing_key=SIGNING, recipient_public_key=PUBLIC)
    assert open_passport(sealed, READER) == LETTER
    with pytest.raises(WrongRecipientError):
        open_passport(sealed, X25519PrivateKey.generate())
    assert "Moss" not in repr(LETTER)


def test_nobody_can_seal_in_another_hand() -> None:
    other = Ed25519PrivateKey.generate()
    with pytest.raises(ValueError, match="names the hand"):
        seal_passport(LETTER, signing_key=other, recipient_public_key=PUBLIC)
    forged = sign_statement(
        PASSPORT, encode(LETTER), private_key=other, recipient=sealing_key_id(PUBLIC)
    )
    with pytest.raises(SignatureRefusedError):
        open_passport(seal(forged, recipient_public_key=PUBLIC), READER)


def test_what_was_sealed_for_one_is_not_believed_when_sealed_on_to_another() -> None:
    third = X25519PrivateKey.generate()
    public = third.public_key().public_bytes_raw()
    statement = sign_statement(
        PASSPORT, encode(LETTER), private_key=SIGNING, recipient=sealing_key_id(PUBLIC)
    )
    with pytest.raises(SignatureRefusedError):
        open_passport(seal(statement, recipient_public_key=public), third)


def test_a_code_gives_the_same_key_each_time_and_another_code_another() -> None:
    one, again = key_of_code(bytes(20)), key_of_code(bytes(20))
    assert one.private_bytes_raw() == again.private_bytes_raw()
    assert key_of_code(bytes(19) + b"\x01").private_bytes_raw() != one.private_bytes_raw()
    sealed = seal_passport(
        replace(LETTER, to=""),
        signing_key=SIGNING,
        recipient_public_key=one.public_key().public_bytes_raw(),
    )
    assert open_passport(sealed, again).family_name == "Moss"
