"""From a member's form on the hub to a desk's list, by the commands that people use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.adapters.keys.network_key_files import NetworkKeyFiles
from anchordesk.adapters.system import SystemIdentifiers
from anchordesk.cli import main
from anchordesk.commands import exchange, packs
from anchordesk.domain.roles import DeskRole
from anchordesk.hub.administration import create_hub
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.services import network_priorities, opportunities
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.workspace import Workspace
from tests.adapters.keys.cheap_cost import CHEAP
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.commands.open_vault import open_for
from tests.hub.conftest import Desk
from tests.hub.test_pages import put
from tests.hub.test_priorities import SIXTY
from tests.hub.ward_returns import by_ward, get, post, publish


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A worker's desk that the commands find open."""
    with open_for(monkeypatch, tmp_path, DeskRole.WORKER, exchange, packs) as made:
        yield made


@pytest.fixture
def key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[Path, str]:
    """The co-ordinator's folder with the network's key, and its fingerprint."""
    files = NetworkKeyFiles(SystemIdentifiers().random_bytes, CHEAP)
    monkeypatch.setattr(packs, "_key_files", lambda: files)
    monkeypatch.setattr(packs, "ask_new_passphrase", lambda: PASSPHRASE)
    monkeypatch.setattr(packs, "ask_passphrase", lambda _question: PASSPHRASE)
    folder = tmp_path / "key"
    folder.mkdir()
    assert main(["network-key", str(folder), "--network", "Anchor Network"]) == 0
    said = capsys.readouterr().out
    return folder, said.splitlines()[0].removeprefix("Fingerprint: ")


def sign_and_publish(key: Path, hub: RunningHub, address: str, contents: str, version: int) -> int:
    """What the co-ordinator does after somebody changed something on the hub."""
    text, pack = key / f"{contents}.toml", key / f"{contents}-{version}.pack"
    text.write_text(get(hub, address), "utf-8")
    made = ["pack", "make", contents, str(text), "--version", str(version), "--to", str(pack)]
    assert main([*made, "--key", str(key / packs.PRIVATE_FILE)]) == 0
    return main(["pack", "publish", str(pack), "--hub", hub.url])


def roles_of(desk: Workspace) -> list[str]:
    return [
        one.opportunity.role
        for one in opportunities.list_opportunities(desk).vacancies
        if not one.is_closed
    ]


def test_a_vacancy_from_the_form_is_on_the_desks_list_and_stays_there_offline(
    desk: Workspace,
    key: tuple[Path, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, fingerprint = key
    card = str(folder / packs.CARD_FILE)
    create_hub(tmp_path / "hub", "Anchor network")
    assert main(["hub", "card", str(tmp_path / "hub"), card]) == 0
    assert main(["pack", "trust", card, "--fingerprint", fingerprint]) == 0
    with running_hub(tmp_path / "hub") as hub:
        trust = Desk(hub.public_key, "Queensway Hospital Trust").join(tmp_path / "hub", hub)
        with desk.records.changing() as change:
            change.save_hub(HubRegistration(hub.url, hub.public_key))
        address = publish(hub, trust, role="Porter", places_open="8")
        assert main(["sync"]) == 0
        assert roles_of(desk) == []
        assert sign_and_publish(folder, hub, "/vacancies.toml", "opportunities", 1) == 0
        capsys.readouterr()
        assert main(["sync"]) == 0
        assert "1 vacancies with 8 places, of 1 employer" in capsys.readouterr().out
        assert roles_of(desk) == ["Porter"]
        assert post(hub, f"{address}/close", {"edition": "1"}).is_redirect
        assert sign_and_publish(folder, hub, "/vacancies.toml", "opportunities", 1) == 1
        assert "Version 1 of this pack is here already" in capsys.readouterr().err
        assert roles_of(desk) == ["Porter"]
        assert sign_and_publish(folder, hub, "/vacancies.toml", "opportunities", 2) == 0
    assert roles_of(desk) == ["Porter"]
    with running_hub(tmp_path / "hub") as hub:
        with desk.records.changing() as change:
            change.save_hub(HubRegistration(hub.url, hub.public_key))
        assert main(["sync"]) == 0
    assert roles_of(desk) == []


def test_priorities_and_a_proposed_pathway_reach_the_desk_the_same_way(
    desk: Workspace,
    key: tuple[Path, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, fingerprint = key
    card = str(folder / packs.CARD_FILE)
    create_hub(tmp_path / "hub", "Anchor network")
    assert main(["hub", "card", str(tmp_path / "hub"), card]) == 0
    assert main(["pack", "trust", card, "--fingerprint", fingerprint]) == 0
    with running_hub(tmp_path / "hub") as hub:
        trust, homes = (
            Desk(hub.public_key, name).join(tmp_path / "hub", hub)
            for name in ("Queensway Hospital Trust", "Harbour Homes")
        )
        with desk.records.changing() as change:
            change.save_hub(HubRegistration(hub.url, hub.public_key))
        publish(hub, trust)
        put(hub, by_ward(homes, {"Edgbaston": (20, 0, 0, 0, 0)}))
        pair = {"supplier": str(homes.organisation), "employer": str(trust.organisation)}
        proposal = post(hub, "/connections", pair).headers["location"]
        assert post(hub, "/priorities/new", {**SIXTY, "measure": ""}).is_redirect
        assert sign_and_publish(folder, hub, f"{proposal}.toml", "pathways", 1) == 0
        assert sign_and_publish(folder, hub, "/priorities.toml", "priorities", 1) == 0
        capsys.readouterr()
        assert main(["sync"]) == 0
    said = capsys.readouterr().out
    assert "From Anchor Network: pathways, version 1" in said
    assert "Pathway: Harbour Homes to Queensway Hospital Trust, version 1" in said
    assert "1 priority of the network" in said
    seen = network_priorities.list_priorities(desk)
    assert seen is not None
    assert [one.title for one in seen.priorities] == ["Sixty first jobs"]


def test_publishing_says_what_went_wrong_and_the_pack_stays(
    key: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = key
    create_hub(tmp_path / "hub", "Anchor network")
    with running_hub(tmp_path / "hub") as hub:
        assert sign_and_publish(folder, hub, "/vacancies.toml", "opportunities", 1) == 1
        assert "does not know the network's card yet" in capsys.readouterr().err
        unsigned = str(folder / "opportunities.toml")
        assert main(["pack", "publish", unsigned, "--hub", hub.url]) == 1
        assert "is not a signed pack. Nothing was sent." in capsys.readouterr().err
        address = hub.url
    pack = folder / "opportunities-1.pack"
    assert main(["pack", "publish", str(pack), "--hub", address]) == 1
    assert "The pack is still in its file." in capsys.readouterr().err
    assert pack.exists()
