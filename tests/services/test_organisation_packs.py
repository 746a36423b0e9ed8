"""An organisation's own pack: signed by its lead, shown first, believed from nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.domain.roles import RoleRefusedError
from anchordesk.services import organisation_packs, packs
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.organisation_packs import OwnPackSeen
from anchordesk.services.pack_contents import PackRefusedError
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from anchordesk.wire.codec import encode
from anchordesk.wire.organisation_packs import open_organisation_pack, sign_organisation_pack
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.services.team_desks import SIGNING_KEY, Team, TeamDesk

GREETING = """code = "well_done"
title = "Well done, from Harbour"
about = "none"

[[wordings]]
language = "en"
paragraphs = ["Da iawn, {first_name}."]
"""
POLISH = 'code = "appointment"\nparagraphs = ["Dzień dobry {name}"]\n'
LANGUAGE = """names = ["Polish"]
weekdays = ["a", "b", "c", "d", "e", "f", "g"]
months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
"""


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.close()


@pytest.fixture
def lead(people: Team) -> TeamDesk:
    return people.lead()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "own")


def fill(folder: Path) -> Path:
    pathway = resource_path("pathways", "general-employability.toml").read_text("utf-8")
    rates = resource_path("reference", "real-living-wage.toml").read_text("utf-8")
    scale = resource_path("scales", "ons4.toml").read_text("utf-8")
    code = next(line for line in pathway.splitlines() if line.startswith("code"))
    for name, text in (
        ("texts/greeting.toml", GREETING),
        ("letters/pl/appointment.toml", POLISH),
        ("letters/pl/language.toml", LANGUAGE),
        ("pathways/ours.toml", pathway.replace(code, 'code = "harbour-first"')),
        ("rates/real-living-wage.toml", rates),
        ("scales/ours.toml", scale.replace('code = "ons4"', 'code = "ours"')),
        ("lists/sic.toml", resource_path("codes", "sic-2007.toml").read_text("utf-8")),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def make(lead: TeamDesk, folder: Path, path: Path) -> OwnPackSeen:
    seen = organisation_packs.look_at_folder(lead.workspace, folder)
    lead.workspace = organisation_packs.save(lead.workspace, seen, path)
    return seen


def greeting(workspace: Workspace) -> str:
    found = workspace.library.read_texts().templates
    return next(one.title for one in found if one.code == "well_done")


def test_a_desk_of_the_team_takes_it_in_after_a_look_and_keeps_it(
    people: Team, lead: TeamDesk, folder: Path, tmp_path: Path
) -> None:
    worker = people.join(lead, "Sam Kaur")
    path = tmp_path / "own.pack"
    made = make(lead, folder, path)
    assert greeting(lead.workspace) == "Well done, from Harbour"
    seen = organisation_packs.look_at_file(worker.workspace, path)
    assert seen.lines == made.lines
    assert set(seen.lines) >= {
        "Text message: Well done, from Harbour",
        "Letter: Appointment, in Polish",
        "Language of papers: Polish",
    }
    assert any(line.startswith("Pathway: ") for line in seen.lines)
    for begins in ("Rates: ", "List of codes: ", "Questions with numbers: "):
        assert any(line.startswith(begins) for line in seen.lines), begins
    assert (seen.version, seen.replaces_version) == (1, None)
    assert greeting(worker.workspace) == "Well done"
    taken = organisation_packs.take(worker.workspace, seen)
    assert taken.library.newest_pathway("harbour-first").code == "harbour-first"
    taken.lock()
    worker.workspace = worker.desk.unlock(PASSPHRASE)
    assert greeting(worker.workspace) == "Well done, from Harbour"
    assert worker.workspace.library.newest_pathway("harbour-first").code == "harbour-first"
    assert "ours" in {one.code for one in worker.workspace.library.scales}
    polish = worker.workspace.library.read_languages().named("Polish")
    assert polish is not None
    with pytest.raises(PackRefusedError, match="version 1 is in use already"):
        organisation_packs.look_at_file(worker.workspace, path)


def test_a_newer_one_takes_its_place_and_pathways_stay(
    lead: TeamDesk, folder: Path, tmp_path: Path
) -> None:
    make(lead, folder, tmp_path / "1.pack")
    (folder / "pathways" / "ours.toml").unlink()
    (folder / "texts" / "greeting.toml").write_text(GREETING.replace("Harbour", "all"), "utf-8")
    seen = make(lead, folder, tmp_path / "2.pack")
    assert (seen.version, seen.replaces_version) == (2, 1)
    lead.workspace.lock()
    lead.workspace = lead.desk.unlock(PASSPHRASE)
    assert greeting(lead.workspace) == "Well done, from all"
    assert lead.workspace.library.newest_pathway("harbour-first").code == "harbour-first"


def test_only_the_organisations_hand_is_believed(
    people: Team, lead: TeamDesk, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "own.pack"
    content = make(lead, folder, path).content
    pack = open_organisation_pack(content, _public(lead))
    worker, stranger = people.join(lead, "Sam Kaur"), people.desk("Al Bo")
    for wrong in (
        sign_organisation_pack(pack, bytes(32)),
        content[:-1] + bytes([content[-1] ^ 1]),
        encode(pack),
        b"",
    ):
        path.write_bytes(wrong)
        with pytest.raises(PackRefusedError):
            organisation_packs.look_at_file(worker.workspace, path)
    path.write_bytes(content)
    with pytest.raises(TeamRefusedError, match="in no team yet"):
        organisation_packs.look_at_file(stranger.workspace, path)
    with pytest.raises(RoleRefusedError):
        organisation_packs.look_at_folder(worker.workspace, folder)
    assert SIGNING_KEY not in content


def _public(lead: TeamDesk) -> bytes:
    with lead.workspace.records.reading() as reading:
        kept = reading.team.organisation()
    assert kept is not None
    return kept.public_key


def test_a_wrong_file_is_named_with_its_line_and_nothing_is_written(
    lead: TeamDesk, folder: Path, tmp_path: Path
) -> None:
    (folder / "texts" / "greeting.toml").write_text(GREETING.replace("first_", "fist_"), "utf-8")
    with pytest.raises(PackRefusedError, match=r"greeting\.toml, line 7.*fist_name"):
        organisation_packs.look_at_folder(lead.workspace, folder)
    with pytest.raises(PackRefusedError, match="no files to pack"):
        organisation_packs.look_at_folder(lead.workspace, tmp_path / "empty")


def test_another_network_leaves_the_organisations_pack_alone(
    lead: TeamDesk, folder: Path, tmp_path: Path
) -> None:
    make(lead, folder, tmp_path / "1.pack")
    with lead.workspace.records.changing() as change:
        change.network.forget_packs()
    lead.workspace.lock()
    lead.workspace = lead.desk.unlock(PASSPHRASE)
    assert greeting(lead.workspace) == "Well done, from Harbour"
    assert packs.trusted_network(lead.workspace) is None
