"""The network's side of the demo: a co-ordinator's key, and packs of lists and vacancies."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import Requirement, Shift
from anchordesk.domain.work_wishes import WorkWishes
from anchordesk.services import caseload, opportunities, packs
from anchordesk.services.files import write_whole_file
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from anchordesk.wire.codec import encode
from anchordesk.wire.packs import NetworkCard, Pack, PackContents, PackDocument, sign_pack
from anchordesk.wire.signing import public_key_of

NETWORK = "Birmingham anchor network (made-up sample)"
PEOPLE_ASKED = 40
KEY_BYTES = 32
CARD = "network-card.json"
LISTS: tuple[PackContents, ...] = ("wards", "landlords")


def bring_vacancies(workspace: Workspace, folder: Path) -> Workspace:
    """Get to know a made-up network, take its packs, and ask some residents what they wish for.

    Return the workspace to go on with.
    """
    key = Ed25519PrivateKey.from_private_bytes(workspace.identifiers.random_bytes(KEY_BYTES))
    write_whole_file(folder / CARD, encode(NetworkCard(NETWORK, public_key_of(key))))
    today = workspace.clock.today()
    texts: dict[PackContents, str] = {
        **{name: resource_path("sample", f"{name}.toml").read_text("utf-8") for name in LISTS},
        "opportunities": sample_vacancies(today),
    }
    for contents, text in texts.items():
        write_whole_file(folder / f"{contents}.pack", _pack(contents, text, today, key))
    workspace = take_packs(workspace, folder, tuple(texts))
    _ask_for_wishes(workspace)
    return workspace


def take_packs(
    workspace: Workspace, folder: Path, contents: tuple[PackContents, ...] = LISTS
) -> Workspace:
    """Get to know the made-up network on a desk, and take packs that lie in a folder.

    Return the workspace to go on with.
    """
    card = folder / CARD
    packs.trust_card(workspace, card, packs.look_at_card(workspace, card).fingerprint)
    for name in contents:
        workspace = packs.accept_pack(workspace, folder / f"{name}.pack")
    return workspace


def _pack(contents: PackContents, text: str, today: date, key: Ed25519PrivateKey) -> bytes:
    documents = (PackDocument(f"{contents}.toml", text),)
    return sign_pack(Pack(NETWORK, contents, 1, today, documents), key)


def sample_vacancies(today: date) -> str:
    """Return the sample's vacancies, with days that suit today."""
    text = resource_path("sample", "vacancies.toml").read_text("utf-8")
    for token, days in (("{published}", -9), ("{closes}", 26), ("{starts}", 47)):
        text = text.replace(token, (today + timedelta(days)).isoformat())
    return text


def _ask_for_wishes(workspace: Workspace) -> None:
    chance = Random(17)  # noqa: S311 - the same wishes in every demo; nothing secret
    for entry in caseload.list_caseload(workspace)[:PEOPLE_ASKED]:
        _save_wishes(workspace, entry.row.resident_id, chance)


def _save_wishes(workspace: Workspace, resident_id: ResidentId, chance: Random) -> None:
    held = [each for each in Requirement if chance.random() < 0.7]
    asked = [each for each in Requirement if each in held or chance.random() < 0.4]
    wishes = WorkWishes(
        families=tuple(family for family in JobFamily if chance.random() < 0.45),
        least_hours=Decimal(chance.choice((16, 20, 30))),
        shifts=tuple(shift for shift in Shift if chance.random() < 0.6),
        most_miles=chance.choice((3, 5, 8)),
        has=tuple(held),
        lacks=tuple(each for each in asked if each not in held),
    )
    opportunities.save_wishes(workspace, resident_id, wishes)
