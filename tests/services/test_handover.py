"""A case passes to a colleague whole, is owned by one desk at a time, and is counted once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import attachments, handover, inbox, membership, residents, sync
from anchordesk.services.errors import HandoverRefusedError, NotFoundError
from anchordesk.services.handover_checklist import checklist
from anchordesk.services.handover_records import HandoverState
from anchordesk.services.residents import ResidentDetails
from anchordesk.wire.errors import WireError
from anchordesk.wire.handover import HANDOVER_PIECE
from tests.fakes.clock import StandingClock
from tests.services.team_desks import LAST, NOW, Team, TeamDesk, hand_over

AMINA = "Amina"


@dataclass
class Three:
    team: Team
    lead: TeamDesk
    old: TeamDesk
    new: TeamDesk
    amina: ResidentId

    def total(self, period: object = NOW) -> int:
        """The team's sum, after both desks sent what they count now."""
        for desk in (self.old, self.new):
            desk.tally(period)  # type: ignore[arg-type]
            desk.to_stick()
        self.lead.from_stick()
        return self.lead.total(period)  # type: ignore[arg-type]


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    clock = StandingClock(datetime(2026, 9, 1, 9, tzinfo=UTC))
    team = Team(tmp_path, clock)
    lead = team.lead()
    old, new = team.join(lead, "Sam Kaur"), team.join(lead, "Ola Berg")
    lead.to_stick()
    old.from_stick()
    (amina,) = old.add(AMINA)
    old.add("Stays with Sam")
    new.add("Is with Ola")
    clock.moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    yield Three(team, lead, old, new, amina)
    team.close()


def state_of(desk: TeamDesk) -> HandoverState:
    return handover.listed(desk.workspace)[0].handover.state


def step(sender: TeamDesk, reader: TeamDesk) -> tuple[str, ...]:
    sender.to_stick()
    return reader.from_stick().refused


def test_a_case_passes_and_leaves_nothing_readable_behind(three: Three) -> None:
    hand_over(three.old, three.new, three.amina)
    assert three.old.names() == ["Stays with Sam"]
    assert AMINA in three.new.names()
    assert (state_of(three.old), state_of(three.new)) == (HandoverState.DONE, HandoverState.DONE)
    with three.old.workspace.records.reading() as reading:
        with pytest.raises(NotFoundError):
            reading.handovers.case(three.amina)
        (kept,) = reading.handovers.all()
        assert (kept.resident_id, kept.offer) == (None, None)
        assert not [i for i in reading.outbox() if i.kind == HANDOVER_PIECE]
        groups = str(reading.handovers.kept_counts("hospitality-to-health", LAST.code))
        assert AMINA not in groups


def test_until_the_yes_nothing_of_the_case_has_left(three: Three) -> None:
    (offered,) = handover.offer(three.old.workspace, [three.amina], three.new.key_id, "Likes tea")
    step(three.old, three.new)
    (shown,) = handover.listed(three.new.workspace)
    assert shown.offer is not None
    assert (shown.offer.resident_name, shown.offer.note) == (AMINA, "Likes tea")
    assert shown.colleague_name == "Sam Kaur"
    assert not [i for i in sync.status(three.old.workspace).items if i.kind == HANDOVER_PIECE]
    assert AMINA in three.old.names()
    assert AMINA not in three.new.names()
    handover.decline(three.new.workspace, offered.id, "I am on leave")
    step(three.new, three.old)
    (shown,) = handover.listed(three.old.workspace)
    assert (shown.handover.state, shown.handover.reason, shown.offer) == (
        HandoverState.DECLINED,
        "I am on leave",
        None,
    )
    assert AMINA in three.old.names()


def test_the_team_counts_the_resident_once_in_every_quarter(three: Three) -> None:
    assert (three.total(LAST), three.total(NOW)) == (3, 3)
    hand_over(three.old, three.new, three.amina)
    assert (three.old.counted(LAST), three.new.counted(LAST)) == (2, 1)
    assert (three.old.counted(NOW), three.new.counted(NOW)) == (1, 2)
    assert (three.total(LAST), three.total(NOW)) == (3, 3)


def test_while_a_case_is_on_its_way_nobody_counts_it_twice(three: Three) -> None:
    (offered,) = handover.offer(three.old.workspace, [three.amina], three.new.key_id)
    step(three.old, three.new)
    handover.accept(three.new.workspace, offered.id)
    assert three.total() == 3
    step(three.new, three.old)
    assert state_of(three.old) is HandoverState.SENT
    assert three.old.names() == ["Stays with Sam"]
    assert three.old.counted() + three.new.counted() == 2
    three.old.to_stick()
    three.new.from_stick()
    assert three.old.counted() + three.new.counted() == 3


def test_there_and_back_and_on_to_a_third_desk(three: Three) -> None:
    third = three.team.join(three.lead, "Tia Moss")
    for desk in (three.old, three.new):
        step(three.lead, desk)
    hand_over(three.old, three.new, three.amina)
    hand_over(three.new, three.old, three.amina)
    assert AMINA in three.old.names()
    hand_over(three.old, third, three.amina)
    assert AMINA in third.names()
    assert three.old.counted(LAST) + three.new.counted(LAST) + third.counted(LAST) == 3
    assert three.old.counted(NOW) + three.new.counted(NOW) + third.counted(NOW) == 3


def test_every_envelope_twice_and_in_any_order_is_as_once(three: Three) -> None:
    hand_over(three.old, three.new, three.amina)
    for _ in range(2):
        for desk in (three.new, three.old, three.lead):
            assert desk.from_stick().kept == ()
    assert three.new.names().count(AMINA) == 1
    assert AMINA not in three.old.names()
    assert three.total() == 3


def test_a_crash_after_each_step_loses_nothing(three: Three) -> None:
    (offered,) = handover.offer(three.old.workspace, [three.amina], three.new.key_id)
    three.old.reopen()
    step(three.old, three.new)
    three.new.reopen()
    handover.accept(three.new.workspace, offered.id)
    three.new.reopen()
    for sender, reader in ((three.new, three.old), (three.old, three.new), (three.new, three.old)):
        sender.to_stick()
        sender.reopen()
        reader.from_stick()
        reader.reopen()
    assert AMINA in three.new.names()
    assert AMINA not in three.old.names()
    assert state_of(three.old) is HandoverState.DONE


def test_an_offer_is_taken_back_also_after_a_yes_that_is_still_on_its_way(three: Three) -> None:
    (offered,) = handover.offer(three.old.workspace, [three.amina], three.new.key_id)
    step(three.old, three.new)
    handover.accept(three.new.workspace, offered.id)
    handover.take_back(three.old.workspace, offered.id)
    step(three.new, three.old)
    step(three.old, three.new)
    assert state_of(three.old) is HandoverState.TAKEN_BACK
    assert state_of(three.new) is HandoverState.TAKEN_BACK
    assert AMINA in three.old.names()
    assert AMINA not in three.new.names()
    hand_over(three.old, three.new, three.amina)
    assert AMINA in three.new.names()


def test_a_case_that_was_sent_is_not_taken_back_from_an_active_colleague(three: Three) -> None:
    (offered,) = handover.offer(three.old.workspace, [three.amina], three.new.key_id)
    step(three.old, three.new)
    handover.accept(three.new.workspace, offered.id)
    step(three.new, three.old)
    with pytest.raises(HandoverRefusedError, match="said yes"):
        handover.take_back(three.old.workspace, offered.id)


def test_a_case_on_its_way_to_a_desk_that_was_revoked_comes_back(three: Three) -> None:
    (offered,) = handover.offer(three.old.workspace, [three.amina], three.new.key_id)
    step(three.old, three.new)
    handover.accept(three.new.workspace, offered.id)
    step(three.new, three.old)
    membership.revoke(three.lead.workspace, three.new.key_id)
    step(three.lead, three.old)
    handover.take_back(three.old.workspace, offered.id)
    assert AMINA in three.old.names()
    assert (three.old.counted(LAST), three.old.counted(NOW)) == (2, 2)


def test_a_case_goes_with_its_history_and_a_large_attachment(three: Three) -> None:
    jpeg = b"\xff\xd8\xff" + bytes(range(256)) * 3000
    picture = three.team.folder / "letter.jpg"
    picture.write_bytes(jpeg)
    attachments.attach(three.old.workspace, three.amina, picture)
    hand_over(three.old, three.new, three.amina)
    with three.new.workspace.records.reading() as reading:
        (there,) = reading.attachments(three.amina)
        assert b"".join(reading.attachment_chunks(there.id)) == jpeg


def test_one_case_is_offered_once_at_a_time_and_a_caseload_whole_or_not_at_all(
    three: Three,
) -> None:
    handover.offer(three.old.workspace, [three.amina], three.new.key_id)
    (another,) = three.old.add("Another")
    with pytest.raises(HandoverRefusedError, match="being handed over already"):
        handover.offer(three.old.workspace, [another, three.amina], three.new.key_id)
    assert len(handover.listed(three.old.workspace)) == 1


def test_nobody_outside_the_team_is_offered_a_case(three: Three) -> None:
    for key_id in ("0" * 32, three.old.key_id):
        with pytest.raises(HandoverRefusedError, match="not belong to your team"):
            handover.offer(three.old.workspace, [three.amina], key_id)


def test_a_third_desk_can_neither_answer_nor_send(three: Three) -> None:
    (offered,) = handover.offer(three.old.workspace, [three.amina], three.new.key_id)
    third = three.team.join(three.lead, "Mallory")
    step(three.lead, three.old)
    step(three.old, three.new)
    with three.new.workspace.records.reading() as reading:
        seen = reading.handovers.by_id(offered.id)
    assert seen is not None
    with third.workspace.records.changing() as change:
        change.handovers.save(replace(seen, colleague=three.old.key_id))
    handover.accept(third.workspace, offered.id)
    refused = step(third, three.old)
    assert any("does not know" in sentence for sentence in refused)
    assert AMINA in three.old.names()


def test_the_checklist_says_what_is_open(three: Three) -> None:
    residents.add(three.old.workspace, ResidentDetails(given_name="Second"))
    found = checklist(three.old.workspace, three.amina)
    assert [member.name for member in found.colleagues] == ["Priya Nair", "Ola Berg"]
    assert (found.open_actions, found.alerts, found.attachments, found.half_typed) == (
        0,
        0,
        0,
        False,
    )
    assert found.before is None
    handover.offer(three.old.workspace, [three.amina], three.new.key_id)
    before = checklist(three.old.workspace, three.amina).before
    assert before is not None
    assert (before.colleague_name, before.handover.state) == ("Ola Berg", HandoverState.OFFERED)


@pytest.mark.slow
def test_every_flipped_bit_of_each_message_of_a_handover_is_refused(three: Three) -> None:
    (offered,) = handover.offer(three.old.workspace, [three.amina], three.new.key_id)
    _flip(three.new, _newest(three.old))
    step(three.old, three.new)
    handover.accept(three.new.workspace, offered.id)
    _flip(three.old, _newest(three.new))
    step(three.new, three.old)
    _flip(three.new, _newest(three.old))
    step(three.old, three.new)
    _flip(three.old, _newest(three.new))
    assert AMINA in three.new.names()


def _newest(desk: TeamDesk) -> bytes:
    return sync.status(desk.workspace).items[0].body


def _flip(reader: TeamDesk, envelope: bytes) -> None:
    # Every byte of the head and of the end, and each seventh in between: all are one seal.
    places = {*range(400), *range(400, len(envelope), 7), *range(len(envelope) - 64, len(envelope))}
    for at in sorted(at for at in places if at < len(envelope)):
        flipped = bytearray(envelope)
        flipped[at] ^= 1 << at % 8
        with pytest.raises(WireError):
            inbox.receive(reader.workspace, bytes(flipped))


def test_the_day_is_the_old_desk_s_and_travels_with_the_case(three: Three) -> None:
    hand_over(three.old, three.new, three.amina)
    with three.new.workspace.records.reading() as reading:
        assert reading.handovers.counted_from() == {three.amina: date(2026, 11, 23)}
