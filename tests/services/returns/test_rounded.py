"""A return whose template rounds: what leaves, what is written, what it may not stand beside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from anchordesk.domain.disclosure.policy import MixedMethodsError
from anchordesk.services import returns
from anchordesk.services.return_document import ReturnDocument
from anchordesk.services.return_people import people_behind
from anchordesk.services.verification import verify_file
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.returns import Return
from tests.fakes.clock import StandingClock
from tests.services.returns.desk import NOW, TEMPLATE


def rounds(workspace: Workspace, *, whether: bool = True) -> Workspace:
    """As if the template said small_counts = "rounded"."""
    templates = workspace.library.templates
    changed = replace(templates[TEMPLATE], rounded=whether)
    library = replace(workspace.library, templates={**templates, TEMPLATE: changed})
    return replace(workspace, library=library)


def all_numbers(document: ReturnDocument) -> list[int | None]:
    return [value for table in document.tables for row in table.rows for value in row.values]


def test_every_number_is_a_multiple_of_five_and_rows_add_up(filled: Workspace) -> None:
    filled = rounds(filled)
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    numbers = all_numbers(prepared.document)
    assert prepared.hidden == 0
    assert all(number is not None and number % 5 == 0 for number in numbers)
    for table in prepared.document.tables:
        for row in table.rows:
            *parts, total = [value or 0 for value in row.values]
            assert sum(parts) == total
    assert any("rounded to a multiple of 5" in note for note in prepared.document.notes)
    assert not any("[c]" in note for note in prepared.document.notes)


def test_the_file_passes_verify_and_says_that_it_is_rounded(
    filled: Workspace, tmp_path: Path
) -> None:
    filled = rounds(filled)
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    file = tmp_path / "return.json"
    file.write_bytes(prepared.tables_json)
    report = verify_file(file, join=True)
    assert report.exit_code == 0
    printed = prepared.printed
    assert (
        f"0 of them withheld, {printed} printed as bands or rounded" in report.in_plain_words()[1]
    )


def test_an_approved_return_is_signed_and_the_next_quarter_stands_beside_it(
    filled: Workspace, clock: StandingClock
) -> None:
    filled = rounds(filled)
    first = returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW))
    message = decode(first.payload, Return)
    assert (message.method.name, message.method.rounded_to) == ("controlled-rounding", 5)
    clock.move(days=91)
    second = returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW.following))
    assert second.previous == first.digest


@pytest.mark.parametrize("rounded_first", [True, False])
def test_no_exact_return_stands_beside_a_rounded_one(
    filled: Workspace, clock: StandingClock, rounded_first: bool
) -> None:
    filled = rounds(filled, whether=rounded_first)
    returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW))
    filled = rounds(filled, whether=not rounded_first)
    clock.move(days=91)
    with pytest.raises(MixedMethodsError, match="could work out what is hidden"):
        returns.prepare(filled, TEMPLATE, NOW.following)


def test_a_prepared_return_does_not_slip_in_beside_the_other_kind(filled: Workspace) -> None:
    filled = rounds(filled)
    rounded = returns.prepare(filled, TEMPLATE, NOW)
    returns.approve(filled, returns.prepare(filled, "network-quarterly-summary", NOW))
    with pytest.raises(MixedMethodsError):
        returns.approve(filled, rounded)


def test_people_of_a_rounded_number_are_listed_without_a_difference(filled: Workspace) -> None:
    filled = rounds(filled)
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    layout = prepared.message.tables[0]
    columns = layout.columns
    assert columns is not None
    place = layout.quantity_at(layout.rows.categories[-1], columns.categories[-1])
    behind = people_behind(filled, prepared, place)
    assert len(behind.people) == 445
    assert behind.elsewhere == 0


def test_a_figure_that_is_not_rounded_as_the_method_says_is_refused(filled: Workspace) -> None:
    filled = rounds(filled)
    payload = returns.prepare(filled, TEMPLATE, NOW).payload
    assert decode(payload, Return).figures()
    with pytest.raises(WireError):
        decode(payload.replace(b'"rounded_to":5', b'"rounded_to":7'), Return)
