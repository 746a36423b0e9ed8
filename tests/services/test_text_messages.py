"""Text messages: filled in from the record, never to where nobody must be reached, and noted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.consent import ConsentPurpose, ConsentWay
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.letter_template import LetterTemplate
from anchordesk.services import appointments, consents, residents, text_messages
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.consents import Answer
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.text_messages import TextChoice, TextOffer
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock


def ana(worker: Workspace, **details: str) -> ResidentId:
    told = ResidentDetails(given_name="Ana", family_name="Moss", phone="07700 900123")
    for name, value in details.items():
        object.__setattr__(told, name, value)
    return residents.add(worker, told).id


def template(offered: TextOffer, code: str) -> LetterTemplate:
    return next(one for one in offered.found.templates if one.code == code)


def arranged(worker: Workspace, who: ResidentId, **when: float) -> Appointment:
    details = AppointmentDetails(
        "Debt advice", worker.now() + timedelta(**when), 30, "Library, first floor"
    )
    made = appointments.arrange(worker, who, details).after
    assert isinstance(made, Appointment)
    return made


def test_a_reminder_says_when_and_where_and_not_what_for(worker: Workspace) -> None:
    who = ana(worker)
    later, sooner = arranged(worker, who, days=9), arranged(worker, who, days=2)
    offered = text_messages.offer(worker, who)
    assert offered.appointments == (sooner, later)
    wanted = template(offered, "appointment_reminder")
    text = text_messages.fill_in(worker, who, TextChoice(wanted, sooner, "029 2018 0000"))
    local = sooner.starts_at.astimezone()
    assert f"Hello Ana. A reminder that we meet on {local:%A} {local.day} {local:%B %Y}" in (
        text.words
    )
    for part in (f"{local:%H:%M}", "Library, first floor", "029 2018 0000"):
        assert part in text.words
    assert "Debt" not in text.words
    assert "Moss" not in text.words
    bare = text_messages.fill_in(worker, who, TextChoice(wanted, sooner)).words
    assert "reach me" not in bare
    assert "{" not in bare


def test_papers_and_a_sentence_of_ones_own_go_in(worker: Workspace) -> None:
    who = ana(worker)
    wanted = template(text_messages.offer(worker, who), "bring_papers")
    choice = TextChoice(wanted, arranged(worker, who, days=1), "", "passport", "The lift works.")
    lines = text_messages.fill_in(worker, who, choice).words.splitlines()
    assert lines[0].endswith("please bring: passport")
    assert lines[1] == "The lift works."


def test_one_that_was_missed_can_be_written_about(worker: Workspace, clock: StandingClock) -> None:
    who = ana(worker)
    missed = arranged(worker, who, hours=1)
    clock.move(days=1)
    assert text_messages.offer(worker, who).appointments == ()
    appointments.close(worker, missed.id, AppointmentState.NO_SHOW)
    assert [one.id for one in text_messages.offer(worker, who).appointments] == [missed.id]


@pytest.mark.parametrize("named", ["not on 07700900123", "+44 7700 900 123: her husband"])
def test_a_number_that_must_not_be_used_is_not_offered_however_it_is_written(
    worker: Workspace, named: str
) -> None:
    offered = text_messages.offer(worker, ana(worker, do_not_contact_at=named))
    assert (offered.phone, offered.withheld) == ("", ("phone",))
    assert offered.ways == (ContactKind.EMAIL,)
    assert offered.do_not_contact_at == named


def test_another_number_may_be_used_and_safe_times_are_told(worker: Workspace) -> None:
    who = ana(worker, do_not_contact_at="07700 900999", safe_times="After 10, not Sundays")
    offered = text_messages.offer(worker, who)
    assert (offered.phone, offered.safe_times) == ("07700 900123", "After 10, not Sundays")
    assert offered.ways == (ContactKind.TEXT, ContactKind.EMAIL)
    assert not offered.asked


def test_an_address_that_must_not_be_used_is_not_offered(worker: Workspace) -> None:
    who = ana(worker, email="Ana@home.example", do_not_contact_at="work, ana@HOME.example")
    assert text_messages.offer(worker, who).ways == (ContactKind.TEXT,)


def test_nothing_goes_to_somebody_who_said_no(worker: Workspace, clock: StandingClock) -> None:
    who = ana(worker)
    told = Answer(ConsentPurpose.MESSAGES, False, ConsentWay.SPOKEN, clock.today())
    consents.record_answer(worker, who, told)
    offered = text_messages.offer(worker, who)
    assert offered.says_no
    assert offered.ways == ()


def test_what_was_sent_is_a_contact_word_for_word_and_can_be_taken_back(
    worker: Workspace,
) -> None:
    who = ana(worker)
    wanted = template(text_messages.offer(worker, who), "well_done")
    text = text_messages.fill_in(worker, who, TextChoice(wanted, more="The kitchen wants you."))
    changes = text_messages.note_sent(worker, text, ContactKind.TEXT)
    (noted,) = _contacts(worker, who)
    assert noted == text.words
    assert "The kitchen wants you." in noted
    take_back(worker, changes)
    assert _contacts(worker, who) == []


def _contacts(worker: Workspace, who: ResidentId) -> list[str]:
    with worker.records.reading() as reading:
        return [one.note for one in reading.contacts(who) if one.kind is ContactKind.TEXT]


def test_every_shipped_message_is_short_enough_for_three_parts(worker: Workspace) -> None:
    who = ana(worker)
    offered = text_messages.offer(worker, who)
    assert {one.code for one in offered.found.templates} == {
        *("appointment_reminder", "bring_papers", "interview", "missed_appointment", "well_done")
    }
    about = arranged(worker, who, days=1)
    for one in offered.found.templates:
        choice = TextChoice(one, about, "029 2018 0000", "passport")
        assert text_messages.fill_in(worker, who, choice).length.parts <= 3, one.code
