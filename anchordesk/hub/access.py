"""Who a request for a page comes from, and what they may read.

A hub without accounts shows its pages to whoever uses its own computer, as in a trial. With the
first account, and always under a public address, everybody signs in.
"""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection
from starlette.requests import Request

from anchordesk.hub.accounts import Role, all_accounts
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.service import HubService, service_of
from anchordesk.hub.sessions import Session, find_session, note_seen


@dataclass(frozen=True)
class Reader:
    """Whoever reads a page. `form_token` is empty where nobody signs in."""

    name: str
    role: Role
    organisation: UUID | None
    form_token: str = ""

    @property
    def signs_as(self) -> str:
        """Whose name stands beside what they change, also on a hub without accounts."""
        return self.name or "Somebody on the hub's own computer"

    @property
    def reads_every_return(self) -> bool:
        """Whether the single returns of all members may be shown."""
        return self.role is Role.COORDINATOR

    def may_read(self, organisation: UUID) -> bool:
        """Whether one organisation's return may be shown: all, or only their own."""
        return self.reads_every_return or organisation == self.organisation


WITHOUT_SIGN_IN = Reader("", Role.COORDINATOR, None)


async def reader_of(request: Request) -> Reader:
    """Whoever asks for a page.

    Raises:
        ProblemError: if they must sign in first.
    """
    service = service_of(request)
    token = request.cookies.get(cookie_name(service), "")
    now = service.now()

    def look(connection: Connection) -> Reader | Session | None:
        if token and (session := find_session(connection, token, now)):
            return session
        is_open = not service.options.public_url and not all_accounts(connection)
        return WITHOUT_SIGN_IN if is_open else None

    found = await service.read(look)
    if found is None:
        raise ProblemError(Refusal.SIGN_IN_NEEDED, "Sign in to read the network's pages.")
    if isinstance(found, Reader):
        return found
    if found.is_due:
        noted = service.store.write(lambda connection: note_seen(connection, token, now))
        await asyncio.wrap_future(noted)
    account = found.account
    own = UUID(account.organisation) if account.organisation else None
    return Reader(account.name, account.role, own, found.form_token)


def cookie_name(service: HubService) -> str:
    """The session's cookie; under TLS with the prefix that no other host can set it."""
    return "__Host-anchordesk" if service.options.public_url else "anchordesk"


def require_own_form(request: Request) -> None:
    """Refuse a form that was sent from a page of somebody else's.

    Every browser says where a form came from (Fetch Metadata, or Origin of RFC 6454).

    Raises:
        ProblemError: if it came from elsewhere, or nothing is said.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    own = service_of(request).options.public_url or f"http://{request.headers.get('host', '')}"
    is_own = origin == own if origin is not None else site == "same-origin"
    if not is_own or site not in (None, "same-origin"):
        raise ProblemError(Refusal.FOREIGN_FORM, "Open the hub's own page and try again there.")


def require_form_token(reader: Reader, told: str) -> None:
    """Refuse a form that does not bring back what its session was given.

    Raises:
        ProblemError: if it does not.
    """
    if not hmac.compare_digest(reader.form_token.encode(), told.encode()):
        raise ProblemError(Refusal.FOREIGN_FORM, "Open the hub's own page and try again there.")
