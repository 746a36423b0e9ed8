"""One true message of every kind that travels, made by desks, a deputy, a lead and a real hub."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

import httpx2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.adapters.carriers import HubCarrier
from anchordesk.domain.roles import DeskRole
from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.services import desk_reports, network_joining, returns, second_approval
from anchordesk.services.envelopes import own_keys
from anchordesk.services.member_cards import own_card
from anchordesk.services.policy import Policy
from anchordesk.services.ports import HubReply
from anchordesk.services.roster import own_mailbox
from anchordesk.services.second_approval_answering import decide
from anchordesk.services.second_approval_asking import ask
from anchordesk.wire.codec import encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import ANYONE, unpack_statement
from anchordesk.wire.mailboxes import reading_key
from anchordesk.wire.organisation import organisation_public_key
from anchordesk.wire.organisation_packs import (
    OrganisationPack,
    OwnDocument,
    sign_organisation_pack,
)
from anchordesk.wire.packs import Pack, sign_pack
from anchordesk.wire.passports import Passport, PassportPart, seal_passport
from anchordesk.wire.sealing import open_envelope, sealing_key_id
from anchordesk.wire.signing import public_key_of, signing_key_id, verify_statement
from tests.services.returns.desk import import_file
from tests.services.team_desks import (
    NOW,
    SIGNING_KEY,
    TEMPLATE,
    Team,
    TeamDesk,
    cover_for_a_day,
    hand_over,
)

CO_ORDINATOR = Ed25519PrivateKey.from_private_bytes(b"c" * 32)
RESIDENTS = Path(__file__).parent.parent / "data" / "nsw_participants.csv"


@dataclass(frozen=True)
class Specimen:
    """One message.

    Attributes:
        envelope: As it travels between desks; None for what is signed and not sealed.
        reader: Whose key opens the envelope.
        statement: What is signed.
        public_key: Of whoever signed it.
        recipient: Whom the signature names.
    """

    kind: str
    envelope: bytes | None
    reader: TeamDesk | None
    statement: bytes
    public_key: bytes
    recipient: bytes

    def read(self, statement: bytes) -> bytes:
        """What a receiver does first with a statement of this kind."""
        return verify_statement(
            statement, type_=self.kind, public_key=self.public_key, recipient=self.recipient
        )


@contextmanager
def every_kind(folder: Path) -> Iterator[dict[str, Specimen]]:
    """A specimen of every kind that is signed, by kind; the smallest that was sent."""
    create_hub(folder / "hub", "Anchor network")
    carrier = _Remembering()
    people = Team(folder, transport=carrier)
    with running_hub(folder / "hub") as hub:
        lead = people.lead()
        card = folder / "network.adinvite"
        card.write_bytes(encode(invite(folder / "hub", "Harbour Homes", hub.url)))
        network_joining.join_network(lead.workspace, card)
        lead.send()
        deputy = people.join(lead, "Dora Quist", DeskRole.DEPUTY, by_hub=True)
        old = people.join(lead, "Sam Kaur", by_hub=True)
        new = people.join(lead, "Ola Berg", by_hub=True)
        lead.send()
        _work(lead, deputy, old, new)
        found: dict[str, Specimen] = {}
        keys = _Keys(people.desks, hub)
        made = (_pack(), _own_pack(lead), _passport(old, new))
        for body in (*carrier.seen, *_of_hub(hub, lead), *made):
            one = keys.specimen(body)
            known = found.get(one.kind)
            if known is None or len(one.statement) < len(known.statement):
                found[one.kind] = one
        yield found
    people.close()


class _Remembering(HubCarrier):
    """The real carrier, which keeps what was sent and the receipts."""

    def __init__(self) -> None:
        super().__init__(total_seconds=60)
        self.seen: list[bytes] = []

    def send(
        self, hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> HubReply:
        reply = super().send(hub_url, path, body, is_join=is_join, token=token)
        assert reply.receipt is not None, reply.problem
        # A request to join is proven by a secret; nobody's signature is on it.
        self.seen += [reply.receipt] if body.startswith(b"{") else [body, reply.receipt]
        return reply


def _work(lead: TeamDesk, deputy: TeamDesk, old: TeamDesk, new: TeamDesk) -> None:
    """A tally, a case that passes, and a return that two people approve."""
    for desk in (deputy, old):
        desk.collect()
    (resident,) = old.add("Ngozi Adeyemi")
    old.tally()
    desk_reports.queue_if_due(old.workspace)
    old.send()
    lead.collect()
    lead.send()
    hand_over(old, new, resident, by_hub=True)
    cover_for_a_day(new, old, resident)
    import_file(lead.workspace, RESIDENTS)
    for desk in (lead, deputy):
        desk.workspace = replace(
            desk.workspace, read_policy=lambda: Policy(two_people_for_returns=True)
        )
    prepared = returns.prepare(lead.workspace, TEMPLATE, NOW)
    ask(lead.workspace, deputy.key_id, prepared.payload, prepared.tables_json, prepared.ties)
    lead.send()
    deputy.collect()
    (waiting,) = second_approval.requests(deputy.workspace)
    decide(deputy.workspace, waiting.request.digest)
    deputy.send()
    lead.collect()
    returns.approve(lead.workspace, prepared)
    lead.send()


def _of_hub(hub: RunningHub, lead: TeamDesk) -> Iterator[bytes]:
    """What a hub says when it is asked."""
    profile = lead.workspace.profile
    key = reading_key(profile.sealing_key)
    mailbox = own_mailbox(lead.workspace)
    for path in (
        "/v1/hub?nonce=00",
        "/v1/log?after=0",
        "/v1/packs",
        f"/v1/organisations/{profile.organisation_id}/head",
    ):
        yield httpx2.get(hub.url + path, trust_env=False).content
    reply = lead.workspace.hub_transport.read(
        hub.url, f"/v1/mailboxes/{mailbox}/envelopes", token=key
    )
    assert reply.receipt is not None
    yield reply.receipt


def _pack() -> bytes:
    return sign_pack(Pack("Anchor network", "wards", 1, date(2026, 11, 1), ()), CO_ORDINATOR)


def _own_pack(lead: TeamDesk) -> bytes:
    profile = lead.workspace.profile
    document = OwnDocument("letters", "", "visit.toml", 'title = "A visit"')
    pack = OrganisationPack(
        profile.organisation_id, profile.organisation_name, 1, date(2026, 11, 1), (document,)
    )
    return sign_organisation_pack(pack, SIGNING_KEY)


def _passport(sender: TeamDesk, reader: TeamDesk) -> bytes:
    passport = Passport(
        id=UUID(int=7),
        sender=own_card(sender.workspace),
        made_on=date(2026, 11, 1),
        valid_until=date(2027, 1, 30),
        to="Riverside Trust",
        why="A job as a porter",
        agreed="Agreed on 2026-11-01, spoken.",
        given_name="Ngozi",
        family_name="Adeyemi",
        preferred_name="",
        date_of_birth=date(1990, 2, 3),
        phone="",
        email="",
        postcode="",
        parts=(PassportPart("reach", "How to reach them", ("Phone: 0121 496 0000",)),),
    )
    return seal_passport(
        passport,
        signing_key=own_keys(sender.workspace).signing,
        recipient_public_key=own_keys(reader.workspace).sealing_public,
    )


class _Keys:
    """Finds out who signed a message and who can open it."""

    def __init__(self, desks: list[TeamDesk], hub: RunningHub) -> None:
        self._desks = desks
        own = [own_keys(desk.workspace) for desk in desks]
        public = [keys.signing_public for keys in own]
        public += [
            organisation_public_key(SIGNING_KEY),
            hub.public_key,
            public_key_of(CO_ORDINATOR),
        ]
        self._signers = {signing_key_id(key): key for key in public}
        self._recipients = [sealing_key_id(keys.sealing_public) for keys in own]
        self._recipients += [ANYONE, signing_key_id(hub.public_key)]

    def specimen(self, body: bytes) -> Specimen:
        envelope, reader, statement = None, None, body
        for desk in self._desks:
            try:
                statement = open_envelope(body, private_key=own_keys(desk.workspace).sealing)
            except WireError:
                continue
            envelope, reader = body, desk
        unpacked = unpack_statement(statement)
        public_key = self._signers[unpacked.signer]
        for recipient in self._recipients:
            made = Specimen(unpacked.type, envelope, reader, statement, public_key, recipient)
            try:
                made.read(statement)
            except WireError:
                continue
            return made
        raise AssertionError(f"nobody's signature is on a {unpacked.type}")
