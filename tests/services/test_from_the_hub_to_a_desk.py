"""What members and the co-ordinator write on the hub reaches a desk by packs, for use offline."""

from __future__ import annotations

from pathlib import Path

from anchordesk.hub.administration import create_hub
from anchordesk.hub.server import running_hub
from anchordesk.services import network_priorities, opportunities, pack_making, packs, residents
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.wire.packs import PackContents, sign_pack
from tests.hub.conftest import Desk
from tests.hub.test_pages import put
from tests.hub.test_priorities import SIXTY
from tests.hub.ward_returns import by_ward, get, post, publish
from tests.services.test_packs import FINGERPRINT, KEY, card


def test_vacancies_pathways_and_priorities_of_the_hub_are_used_on_a_desk(
    worker: Workspace, tmp_path: Path
) -> None:
    create_hub(tmp_path / "hub", "Anchor network")
    with running_hub(tmp_path / "hub") as hub:
        trust, homes = (
            Desk(hub.public_key, name).join(tmp_path / "hub", hub)
            for name in ("Queensway Hospital Trust", "Harbour Homes")
        )
        publish(hub, trust, role="Porter “nights”", places_open="8", must="right_to_work")
        put(hub, by_ward(homes, {"Edgbaston": (20, 0, 0, 0, 0)}))
        pair = {"supplier": str(homes.organisation), "employer": str(trust.organisation)}
        where = post(hub, "/connections", pair).headers["location"]
        assert post(hub, "/priorities/new", {**SIXTY, "measure": ""}).is_redirect
        brought = {
            "opportunities": get(hub, "/vacancies.toml"),
            "pathways": get(hub, f"{where}.toml"),
            "priorities": get(hub, "/priorities.toml"),
        }
    packs.trust_card(worker, card(tmp_path), FINGERPRINT)
    for contents in ("opportunities", "pathways", "priorities"):
        worker = accepted(worker, tmp_path, contents, brought[contents])
    amina = residents.add(worker, ResidentDetails(given_name="Amina", family_name="Okafor"))

    (vacancy,) = opportunities.list_opportunities(worker).vacancies
    assert vacancy.opportunity.role == "Porter “nights”"
    assert vacancy.opportunity.employer == "Queensway Hospital Trust"
    assert [
        m.opportunity.id for m in opportunities.look_for_resident(worker, amina.id).matches
    ] == ["V-1"]
    titles = [pathway.title for pathway in worker.library.pathways.values()]
    assert "Harbour Homes to Queensway Hospital Trust" in titles
    seen = network_priorities.list_priorities(worker)
    assert seen is not None
    assert [(one.title, one.target) for one in seen.priorities] == [("Sixty first jobs", 60)]


def accepted(workspace: Workspace, folder: Path, contents: PackContents, text: str) -> Workspace:
    """Sign what the hub gave as the co-ordinator would, and take it into use."""
    path = folder / f"{contents}.toml"
    path.write_text(text, encoding="utf-8")
    documents = pack_making.read_documents([path], contents)
    new = pack_making.NewPack("Anchor Network", contents, 1, workspace.clock.today(), documents)
    pack = folder / f"{contents}.pack"
    pack.write_bytes(sign_pack(pack_making.make_pack(new), KEY))
    return packs.accept_pack(workspace, pack)
