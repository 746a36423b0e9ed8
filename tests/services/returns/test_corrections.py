"""Corrections of an approved return: a new revision, safe beside the one that everybody has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.domain.categories import Qualification
from anchordesk.domain.disclosure.published import place_of
from anchordesk.services import residents, returns, sync, tallies
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.return_delivery import queue_again_for_hub
from anchordesk.services.workspace import Workspace
from anchordesk.wire.framing import unpack_statement
from tests.fakes.hub_transport import FakeHub
from tests.services.returns.desk import NOW, TEMPLATE, import_file, totals
from tests.services.returns.reader_of_two import Place, ReaderOfTwo


def come_late(workspace: Workspace, number: int, qualification: Qualification) -> None:
    for at in range(number):
        name = f"Late {qualification.value} {at}"
        residents.add(workspace, ResidentDetails(given_name=name, qualification=qualification))


def exact(workspace: Workspace, prepared: PreparedReturn) -> dict[Place, int]:
    """Every figure of the return as it is, hidden ones too."""
    counts, _ = tallies.sum_of_team(workspace, prepared.template, NOW)
    context = prepared.message.tables[0].fixed
    found: dict[Place, int] = {}
    for cell in prepared.message.published.by_quantity():
        wanted = {name: code for name, code in cell if name not in context}
        table = next(t for t in counts if set(wanted) <= set(t.dimensions))
        found[cell] = sum(
            people
            for codes, people in table.people.items()
            if wanted.items() <= dict(zip(table.dimensions, codes, strict=True)).items()
        )
    return found


def told(
    first: bytes, second: bytes, before: dict[Place, int], now: dict[Place, int]
) -> Iterator[tuple[Place, tuple[float, float]]]:
    """Changes of 1 to 4 people that cannot be nobody's, or cannot be 5."""
    reader = ReaderOfTwo(first, second)
    for place in reader.in_both:
        change = now[place] - before[place]
        if 1 <= abs(change) < 5:
            low, high = reader.range_of_change(place)
            if change > 0 and (low > 0.01 or high < 4.99):
                yield place, (low, high)
            if change < 0 and (high < -0.01 or low > -4.99):
                yield place, (low, high)


def test_a_correction_shows_what_changed_by_enough_and_tells_of_nobody(
    filled: Workspace, hub: FakeHub, tmp_path: Path
) -> None:
    first = returns.prepare(filled, TEMPLATE, NOW)
    before = exact(filled, first)
    release = returns.approve(filled, first)
    come_late(filled, 6, Qualification.LEVEL_2)
    come_late(filled, 2, Qualification.NONE)
    second = returns.prepare(filled, TEMPLATE, NOW, correcting=True)
    assert (second.message.revision, second.message.supersedes) == (2, release.digest)
    assert totals(second)["people supported"] == 453
    changed = {figure.title: (figure.before, figure.now) for figure in second.corrected}
    assert changed["Stage reached, by age: All"] == (445, 453)
    assert None in {now for _, now in changed.values()}, "2 without a qualification came"
    now = exact(filled, second)
    assert list(told(first.tables_json, second.tables_json, before, now)) == []
    newer = returns.approve(filled, second)
    sync.send_to_hub(filled, now_please=True)
    assert list(hub.stored) == [release.digest, newer.digest]
    assert returns.prepare(filled, TEMPLATE, NOW).release == newer
    old = returns.reopen(filled, release)
    assert old.payload == first.payload
    assert old.warnings == ("This is revision 1. Revision 2 replaced it.",)
    names = {returns.export(filled, one, tmp_path).pdf.name for one in (release, newer)}
    assert len(names) == 2


def test_the_same_reader_undoes_a_correction_that_is_protected_by_itself(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = returns.prepare(filled, TEMPLATE, NOW)
    before = exact(filled, first)
    returns.approve(filled, first)
    come_late(filled, 6, Qualification.LEVEL_2)
    come_late(filled, 2, Qualification.NONE)
    monkeypatch.setattr("anchordesk.services.protection.earlier_returns", lambda *_, **__: None)
    alone = returns.prepare(filled, TEMPLATE, NOW, correcting=True)
    now = exact(filled, alone)
    none = frozenset(place_of({**first.message.tables[0].fixed, "qualification": "none"}))
    assert none in dict(told(first.tables_json, alone.tables_json, before, now))


def test_a_correction_that_could_show_nothing_is_refused_by_name(filled: Workspace) -> None:
    release = returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW))
    with pytest.raises(ReturnRefusedError, match="Nothing that revision 1"):
        returns.prepare(filled, TEMPLATE, NOW, correcting=True)
    come_late(filled, 1, Qualification.LEVEL_2)
    with pytest.raises(ReturnRefusedError, match=r"No corrected figure.*Stage reached, by age: "):
        returns.prepare(filled, TEMPLATE, NOW, correcting=True)
    assert returns.approved(filled) == (release,)


def test_of_two_corrections_of_one_revision_one_is_signed(filled: Workspace) -> None:
    returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW))
    come_late(filled, 6, Qualification.LEVEL_2)
    one = returns.prepare(filled, TEMPLATE, NOW, correcting=True)
    returns.approve(filled, one)
    with pytest.raises(ReturnRefusedError, match="approved before"):
        returns.approve(filled, one)
    assert [release.revision for release in returns.approved(filled)] == [2, 1]


def test_a_hub_that_is_joined_later_gets_the_newest_revision_alone(
    lead: Workspace, nsw_file: Path, hub: FakeHub
) -> None:
    import_file(lead, nsw_file)
    returns.approve(lead, returns.prepare(lead, TEMPLATE, NOW))
    come_late(lead, 6, Qualification.LEVEL_2)
    newest = returns.approve(lead, returns.prepare(lead, TEMPLATE, NOW, correcting=True))
    assert sync.status(lead).items == ()
    with lead.records.changing() as change:
        registration = HubRegistration("http://127.0.0.1:1", hub.public_key)
        change.save_hub(registration)
        queue_again_for_hub(lead, change, own_keys(lead), registration)
    sync.send_to_hub(lead, now_please=True)
    (body,) = hub.stored.values()
    assert unpack_statement(body).payload == newest.payload
