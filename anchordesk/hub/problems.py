"""Every way in which the hub says no, once each (problem documents, RFC 9457)."""

from __future__ import annotations

from enum import Enum

from starlette.responses import Response

from anchordesk.hub.limits import whole_seconds
from anchordesk.wire.codec import encode
from anchordesk.wire.errors import (
    SignatureRefusedError,
    TooLargeError,
    UpgradeNeededError,
    WireError,
)
from anchordesk.wire.problems import (
    PROBLEM_MEDIA_TYPE,
    PROBLEM_TYPE,
    CountedReturn,
    ProblemDetails,
    Retry,
)

RETRY_AFTER_SECONDS = 30


class Refusal(Enum):
    """Code, HTTP status, when a resend can help, and the title of each refusal."""

    DIGEST_MISMATCH = ("digest-mismatch", 400, "later", "The message did not arrive whole")
    BAD_ENVELOPE = ("bad-envelope", 400, "never", "The message is not one that a hub takes")
    SIGN_IN_NEEDED = ("sign-in-needed", 401, "after-human", "Sign in first")
    BAD_SIGNATURE = ("bad-signature", 401, "never", "The signature does not fit the message")
    KEY_UNKNOWN = ("key-unknown", 403, "after-human", "The hub does not know the signing key")
    FOREIGN_FORM = ("foreign-form", 403, "after-human", "The form came from another page")
    NOT_YOURS = ("not-yours", 403, "after-human", "This is for others to read")
    KEY_REVOKED = ("key-revoked", 403, "after-human", "The signing key was withdrawn")
    INVITATION_REFUSED = (
        "invitation-refused",
        403,
        "after-human",
        "The invitation does not work any more",
    )
    WRONG_HOST = ("wrong-host", 400, "never", "The request was meant for another address")
    NOT_FOUND = ("not-found", 404, "after-human", "The hub has nothing at this address")
    WRONG_METHOD = ("wrong-method", 405, "never", "The address does not take this request")
    TOO_SLOW = ("too-slow", 408, "later", "The message took too long to arrive")
    REVISION_STALE = ("revision-stale", 409, "after-human", "A later revision counts already")
    CHANGED_SINCE = ("changed-since", 409, "after-human", "Somebody else changed it meanwhile")
    REVISION_FORK = ("revision-fork", 409, "after-human", "Two different returns claim one place")
    SMALL_COUNT = ("small-count", 422, "never", "The return prints a number that must be hidden")
    TOKEN_REFUSED = ("token-refused", 401, "after-human", "The hub does not know who asks")
    TOO_LARGE = ("too-large", 413, "never", "The message is too large")
    UPGRADE_NEEDED = ("upgrade-needed", 426, "after-upgrade", "The hub is older than the message")
    TOO_MANY = ("too-many", 429, "later", "Too many requests came from this place")
    BROKEN = ("broken", 500, "later", "The hub met a fault of its own")
    BUSY = ("busy", 503, "later", "The hub is busy")
    MAILBOX_FULL = ("mailbox-full", 507, "later", "The colleague's mailbox is full")
    STORAGE_FULL = ("storage-full", 507, "later", "The hub has no room left")

    def __init__(self, code: str, status: int, retry: Retry, title: str) -> None:
        self.code = code
        self.status = status
        self.retry = retry
        self.title = title


class ProblemError(Exception):
    """Carries a problem document to the one place that answers with it."""

    def __init__(
        self,
        refusal: Refusal,
        detail: str,
        *,
        head: CountedReturn | None = None,
        retry_after_seconds: float = RETRY_AFTER_SECONDS,
    ) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
        self.retry_after_seconds = retry_after_seconds
        self.document = ProblemDetails(
            type=PROBLEM_TYPE + refusal.code,
            title=refusal.title,
            status=refusal.status,
            detail=detail,
            retry=refusal.retry,
            head=head,
        )


def problem_from_wire(error: WireError) -> ProblemError:
    """The problem that a refused message is answered with."""
    match error:
        case TooLargeError():
            refusal = Refusal.TOO_LARGE
        case UpgradeNeededError():
            # The wire's sentence speaks of the computer that reads, which is the hub's here.
            return ProblemError(
                Refusal.UPGRADE_NEEDED,
                "It waits on the desk until whoever runs the hub has updated it.",
            )
        case SignatureRefusedError():
            refusal = Refusal.BAD_SIGNATURE
        case _:
            refusal = Refusal.BAD_ENVELOPE
    return ProblemError(refusal, error.sentence)


def too_many(seconds: float) -> ProblemError:
    """The problem of somebody who may go on after so many seconds."""
    wait = whole_seconds(seconds)
    return ProblemError(
        Refusal.TOO_MANY,
        f"Nothing was stored. It may go on in {wait} second{'' if wait == '1' else 's'}.",
        retry_after_seconds=seconds,
    )


def as_response(error: ProblemError) -> Response:
    """A refusal as a problem document, for a program."""
    document = error.document
    response = Response(encode(document), document.status, media_type=PROBLEM_MEDIA_TYPE)
    if error.refusal in (Refusal.BUSY, Refusal.STORAGE_FULL, Refusal.TOO_MANY):
        response.headers["Retry-After"] = whole_seconds(error.retry_after_seconds)
    if error.refusal in (Refusal.TOO_LARGE, Refusal.TOO_SLOW):
        # The rest of the body is not read, so the connection cannot be used again.
        response.headers["Connection"] = "close"
    return response
