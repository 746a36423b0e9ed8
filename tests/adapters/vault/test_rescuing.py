"""Rescues: what is not on a damaged page comes through, and what is not is told."""

from __future__ import annotations

import random
import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from anchordesk.adapters.keys.slot_files import FIRST_COPY, SECOND_COPY
from anchordesk.adapters.vault.engine import RECORDS_FILE
from anchordesk.adapters.vault.integrity import row_counts
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.services.errors import (
    NotAVaultError,
    RescueRefusedError,
    StorageError,
    VaultExistsError,
    VaultInUseError,
    WrongPassphraseError,
)
from anchordesk.services.import_records import NewCase
from anchordesk.services.key_errors import TooManyGuessesError
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from anchordesk.services.rescue_report import RescuedKind, RescueReport
from anchordesk.services.vault_care import ByPassphrase
from tests.adapters.vault.damaged_vault import (
    PAGE,
    all_rows,
    connections_of,
    contents,
    damage,
    leaf_of,
    rows_at_once,
    vital_pages,
)
from tests.adapters.vault.throwaway import (
    PASSPHRASE,
    MemorySecrets,
    a_case,
    a_contact,
    a_profile,
    a_resident,
    an_action,
    an_attachment,
    an_import,
    cheap_vaults,
)

RESIDENTS = 450
NOTES_EACH = 3
BY_PASSPHRASE = ByPassphrase(PASSPHRASE)
KEPT_VAULTS = Path(__file__).parents[2] / "data" / "vaults"


def without_keyring() -> SqlCipherVaults:
    return cheap_vaults(MemorySecrets(works=False))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault of 450 residents, each with a case, three notes and an action.

    It is so large that the list of its tables is in the first third.
    """
    folder = tmp_path_factory.mktemp("whole") / "vault"
    records = without_keyring().create(NewVault(folder, PASSPHRASE))
    cases = [a_case(f"HH-{number:03}") for number in range(RESIDENTS - 1)]
    with records.changing() as change:
        change.save_profile(a_profile())
        change.add_import(an_import(RESIDENTS), [*cases, NewCase(a_resident("ZZ-LONE"))])
        for case in cases:
            for day in range(1, NOTES_EACH + 1):
                note = f"{case.resident.reference} day {day} " + "word " * 20
                change.add_contact(a_contact(case.resident.id, note, day))
            change.add_action(an_action(case.resident.id, f"Ring {case.resident.reference}"))
    records.close()
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "vault"
    shutil.copytree(whole, copied)
    return copied


def rescued(folder: Path, new: Path) -> tuple[Records, RescueReport]:
    return without_keyring().rescue(folder, new, BY_PASSPHRASE)


def by_words(report: RescueReport) -> dict[str, RescuedKind]:
    return {kind.words: kind for kind in report.kinds}


def notes_by_reference(records: Records) -> dict[str, set[str]]:
    with records.reading() as look:
        return {
            row.reference: {contact.note for contact in look.contacts(row.resident_id)}
            for row in look.caseload()
        }


def test_a_whole_vault_comes_through_whole(folder: Path, tmp_path: Path) -> None:
    before = contents(folder)
    records, report = rescued(folder, tmp_path / "new")
    assert report.all_came_through
    assert (report.damaged_pages, report.incomplete, report.stand_ins) == ((), (), 0)
    assert by_words(report)["residents"].rescued == RESIDENTS
    assert by_words(report)["notes of contacts"].rescued == (RESIDENTS - 1) * NOTES_EACH
    found = notes_by_reference(records)
    records.close()
    assert contents(folder) == before
    original = without_keyring().open(folder, PASSPHRASE)
    assert found == notes_by_reference(original)
    original.close()
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(
        (RECORDS_FILE, FIRST_COPY, SECOND_COPY, "vault.lock", "vault.mark")
    )


TABLES = {
    "residents": ("residents", RESIDENTS),
    "contacts": ("notes of contacts", (RESIDENTS - 1) * NOTES_EACH),
    "actions": ("next actions", RESIDENTS - 1),
}


@pytest.fixture(scope="module")
def vital(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> set[int]:
    copied = tmp_path_factory.mktemp("vital") / "vault"
    shutil.copytree(whole, copied)
    found = vital_pages(copied)
    # Those that list the tables; nearly all pages hold rows.
    assert 0 < len(found) < (copied / RECORDS_FILE).stat().st_size // PAGE // 8
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "how_many"),
    [
        (0, 4),
        pytest.param(1, 12, marks=pytest.mark.long),
        pytest.param(2, 12, marks=pytest.mark.long),
        (3, 40),
        pytest.param(4, 40, marks=pytest.mark.long),
    ],
)
def test_what_is_not_on_a_damaged_page_comes_through(
    folder: Path, tmp_path: Path, vital: set[int], seed: int, how_many: int
) -> None:
    pages = len((folder / RECORDS_FILE).read_bytes()) // PAGE
    hit = random.Random(seed).sample(sorted(set(range(1, pages + 1)) - vital), how_many)
    damage(folder, hit)
    before = contents(folder)
    records, report = rescued(folder, tmp_path / "new")
    assert records.care.damage() == ()
    records.close()
    assert contents(folder) == before
    assert report.damaged_pages == tuple(sorted(hit))
    kinds, lost = by_words(report), 0
    for name, (words, everything) in TABLES.items():
        readable = all_rows(folder, name, everything)
        came = rows_at_once(tmp_path / "new", name)
        assert set(readable) <= set(came)
        if "imports" not in kinds or not kinds["imports"].may_lack_more:
            assert {at: came[at] for at in readable} == readable
        assert kinds[words].rescued == len(readable)
        assert kinds[words].may_lack_more or kinds[words].lost == everything - len(readable)
        lost += everything - len(readable)
    assert lost > 0 or how_many < 12, "nothing was lost, so nothing was tested"


def test_lost_notes_are_counted_and_their_residents_named(folder: Path, tmp_path: Path) -> None:
    everything = TABLES["contacts"][1]
    damage(folder, [leaf_of(folder, "contacts", 400, everything)])
    readable = all_rows(folder, "contacts", everything)
    lost = everything - len(readable)
    assert lost > 1
    records, report = rescued(folder, tmp_path / "new")
    found = notes_by_reference(records)
    records.close()
    kind = by_words(report)["notes of contacts"]
    assert (kind.rescued, kind.lost, kind.may_lack_more) == (len(readable), lost, False)
    short = {r for r, notes in found.items() if len(notes) < NOTES_EACH and r != "ZZ-LONE"}
    assert set(report.incomplete) == short
    assert by_words(report)["residents"] == RescuedKind("residents", RESIDENTS, 0)


def test_notes_of_a_resident_whose_details_are_lost_are_kept_under_their_reference(
    folder: Path, tmp_path: Path
) -> None:
    damage(folder, [leaf_of(folder, "residents", 150, RESIDENTS)])
    lost = RESIDENTS - len(all_rows(folder, "residents", RESIDENTS))
    assert lost > 1
    records, report = rescued(folder, tmp_path / "new")
    found = notes_by_reference(records)
    assert report.stand_ins == lost == by_words(report)["residents"].lost
    assert len(report.incomplete) == lost
    assert len(found) == RESIDENTS
    for reference, notes in found.items():
        assert {note.split(" day")[0] for note in notes} <= {reference}
        assert len(notes) == (0 if reference == "ZZ-LONE" else NOTES_EACH)
    with records.reading() as look:
        names = {row.reference: row.name for row in look.caseload()}
    for reference in report.incomplete:
        assert "Details lost" in names[reference]
    records.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", [*(pytest.param(part, marks=pytest.mark.long) for part in (0.3, 0.6)), 0.95]
)
def test_a_file_that_was_cut_off_gives_what_is_left(
    folder: Path, tmp_path: Path, part: float
) -> None:
    path = folder / RECORDS_FILE
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(StorageError):
        without_keyring().open(folder, PASSPHRASE)
    records, report = rescued(folder, tmp_path / "new")
    assert records.care.damage() == ()
    records.close()
    assert report.pages == len(whole) // PAGE
    assert len(report.damaged_pages) == pytest.approx(report.pages * (1 - part), abs=2)
    assert sum(kind.rescued for kind in report.kinds) > 0


def test_without_the_first_page_it_is_said_that_nothing_can_be_found(
    folder: Path, tmp_path: Path
) -> None:
    damage(folder, [1])
    before = contents(folder)
    with pytest.raises(RescueRefusedError, match="list of tables") as told:
        rescued(folder, tmp_path / "new")
    assert "newest backup" in told.value.in_plain_words
    assert contents(folder) == before
    assert not (tmp_path / "new").exists()


def test_the_first_sixteen_bytes_cost_nothing(folder: Path, tmp_path: Path) -> None:
    path = folder / RECORDS_FILE
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    records, report = rescued(folder, tmp_path / "new")
    records.close()
    assert report.all_came_through


@pytest.mark.parametrize("schema", sorted(path.name for path in KEPT_VAULTS.iterdir()))
def test_a_vault_of_an_earlier_schema_is_rescued_into_the_newest(
    tmp_path: Path, schema: str
) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(KEPT_VAULTS / schema, folder)
    records, report = rescued(folder, tmp_path / "new")
    assert report.all_came_through
    with records.reading() as look:
        assert {row.reference for row in look.caseload()} == {"HH-1", "HH-2"}
        assert look.chain_head().sequence > 2
    records.close()
    with (
        closing(connections_of(folder)()) as old,
        closing(connections_of(tmp_path / "new")()) as new,
    ):
        before, after = row_counts(old), row_counts(new)
    assert {name: after[name] for name in before} == before


def test_an_open_vault_a_wrong_passphrase_and_a_bad_place_are_refused(
    folder: Path, tmp_path: Path
) -> None:
    vaults = without_keyring()
    opened = vaults.open(folder, PASSPHRASE)
    with pytest.raises(VaultInUseError):
        rescued(folder, tmp_path / "new")
    opened.close()
    with pytest.raises(WrongPassphraseError):
        vaults.rescue(folder, tmp_path / "new", ByPassphrase("another passphrase altogether"))
    for inside in (folder, folder / "new"):
        with pytest.raises(RescueRefusedError, match="only read"):
            rescued(folder, inside)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("mine")
    with pytest.raises(VaultExistsError):
        rescued(folder, tmp_path / "taken")
    with pytest.raises(NotAVaultError):
        rescued(tmp_path / "none", tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken", "vault"]


def test_a_rescue_is_no_way_round_the_wait_after_wrong_passphrases(
    folder: Path, tmp_path: Path
) -> None:
    wrong = ByPassphrase("another passphrase altogether")
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            without_keyring().rescue(folder, tmp_path / "new", wrong)
    with pytest.raises(TooManyGuessesError):
        rescued(folder, tmp_path / "new")
    with pytest.raises(TooManyGuessesError):
        without_keyring().open(folder, PASSPHRASE)


def test_an_attachment_that_lacks_a_part_is_lost_and_the_others_are_whole(
    folder: Path, tmp_path: Path
) -> None:
    parts = [b"\x89PNG\r\n\x1a\n" + bytes([number]) * 300_000 for number in range(6)]
    whole_one, torn_one = parts[:3], parts[3:]
    vaults = without_keyring()
    records = vaults.open(folder, PASSPHRASE)
    with records.changing() as change:
        owner = change.caseload()[0]
        kept = [an_attachment(owner.resident_id, b"".join(one)) for one in (whole_one, torn_one)]
        change.add_attachment(kept[0], iter(whole_one))
        change.add_attachment(kept[1], iter(torn_one))
    records.close()
    pages = len((folder / RECORDS_FILE).read_bytes()) // PAGE
    # Chunks lie in the order in which they were written, at the end of the file.
    damage(folder, [pages - 30])
    records, report = rescued(folder, tmp_path / "new")
    with records.reading() as look:
        assert look.attachments(owner.resident_id) == (kept[0],)
        assert b"".join(look.attachment_chunks(kept[0].id)) == b"".join(whole_one)
    assert records.care.damage() == ()
    records.close()
    assert by_words(report)["attachments"] == RescuedKind("attachments", 1, 1)
    assert owner.reference in report.incomplete


def test_no_file_of_a_rescue_is_left_in_the_clear(folder: Path, tmp_path: Path) -> None:
    damage(folder, [leaf_of(folder, "contacts", 400, TABLES["contacts"][1])])
    rescued(folder, tmp_path / "new")[0].close()
    needle = re.compile(b"HH-[0-9]{3}|Okafor|Amina")
    for path in (tmp_path / "new").iterdir():
        assert not needle.search(path.read_bytes()), path.name
