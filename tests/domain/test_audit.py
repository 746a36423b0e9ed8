"""Nothing of a trail can be changed, moved, taken out or cut off unseen; no free text gets in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.audit import (
    AuditAction,
    AuditEvent,
    AuditHead,
    FactRefusedError,
    facts_text,
    faults_in,
    next_event,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LENGTH = 6


def a_trail(length: int = LENGTH) -> tuple[list[AuditEvent], AuditHead]:
    events: list[AuditEvent] = []
    head = AuditHead()
    for number in range(length):
        raw = AuditEvent(0, NOON, "Sam", "lead", "unlocked", UUID(int=number), f"n={number}", "")
        events.append(next_event(head, raw))
        head = AuditHead(events[-1].number, events[-1].digest)
    return events, head


def test_an_untouched_trail_has_no_fault() -> None:
    events, head = a_trail()
    assert [*faults_in(events, head, [AuditHead(3, events[2].digest), AuditHead()])] == []
    assert [*faults_in([], AuditHead())] == []


@given(at=st.integers(0, LENGTH - 1), what=st.integers(0, 8))
def test_any_change_to_any_event_is_found_at_its_place(at: int, what: int) -> None:
    events, head = a_trail()
    one = events[at]
    events[at] = (
        replace(one, number=one.number + 1),
        replace(one, at=one.at + timedelta(microseconds=1)),
        replace(one, worker="Sa"),
        replace(one, role="worker"),
        replace(one, action="unlocke"),
        replace(one, subject=None),
        replace(one, facts=""),
        replace(one, previous="1" * 64),
        replace(one, digest="1" * 64),
    )[what]
    faults = [*faults_in(events, head)]
    assert faults
    assert faults[0].number in (one.number, one.number + 1)


@given(at=st.integers(0, LENGTH - 1))
def test_a_changed_event_that_was_chained_again_is_found_by_the_next_one_or_the_end(
    at: int,
) -> None:
    events, head = a_trail()
    events[at] = replace(events[at], worker="Eve").chained()
    assert [fault.number for fault in faults_in(events, head)] == [at + 2]


@given(st.data())
def test_events_that_are_taken_out_are_found(data: st.DataObject) -> None:
    events, head = a_trail()
    gone = data.draw(st.sets(st.integers(1, LENGTH), min_size=1))
    assert [*faults_in([e for e in events if e.number not in gone], head)]


def test_an_end_that_was_cut_off_with_its_note_is_found_by_an_earlier_copy_alone() -> None:
    events, head = a_trail()
    cut, rewritten = events[:-2], AuditHead(LENGTH - 2, events[-3].digest)
    assert [*faults_in(cut, rewritten)] == []
    assert [fault.number for fault in faults_in(cut, rewritten, [head])] == [LENGTH]
    again = [*cut, next_event(rewritten, events[0]), next_event(rewritten, events[0])]
    again[-1] = next_event(AuditHead(again[-2].number, again[-2].digest), events[0])
    end = AuditHead(again[-1].number, again[-1].digest)
    assert [*faults_in(again, end)] == []
    assert [fault.number for fault in faults_in(again, end, [head])] == [LENGTH]


@pytest.mark.parametrize("words", ["Amina Okafor", "amina okafor", "a=b", "a; b=c", "", "é"])
def test_free_text_is_refused(words: str) -> None:
    with pytest.raises(FactRefusedError):
        facts_text(reason=words)


def test_facts_are_codes_and_numbers_in_their_order() -> None:
    assert facts_text(template="caseload-summary", people=12) == (
        "template=caseload-summary; people=12"
    )
    assert facts_text() == ""


def test_every_action_has_a_code_and_a_title_of_its_own() -> None:
    assert len({a.code for a in AuditAction}) == len({a.title for a in AuditAction})
    assert all(AuditAction.of(a.code) is a for a in AuditAction)
    assert AuditAction.of("of-a-later-version") is None
