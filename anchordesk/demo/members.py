"""The other members of the demo's network: they join the hub and publish what they offer."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.adapters.hub_answers import ReceiptAnswer
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.demo.errors import DemoFailedError
from anchordesk.demo.vacancies import sample_vacancies
from anchordesk.domain.opportunity_file import read_opportunities
from anchordesk.hub.administration import invite
from anchordesk.hub.command_answers import opened_records
from anchordesk.hub.database import Use
from anchordesk.hub.server import RunningHub
from anchordesk.hub.vacancies import publish
from anchordesk.hub.ward_list import load_wards
from anchordesk.settings import resource_path
from anchordesk.wire.codec import encode
from anchordesk.wire.joining import request_to_join

PUBLISHED_BY = "The demo"


def bring_members(folder: Path, hub: RunningHub) -> None:
    """Let the employers of the sample join, publish their vacancies, and say where wards are.

    Raises:
        DemoFailedError: if the hub takes one of them in no more.
    """
    now = datetime.now(UTC)
    jobs = read_opportunities(sample_vacancies(now.date()), "vacancies.toml")
    members = {name: _join(folder, hub, name) for name in {job.employer: None for job in jobs}}
    with opened_records(folder, Use.WRITING) as connection:
        load_wards(connection, resource_path("sample", "wards.toml"), now)
        for job in jobs:
            publish(connection, job, members[job.employer], PUBLISHED_BY, now)


def _join(folder: Path, hub: RunningHub, name: str) -> UUID:
    invitation, organisation = invite(folder, name, hub.url), uuid4()
    request = request_to_join(
        invitation, organisation=organisation, signing_key=Ed25519PrivateKey.generate()
    )
    with HubHttp(hub.url) as http:
        answer = http.post(f"/v1/join/{invitation.id}", encode(request))
    if not isinstance(answer, ReceiptAnswer):
        raise DemoFailedError(f"{name} could not join the network.")
    return organisation
