"""How fast a vault is with 10,000 residents, beside the plainest way to do the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, Table, event

from anchordesk.adapters.vault import import_storage
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.services.import_records import NewCase
from tests.adapters.vault.throwaway import (
    NOON,
    a_case,
    a_contact,
    an_action,
    an_import,
)
from tests.benchmarks.plain_core import new_records, plain_core_seconds

RESIDENTS = 10_000

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]


def best_of(runs: int, work: Callable[[], object]) -> float:
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


@pytest.fixture(scope="module")
def cases() -> list[NewCase]:
    return [a_case(f"HH-{number}") for number in range(RESIDENTS)]


@pytest.fixture(scope="module")
def full(
    tmp_path_factory: pytest.TempPathFactory, cases: list[NewCase]
) -> Iterator[SqlCipherRecords]:
    """Everyone with an enrolment, two moves, a job, two actions and five contacts."""
    records = new_records(tmp_path_factory.mktemp("full") / "vault")
    with records.changing() as change:
        change.add_import(an_import(RESIDENTS), cases)
        for case in cases:
            for day in range(1, 6):
                change.add_contact(a_contact(case.resident.id, day=day))
            for day in (5, 9):
                change.add_action(an_action(case.resident.id, day=day))
    yield records
    records.close()


def test_an_import_besideplain_core_seconds(
    tmp_path: Path, cases: list[NewCase], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[tuple[Table, Sequence[dict[str, object]]]] = []
    real = import_storage.insert_all

    def noted(connection: Connection, table: Table, values: Sequence[dict[str, object]]) -> None:
        rows.append((table, values))
        real(connection, table, values)

    ours = []
    for run in range(3):
        records = new_records(tmp_path / f"ours-{run}")
        began = time.perf_counter()
        with records.changing() as change:
            change.add_import(an_import(RESIDENTS), cases)
        ours.append(time.perf_counter() - began)
        records.close()
    with monkeypatch.context() as noting:
        noting.setattr(import_storage, "insert_all", noted)
        records = new_records(tmp_path / "noted")
        with records.changing() as change:
            change.add_import(an_import(RESIDENTS), cases)
        records.close()
    plain = [plain_core_seconds(tmp_path / f"plain-{run}", rows) for run in range(3)]
    _say(
        f"import of {RESIDENTS}: {min(ours):.2f} s, plain {min(plain):.2f} s, "
        f"ratio {min(ours) / min(plain):.2f} (at most 3)"
    )
    assert sum(len(values) for _, values in rows) == 1 + RESIDENTS * 6


def test_the_caseload_takes_eight_statements(full: SqlCipherRecords) -> None:
    read: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            read.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    with full.reading() as look:
        assert len(look.caseload()) == RESIDENTS
        statements = len(read)
        event.remove(Engine, "before_cursor_execute", note)
        seconds = best_of(5, look.caseload)
    _say(f"caseload of {RESIDENTS}: {seconds:.3f} s (well under 0.5), {statements} statements")
    # Among them: whom one covers for, who asked to be left, what addresses are warned of.
    assert statements == 8, "whatever the number of residents"


def test_histories_stream(full: SqlCipherRecords) -> None:
    with full.reading() as look:
        whole = best_of(3, lambda: sum(1 for _ in look.histories("nhs")))
        first = best_of(3, lambda: next(look.histories("nhs")))
        found = next(look.histories("nhs"))
    _say(f"histories of {RESIDENTS}: {whole:.3f} s, the first after {first:.3f} s")
    assert len(found.stages) == 2
    assert len(found.job_starts) == 1


def test_one_record_opens(full: SqlCipherRecords, cases: list[NewCase]) -> None:
    middle = cases[RESIDENTS // 2].resident
    noted = replace(a_contact(middle.id), happened_at=NOON)

    def look_up() -> None:
        with full.reading() as look:
            look.resident(middle.id)
            look.contacts(middle.id)
            look.stage_moves(middle.id)
            look.actions(middle.id)
            look.outcomes(middle.id)

    def keep() -> None:
        with full.changing() as change:
            change.add_contact(replace(noted, id=a_contact(middle.id).id))

    _say(
        f"one record: {best_of(20, look_up) * 1000:.1f} ms; one note kept: "
        f"{best_of(10, keep) * 1000:.1f} ms"
    )


def _say(words: str) -> None:
    print(f"\n{words}")  # noqa: T201 - a benchmark prints
