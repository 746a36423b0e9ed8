"""The one test by which anything counts as delivered: a receipt that verifies and names it."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import ReceiptRefusedError
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.messages import RECEIPT, Receipt
from anchordesk.wire.signing import sign_statement, signing_key_id, verify_statement

LARGEST_RECEIPT = 4 * 1024


def sign_receipt(receipt: Receipt, *, private_key: Ed25519PrivateKey) -> bytes:
    """A receipt in the hub's hand, readable by anyone."""
    return sign_statement(
        RECEIPT,
        encode(receipt),
        private_key=private_key,
        recipient=ANYONE,
        signer=bytes.fromhex(receipt.hub_key),
    )


def verify_receipt(content: bytes, hub_public_key: bytes, digest: str) -> Receipt:
    """The receipt for the bytes with this digest, if it is one.

    Args:
        content: What came back, from a hub or from anything between.
        hub_public_key: The pinned key of the hub, 32 raw bytes.
        digest: The address of the bytes that were sent.

    Raises:
        WireError: one of its classes, if this is no proof that the hub stored those bytes.
    """
    payload = verify_statement(content, type_=RECEIPT, public_key=hub_public_key, recipient=ANYONE)
    receipt = decode(payload, Receipt, largest=LARGEST_RECEIPT)
    if receipt.digest != digest or receipt.hub_key != signing_key_id(hub_public_key).hex():
        raise ReceiptRefusedError
    return receipt
