"""A pack of an organisation's own: its letters, messages, pathways and rates, signed by its lead.

It holds files as desks read them anyway. It is in the hand of the organisation's key, which each
desk of the team knows from its list; the highest version counts.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from anchordesk.wire.codec import decode, encode
from anchordesk.wire.fields import Number, Title
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.organisation import sign_for_team
from anchordesk.wire.packs import DocumentText, FileName
from anchordesk.wire.signing import verify_statement

ORGANISATION_PACK = "organisation-pack/1"
LARGEST_ORGANISATION_PACK = 2 * 1024 * 1024
MOST_DOCUMENTS = 200

OwnKind = Literal["consent", "letters", "lists", "pathways", "rates", "scales", "texts"]
LanguageCode = Annotated[str, Meta(max_length=3, pattern=r"\A(?:[a-z]{2,3})?\Z")]


class OwnDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """One file; `language` is empty, or the code of the language that it translates into."""

    sort: OwnKind
    language: LanguageCode
    name: FileName
    text: DocumentText


class OrganisationPack(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=ORGANISATION_PACK
):
    """Files of one organisation. Only the version decides what is newer."""

    organisation: UUID
    organisation_name: Title
    version: Number
    issued_on: date
    documents: Annotated[tuple[OwnDocument, ...], Meta(max_length=MOST_DOCUMENTS)]


def sign_organisation_pack(pack: OrganisationPack, signing_key: bytes) -> bytes:
    """Return the bytes of a signed pack, for every desk of the team."""
    return sign_for_team(ORGANISATION_PACK, encode(pack), signing_key, ANYONE)


def open_organisation_pack(content: bytes, public_key: bytes) -> OrganisationPack:
    """Read a pack, once its signature holds.

    Raises:
        WireError: if it was not signed by that key, is larger than packs are, or is none.
    """
    payload = verify_statement(
        content, type_=ORGANISATION_PACK, public_key=public_key, recipient=ANYONE
    )
    return decode(payload, OrganisationPack, largest=LARGEST_ORGANISATION_PACK)
