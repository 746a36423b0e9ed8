"""Packs by the hub: fetched by themselves, believed for the hand alone, and nothing by halves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.domain.roles import DeskRole
from anchordesk.services import exchange, opportunities, packs, sync
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.pack_fetching import ANSWERED_BY_ANOTHER, NOT_WHOLE, fetch_packs
from anchordesk.services.ports import HubReply
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import encode
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.packs import PACK_LIST, ListedPack, PackList, pack_path
from anchordesk.wire.signing import public_key_of, sign_statement
from tests.services.test_packs import FINGERPRINT, OTHER_KEY, PATHWAY, PORTER, card, pack

HUB_KEY = Ed25519PrivateKey.from_private_bytes(b"h" * 32)
URL = "https://hub.example.org"


@dataclass
class Shelf:
    """A hub that lists and hands out what a test puts there; it meets the port HubTransport."""

    listed: list[ListedPack] = field(default_factory=list)
    bodies: dict[str, bytes] = field(default_factory=dict)
    key: Ed25519PrivateKey = HUB_KEY
    asked: list[str] = field(default_factory=list)

    def put(self, path: Path, contents: str = "opportunities", version: int = 1) -> str:
        body = path.read_bytes()
        digest = digest_of(body)
        self.listed.append(ListedPack(contents=contents, version=version, digest=digest))
        self.bodies[pack_path(digest)] = body
        return digest

    def read(self, hub_url: str, path: str, *, token: bytes = b"") -> HubReply:
        assert (hub_url, token) == (URL, b"")
        self.asked.append(path)
        if path == "/v1/packs":
            told = encode(PackList(tuple(self.listed)))
            body = sign_statement(PACK_LIST, told, private_key=self.key, recipient=ANYONE)
        elif path in self.bodies:
            body = self.bodies[path]
        else:
            return HubReply(None, "The hub could not be reached.")
        return HubReply(body, received_bytes=len(body))

    def take_out(self, hub_url: str, path: str, *, token: bytes) -> HubReply:
        return HubReply(None, "The hub could not be reached.")

    def send(
        self, hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> HubReply:
        return HubReply(None, "The hub could not be reached.")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def desk(worker: Workspace, shelf: Shelf, tmp_path: Path) -> Workspace:
    """A desk that knows the hub and the co-ordinator's hand."""
    packs.trust_card(worker, card(tmp_path), FINGERPRINT)
    with worker.records.changing() as change:
        change.save_hub(HubRegistration(URL, public_key_of(HUB_KEY)))
    return replace(worker, hub_transport=shelf)


def roles_of(desk: Workspace) -> list[str]:
    return [one.opportunity.role for one in opportunities.list_opportunities(desk).vacancies]


def test_a_newer_pack_is_taken_and_the_bytes_are_counted(
    desk: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    path = pack(tmp_path)
    shelf.put(path)
    (seen,) = fetch_packs(desk).taken
    assert (seen.contents, seen.version) == ("opportunities", 1)
    assert roles_of(desk) == ["Porter"]
    assert fetch_packs(desk).taken == ()
    assert shelf.asked == ["/v1/packs", pack_path(shelf.listed[0].digest), "/v1/packs"]
    traffic = sync.status(desk).traffic
    assert traffic is not None
    assert traffic.received_bytes > path.stat().st_size


def test_nothing_is_asked_before_a_hand_is_known(worker: Workspace, shelf: Shelf) -> None:
    with worker.records.changing() as change:
        change.save_hub(HubRegistration(URL, public_key_of(HUB_KEY)))
    assert fetch_packs(replace(worker, hub_transport=shelf)).taken == ()
    assert shelf.asked == []
    assert not sync.status(worker).fetches_packs


def test_a_pack_in_another_hand_is_refused_and_the_old_list_stays(
    desk: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    packs.accept_pack(desk, pack(tmp_path))
    other = tmp_path / "other"
    other.mkdir()
    changed = PORTER.replace("Porter", "Cashier at a false employer")
    digest = shelf.put(pack(other, changed, version=2, key=OTHER_KEY), version=2)
    fetched = fetch_packs(desk)
    assert fetched.taken == ()
    assert "not in the hand of Anchor Network" in fetched.refused[digest]
    assert "What the network sent before is still in use." in fetched.refused[digest]
    assert roles_of(desk) == ["Porter"]


def test_a_bad_pack_changes_nothing_is_not_fetched_twice_and_others_still_come(
    desk: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    bad = shelf.put(pack(tmp_path, "not [toml"))
    shelf.put(pack(tmp_path, changed_pathway(), contents="pathways"), "pathways")
    fetched = fetch_packs(desk)
    assert "cannot be read" in fetched.refused[bad]
    assert [one.contents for one in fetched.taken] == ["pathways"]
    assert roles_of(desk) == []
    shelf.asked.clear()
    assert fetch_packs(desk, known_bad=fetched.refused).refused == {}
    assert shelf.asked == ["/v1/packs"]


def test_a_hub_that_goes_back_to_an_older_pack_changes_nothing(
    desk: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    packs.accept_pack(desk, pack(tmp_path, PORTER.replace("Porter", "Cleaner"), version=3))
    shelf.put(pack(tmp_path, version=2), version=2)
    assert fetch_packs(desk).taken == ()
    assert shelf.asked == ["/v1/packs"]
    # A list that lies about the version gets no further: the signed version counts.
    shelf.listed = [replace_version(shelf.listed[0], 9)]
    (words,) = fetch_packs(desk).refused.values()
    assert "This pack is version 2; version 3 is in use already." in words
    assert roles_of(desk) == ["Cleaner"]


def test_a_list_in_another_hubs_hand_is_not_followed(
    desk: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    shelf.put(pack(tmp_path))
    shelf.key = OTHER_KEY
    fetched = fetch_packs(desk)
    assert (fetched.taken, fetched.problem) == ((), ANSWERED_BY_ANOTHER)
    assert roles_of(desk) == []


def test_a_pack_that_arrives_in_part_is_fetched_again_next_time(
    desk: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    digest = shelf.put(pack(tmp_path))
    whole = shelf.bodies[pack_path(digest)]
    shelf.bodies[pack_path(digest)] = whole[:-1]
    fetched = fetch_packs(desk)
    assert (fetched.taken, fetched.refused, fetched.problem) == ((), {}, NOT_WHOLE)
    shelf.bodies[pack_path(digest)] = whole
    assert len(fetch_packs(desk).taken) == 1


def test_contents_that_only_a_later_version_knows_are_left_alone(
    desk: Workspace, shelf: Shelf
) -> None:
    shelf.listed = [ListedPack(contents="weather", version=1, digest="a" * 64)]
    assert fetch_packs(desk).problem == ""
    assert shelf.asked == ["/v1/packs"]


def test_a_round_with_the_hub_brings_packs_to_those_who_work_with_residents(
    desk: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    shelf.put(pack(tmp_path))
    it = replace(desk, profile=replace(desk.profile, role=DeskRole.IT))
    assert exchange.go_round(it, fetch=True).packs.taken == ()
    assert exchange.go_round(desk, fetch=False).packs.taken == ()
    assert len(exchange.go_round(desk, fetch=True).packs.taken) == 1


def changed_pathway() -> str:
    return PATHWAY.replace("version = 1", "version = 2")


def replace_version(listed: ListedPack, version: int) -> ListedPack:
    return ListedPack(contents=listed.contents, version=version, digest=listed.digest)
