"""What tests of returns share: the real participants, the figures at the top, forged tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from anchordesk.domain.disclosure.published import PublishedTables as Tables
from anchordesk.domain.disclosure.published import write_published
from anchordesk.domain.period import Quarter
from anchordesk.services import imports
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.return_layout import document_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.published import PublishedTables

TEMPLATE = "caseload-summary"
NOW = Quarter(2026, 4)


def import_file(workspace: Workspace, path: Path) -> None:
    imports.carry_out(
        workspace, imports.check(workspace, path, imports.look(workspace, path).suggested)
    )


def totals(prepared: PreparedReturn) -> dict[str, int | None]:
    return {headline.words: headline.value for headline in prepared.document.headlines}


def with_tables(prepared: PreparedReturn, tables: Tables) -> PreparedReturn:
    """The return with other tables, as a mistake between protection and signing would make it."""
    tables_json = write_published(tables)
    message = msgspec.structs.replace(
        prepared.message,
        published=decode(tables_json, PublishedTables),
        shown_digest=digest_of(tables_json),
    )
    document = document_of(message, prepared_on=prepared.document.prepared_on, sample=False)
    return replace(
        prepared,
        message=message,
        payload=encode(message),
        tables_json=tables_json,
        document=document,
    )
