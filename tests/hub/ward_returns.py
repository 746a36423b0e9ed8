"""Returns that tell wards and stages, and a made-up network in which the seed story plays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2
from msgspec.structs import replace

from anchordesk.hub.server import RunningHub
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.published import MARGIN, PublishedCell, PublishedTables
from anchordesk.wire.returns import RETURN, Axis, Category, Return, TableLayout
from anchordesk.wire.signing import sign_statement, signing_key_id
from tests.hub.conftest import Desk

GROUPS = ("getting_ready", "training", "applying", "offered", "in_work")
STAGES = Axis(
    "stage_group",
    "Stage",
    (
        *(Category(code, code.replace("_", " ").capitalize()) for code in GROUPS),
        Category(MARGIN, "All"),
    ),
)
Counts = Mapping[str, tuple[int | None, ...]]
"""By ward: how many are in each of the groups; None where the figure is withheld."""


def by_ward(
    desk: Desk,
    counts: Counts,
    period: str = "2026-Q3",
    constituencies: Mapping[str, tuple[str, ...]] | None = None,
) -> bytes:
    """A signed return of one table, wards by stages; totals are printed where all parts are.

    Constituencies are sums of the wards that are named.
    """
    sums = constituencies or {}
    counts = {
        **counts,
        **{
            name: tuple(map(_sum, zip(*(counts[w] for w in of), strict=True)))
            for name, of in sums.items()
        },
    }

    def code_of(name: str) -> str:
        return f"constituency:{_code(name)}" if name in sums else _code(name)

    content = decode(unpack_statement(desk.signed(period=period)).payload, Return)
    fixed = {"measure": "people", "pathway": "hospitality-to-health"}
    wards = Axis("ward", "Ward", tuple(Category(code_of(name), name) for name in counts))
    cells = []
    for name, figures in counts.items():
        whole = None if None in figures else sum(f for f in figures if f is not None)
        for group, figure in zip((*GROUPS, MARGIN), (*figures, whole), strict=True):
            cells.append(
                PublishedCell(
                    period, {**fixed, "ward": code_of(name), "stage_group": group}, value=figure
                )
            )
    told = replace(
        content,
        template="wards",
        template_title="Wards and stages",
        tables=(TableLayout("ward_stage", "Ward by stage", wards, STAGES, fixed),),
        published=PublishedTables(
            tuple(cells),
            totals={
                "ward": tuple((code_of(name), tuple(map(_code, of))) for name, of in sums.items())
            }
            if sums
            else {},
        ),
    )
    hub = signing_key_id(desk.hub_public_key)
    return sign_statement(RETURN, encode(told), private_key=desk.key, recipient=hub)


def _sum(figures: tuple[int | None, ...]) -> int | None:
    return None if None in figures else sum(figure for figure in figures if figure is not None)


def _code(name: str) -> str:
    return name.casefold().replace(" ", "_")


def publish(hub: RunningHub, employer: Desk, **changed: Any) -> str:
    """Publish a vacancy on a hub without accounts; the result is its address."""
    form = {
        "organisation": str(employer.organisation),
        "role": "Ward housekeeper",
        "family": "facilities",
        "places_open": "12",
        "nhs_band": "band_2",
        "ward": "Edgbaston",
        "how_to_apply": "Ask the community team.",
        **changed,
    }
    answer = post(hub, "/vacancies/new", form)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def post(hub: RunningHub, path: str, form: Mapping[str, Any]) -> httpx2.Response:
    """Send a form as the hub's own page would."""
    told = {"Origin": hub.url, "Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
    return httpx2.post(hub.url + path, data=dict(form), headers=told, trust_env=False)


def get(hub: RunningHub, path: str) -> str:
    """A page as a browser reads it."""
    return httpx2.get(hub.url + path, headers={"Accept": "text/html"}, trust_env=False).text


SAMPLE_WARDS = Path("resources/sample/wards.toml")
