"""Two of three sheets open the vault without the passphrase; a drill proves it safely."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from anchordesk.app import recovery_sheets
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.recovery_parts import RecoveryPart, join_parts, parts_of, read_typed_code
from anchordesk.services import recovery, recovery_parts, residents
from anchordesk.services.desk import Desk
from anchordesk.services.errors import DocumentError, WrongRecoveryCodeError
from anchordesk.services.recovery import RecoveryNotConfirmedError
from anchordesk.services.recovery_parts import PartsKit, confirm_parts, drill, last_drill
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.vault_care import ByRecoveryCode
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

NEW_PASSPHRASE = "orchard pewter mitten gravel"
HOLDERS = ("Priya Nair", "Bo Lind", "")


def written(workspace: Workspace, folder: Path) -> PartsKit:
    return recovery_parts.write_part_sheets(workspace, recovery_sheets(), folder, HOLDERS)


def right(kit: PartsKit) -> dict[int, str]:
    return {part.number: part.groups[kit.ask_for[part.number] - 1] for part in kit.parts}


def typed(*parts: RecoveryPart) -> str:
    return " ".join(group for part in parts for group in part.groups)


@pytest.fixture
def kit(lead: Workspace, stick: Path) -> PartsKit:
    made = written(lead, stick)
    confirm_parts(lead, made, right(made))
    return made


def test_two_sheets_as_printed_open_the_vault_without_the_forgotten_passphrase(
    lead: Workspace, kit: PartsKit, desk_in: Callable[[Path], Desk], tmp_path: Path
) -> None:
    pages = [PdfReader(sheet).pages[0].extract_text() for sheet in kit.sheets]
    for part, page in zip(kit.parts, pages, strict=True):
        assert f"recovery sheet {part.number} of 3" in page
        assert f"Mark of the set {part.mark}" in " ".join(page.split())
        assert "sheet 2: Bo Lind" in " ".join(page.split())
        for group in part.groups:
            assert group in page
    lead.lock()
    for one, other in ((2, 0), (1, 2)):
        code = read_typed_code(typed(kit.parts[one], kit.parts[other]).lower())
        opened = desk_in(tmp_path / "lead").unlock_with_recovery_code(
            ByRecoveryCode(code, NEW_PASSPHRASE)
        )
        assert opened.profile == lead.profile
        opened.lock()


def test_sheets_open_nothing_until_a_group_of_each_is_typed_back(
    lead: Workspace, stick: Path
) -> None:
    made = written(lead, stick)
    for wrong in ({}, {**right(made), 3: right(made)[1]}):
        with pytest.raises(RecoveryNotConfirmedError, match="sheet"):
            confirm_parts(lead, made, wrong)
    assert lead.records.care.key_slots().recovery_code_made_on is None
    with pytest.raises(WrongRecoveryCodeError):
        drill(lead, typed(*made.parts[:2]))


def test_no_sheet_is_left_where_one_could_not_be_written(lead: Workspace, stick: Path) -> None:
    (stick / "anchordesk-recovery-sheet-3-of-3.pdf").write_bytes(b"another file")
    with pytest.raises(DocumentError):
        written(lead, stick)
    assert [path.name for path in stick.iterdir()] == ["anchordesk-recovery-sheet-3-of-3.pdf"]


def test_a_drill_opens_a_scratch_copy_leaves_nothing_and_remembers_the_day(
    lead: Workspace,
    kit: PartsKit,
    clock: StandingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    residents.add(lead, ResidentDetails(given_name="Amina"))
    keys_before = [path.read_bytes() for path in sorted((tmp_path / "lead").glob("keyslots*"))]
    assert last_drill(lead) is None
    clock.move(days=3)
    told: list[int] = []
    done = drill(lead, typed(kit.parts[0], kit.parts[2]), lambda so_far, _: told.append(so_far))
    assert done.residents == 1
    assert told
    assert last_drill(lead) == clock.now()
    assert list(room.iterdir()) == []
    keys_after = [path.read_bytes() for path in sorted((tmp_path / "lead").glob("keyslots*"))]
    assert keys_after == keys_before
    with lead.records.reading() as reading:
        assert [row.name for row in reading.caseload()] == ["Amina"]


def test_a_drill_with_sheets_of_another_vault_proves_nothing(
    lead: Workspace, kit: PartsKit
) -> None:
    random = lead.identifiers.random_bytes
    other = parts_of(RecoveryCode(random(20)), random)
    copied: list[int] = []
    with pytest.raises(WrongRecoveryCodeError):
        drill(lead, typed(*other[:2]), lambda so_far, _: copied.append(so_far))
    assert copied == [], "told before anything is copied"
    assert last_drill(lead) is None


def test_newer_sheets_make_the_drill_of_earlier_ones_worth_nothing(
    lead: Workspace, kit: PartsKit, tmp_path: Path
) -> None:
    drill(lead, typed(*kit.parts[1:]))
    assert last_drill(lead) is not None
    newer = tmp_path / "newer"
    newer.mkdir()
    made = written(lead, newer)
    confirm_parts(lead, made, right(made))
    assert last_drill(lead) is None
    with pytest.raises(WrongRecoveryCodeError):
        drill(lead, typed(*kit.parts[1:]))


def test_a_whole_sheet_stays_a_way_in_and_can_be_drilled_too(lead: Workspace) -> None:
    whole = recovery.make_recovery_code(lead)
    recovery.confirm(lead, whole, {n: whole.code.groups[n - 1] for n in whole.ask_for})
    drill(lead, " ".join(whole.code.groups))
    assert last_drill(lead) is not None


def test_every_sheet_is_of_chance_and_all_three_agree(lead: Workspace, stick: Path) -> None:
    made = written(lead, stick)
    assert len({part.share for part in made.parts}) == 3
    assert join_parts(made.parts[0], made.parts[1]) == made.code
    assert all(1 <= group <= 11 for group in made.ask_for.values())
