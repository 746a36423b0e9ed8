"""Lets a desk in again whose lease is over, once its team's newer list says that it belongs."""

from __future__ import annotations

from pathlib import Path

from anchordesk.services import lease
from anchordesk.services.workspace import Workspace


def within_lease(workspace: Workspace, news: Path | None) -> Workspace:
    """Go on within the lease, or with news of the team: from a folder, else from the hub.

    Nobody has the workspace yet, so that an ended lease shows no record.

    Args:
        news: The folder or stick to read; None asks the hub.

    Raises:
        LeaseOverError, ClockBehindError: if nothing there lets this desk in again.
        StorageError: if the folder cannot be read.
    """
    try:
        lease.require_news(workspace)
    except (lease.LeaseOverError, lease.ClockBehindError):
        # Hardly ever wanted, and it brings all that counts and that colleagues send.
        from anchordesk.services import inbox, mailbox  # noqa: PLC0415

        with workspace.records.reading() as reading:
            before = reading.team.organisation()
        found = mailbox.collect(workspace) if news is None else inbox.read_folder(workspace, news)
        if not lease.had_news(workspace, before):
            raise
        return inbox.with_profile(workspace, found.profile)
    return workspace
