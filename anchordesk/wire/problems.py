"""What a hub says when it does not store something (RFC 9457, with our `retry`)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from anchordesk.wire.fields import Code, Digest, Number

PROBLEM_TYPE = "urn:anchordesk:problem:"
PROBLEM_MEDIA_TYPE = "application/problem+json"
STATEMENT_MEDIA_TYPE = "application/vnd.anchordesk.statement"

# Nothing is signed here, and a person is shown the words: none may steer a terminal or the
# direction of the text round them.
_ONE_LINE = r"\A[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*\Z"

Retry = Literal["never", "later", "after-upgrade", "after-human"]


class CountedReturn(Struct, frozen=True):
    """The return that stands where a stale or forked one tried to."""

    revision: Number
    digest: Digest


class ProblemDetails(Struct, frozen=True, omit_defaults=True):
    """A problem document. Unknown members are ignored, as RFC 9457 section 3.2 demands.

    Attributes:
        retry: When sending the same bytes again can help.
        head: The return that counts now, where that is why this one was refused.
    """

    type: Annotated[str, Meta(max_length=100, pattern=r"\Aurn:anchordesk:problem:[a-z-]+\Z")]
    title: Annotated[str, Meta(max_length=200, pattern=_ONE_LINE)]
    status: Annotated[int, Meta(ge=400, le=599)]
    detail: Annotated[str, Meta(max_length=1000, pattern=_ONE_LINE)]
    retry: Retry
    head: CountedReturn | None = None

    @property
    def code(self) -> Code:
        """The last part of the type, for example "revision-stale"."""
        return self.type.removeprefix(PROBLEM_TYPE)
