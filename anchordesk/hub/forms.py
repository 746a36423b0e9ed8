"""Reads forms that a browser sends, within bounds, and gives their fields by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

from anchordesk.hub.access import Reader, require_form_token, require_own_form
from anchordesk.hub.bodies import read_body
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.service import service_of

LARGEST_FORM = 4 * 1024
MOST_FIELDS = 10
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Form:
    """What was told; a field that was left empty is not there."""

    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """A field without spaces around it; empty where it was left empty."""
        return self.fields.get(name, ("",))[0].strip()

    def number(self, name: str, otherwise: int = 0) -> int:
        """A field as a whole number of at most nine digits; `otherwise` if it is none."""
        told = self.one(name)
        is_number = told.isascii() and told.isdecimal() and len(told) <= LONGEST_NUMBER
        return int(told) if is_number else otherwise

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field, such as the boxes that were ticked."""
        return self.fields.get(name, ())


async def read_form(
    request: Request, *, largest: int = LARGEST_FORM, most_fields: int = MOST_FIELDS
) -> Form:
    """The form in a request's body.

    Raises:
        ProblemError: if it is too large, or cannot be read.
    """
    seconds = service_of(request).options.limits.body_seconds
    body = await read_body(request, largest=largest, seconds=seconds)
    try:
        told = parse_qs(body.decode("utf-8"), max_num_fields=most_fields, errors="strict")
    except ValueError as problem:
        raise ProblemError(Refusal.BAD_ENVELOPE, "That form cannot be read.") from problem
    if any("\0" in value for values in told.values() for value in values):
        raise ProblemError(Refusal.BAD_ENVELOPE, "That form cannot be read.")
    return Form({name: tuple(values) for name, values in told.items()})


async def read_own_form(
    request: Request, reader: Reader, *, largest: int = LARGEST_FORM, most_fields: int = MOST_FIELDS
) -> Form:
    """The same, from the hub's own page and this reader's session only.

    Raises:
        ProblemError: if it comes from elsewhere, is too large, or cannot be read.
    """
    require_own_form(request)
    form = await read_form(request, largest=largest, most_fields=most_fields)
    require_form_token(reader, form.one("form_token"))
    return form
