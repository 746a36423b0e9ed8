"""Somebody is erased after a return: no later return, of whatever kind, may tell that one went."""

from __future__ import annotations

import pytest

from anchordesk.domain.categories import Qualification
from anchordesk.services import erasure, returns
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.workspace import Workspace
from tests.services.returns.desk import NOW, TEMPLATE
from tests.services.returns.reader_of_two import ReaderOfTwo
from tests.services.returns.test_corrections import come_late, exact, told

SUMMARY = "network-quarterly-summary"


def erase_one(workspace: Workspace) -> None:
    with workspace.records.reading() as reading:
        somebody = reading.caseload()[0].resident_id
    erasure.erase(workspace, somebody)


def test_what_was_released_stays_as_it_is_and_a_correction_for_one_erased_is_refused(
    filled: Workspace,
) -> None:
    first = returns.prepare(filled, TEMPLATE, NOW)
    returns.approve(filled, first)
    erase_one(filled)
    assert returns.prepare(filled, TEMPLATE, NOW).tables_json == first.tables_json
    with pytest.raises(ReturnRefusedError, match="No corrected figure"):
        returns.prepare(filled, TEMPLATE, NOW, correcting=True)


def test_a_correction_after_an_erasure_does_not_tell_of_it(filled: Workspace) -> None:
    first = returns.prepare(filled, TEMPLATE, NOW)
    before = exact(filled, first)
    returns.approve(filled, first)
    erase_one(filled)
    come_late(filled, 7, Qualification.LEVEL_2)
    second = returns.prepare(filled, TEMPLATE, NOW, correcting=True)
    now = exact(filled, second)
    assert -1 in {now[place] - before[place] for place in before}
    assert list(told(first.tables_json, second.tables_json, before, now)) == []


def test_a_return_of_another_kind_with_the_year_to_date_does_not_tell_of_it(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = returns.prepare(filled, TEMPLATE, NOW)
    before = exact(filled, first)
    returns.approve(filled, first)
    erase_one(filled)
    second = returns.prepare(filled, SUMMARY, NOW)
    now = exact(filled, second)
    shared = ReaderOfTwo(first.tables_json, second.tables_json).in_both
    assert -1 in {now[place] - before[place] for place in shared}
    assert list(told(first.tables_json, second.tables_json, before, now)) == []
    monkeypatch.setattr("anchordesk.services.protection.earlier_returns", lambda *_, **__: None)
    alone = returns.prepare(filled, SUMMARY, NOW)
    assert list(told(first.tables_json, alone.tables_json, before, now))
