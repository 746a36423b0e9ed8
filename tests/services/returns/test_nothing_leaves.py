"""No path lets a return leave that was not approved as it was shown, or that could be undone."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from anchordesk.commands import make_return
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published import place_of, read_published
from anchordesk.domain.identifiers import ReturnId
from anchordesk.services import returns, sync
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import (
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
    Release,
)
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.return_delivery import (
    UNCLEARED,
    queue_again_for_hub,
    queue_return,
    signed_return,
)
from anchordesk.services.tallies import sum_of_team
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.returns import RETURN
from tests.fakes.hub_transport import FakeHub
from tests.services.returns.desk import NOW, TEMPLATE, with_tables


def showing_one_more(workspace: Workspace, prepared: PreparedReturn) -> PreparedReturn:
    """The return as a mistake between protection and signing would make it: one number shown."""
    read = read_published(prepared.tables_json)
    hidden = {cell.dims for cell in read.cells if cell.value is None}
    context = {"measure": "people", "pathway": prepared.template.pathway, "period": NOW.code}
    counts, _desks = sum_of_team(workspace, prepared.template, NOW)
    shown, number = next(
        (place, people)
        for table in counts
        for codes, people in table.people.items()
        if (place := place_of({**context, **dict(zip(table.dimensions, codes, strict=True))}))
        in hidden
        and people >= prepared.template.threshold
    )
    cells = tuple(replace(c, value=number) if c.dims == shown else c for c in read.cells)
    return with_tables(prepared, replace(read, cells=cells))


def forged(prepared: PreparedReturn) -> Release:
    return Release(
        id=ReturnId(prepared.message.head.organisation),
        template=prepared.template.code,
        template_version=1,
        period=prepared.period.code,
        revision=1,
        approved_at=datetime(2026, 11, 24, tzinfo=UTC),
        approved_by="Nobody",
        payload=prepared.payload,
        published=prepared.tables_json,
        digest="0" * 64,
        previous="",
    )


def test_a_return_that_was_only_prepared_leaves_by_no_path(
    filled: Workspace, hub: FakeHub, tmp_path: Path
) -> None:
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    registration = HubRegistration("http://127.0.0.1:1", hub.public_key)
    out, stick = tmp_path / "documents", tmp_path / "stick"
    out.mkdir()
    stick.mkdir()
    with pytest.raises(ReturnRefusedError, match="Only an approved return"):
        returns.export(filled, forged(prepared), out)
    with filled.records.changing() as change:
        keys = own_keys(filled)
        queue_again_for_hub(filled, change, keys, registration)
        statement = signed_return(keys, prepared.payload, registration)
        queue_return(filled, change, prepared.payload, statement)
        unaddressed = signed_return(keys, prepared.payload, None)
        change.add_to_outbox(
            OutboxItem(
                id=filled.identifiers.new_id(),
                kind=RETURN,
                title="By a stick",
                destination=Destination.LEAD,
                path="",
                body=unaddressed,
                digest=digest_of(unaddressed),
                state=OutboxState.WAITING,
                created_at=filled.now(),
            )
        )
    sync.send_to_hub(filled, now_please=True)
    assert sync.put_in_folder(filled, stick) == ()
    assert hub.stored == {}
    assert [*stick.rglob("*"), *out.rglob("*")] == []
    (queued,) = (item for item in sync.status(filled).items if item.path)
    assert (queued.state, queued.problem) == (OutboxState.HELD, UNCLEARED)
    sync.try_again(filled, queued)
    sync.send_to_hub(filled, now_please=True)
    assert hub.stored == {}


def test_the_command_writes_no_documents_without_approval(
    filled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "documents"
    monkeypatch.setattr(make_return, "opened", lambda _arguments: Standing(filled))
    monkeypatch.setattr(make_return, "ask", lambda _question: "yes")
    out.mkdir()
    for approve in (False, True):
        given = argparse.Namespace(
            template=TEMPLATE,
            period=NOW.code,
            approve=approve,
            correct=False,
            ask=None,
            coarser=None,
            out=out,
            vault=None,
        )
        assert make_return.run(given) == 1
    assert list(out.iterdir()) == []
    assert returns.approved(filled) == ()


def test_an_approved_return_still_leaves(filled: Workspace, hub: FakeHub, tmp_path: Path) -> None:
    release = returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW))
    sync.send_to_hub(filled, now_please=True)
    assert list(hub.stored) == [release.digest]
    assert returns.export(filled, release, tmp_path).pdf.exists()
    with pytest.raises(ReturnRefusedError, match="Only an approved return"):
        returns.export(filled, replace(release, published=b"{}"), tmp_path)


def test_bytes_unlike_those_on_the_screen_are_not_signed(filled: Workspace) -> None:
    shown = returns.prepare(filled, TEMPLATE, NOW)
    other = showing_one_more(filled, shown)
    for mixed in (
        replace(shown, payload=other.payload),
        replace(shown, tables_json=other.tables_json),
        replace(shown, payload=other.payload, message=other.message),
        replace(other, document=shown.document),
        replace(shown, document=other.document),
        replace(shown, payload=b"{}"),
    ):
        with pytest.raises(ReturnRefusedError, match="not what was shown"):
            returns.approve(filled, mixed)
    assert returns.approved(filled) == ()
    assert sync.status(filled).items == ()


def test_a_return_from_which_a_number_can_be_worked_out_is_not_signed(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    undoable = showing_one_more(filled, returns.prepare(filled, TEMPLATE, NOW))
    with pytest.raises(ProtectionRefusedError, match="before signing could work out"):
        returns.approve(filled, undoable)
    assert returns.approved(filled) == ()
    assert sync.status(filled).items == ()
    # Only that audit stands in the way: without it this return would be signed.
    monkeypatch.setattr(returns, "refuse_undoable", lambda *_: None)
    assert returns.approve(filled, undoable).payload == undoable.payload


class Standing:
    """A workspace that a command opens and must not close."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def __enter__(self) -> Workspace:
        return self._workspace

    def __exit__(self, *_: object) -> None:
        return None
