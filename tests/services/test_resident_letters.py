"""Letters to residents: filled in from the record, with nothing left open and nothing made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from anchordesk.domain.appointment import AppointmentState
from anchordesk.domain.audit import AuditAction
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.letter_template import LetterFileError, LetterTemplate, read_letter
from anchordesk.services import appointments, audit, resident_letters, residents
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.record import open_record
from anchordesk.services.resident_letters import LetterChoice, appointments_for
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    details = ResidentDetails(
        given_name="Ana", family_name="Moss", address="4 Quay Row", postcode="CF10 1AA"
    )
    return residents.add(worker, details).id


def template(worker: Workspace, code: str) -> LetterTemplate:
    return next(one for one in resident_letters.templates(worker).templates if one.code == code)


def said(worker: Workspace, who: ResidentId, choice: LetterChoice) -> str:
    return resident_letters.lay_out(worker, who, choice).document.words


def test_a_letter_on_an_appointment_says_when_and_where(
    worker: Workspace, ana: ResidentId, clock: StandingClock, tmp_path: Path
) -> None:
    starts = clock.now() + timedelta(days=2)
    appointments.arrange(
        worker, ana, AppointmentDetails("Interview practice", starts, 60, "Library")
    )
    wanted = template(worker, "appointment")
    (about,) = appointments_for(wanted, open_record(worker, ana).case.appointments)
    choice = LetterChoice(wanted, about, "029 2018 0000")
    words = said(worker, ana, choice)
    local = starts.astimezone()
    for part in ("Ana Moss\n4 Quay Row\nCF10 1AA", "Dear Ana Moss", "Library", "029 2018 0000"):
        assert part in words
    assert f"{local.day} {local:%B %Y}, {local:%H:%M} to" in words
    assert "{" not in words
    letter = resident_letters.lay_out(worker, ana, choice)
    path = tmp_path / "letter.pdf"
    resident_letters.write(worker, letter, path)
    printed = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert printed.split() == words.split()
    event = audit.about(worker, ana)[0]
    assert (event.action, event.facts) == (
        AuditAction.LETTER_EXPORTED.code,
        "letter=appointment",
    )


def test_a_missed_one_is_offered_only_where_somebody_did_not_come(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    starts = clock.now() + timedelta(hours=1)
    arranged = appointments.arrange(worker, ana, AppointmentDetails("Talk", starts, 30))
    missed = template(worker, "missed_appointment")
    assert appointments_for(missed, open_record(worker, ana).case.appointments) == ()
    clock.move(days=1)
    assert arranged.after is not None
    appointments.close(worker, arranged.after.id, AppointmentState.NO_SHOW)  # type: ignore[union-attr,arg-type]
    found = appointments_for(missed, open_record(worker, ana).case.appointments)
    assert [one.what for one in found] == ["Talk"]


def test_room_is_left_for_what_nobody_said(worker: Workspace, ana: ResidentId) -> None:
    choice = LetterChoice(template(worker, "outcome_check"))
    assert "You can reach me here: ...." in said(worker, ana, choice)


def test_a_letter_is_in_welsh_with_welsh_days_and_is_said_to_be_unchecked(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    welsh = worker.library.read_languages().of("cy")
    starts = clock.now().replace(month=11, day=24, hour=12) + timedelta(days=365)
    appointments.arrange(worker, ana, AppointmentDetails("Talk", starts, 60))
    wanted = template(worker, "appointment")
    (about,) = appointments_for(wanted, open_record(worker, ana).case.appointments)
    letter = resident_letters.lay_out(worker, ana, LetterChoice(wanted, about), welsh)
    assert "Annwyl Ana Moss" in letter.document.words
    assert " Tachwedd " in letter.document.words
    assert (letter.language.code, letter.is_checked) == ("cy", False)


def test_a_letter_without_words_in_a_language_is_english_throughout(
    worker: Workspace, ana: ResidentId
) -> None:
    choice = LetterChoice(template(worker, "outcome_check"))
    polish = replace(worker.library.read_languages().of("cy"), code="pl", right_to_left=True)
    letter = resident_letters.lay_out(worker, ana, choice, polish)
    assert letter.document.words == said(worker, ana, choice)
    assert (letter.language.code, letter.document.right_to_left) == ("en", False)


def test_what_must_not_be_contacted_is_told_before(worker: Workspace) -> None:
    details = ResidentDetails(given_name="Bo", do_not_contact_at="the home address")
    who = residents.add(worker, details).id
    choice = LetterChoice(template(worker, "outcome_check"))
    letter = resident_letters.lay_out(worker, who, choice)
    assert letter.warning == "the home address"
    assert letter.warning not in letter.document.words


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [('["Dear {nmae}"]', "nothing fills in nmae"), ('["On {day}"]', "nothing fills in day")],
)
def test_a_letter_with_a_gap_that_nothing_fills_is_refused_with_its_line(
    paragraphs: str, told: str
) -> None:
    text = (
        'code = "a"\ntitle = "A"\nabout = "none"\n\n[[wordings]]\nlanguage = "en"\n'
        f"paragraphs = {paragraphs}\n"
    )
    with pytest.raises(LetterFileError, match=told):
        read_letter(text, "a.toml")
