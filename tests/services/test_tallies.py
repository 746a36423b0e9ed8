"""Tallies that do not fit: each is refused by itself, and none stands in the way of the team."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from anchordesk.adapters.carriers import CarriedFolder
from anchordesk.domain.agreed_lists import AgreedLists
from anchordesk.domain.period import FinancialYear, Quarter
from anchordesk.domain.roles import DeskRole
from anchordesk.domain.ward_places import WardPlace, by_name
from anchordesk.services import inbox, residents, returns, sync, tallies
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import StorageError
from anchordesk.services.exchange_records import ChainHead, StoredTally
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.statements import next_head
from anchordesk.services.vault_care import ByPassphrase
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.messages import TALLY, Tally
from anchordesk.wire.sealing import seal, sealing_key_id
from anchordesk.wire.signing import sign_statement
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.services.team_desks import joined_by_stick

TEMPLATE = "caseload-summary"
NOW = Quarter(2026, 4)
Forge = Callable[[Tally], Tally]


@pytest.fixture
def team_of_two(worker: Workspace, lead: Workspace, tmp_path: Path) -> tuple[Workspace, Workspace]:
    """A worker's and a lead's desk that know each other; six and one residents."""
    worker = joined_by_stick(lead, worker, tmp_path / "team")
    for number in range(6):
        residents.add(worker, ResidentDetails(given_name=f"Made up {number}"))
    residents.add(lead, ResidentDetails(given_name="Lead's own"))
    (tmp_path / "stick").mkdir()
    return worker, lead


def forged(worker: Workspace, lead: Workspace, folder: Path, change_it: Forge) -> None:
    """Put a tally into the folder that the worker's own keys sign, changed as asked."""
    tallies.queue_tally(worker, TEMPLATE, NOW)
    with worker.records.changing() as change:
        (true,) = change.tallies(TEMPLATE, NOW.code)
        head = next_head(worker, change)
        message = msgspec.structs.replace(
            decode(true.payload, Tally), head=head, revision=true.revision + 1
        )
        sealing = own_keys(lead).sealing_public
        statement = sign_statement(
            TALLY,
            encode(change_it(message)),
            private_key=own_keys(worker).signing,
            recipient=sealing_key_id(sealing),
        )
        change.extend_chain(ChainHead(head.seq, digest_of(statement)))
    envelope = seal(statement, recipient_public_key=sealing)
    CarriedFolder(folder).put(digest_of(envelope), envelope)


def with_cell(tally: Tally, at: int, **changes: object) -> Tally:
    cells = list(tally.cells)
    cells[at] = msgspec.structs.replace(cells[at], **changes)
    return msgspec.structs.replace(tally, cells=tuple(cells))


MISFITS: dict[str, Forge] = {
    "an unknown group": lambda t: with_cell(t, 0, categories=("on_the_moon", "none")),
    "a margin": lambda t: with_cell(t, 0, categories=("Total", "Total")),
    "one category too many": lambda t: with_cell(t, 0, categories=("a", "b", "c")),
    "tables that differ": lambda t: with_cell(t, 0, people=t.cells[0].people + 1),
    "a period that is none": lambda t: msgspec.structs.replace(t, period="sometime"),
    "an unknown return": lambda t: msgspec.structs.replace(t, template="another-return"),
    "another version": lambda t: msgspec.structs.replace(t, template_version=99),
}


@pytest.mark.parametrize("misfit", MISFITS)
def test_a_tally_that_does_not_fit_is_refused_alone(
    team_of_two: tuple[Workspace, Workspace], tmp_path: Path, misfit: str
) -> None:
    worker, lead = team_of_two
    folder = tmp_path / "stick"
    forged(worker, lead, folder, MISFITS[misfit])
    sync.put_in_folder(worker, folder)
    received = inbox.read_folder(lead, folder)
    assert received.kept == ("Sam Kaur",)
    assert len(received.refused) == 1
    assert returns.prepare(lead, TEMPLATE, NOW).message.tables


def with_list(workspace: Workspace, *wards: tuple[str, int]) -> Workspace:
    listed = by_name(WardPlace(n, "City", 52.5, -1.8, d <= 2, d) for n, d in wards)
    return replace(workspace, library=replace(workspace.library, lists=AgreedLists(listed)))


@pytest.mark.parametrize(
    ("of_worker", "fits"),
    [((("Ash", 1),), True), ((("Ash", 3),), False), ((("Elm", 1),), False), ((), True)],
    ids=["the same list", "another tenth", "another ward", "no list yet"],
)
def test_wards_counted_by_another_list_are_refused_at_the_door(
    team_of_two: tuple[Workspace, Workspace],
    tmp_path: Path,
    of_worker: tuple[tuple[str, int], ...],
    fits: bool,
) -> None:
    """In the sum they would contradict the list, and nobody could tell whose they are."""
    worker, lead = with_list(team_of_two[0], *of_worker), with_list(team_of_two[1], ("Ash", 1))
    for ward in ("Ash", "Elm"):
        residents.add(worker, ResidentDetails(given_name=f"From {ward}", ward=ward))
    year = FinancialYear(2026)
    tallies.queue_tally(worker, "quality-and-place", year)
    sync.put_in_folder(worker, tmp_path / "stick")
    received = inbox.read_folder(lead, tmp_path / "stick")
    assert received.kept == (("Sam Kaur",) if fits else ())
    assert ["lists of wards" in one for one in received.refused] == ([] if fits else [True])
    assert returns.prepare(lead, "quality-and-place", year).desks == (2 if fits else 1)


def test_a_tally_from_before_an_update_does_not_block_the_lead(
    team_of_two: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    worker, lead = team_of_two
    tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, tmp_path / "stick")
    inbox.read_folder(lead, tmp_path / "stick")
    for number in range(4):
        residents.add(lead, ResidentDetails(given_name=f"More {number}"))
    template = lead.library.template(TEMPLATE)
    newer = replace(template, version=template.version + 1)
    lead = replace(lead, library=replace(lead.library, templates={TEMPLATE: newer}))
    prepared = returns.prepare(lead, TEMPLATE, NOW)
    assert prepared.desks == 1
    assert any("1 desk's tally is not in this return" in one for one in prepared.warnings)
    assert not any("not sent a tally" in one for one in prepared.warnings)


def test_two_tallies_under_one_number_are_told_and_the_first_stays(
    team_of_two: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    worker, lead = team_of_two
    folder = tmp_path / "stick"
    tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, folder)
    inbox.read_folder(lead, folder)
    with lead.records.reading() as reading:
        (kept,) = reading.tallies(TEMPLATE, NOW.code)
    with lead.records.changing() as change:
        # As if the lead had already counted what a copy of the worker's vault sent.
        change.keep_tally(replace(kept, revision=3, payload=kept.payload + b" "))
    forged(worker, lead, folder, lambda tally: tally)
    received = inbox.read_folder(lead, folder)
    assert received.kept == ()
    assert "two different tallies under one number" in received.refused[0]


def test_one_file_that_cannot_be_read_keeps_no_other_out(
    team_of_two: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    worker, lead = team_of_two
    folder = tmp_path / "stick"
    tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, folder)
    broken = "0" * 64

    class Stick(CarriedFolder):
        def list_digests(self) -> tuple[str, ...]:
            return (broken, *super().list_digests())

        def read(self, digest: str) -> bytes | None:
            if digest == broken:
                raise StorageError("The folder or stick cannot be read or written.")
            return super().read(digest)

    received = inbox.read_folder(replace(lead, open_envelope_folder=Stick), folder)
    assert received.kept == ("Sam Kaur",)
    assert len(received.refused) == 1


def test_a_half_copied_file_is_told(
    team_of_two: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    worker, lead = team_of_two
    folder = tmp_path / "stick"
    tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, folder)
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:1000])
    received = inbox.read_folder(lead, folder)
    assert (received.kept, received.known) == ((), 0)
    assert "not whole" in received.refused[0]


def test_a_tally_of_this_desk_is_not_added_to_its_own_count(
    team_of_two: tuple[Workspace, Workspace],
) -> None:
    _, lead = team_of_two
    own = own_keys(lead).key_id
    with lead.records.changing() as change:
        change.keep_tally(StoredTally(own, TEMPLATE, NOW.code, 1, b"never read", lead.now()))
    counts, desks = tallies.sum_of_team(lead, lead.library.template(TEMPLATE), NOW)
    assert ({c.total for c in counts}, desks) == ({1}, 1)


def test_a_tally_that_could_not_be_kept_burns_no_number(
    team_of_two: tuple[Workspace, Workspace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, lead = team_of_two

    def no_room(*_: object, **__: object) -> None:
        raise StorageError("The disk is full.")

    def numbers() -> tuple[int, int]:
        with worker.records.reading() as reading:
            kept = reading.tallies(TEMPLATE, NOW.code)
            return reading.chain_head().sequence, max((t.revision for t in kept), default=0)

    before = numbers()
    with monkeypatch.context() as full:
        full.setattr(tallies, "queue_statement", no_room)
        with pytest.raises(StorageError):
            tallies.queue_tally(worker, TEMPLATE, NOW)
    assert numbers() == before
    tallies.queue_tally(worker, TEMPLATE, NOW)
    assert numbers()[0] == before[0] + 1
    sync.put_in_folder(worker, tmp_path / "stick")
    assert inbox.read_folder(lead, tmp_path / "stick").refused == ()


def test_a_desk_that_forgot_its_tallies_still_numbers_above_them(
    team_of_two: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    worker, lead = team_of_two
    with worker.records.changing() as change:
        # What a restored vault knows: many messages were signed, no tally is at hand.
        for number in range(1, 6):
            change.extend_chain(ChainHead(number, digest_of(b"lost %d" % number)))
    tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, tmp_path / "stick")
    with lead.records.changing() as change:
        desk = own_keys(worker).key_id
        change.keep_tally(StoredTally(desk, TEMPLATE, NOW.code, 5, b"before", lead.now()))
    assert inbox.read_folder(lead, tmp_path / "stick").kept == ("Sam Kaur",)


def test_figures_from_a_restored_vault_count_above_those_sent_before_it_was_lost(
    desk_in: Callable[[Path], Desk], lead: Workspace, tmp_path: Path
) -> None:
    desk = desk_in(tmp_path / "w")
    worker = desk.first_run(FirstRun("Sam Kaur", "Harbour Homes", DeskRole.WORKER, PASSPHRASE))
    worker = joined_by_stick(lead, worker, tmp_path / "team")
    for place in ("stick", "backups"):
        (tmp_path / place).mkdir()
    made = worker.records.care.back_up(tmp_path / "backups", worker.now())
    for _ in range(3):
        tallies.queue_tally(worker, TEMPLATE, NOW)
    sync.put_in_folder(worker, tmp_path / "stick")
    inbox.read_folder(lead, tmp_path / "stick")
    worker.lock()
    records = desk.vaults.restore(made.path, tmp_path / "again", ByPassphrase(PASSPHRASE))
    restored = replace(worker, records=records)
    residents.add(restored, ResidentDetails(given_name="Made up"))
    tallies.queue_tally(restored, TEMPLATE, NOW)
    sync.put_in_folder(restored, tmp_path / "stick")
    assert inbox.read_folder(lead, tmp_path / "stick").kept == ("Sam Kaur",)
    counts, _ = tallies.sum_of_team(lead, lead.library.template(TEMPLATE), NOW)
    assert {table.total for table in counts} == {1}
    restored.lock()
