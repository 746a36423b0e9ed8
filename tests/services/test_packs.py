"""Packs: believed in one hand only, checked whole, never an older one, and never half."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anchordesk.domain.key_fingerprint import fingerprint_of
from anchordesk.domain.roles import DeskRole
from anchordesk.services import opportunities, pack_making, packs
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.pack_contents import PackRefusedError
from anchordesk.services.packs import NETWORK_KEY
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from anchordesk.wire.codec import encode
from anchordesk.wire.packs import NetworkCard, Pack, PackContents, PackDocument, sign_pack
from anchordesk.wire.signing import public_key_of
from tests.adapters.vault.throwaway import PASSPHRASE

KEY = Ed25519PrivateKey.from_private_bytes(b"n" * 32)
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
FINGERPRINT = fingerprint_of(public_key_of(KEY), NETWORK_KEY)
PORTER = """
[[opportunities]]
id = "UHB-1"
employer = "City Hospital"
role = "Porter"
family = "facilities"
places_open = 6
published_on = 2026-11-10
"""
PATHWAY = (resource_path("pathways") / "hospitality-to-health.toml").read_text("utf-8")


def card(folder: Path, key: Ed25519PrivateKey = KEY, network: str = "Anchor Network") -> Path:
    path = folder / "network-card.json"
    path.write_bytes(encode(NetworkCard(network, public_key_of(key))))
    return path


def pack(
    folder: Path,
    text: str = PORTER,
    *,
    contents: PackContents = "opportunities",
    version: int = 1,
    key: Ed25519PrivateKey = KEY,
) -> Path:
    path = folder / f"{contents}-{version}.pack"
    documents = (PackDocument("file.toml", text),)
    made = Pack("Anchor Network", contents, version, date(2026, 9, 1), documents)
    path.write_bytes(sign_pack(made, key))
    return path


@pytest.fixture
def trusting(worker: Workspace, tmp_path: Path) -> Workspace:
    packs.trust_card(worker, card(tmp_path), FINGERPRINT)
    return worker


def test_no_pack_is_read_before_the_hand_is_known(worker: Workspace, tmp_path: Path) -> None:
    with pytest.raises(PackRefusedError, match="does not know the network's hand yet"):
        packs.accept_pack(worker, pack(tmp_path))


def test_a_card_is_believed_with_its_fingerprint_only(worker: Workspace, tmp_path: Path) -> None:
    seen = packs.look_at_card(worker, card(tmp_path))
    assert (seen.name, seen.fingerprint, seen.replaces) == ("Anchor Network", FINGERPRINT, None)
    with pytest.raises(PackRefusedError, match="The fingerprint is not that of this card"):
        packs.trust_card(worker, card(tmp_path, OTHER_KEY), FINGERPRINT)
    packs.trust_card(worker, card(tmp_path), FINGERPRINT.replace("-", " ").lower())
    packs.accept_pack(worker, pack(tmp_path))


def test_what_a_pack_brings_is_said_first_and_nothing_is_kept(
    trusting: Workspace, tmp_path: Path
) -> None:
    seen = packs.look_at_pack(trusting, pack(tmp_path))
    assert seen.lines == ("1 vacancies with 6 places, of 1 employer",)
    assert (seen.version, seen.replaces_version) == (1, None)
    assert opportunities.list_opportunities(trusting).vacancies == ()


def test_vacancies_are_listed_after_the_pack_and_after_the_next_unlock(
    tmp_path: Path, desk_in: Callable[[Path], Desk]
) -> None:
    desk = desk_in(tmp_path / "desk")
    trusting = desk.first_run(FirstRun("Sam Kaur", "Harbour Homes", DeskRole.WORKER, PASSPHRASE))
    packs.trust_card(trusting, card(tmp_path), FINGERPRINT)
    packs.accept_pack(trusting, pack(tmp_path))
    listed = opportunities.list_opportunities(trusting)
    assert [seen.opportunity.role for seen in listed.vacancies] == ["Porter"]
    assert listed.issued_on == date(2026, 9, 1)
    trusting.lock()
    again = desk.unlock(PASSPHRASE)
    assert opportunities.list_opportunities(again).vacancies == listed.vacancies
    again.lock()


def test_an_older_pack_is_refused_and_the_same_is_one(trusting: Workspace, tmp_path: Path) -> None:
    packs.accept_pack(trusting, pack(tmp_path, version=2))
    packs.accept_pack(trusting, pack(tmp_path, version=2))
    for older in (1, 2):
        changed = pack(tmp_path, PORTER.replace("Porter", "Cleaner"), version=older)
        with pytest.raises(PackRefusedError, match=f"version {older}; version 2 is in use"):
            packs.accept_pack(trusting, changed)
    (seen,) = opportunities.list_opportunities(trusting).vacancies
    assert seen.opportunity.role == "Porter"
    packs.accept_pack(trusting, pack(tmp_path, "opportunities = []", version=3))
    assert opportunities.list_opportunities(trusting).vacancies == ()


def test_another_hand_is_refused(trusting: Workspace, tmp_path: Path) -> None:
    with pytest.raises(PackRefusedError, match="not in the hand of Anchor Network"):
        packs.accept_pack(trusting, pack(tmp_path, key=OTHER_KEY))


@given(st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_flipped_bit_is_accepted(
    trusting: Workspace, tmp_path: Path, data: st.DataObject
) -> None:
    path = pack(tmp_path)
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) * 8 - 1))
    content[place // 8] ^= 1 << place % 8
    path.write_bytes(content)
    with pytest.raises(PackRefusedError):
        packs.accept_pack(trusting, path)
    with trusting.records.reading() as reading:
        assert reading.network.packs() == ()


@pytest.mark.parametrize(
    ("contents", "text", "said"),
    [
        (
            "opportunities",
            PORTER.replace("places_open = 6", "places_open = -6"),
            "In file.toml, line 7, in opportunity 1",
        ),
        ("opportunities", "not [toml", "The file file.toml cannot be read"),
        (
            "pathways",
            PATHWAY.replace('group = "training"', 'group = "nowhere"'),
            "“nowhere” is not there",
        ),
        ("returns", 'code = "x"', "In file.toml"),
        ("wards", 'source = "s"\nlicence = "l"', "[[wards]]"),
        ("landlords", 'source = "s"\nlicence = "l"', "[[landlords]]"),
        (
            "landlords",
            'source = "s"\nlicence = "l"\nas_of = 2026-01-01\n'
            '[[landlords]]\nname = "One"\n[[landlords]]\nname = "Two"\nother_names = ["one"]',
            "two landlords are called “one”",
        ),
    ],
)
def test_a_bad_pack_changes_nothing(
    trusting: Workspace, tmp_path: Path, contents: PackContents, text: str, said: str
) -> None:
    with pytest.raises(PackRefusedError) as refused:
        packs.accept_pack(trusting, pack(tmp_path, text, contents=contents))
    assert said in str(refused.value)
    assert "What the network sent before is still in use." in str(refused.value)
    with trusting.records.reading() as reading:
        assert reading.network.packs() == ()


def test_a_pathway_of_the_network_can_be_joined_and_the_shipped_one_stays(
    tmp_path: Path, desk_in: Callable[[Path], Desk]
) -> None:
    desk = desk_in(tmp_path / "desk")
    trusting = desk.first_run(FirstRun("Sam Kaur", "Harbour Homes", DeskRole.WORKER, PASSPHRASE))
    packs.trust_card(trusting, card(tmp_path), FINGERPRINT)
    newer = PATHWAY.replace("version = 1", "version = 2").replace(
        'title = "Hospitality to Health"', 'title = "Hospitality to Health, spring"'
    )
    going_on = packs.accept_pack(trusting, pack(tmp_path, newer, contents="pathways"))
    trusting.lock()
    again = desk.unlock(PASSPHRASE)
    for library in (going_on.library, again.library):
        newest = library.newest_pathway("hospitality-to-health")
        assert newest.title == "Hospitality to Health, spring"
        assert library.pathway("hospitality-to-health", 1).title == "Hospitality to Health"
    again.lock()


def test_a_pathway_version_in_use_is_never_changed(trusting: Workspace, tmp_path: Path) -> None:
    changed = PATHWAY.replace('title = "Referral"', 'title = "Sent to us"')
    with pytest.raises(PackRefusedError, match=r"Version 1 of the pathway .* is in use already"):
        packs.accept_pack(trusting, pack(tmp_path, changed, contents="pathways"))


def test_another_networks_card_takes_the_first_ones_packs_away(
    trusting: Workspace, tmp_path: Path
) -> None:
    packs.accept_pack(trusting, pack(tmp_path))
    other = card(tmp_path, OTHER_KEY, "Other Network")
    assert packs.look_at_card(trusting, other).replaces == "Anchor Network"
    packs.trust_card(trusting, other, fingerprint_of(public_key_of(OTHER_KEY), NETWORK_KEY))
    assert opportunities.list_opportunities(trusting).vacancies == ()


def test_what_the_co_ordinator_makes_is_what_a_desk_takes(
    trusting: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "city-hospital.toml").write_text(PORTER, "utf-8")
    documents = pack_making.read_documents([tmp_path / "city-hospital.toml"], "opportunities")
    new = pack_making.NewPack("Anchor Network", "opportunities", 1, date(2026, 9, 1), documents)
    made = tmp_path / "made.pack"
    made.write_bytes(sign_pack(pack_making.make_pack(new), KEY))
    packs.accept_pack(trusting, made)
    assert len(opportunities.list_opportunities(trusting).vacancies) == 1


def test_the_co_ordinator_is_told_which_file_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "city-hospital.toml"
    wrong.write_text(PORTER.replace("Porter", ""), "utf-8")
    with pytest.raises(
        PackRefusedError, match=r"In city-hospital\.toml, line 5, in opportunity 1, “role”"
    ):
        pack_making.read_documents([wrong], "opportunities")
    wrong.write_bytes(b"\xff")
    with pytest.raises(PackRefusedError, match="UTF-8"):
        pack_making.read_documents([wrong], "opportunities")
    with pytest.raises(PackRefusedError, match="small letters"):
        pack_making.read_documents([tmp_path / "City Hospital.toml"], "opportunities")
