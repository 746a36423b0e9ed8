"""Returns that wait together: each is judged by itself, in the order in which they came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, update
from sqlalchemy.dialects import sqlite

from anchordesk.hub import acceptance
from anchordesk.hub.administration import check
from anchordesk.hub.database import Use, open_engine
from anchordesk.hub.identity import database_of, load_identity
from anchordesk.hub.limits import Buckets, Rate
from anchordesk.hub.log import Stored
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.return_intake import ArrivedReturn, Outcome, ReturnIntake
from anchordesk.hub.server import running_hub
from anchordesk.hub.standing import _receipts, _standing
from anchordesk.hub.store import Store
from anchordesk.hub.tables import organisation_keys
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.receipts import verify_receipt
from tests.hub.conftest import Desk

PLENTY = Rate(10**6, 10**6)


def taken(folder: Path, bodies: list[bytes], rate: Rate = PLENTY) -> list[Outcome]:
    """What becomes of returns that the writer finds waiting together."""
    store = Store(database_of(folder))
    try:
        intake = ReturnIntake(
            store, load_identity(folder), Buckets(rate), lambda: datetime.now(UTC)
        )
        return intake.take([ArrivedReturn(body, digest_of(body)) for body in bodies])
    finally:
        store.close()


def told(outcome: Outcome) -> str:
    """In one word: new, known, or the code of the refusal."""
    if isinstance(outcome, Stored):
        return "new" if outcome.is_new else "known"
    assert isinstance(outcome, ProblemError), outcome
    return outcome.document.type.rpartition(":")[2]


def test_who_is_refused_takes_nothing_of_the_others_with_it(
    hub_folder: Path, joined: Callable[..., Desk]
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        stranger = Desk(hub.public_key, "Unknown Homes")
    first = desk.signed()
    fork = desk.signed()
    next_one = desk.signed(revision=2, supersedes=digest_of(first))
    taken_number = desk.signed(period="2026-Q2", seq=1)
    changed = first[:-1] + bytes([first[-1] ^ 1])
    other = desk.signed(period="2026-Q1")
    bodies = [first, fork, stranger.signed(), changed, b"\x01", first, next_one, taken_number]
    outcomes = taken(hub_folder, [*bodies, first, other])
    assert [told(one) for one in outcomes] == [
        "new",
        Refusal.REVISION_FORK.value[0],
        Refusal.KEY_UNKNOWN.value[0],
        Refusal.BAD_SIGNATURE.value[0],
        Refusal.BAD_ENVELOPE.value[0],
        "known",
        "new",
        Refusal.REVISION_FORK.value[0],
        "known",
        "new",
    ]
    places = []
    for body, outcome in zip([*bodies, first, other], outcomes, strict=True):
        if isinstance(outcome, Stored):
            receipt = verify_receipt(outcome.receipt, hub.public_key, digest_of(body))
            places.append(receipt.log_index)
    assert places == [2, 2, 3, 2, 4]
    found = check(hub_folder)
    assert (found.entries, found.faults) == (4, ())


def test_a_key_that_sends_too_often_is_asked_to_wait_and_resends_are_not_counted(
    hub_folder: Path, joined: Callable[..., Desk]
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
    bodies = [desk.signed(period=f"2025-Q{n}") for n in (1, 2, 3)]
    assert [told(one) for one in taken(hub_folder, bodies, Rate(2, 1))] == [
        "new",
        "new",
        Refusal.TOO_MANY.value[0],
    ]
    again = taken(hub_folder, [bodies[0], bodies[1], bodies[2]], Rate(1, 1))
    assert [told(one) for one in again] == ["known", "known", "new"]


def test_a_key_that_is_withdrawn_is_refused_at_once_and_keeps_its_receipts(
    hub_folder: Path, joined: Callable[..., Desk]
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        other = joined(hub, "Hillside Homes")
    store = Store(database_of(hub_folder))
    intake = ReturnIntake(
        store, load_identity(hub_folder), Buckets(PLENTY), lambda: datetime.now(UTC)
    )

    def take(*bodies: bytes) -> list[str]:
        return [told(one) for one in intake.take([ArrivedReturn(b, digest_of(b)) for b in bodies])]

    def withdraw(connection: Connection) -> None:
        connection.execute(
            update(organisation_keys)
            .where(organisation_keys.c.organisation == str(desk.organisation))
            .values(revoked_at="2026-11-29T12:00:00.000+00:00")
        )

    before, after = desk.signed(), desk.signed(period="2026-Q4")
    try:
        assert take(before) == ["new"]
        store.write(withdraw).result()
        assert take(after, before, other.signed()) == [
            Refusal.KEY_REVOKED.value[0],
            "known",
            "new",
        ]
    finally:
        store.close()


def test_what_is_stored_has_its_receipt_even_if_it_would_be_refused_today(
    hub_folder: Path, joined: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
    stored = desk.signed()
    assert [told(one) for one in taken(hub_folder, [stored])] == ["new"]

    def refuse(_content: object) -> None:
        raise ProblemError(Refusal.SMALL_COUNT, "A rule of a later version.")

    monkeypatch.setattr(acceptance, "_refuse_small_counts", refuse)
    assert [told(one) for one in taken(hub_folder, [desk.signed(period="2026-Q4"), stored])] == [
        Refusal.SMALL_COUNT.value[0],
        "known",
    ]


@pytest.mark.parametrize("question", [_receipts, _standing], ids=["receipts", "standing"])
def test_no_question_reads_the_whole_log(sqlite_hub_folder: Path, question: Any) -> None:
    """Lists are joined with; each of their rows must find its own by an index."""
    statement = question(is_postgresql=False).compile(dialect=sqlite.dialect())
    engine = open_engine(database_of(sqlite_hub_folder), Use.READING)
    with engine.begin() as connection:
        asked = tuple("[]" for _ in statement.positiontup or ())
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", asked).all()
    engine.dispose()
    plan = [row[-1] for row in rows]
    assert any(line.startswith("SEARCH log USING") for line in plan)
    assert not [line for line in plan if line.startswith("SCAN") and "VIRTUAL TABLE" not in line]
