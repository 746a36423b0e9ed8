"""From tallies to an approved return: exact sums, hidden small numbers, exactly what was shown."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdf
import pytest
from sqlalchemy import delete

from anchordesk.adapters.vault.tables import releases
from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.policy import PolicyError
from anchordesk.domain.disclosure.published import read_published
from anchordesk.domain.period import Quarter
from anchordesk.services import imports, residents, returns, sync, tallies, team
from anchordesk.services.earlier_returns import refuse_broken_ledger
from anchordesk.services.errors import ReturnRefusedError, TeamRefusedError
from anchordesk.services.exchange_records import ChainHead, HubRegistration, OutboxState
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

TEMPLATE = "caseload-summary"
NOW = Quarter(2026, 4)


def import_file(workspace: Workspace, path: Path) -> None:
    imports.carry_out(
        workspace, imports.check(workspace, path, imports.look(workspace, path).suggested)
    )


@pytest.fixture
def filled(joined: Workspace, nsw_file: Path) -> Workspace:
    import_file(joined, nsw_file)
    return joined


def totals(prepared: returns.PreparedReturn) -> dict[str, int | None]:
    return {headline.words: headline.value for headline in prepared.document.headlines}


def test_every_table_of_the_real_file_adds_up_to_its_known_totals(filled: Workspace) -> None:
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    assert totals(prepared) == {
        "people supported": 445,
        "on the pathway": 185,
        "have started a job": 308,
        "have no job recorded": 137,
    }
    for table in prepared.document.tables:
        assert table.rows[-1].values[-1] == 445
    assert len(prepared.document.tables) == 4


def test_small_numbers_are_hidden_and_an_attacker_proves_nothing(filled: Workspace) -> None:
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    printed = [c["value"] for c in json.loads(prepared.tables_json)["cells"]]
    assert not [value for value in printed if value is not None and 1 <= value <= 4]
    assert printed.count(None) == len(prepared.reasons) > 0
    found = audit(read_published(prepared.tables_json), threshold=5, width=5, join=True)
    assert found.verdict is Verdict.SAFE
    words = {reason.words for reason in prepared.reasons.values()}
    assert "Hidden because it is below 5." in words


def test_what_the_words_mean_is_public_and_holds(filled: Workspace) -> None:
    published = read_published(returns.prepare(filled, TEMPLATE, NOW).tables_json)
    values = {cell.dims: cell.value for cell in published.cells}
    kinds = [constraint.op for constraint in published.constraints]
    assert kinds == ["==", ">="]
    for constraint in published.constraints:
        known = [values[dims] for _, dims in constraint.terms]
        assert None not in known
        total = sum(factor * (values[dims] or 0) for factor, dims in constraint.terms)
        assert total == 0 if constraint.op == "==" else total >= 0


def test_the_same_records_give_the_same_bytes(filled: Workspace) -> None:
    first, second = (returns.prepare(filled, TEMPLATE, NOW).tables_json for _ in range(2))
    assert first == second


def test_what_is_signed_is_what_was_shown_and_the_hub_is_named_in_it(
    filled: Workspace, hub: FakeHub
) -> None:
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    release = returns.approve(filled, prepared)
    item = sync.status(filled).items[0]
    payload = verify_statement(
        item.body,
        type_=RETURN,
        public_key=team.keys_of(filled.profile).signing_public,
        recipient=signing_key_id(hub.public_key),
    )
    assert payload == prepared.payload == release.payload
    assert release.published == prepared.tables_json
    assert item.digest == digest_of(item.body) == release.digest
    assert prepared.message.shown_digest == digest_of(prepared.tables_json)


def test_nothing_personal_is_in_what_leaves(filled: Workspace) -> None:
    residents.add(
        filled,
        ResidentDetails(
            given_name="Zebedee", family_name="Quillfeather", phone="07700 900555", ward="Ladywood"
        ),
    )
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    for needle in (b"Zebedee", b"Quillfeather", b"900555", b"Ladywood", b"Priya"):
        assert needle not in prepared.payload


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


def test_a_period_with_nobody_in_it_is_refused(filled: Workspace) -> None:
    with pytest.raises(ReturnRefusedError, match="Nobody is counted"):
        returns.prepare(filled, TEMPLATE, NOW.preceding)


def test_a_second_quarter_is_protected_together_with_the_first(
    filled: Workspace, clock: StandingClock
) -> None:
    first = returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW))
    clock.move(days=60)
    for number in range(3):
        residents.add(filled, ResidentDetails(given_name=f"New {number}"))
    second = returns.prepare(filled, TEMPLATE, NOW.following)
    assert totals(second)["people supported"] is None, "445 and 448 would tell of three people"
    words = {reason.words for reason in second.reasons.values()}
    assert "Hidden because it changed by fewer than 5 since an earlier return." in words
    assert totals(second)["have started a job"] == 308
    release = returns.approve(filled, second)
    assert release.previous == first.digest
    assert returns.approved(filled) == (release, first)


def test_a_third_quarter_shows_the_total_again_once_enough_people_have_come(
    filled: Workspace, clock: StandingClock
) -> None:
    period = NOW
    shown = []
    for newcomers in (0, 3, 4):
        for number in range(newcomers):
            residents.add(filled, ResidentDetails(given_name=f"New {period.code} {number}"))
        prepared = returns.prepare(filled, TEMPLATE, period)
        returns.approve(filled, prepared)
        shown.append(totals(prepared)["people supported"])
        clock.move(days=91)
        period = period.following
    assert shown == [445, None, 452]


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


def test_a_ledger_with_a_line_changed_lost_or_moved_makes_no_return(
    filled: Workspace, clock: StandingClock
) -> None:
    for quarter in (NOW, NOW.following):
        returns.approve(filled, returns.prepare(filled, TEMPLATE, quarter))
        clock.move(days=91)
    newest, oldest = returns.approved(filled)
    refuse_broken_ledger([oldest, newest])
    figures = oldest.published.replace(b": 445}", b": 446}")
    assert figures != oldest.published
    for broken in (
        [replace(oldest, published=figures), newest],
        [newest],
        [newest, oldest],
        [oldest, oldest, newest],
    ):
        with pytest.raises(ReturnRefusedError, match="damaged"):
            refuse_broken_ledger(broken)


def test_a_ledger_that_lost_its_newest_line_makes_no_return(
    filled: Workspace, clock: StandingClock
) -> None:
    for quarter in (NOW, NOW.following):
        returns.approve(filled, returns.prepare(filled, TEMPLATE, quarter))
        clock.move(days=91)
    newest = returns.approved(filled)[0]
    engine = filled.records._engine  # type: ignore[attr-defined]
    with engine.begin() as connection:
        connection.execute(delete(releases).where(releases.c.digest == newest.digest))
    with pytest.raises(ReturnRefusedError, match="damaged"):
        returns.prepare(filled, TEMPLATE, NOW.following.following)


def test_the_threshold_never_falls_below_an_earlier_return(
    filled: Workspace, clock: StandingClock
) -> None:
    strict = replace(filled.library.template(TEMPLATE), threshold=7)
    library = replace(filled.library, templates={TEMPLATE: strict})
    returns.approve(filled, returns.prepare(replace(filled, library=library), TEMPLATE, NOW))
    clock.move(days=60)
    with pytest.raises(PolicyError, match="only be raised"):
        returns.prepare(filled, TEMPLATE, NOW.following)


def test_only_a_lead_makes_returns_and_not_for_the_future(
    worker: Workspace, filled: Workspace
) -> None:
    with pytest.raises(ReturnRefusedError, match="team lead"):
        returns.prepare(worker, TEMPLATE, NOW)
    with pytest.raises(ReturnRefusedError, match="not begun"):
        returns.prepare(filled, TEMPLATE, NOW.following)


def test_without_a_hub_the_return_is_signed_for_anyone_and_nothing_is_queued(
    lead: Workspace, nsw_file: Path
) -> None:
    import_file(lead, nsw_file)
    prepared = returns.prepare(lead, TEMPLATE, NOW)
    release = returns.approve(lead, prepared)
    statement = sign_statement(
        RETURN,
        prepared.payload,
        private_key=team.keys_of(lead.profile).signing,
        recipient=ANYONE,
    )
    assert release.digest == digest_of(statement)
    assert sync.status(lead).items == ()


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


def test_a_tally_travels_sealed_by_folder_and_counts_once(
    worker: Workspace, lead: Workspace, nsw_file: Path, tmp_path: Path
) -> None:
    team.write_card(lead, tmp_path / "lead.card")
    worker = team.join_lead(worker, tmp_path / "lead.card")
    team.write_card(worker, tmp_path / "worker.card")
    team.add_colleague(lead, tmp_path / "worker.card")
    import_file(worker, nsw_file)
    residents.add(lead, ResidentDetails(given_name="Lead's own"))
    folder = tmp_path / "stick"
    folder.mkdir()
    for _ in range(2):
        tallies.queue_tally(worker, TEMPLATE, NOW)
    assert len(sync.put_in_folder(worker, folder)) == 2
    assert sync.put_in_folder(worker, folder) == ()
    received = tallies.receive_from_folder(lead, folder)
    again = tallies.receive_from_folder(lead, folder)
    assert set(received.kept) == {"Sam Kaur"}
    assert (again.kept, again.refused) == ((), ())
    template = lead.library.template(TEMPLATE)
    counts, desks = tallies.sum_of_team(lead, template, NOW)
    assert ({c.total for c in counts}, desks) == ({446}, 2)
    for path in folder.iterdir():
        assert b"tally" not in path.read_bytes()
    assert {i.state for i in sync.status(worker).items} == {OutboxState.CARRIED}


def test_a_tally_from_a_stranger_or_for_another_desk_is_refused(
    worker: Workspace, lead: Workspace, nsw_file: Path, tmp_path: Path
) -> None:
    team.write_card(lead, tmp_path / "lead.card")
    worker = team.join_lead(worker, tmp_path / "lead.card")
    import_file(worker, nsw_file)
    folder = tmp_path / "stick"
    folder.mkdir()
    tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, folder)
    received = tallies.receive_from_folder(lead, folder)
    assert received.kept == ()
    assert "not in your team" in received.refused[0]
    elsewhere = tallies.receive_from_folder(worker, folder)
    assert elsewhere.kept == ()
    assert len(elsewhere.refused) == 1


def test_a_worker_without_a_lead_is_told_so(worker: Workspace) -> None:
    with pytest.raises(TeamRefusedError, match="no team lead"):
        tallies.queue_tally(worker, TEMPLATE, NOW)


def test_cards_are_checked(worker: Workspace, lead: Workspace, tmp_path: Path) -> None:
    team.write_card(worker, tmp_path / "worker.card")
    with pytest.raises(TeamRefusedError, match="another organisation"):
        team.add_colleague(lead, tmp_path / "worker.card")
    with pytest.raises(TeamRefusedError):
        team.join_lead(worker, tmp_path / "worker.card")
    (tmp_path / "rubbish").write_bytes(b"\x00rubbish" * 2000)
    with pytest.raises(TeamRefusedError, match="not a desk's card"):
        team.join_lead(worker, tmp_path / "rubbish")
    with pytest.raises(TeamRefusedError, match="invitation"):
        team.join_network(lead, tmp_path / "rubbish")


def test_a_return_approved_before_a_network_was_joined_is_found_in_the_outbox(
    lead: Workspace, nsw_file: Path, hub: FakeHub
) -> None:
    import_file(lead, nsw_file)
    release = returns.approve(lead, returns.prepare(lead, TEMPLATE, NOW))
    assert delivery_of(release, sync.status(lead).items) is None
    registration = HubRegistration("http://127.0.0.1:1", hub.public_key)
    with lead.records.changing() as change:
        queue_again_for_hub(lead, change, team.keys_of(lead.profile), registration)
    found = delivery_of(release, sync.status(lead).items)
    assert found is not None
    assert found.digest != release.digest
