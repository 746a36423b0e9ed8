"""What stops a hub from being set up or started, in plain words for whoever runs it."""

from __future__ import annotations


class HubError(Exception):
    """The hub cannot do what it was asked to; the text says why and what to do."""


class NoHubError(HubError):
    """The folder holds no hub."""


class HubExistsError(HubError):
    """The folder holds a hub already, which must not be overwritten."""


class AddressRefusedError(HubError):
    """The hub was asked to listen where strangers could reach its pages."""


class PortTakenError(HubError):
    """Another program listens at that port."""


class DatabaseAddressError(HubError):
    """What should be the address of a PostgreSQL database is none."""

    def __init__(self) -> None:
        super().__init__(
            "A database's address looks like postgresql://hub@db.example.org/anchordesk. "
            "Nothing was changed."
        )


class AccountError(HubError):
    """An account cannot be made or closed as asked."""


class InvitationInputError(HubError):
    """An invitation cannot be made from this name or address."""
