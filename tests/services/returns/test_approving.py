"""Approving a return: exactly what was shown is signed, kept, queued and written."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pypdf
import pytest

from anchordesk.services import residents, returns, sync
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import ChainHead, HubRegistration
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.return_delivery import delivery_of, queue_again_for_hub
from anchordesk.services.verification import verify_file
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.returns import RETURN
from anchordesk.wire.signing import sign_statement, signing_key_id, verify_statement
from tests.fakes.clock import StandingClock
from tests.fakes.hub_transport import FakeHub
from tests.services.returns.desk import NOW, TEMPLATE, import_file


def test_what_is_signed_is_what_was_shown_and_the_hub_is_named_in_it(
    filled: Workspace, hub: FakeHub
) -> None:
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    release = returns.approve(filled, prepared)
    item = sync.status(filled).items[0]
    payload = verify_statement(
        item.body,
        type_=RETURN,
        public_key=own_keys(filled).signing_public,
        recipient=signing_key_id(hub.public_key),
    )
    assert payload == prepared.payload == release.payload
    assert release.published == prepared.tables_json
    assert item.digest == digest_of(item.body) == release.digest
    assert prepared.message.shown_digest == digest_of(prepared.tables_json)


def test_a_period_is_printed_once(filled: Workspace, clock: StandingClock) -> None:
    first = returns.prepare(filled, TEMPLATE, NOW)
    release = returns.approve(filled, first)
    residents.add(filled, ResidentDetails(given_name="Late"))
    again = returns.prepare(filled, TEMPLATE, NOW)
    assert again.release == release
    assert again.payload == first.payload
    assert "stays as it is" in again.warnings[0]
    with pytest.raises(ReturnRefusedError, match="approved before"):
        returns.approve(filled, first)
    assert len(sync.status(filled).items) == 1


def test_without_a_hub_the_return_is_signed_for_anyone_and_nothing_is_queued(
    lead: Workspace, nsw_file: Path
) -> None:
    import_file(lead, nsw_file)
    prepared = returns.prepare(lead, TEMPLATE, NOW)
    release = returns.approve(lead, prepared)
    statement = sign_statement(
        RETURN,
        prepared.payload,
        private_key=own_keys(lead).signing,
        recipient=ANYONE,
    )
    assert release.digest == digest_of(statement)
    assert sync.status(lead).items == ()


def test_a_return_approved_before_a_network_was_joined_is_found_in_the_outbox(
    lead: Workspace, nsw_file: Path, hub: FakeHub
) -> None:
    import_file(lead, nsw_file)
    release = returns.approve(lead, returns.prepare(lead, TEMPLATE, NOW))
    assert delivery_of(release, sync.status(lead).items) is None
    registration = HubRegistration("http://127.0.0.1:1", hub.public_key)
    with lead.records.changing() as change:
        queue_again_for_hub(lead, change, own_keys(lead), registration)
    found = delivery_of(release, sync.status(lead).items)
    assert found is not None
    assert found.digest != release.digest


def test_pdf_spreadsheet_csv_and_json_hold_the_same_totals(
    filled: Workspace, tmp_path: Path
) -> None:
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    written = returns.export(filled, returns.approve(filled, prepared), tmp_path)
    assert written.tables_json.read_bytes() == prepared.tables_json
    assert verify_file(written.tables_json).exit_code == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(written.pdf).pages)
    for figure in ("445", "185", "308", "137", "[c]"):
        assert figure in text
    book = openpyxl.load_workbook(written.spreadsheet)
    cells = {c.value for sheet in book.worksheets for row in sheet.iter_rows() for c in row}
    assert {445, 308, 137, "[c]"} <= cells
    rows = list(csv.reader(io.StringIO(written.csv.read_text("utf-8-sig"))))
    assert sum("445" in row for row in rows) == 4


def test_a_quarter_prepared_before_another_was_approved_is_prepared_again(
    filled: Workspace, clock: StandingClock
) -> None:
    clock.move(days=60)
    this, last = (returns.prepare(filled, TEMPLATE, q) for q in (NOW.following, NOW))
    returns.approve(filled, last)
    with pytest.raises(ReturnRefusedError, match="Something else was signed"):
        returns.approve(filled, this)
    assert len(sync.status(filled).items) == 1
    returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW.following))


def test_nothing_is_approved_or_prepared_once_the_last_signature_is_no_return_of_the_ledger(
    filled: Workspace,
) -> None:
    stale = returns.prepare(filled, TEMPLATE, NOW)
    with filled.records.changing() as change:
        change.extend_chain(ChainHead(1, digest_of(b"another message")))
    with pytest.raises(ReturnRefusedError, match="Something else was signed"):
        returns.approve(filled, stale)
    assert returns.approved(filled) == ()
    with pytest.raises(ReturnRefusedError, match="damaged"):
        returns.prepare(filled, TEMPLATE, NOW)
