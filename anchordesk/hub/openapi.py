"""Describes the hub's addresses for programs, as an OpenAPI 3.1 document that it serves itself.

Messages travel inside signed statements, whose framing OpenAPI cannot express: the media type names
them, and `x-statement` points to the schema of what is inside. The schemas come from the messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from anchordesk.hub.problems import Refusal
from anchordesk.wire.mailboxes import ENVELOPE_MEDIA_TYPE, DepositGrant, MailboxPage
from anchordesk.wire.messages import HubCard, JoinRequest, LogPage, OrganisationHead, Receipt
from anchordesk.wire.packs import Pack, PackList
from anchordesk.wire.problems import PROBLEM_MEDIA_TYPE, STATEMENT_MEDIA_TYPE, ProblemDetails
from anchordesk.wire.returns import Return

_Schema = dict[str, object]
_PARTS = "#/components/schemas/"
_TEXT = "text/plain"
_DIGEST: _Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_ID: _Schema = {"type": "string", "format": "uuid"}
_MAILBOX: _Schema = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
_NONCE: _Schema = {"type": "string", "pattern": "^[0-9a-f]{0,64}$"}
_INDEX: _Schema = {"type": "integer", "minimum": 0, "maximum": 10**15 - 1}
COMMON_REFUSALS = (Refusal.WRONG_HOST, Refusal.TOO_MANY, Refusal.BROKEN, Refusal.BUSY)
"""What any request may be told."""
_STORING = (Refusal.TOO_SLOW, Refusal.TOO_LARGE, Refusal.STORAGE_FULL, Refusal.BAD_ENVELOPE)


@dataclass(frozen=True)
class Operation:
    """One request that the hub takes.

    Attributes:
        takes: What a signed statement in the body holds, or the message that is the body.
        gives: What the statement in the answer holds; None for a line of text.
        answers: Statuses of success, with what each means.
        refusals: The ways of saying no that belong to this request alone.
        takes_bytes, gives_bytes: The media type of a body that is sealed, so nothing describes it.
        asks_for_key: Whether a key or token must be shown.
    """

    path: str
    method: str
    summary: str
    gives: type[msgspec.Struct] | None
    answers: tuple[tuple[int, str], ...] = ((200, "It is in the body."),)
    refusals: tuple[Refusal, ...] = ()
    in_path: tuple[tuple[str, _Schema], ...] = ()
    in_query: tuple[tuple[str, _Schema], ...] = ()
    takes: type[msgspec.Struct] | None = None
    takes_statement: bool = False
    takes_bytes: str = ""
    gives_bytes: str = ""
    asks_for_key: bool = False


_STORED = ((201, "It is stored now."), (200, "It was stored before; the same receipt."))

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "/v1/hub",
        "get",
        "Who the hub is, with the asker's nonce signed back.",
        HubCard,
        refusals=(Refusal.BAD_ENVELOPE,),
        in_query=(("nonce", _NONCE),),
    ),
    Operation(
        "/v1/returns/{digest}",
        "put",
        "Store a signed return at the address of its SHA-256; the answer is the receipt.",
        Receipt,
        _STORED,
        (
            *(*_STORING, Refusal.DIGEST_MISMATCH, Refusal.BAD_SIGNATURE, Refusal.KEY_UNKNOWN),
            *(Refusal.KEY_REVOKED, Refusal.NOT_FOUND, Refusal.REVISION_STALE),
            *(Refusal.REVISION_FORK, Refusal.SMALL_COUNT, Refusal.UPGRADE_NEEDED),
        ),
        in_path=(("digest", _DIGEST),),
        takes=Return,
        takes_statement=True,
    ),
    Operation(
        "/v1/join/{invitation}",
        "post",
        "Register an organisation's key with an invitation; the answer is the receipt.",
        Receipt,
        _STORED,
        (
            *(*_STORING, Refusal.DIGEST_MISMATCH, Refusal.INVITATION_REFUSED),
            *(Refusal.UPGRADE_NEEDED, Refusal.NOT_FOUND),
        ),
        in_path=(("invitation", _ID),),
        takes=JoinRequest,
    ),
    Operation(
        "/v1/organisations/{organisation}/head",
        "get",
        "What counts from one organisation, for a lead desk that was restored.",
        OrganisationHead,
        refusals=(Refusal.NOT_FOUND,),
        in_path=(("organisation", _ID),),
    ),
    Operation(
        "/v1/log",
        "get",
        "Up to 500 entries of the log, for members to check its chain.",
        LogPage,
        refusals=(Refusal.BAD_ENVELOPE, Refusal.NOT_FOUND),
        in_query=(("after", _INDEX),),
    ),
    Operation(
        "/v1/organisations/{organisation}/deposit-grants/{version}",
        "put",
        "Name the token by which an organisation's desks leave envelopes; signed by its lead.",
        Receipt,
        _STORED,
        (
            *(*_STORING, Refusal.BAD_SIGNATURE, Refusal.KEY_UNKNOWN, Refusal.NOT_FOUND),
            *(Refusal.REVISION_STALE, Refusal.UPGRADE_NEEDED),
        ),
        in_path=(("organisation", _ID), ("version", _INDEX)),
        takes=DepositGrant,
        takes_statement=True,
    ),
    Operation(
        "/v1/mailboxes/{mailbox}/envelopes",
        "get",
        "Up to 100 envelopes that wait, oldest first; for the desk that the mailbox belongs to.",
        MailboxPage,
        refusals=(Refusal.BAD_ENVELOPE, Refusal.TOKEN_REFUSED, Refusal.NOT_FOUND),
        in_path=(("mailbox", _MAILBOX),),
        in_query=(("after", _INDEX),),
        asks_for_key=True,
    ),
    Operation(
        "/v1/mailboxes/{mailbox}/envelopes/{digest}",
        "put",
        "Leave a sealed envelope at the address of its SHA-256; the answer is the receipt.",
        Receipt,
        _STORED,
        (
            *(*_STORING, Refusal.DIGEST_MISMATCH, Refusal.TOKEN_REFUSED, Refusal.NOT_FOUND),
            *(Refusal.MAILBOX_FULL, Refusal.UPGRADE_NEEDED),
        ),
        in_path=(("mailbox", _MAILBOX), ("digest", _DIGEST)),
        takes_bytes=ENVELOPE_MEDIA_TYPE,
        asks_for_key=True,
    ),
    Operation(
        "/v1/mailboxes/{mailbox}/envelopes/{digest}",
        "get",
        "A sealed envelope that waits.",
        None,
        refusals=(Refusal.TOKEN_REFUSED, Refusal.NOT_FOUND),
        in_path=(("mailbox", _MAILBOX), ("digest", _DIGEST)),
        gives_bytes=ENVELOPE_MEDIA_TYPE,
        asks_for_key=True,
    ),
    Operation(
        "/v1/mailboxes/{mailbox}/envelopes/{digest}",
        "delete",
        "Take an envelope out, once it is in the desk's records.",
        None,
        ((204, "It waits no more."),),
        (Refusal.TOKEN_REFUSED, Refusal.NOT_FOUND),
        in_path=(("mailbox", _MAILBOX), ("digest", _DIGEST)),
        asks_for_key=True,
    ),
    Operation("/v1/packs", "get", "The newest pack of each contents, by digest.", PackList),
    Operation(
        "/v1/packs/{digest}",
        "get",
        "A pack as the co-ordinator's offline key signed it.",
        Pack,
        refusals=(Refusal.NOT_FOUND,),
        in_path=(("digest", _DIGEST),),
    ),
    Operation(
        "/v1/packs/{digest}",
        "put",
        "Store a pack in the hand of the network's card; the answer is the receipt.",
        Receipt,
        _STORED,
        (
            *(*_STORING, Refusal.DIGEST_MISMATCH, Refusal.BAD_SIGNATURE, Refusal.KEY_UNKNOWN),
            *(Refusal.NOT_FOUND, Refusal.REVISION_STALE, Refusal.UPGRADE_NEEDED),
        ),
        in_path=(("digest", _DIGEST),),
        takes=Pack,
        takes_statement=True,
    ),
    Operation("/healthz", "get", "The process answers.", None),
    Operation("/readyz", "get", "The database takes a write.", None),
)


def openapi_document(operations: Sequence[Operation] = OPERATIONS) -> dict[str, Any]:
    """The document, ready to be written as JSON."""
    messages = {kind for one in operations for kind in (one.takes, one.gives) if kind is not None}
    _, components = msgspec.json.schema_components(
        (*sorted(messages, key=lambda kind: kind.__name__), ProblemDetails),
        ref_template=_PARTS + "{name}",
    )
    paths: dict[str, Any] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "AnchorDesk hub",
            "version": "1",
            "description": "What desks and members of a network ask of its hub. Every refusal is a "
            "problem document (RFC 9457) with a fixed type and `retry`, and stores nothing.",
        },
        "paths": paths,
        "components": {
            "schemas": {name: _in_ecma(part) for name, part in components.items()},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(one: Operation) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": one.method
        + "_"
        + one.path.strip("/").replace("/", "_").translate({123: None, 125: None}),
        "summary": one.summary,
        "responses": {str(status): _success(one, words) for status, words in one.answers},
    }
    for status, refusals in _by_status((*one.refusals, *COMMON_REFUSALS)).items():
        told["responses"][str(status)] = _problem(refusals)
    parameters = [
        {"name": name, "in": place, "required": place == "path", "schema": schema}
        for place, found in (("path", one.in_path), ("query", one.in_query))
        for name, schema in found
    ]
    if parameters:
        told["parameters"] = parameters
    if one.asks_for_key:
        told["security"] = [{"key": []}]
    if one.takes is not None or one.takes_bytes:
        told["requestBody"] = {"required": True, "content": _body(one)}
    return told


def _body(one: Operation) -> dict[str, Any]:
    if one.takes_bytes:
        return {one.takes_bytes: {"schema": {"type": "string", "format": "binary"}}}
    inside = {"$ref": f"{_PARTS}{one.takes.__name__ if one.takes else ''}"}
    if not one.takes_statement:
        return {"application/json": {"schema": inside}}
    binary = {"type": "string", "format": "binary"}
    return {STATEMENT_MEDIA_TYPE: {"schema": binary, "x-statement": inside}}


def _success(one: Operation, words: str) -> dict[str, Any]:
    if one.method == "delete":
        return {"description": words}
    if one.gives_bytes:
        sealed = {"type": "string", "format": "binary"}
        return {"description": words, "content": {one.gives_bytes: {"schema": sealed}}}
    if one.gives is None:
        return {"description": words, "content": {_TEXT: {"schema": {"type": "string"}}}}
    inside = {"$ref": f"{_PARTS}{one.gives.__name__}"}
    binary = {"type": "string", "format": "binary"}
    content = {STATEMENT_MEDIA_TYPE: {"schema": binary, "x-statement": inside}}
    return {"description": words, "content": content}


def _problem(refusals: tuple[Refusal, ...]) -> dict[str, Any]:
    codes = ", ".join(refusal.code for refusal in refusals)
    schema = {"$ref": f"{_PARTS}{ProblemDetails.__name__}"}
    return {
        "description": f"Refused: {codes}.",
        "content": {PROBLEM_MEDIA_TYPE: {"schema": schema}},
    }


def _by_status(refusals: tuple[Refusal, ...]) -> dict[int, tuple[Refusal, ...]]:
    found: dict[int, tuple[Refusal, ...]] = {}
    for refusal in refusals:
        found[refusal.status] = (*found.get(refusal.status, ()), refusal)
    return found


def _in_ecma(part: Any) -> Any:
    r"""Turn Python's anchors \A and \Z into those of JSON Schema's regular expressions."""
    if isinstance(part, dict):
        return {
            name: value.replace(r"\A", "^").replace(r"\Z", "$")
            if name == "pattern" and isinstance(value, str)
            else _in_ecma(value)
            for name, value in part.items()
        }
    if isinstance(part, list | tuple):
        return [_in_ecma(one) for one in part]
    return part
