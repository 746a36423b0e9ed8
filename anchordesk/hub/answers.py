"""What the hub's addresses for desks answer with, and what they read from a path."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from anchordesk.hub.log import Stored
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.wire.addresses import is_digest
from anchordesk.wire.problems import STATEMENT_MEDIA_TYPE


def digest_in_path(request: Request) -> str:
    """The digest that a path names. Raises ProblemError if it is none."""
    digest = str(request.path_params["digest"])
    if not is_digest(digest):
        raise ProblemError(Refusal.NOT_FOUND, "The address is not a SHA-256 digest.")
    return digest


def receipt_response(stored: Stored) -> Response:
    """The receipt: 201 if the bytes are stored now, 200 if they were."""
    return statement_response(stored.receipt, status=201 if stored.is_new else 200)


def statement_response(content: bytes, status: int = 200) -> Response:
    """A signed statement."""
    return Response(content, status, media_type=STATEMENT_MEDIA_TYPE)
