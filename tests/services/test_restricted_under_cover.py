"""A colleague who covers reads restricted notes only if the case's own worker lets them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from anchordesk.domain.casework import Contact, ContactKind
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.sensitivity import Sensitivity
from anchordesk.services import cover, finding, notes, restricted_notes
from anchordesk.services.casework import NewContact, write_note
from anchordesk.services.cover_keeping import keep_to_days
from anchordesk.services.record import open_record
from anchordesk.services.restricted_notes import KeptBackError
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock
from tests.services.team_desks import Team, TeamDesk

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FIRST, LAST_DAY = date(2026, 11, 24), date(2026, 11, 27)
SAID, ANSWERED = "Told me of the clinic", "Rang the clinic for her"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Team, ResidentId]:
    team = Team(tmp_path_factory.mktemp("restricted"), StandingClock(MONDAY))
    lead = team.lead()
    sam, _ = team.join(lead, "Sam Kaur"), team.join(lead, "Ola Berg")
    lead.to_stick()
    sam.from_stick()
    (amina,) = sam.add("Amina")
    health = NewContact(ContactKind.MEETING, SAID, sensitivity=Sensitivity.HEALTH)
    write_note(sam.workspace, amina, health)
    team.close()
    return team, amina


@pytest.fixture
def team(made: tuple[Team, ResidentId], tmp_path: Path) -> Iterator[Team]:
    copied = made[0].copied_to(tmp_path / "desks", StandingClock(MONDAY))
    yield copied
    copied.close()


def begin(team: Team, amina: ResidentId, *, readable: bool) -> tuple[TeamDesk, TeamDesk]:
    _, sam, ola = team.desks
    asked = cover.ask(sam.workspace, [amina], ola.key_id, FIRST, LAST_DAY, with_restricted=readable)
    carry(sam, ola)
    cover.accept(ola.workspace, asked.id)
    carry(ola, sam)
    carry(sam, ola)
    to_day(team, ola, 24)
    return sam, ola


def carry(sender: TeamDesk, reader: TeamDesk) -> None:
    sender.to_stick()
    reader.from_stick()


def to_day(team: Team, desk: TeamDesk, day: int) -> None:
    team.clock.moment = datetime(2026, 11, day, 9, tzinfo=UTC)
    keep_to_days(desk.workspace)


def noted(workspace: Workspace, who: ResidentId) -> list[Contact]:
    timeline = open_record(workspace, who).timeline
    return [item.event for item in timeline if isinstance(item.event, Contact)]


def test_without_leave_they_see_that_there_is_one_and_no_word(
    team: Team, made: tuple[Team, ResidentId]
) -> None:
    sam, ola = begin(team, made[1], readable=False)
    (seen,) = noted(ola.workspace, made[1])
    assert seen.sensitivity is Sensitivity.HEALTH
    with pytest.raises(KeptBackError, match="not on this laptop"):
        restricted_notes.read(ola.workspace, seen)
    with pytest.raises(KeptBackError):
        notes.delete_note(ola.workspace, seen)
    assert finding.find_matches(ola.workspace, "clinic") == ()
    (own,) = noted(sam.workspace, made[1])
    assert restricted_notes.read(sam.workspace, own).note.note == SAID


def test_with_leave_they_read_it(team: Team, made: tuple[Team, ResidentId]) -> None:
    _, ola = begin(team, made[1], readable=True)
    (seen,) = noted(ola.workspace, made[1])
    assert restricted_notes.read(ola.workspace, seen).note.note == SAID


def test_what_they_write_in_confidence_comes_back_and_can_be_read(
    team: Team, made: tuple[Team, ResidentId]
) -> None:
    sam, ola = begin(team, made[1], readable=False)
    written = NewContact(ContactKind.PHONE, ANSWERED, sensitivity=Sensitivity.HEALTH)
    write_note(ola.workspace, made[1], written)
    half = Draft(
        DraftKey("note", made[1]),
        (("text", "Half a word"), ("sensitivity", "safeguarding")),
        team.clock.moment,
    )
    with ola.workspace.records.changing() as change:
        change.keep_draft(half)
    to_day(team, ola, 28)
    carry(ola, sam)
    came = [one for one in noted(sam.workspace, made[1]) if one.worker == "Ola Berg"]
    assert all(one.sealed for one in came), "nor what was half typed is in the clear"
    said = [restricted_notes.read(sam.workspace, one).note.note for one in came]
    assert ANSWERED in said
    assert any("Half a word" in words for words in said)
