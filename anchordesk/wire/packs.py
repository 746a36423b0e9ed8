"""Packs: definitions and vacancies from the network to its desks, signed by the co-ordinator.

The co-ordinator's key is kept off the hub, so a hub, or whoever holds it, can withhold a pack but
not change one. A pack holds files as desks read them anyway, and replaces the pack of the same
contents with a lower version. A hub lists the packs that count by their digests; whoever fetches
one believes the co-ordinator's hand, not the list.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Meta, Struct

from anchordesk.wire.codec import decode, encode
from anchordesk.wire.fields import Code, Digest, Number, PublicKeyBytes, Title
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.signing import sign_statement, verify_statement

PACK = "pack/1"
PACK_LIST = "pack-list/1"
NETWORK_CARD = "network-card/1"

LARGEST_PACK = 2 * 1024 * 1024
LARGEST_NETWORK_CARD = 4 * 1024
LONGEST_DOCUMENT = 1024 * 1024
MOST_DOCUMENTS = 100

FileName = Annotated[str, Meta(max_length=80, pattern=r"\A[a-z0-9][a-z0-9._-]*\Z")]
DocumentText = Annotated[str, Meta(max_length=LONGEST_DOCUMENT)]
PackContents = Literal["landlords", "opportunities", "pathways", "priorities", "returns", "wards"]


class NetworkCard(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=NETWORK_CARD
):
    """Whose hand packs are in. A desk believes a card once two people compared its fingerprint."""

    network: Title
    public_key: PublicKeyBytes


class PackDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a pack."""

    name: FileName
    text: DocumentText


class Pack(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=PACK):
    """Files of one sort. `issued_on` is for people; only the version decides what is newer."""

    network: Title
    contents: PackContents
    version: Number
    issued_on: date
    documents: Annotated[tuple[PackDocument, ...], Meta(max_length=MOST_DOCUMENTS)]


class ListedPack(Struct, frozen=True, forbid_unknown_fields=True):
    """A pack that a hub has. A later AnchorDesk may list contents that this one does not know."""

    contents: Code
    version: Number
    digest: Digest


class PackList(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=PACK_LIST):
    """The newest pack of each contents that a hub has."""

    packs: Annotated[tuple[ListedPack, ...], Meta(max_length=MOST_DOCUMENTS)]


PACK_LIST_PATH = "/v1/packs"


def pack_path(digest: str) -> str:
    """Where a pack is at a hub."""
    return f"{PACK_LIST_PATH}/{digest}"


def sign_pack(pack: Pack, private_key: Ed25519PrivateKey) -> bytes:
    """Return the bytes of a signed pack, for every desk."""
    return sign_statement(PACK, encode(pack), private_key=private_key, recipient=ANYONE)


def open_pack(content: bytes, public_key: bytes) -> Pack:
    """Read a pack, once its signature holds.

    Raises:
        WireError: if it was not signed by that key, is larger than packs are, or is none.
    """
    payload = verify_statement(content, type_=PACK, public_key=public_key, recipient=ANYONE)
    return decode(payload, Pack, largest=LARGEST_PACK)
