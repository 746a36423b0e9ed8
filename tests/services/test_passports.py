"""What a resident agreed to goes to one member, and comes in there as a referral to decide on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from anchordesk.domain.consent import ConsentPurpose, ConsentWay
from anchordesk.domain.passport import VALID_DAYS, PassportRefusedError, PassportSection
from anchordesk.domain.recovery_code import GROUPS, MistypedRecoveryCodeError
from anchordesk.domain.resident import Resident
from anchordesk.domain.rights_request import RequestRefusedError, Right
from anchordesk.domain.roles import DeskRole
from anchordesk.domain.time_limits import Nation
from anchordesk.services import (
    caseload,
    consents,
    member_cards,
    partner_referrals,
    passport_receiving,
    passports,
    record,
    referrals,
    rights,
)
from anchordesk.services.audit import about
from anchordesk.services.consents import Answer
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.errors import StorageError
from anchordesk.services.passports import Agreement, PassportChoice
from anchordesk.services.residents import ResidentDetails, add
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.fakes.clock import StandingClock

REACH, TALK = PassportSection.REACH, PassportSection.TALK
SPOKEN = Agreement(ConsentWay.SPOKEN)


@pytest.fixture
def other(desk_in: Callable[[Path], Desk], tmp_path: Path) -> Iterator[Workspace]:
    answers = FirstRun("Ola Berg", "Canal College", DeskRole.LEAD, PASSPHRASE)
    workspace = desk_in(tmp_path / "other").first_run(answers)
    yield workspace
    workspace.lock()


@pytest.fixture
def ana(worker: Workspace) -> Resident:
    return add(
        worker,
        ResidentDetails(
            given_name="Ana",
            family_name="Moss",
            date_of_birth=date(1990, 5, 31),
            phone="0121 496 0001",
            postcode="B31 2AA",
            language="Polish",
            safety_instruction="Visit in pairs",
        ),
    )


def know(one: Workspace, other: Workspace, folder: Path) -> None:
    """Have one desk believe the other's card, as after a call."""
    path = member_cards.write_own(other, folder / "card.json")
    member_cards.trust(one, path, member_cards.own_with_fingerprint(other).fingerprint)


def sealed(
    worker: Workspace,
    ana: Resident,
    folder: Path,
    *sections: PassportSection,
    code: bool = False,
) -> Path:
    source = passports.gather(worker, ana.id)
    member = None if code else source.members[0]
    choice = PassportChoice(member, frozenset(sections), "A course in care")
    return passports.write(worker, source, choice, SPOKEN, folder / "ana.adpass").path


def test_a_passport_goes_to_one_member_and_is_accepted_there_as_a_resident(
    worker: Workspace, other: Workspace, ana: Resident, tmp_path: Path
) -> None:
    know(worker, other, tmp_path)
    path = sealed(worker, ana, tmp_path, REACH)
    assert b"Moss" not in path.read_bytes()
    seen = passport_receiving.look(other, path)
    said = "\n".join(seen.lines)
    assert "0121 496 0001" in said
    assert "A course in care" in said
    assert "Polish" not in said  # they did not agree to that section
    assert "pairs" not in said
    assert not seen.sender_known
    assert caseload.list_caseload(other) == ()
    passport_receiving.take_in(other, seen)
    (proposed,) = partner_referrals.listed(other)
    assert proposed.referral.partner == "Harbour Homes"
    assert proposed.referral.problems == (passport_receiving.NOT_KNOWN,)
    decided = partner_referrals.accept(other, proposed.referral.id)
    (there,) = caseload.list_caseload(other)
    person = record.open_record(other, there.row.resident_id)
    assert (person.resident.phone, person.resident.date_of_birth) == (ana.phone, ana.date_of_birth)
    assert "A course in care" in str(person.timeline)
    partner_referrals.take_back(other, decided)
    assert caseload.list_caseload(other) == ()


def test_who_agreed_to_what_for_whom_is_kept_where_it_was_sealed(
    worker: Workspace, other: Workspace, ana: Resident, tmp_path: Path
) -> None:
    know(worker, other, tmp_path)
    sealed(worker, ana, tmp_path, REACH, TALK)
    case = record.open_record(worker, ana.id).case
    (consent,) = case.consents
    assert (consent.purpose, consent.stands) == (ConsentPurpose.PASSPORT, True)
    assert "Canal College: name and date of birth, how to reach them" in consent.note
    (referral,) = case.referrals
    assert (referral.to_whom, referral.for_what) == ("Canal College", "A course in care")
    (event,) = [one for one in about(worker, ana.id) if one.action == "passport-sealed"]
    assert "reach,talk" in event.facts


def test_who_takes_it_back_has_those_told_who_had_it_and_nobody_else(
    worker: Workspace, other: Workspace, ana: Resident, tmp_path: Path
) -> None:
    know(worker, other, tmp_path)
    partners = Answer(ConsentPurpose.PARTNERS, True, ConsentWay.SPOKEN, date(2026, 11, 23))
    consents.record_answer(worker, ana.id, partners)
    referrals.refer(worker, ana.id, "Harbour Advice", "Debt", date(2026, 11, 23))
    sealed(worker, ana, tmp_path, REACH)
    (yes,) = [one for one in record.open_record(worker, ana.id).case.consents if one.note]
    consents.withdraw(worker, yes, date(2026, 11, 23))
    (action,) = record.open_record(worker, ana.id).actions
    assert action.words == "Tell Canal College that consent to share was withdrawn"


def test_what_is_shown_is_what_goes(
    worker: Workspace, other: Workspace, ana: Resident, tmp_path: Path
) -> None:
    know(worker, other, tmp_path)
    source = passports.gather(worker, ana.id)
    choice = PassportChoice(source.members[0], frozenset({TALK}), "")
    shown = passports.words_of(source, choice)
    assert "Polish" in shown
    assert "0121" not in shown
    path = passports.write(worker, source, choice, SPOKEN, tmp_path / "p").path
    passport = passport_receiving.look(other, path).passport
    assert (passport.phone, passport.postcode) == ("", "")
    assert all(line in shown for part in passport.parts for line in part.lines)


def test_a_passport_with_a_printed_code_is_opened_by_the_code_alone(
    worker: Workspace, other: Workspace, ana: Resident, tmp_path: Path
) -> None:
    path = sealed(worker, ana, tmp_path, REACH, code=True)
    sheet = PdfReader(tmp_path / "ana-code.pdf").pages[0].extract_text()
    assert "Moss" not in sheet
    code = " ".join(re.findall(r"\b[0-9A-Z]{5}\b", sheet)[-GROUPS:])
    assert passport_receiving.is_for_code(other, path)
    with pytest.raises(PassportRefusedError, match="sealed for somebody else, or by a code"):
        passport_receiving.look(other, path)
    with pytest.raises(MistypedRecoveryCodeError):
        passport_receiving.look(other, path, code[:-1] + ("0" if code[-1] != "0" else "1"))
    seen = passport_receiving.look(other, path, code.lower())
    assert seen.passport.family_name == "Moss"
    assert record.open_record(worker, ana.id).case.referrals == ()


def test_nobody_else_opens_it_and_a_changed_one_is_refused(
    worker: Workspace, other: Workspace, lead: Workspace, ana: Resident, tmp_path: Path
) -> None:
    know(worker, other, tmp_path)
    path = sealed(worker, ana, tmp_path, REACH)
    with pytest.raises(PassportRefusedError, match="for somebody else"):
        passport_receiving.look(lead, path)
    content = bytearray(path.read_bytes())
    content[500] ^= 1
    path.write_bytes(content)
    with pytest.raises(PassportRefusedError, match="was changed since"):
        passport_receiving.look(other, path)
    path.write_bytes(bytes(content) + bytes(300_000))
    with pytest.raises(PassportRefusedError, match="larger than any"):
        passport_receiving.look(other, path)
    path.write_bytes(b"a letter")
    with pytest.raises(PassportRefusedError, match="not a sealed file"):
        passport_receiving.look(other, path)
    assert partner_referrals.listed(other) == ()


def test_it_is_taken_in_once_and_not_after_its_last_day(
    worker: Workspace, other: Workspace, ana: Resident, tmp_path: Path, clock: StandingClock
) -> None:
    know(worker, other, tmp_path)
    know(other, worker, tmp_path)
    path = sealed(worker, ana, tmp_path, REACH)
    seen = passport_receiving.look(other, path)
    assert seen.sender_known
    assert passport_receiving.take_in(other, seen).problems == ()
    with pytest.raises(PassportRefusedError, match="taken in before"):
        passport_receiving.take_in(other, passport_receiving.look(other, path))
    clock.moment += timedelta(days=VALID_DAYS + 1)
    with pytest.raises(PassportRefusedError, match="which is over"):
        passport_receiving.look(other, path)


def test_nothing_is_kept_where_it_cannot_be_written_and_no_file_where_it_cannot_be_kept(
    worker: Workspace, other: Workspace, ana: Resident, tmp_path: Path
) -> None:
    know(worker, other, tmp_path)
    source = passports.gather(worker, ana.id)
    choice = PassportChoice(source.members[0], frozenset({REACH}), "")
    with pytest.raises(StorageError):
        passports.write(worker, source, choice, SPOKEN, tmp_path / "no" / "folder")
    assert record.open_record(worker, ana.id).case.consents == ()
    rights.record(worker, ana.reference, Right.RESTRICTION, source.today, Nation.ENGLAND_AND_WALES)
    with pytest.raises(RequestRefusedError):
        passports.write(worker, source, choice, SPOKEN, tmp_path / "p")
    assert not (tmp_path / "p").exists()
    with pytest.raises(RequestRefusedError):
        passports.gather(worker, ana.id)


def test_a_card_is_believed_by_its_own_fingerprint_alone(
    worker: Workspace, other: Workspace, lead: Workspace, tmp_path: Path
) -> None:
    path = member_cards.write_own(other, tmp_path / "card.json")
    assert member_cards.look(worker, path).organisation == "Canal College"
    with pytest.raises(PassportRefusedError, match="fingerprint is not that"):
        member_cards.trust(worker, path, member_cards.own_with_fingerprint(lead).fingerprint)
    assert member_cards.listed(worker) == ()
    know(worker, other, tmp_path)
    (member,) = member_cards.listed(worker)
    member_cards.forget(worker, member)
    assert member_cards.listed(worker) == ()
    member_cards.put_back(worker, member)
    assert member_cards.listed(worker) == (member,)
    own = member_cards.write_own(worker, tmp_path / "own.json")
    with pytest.raises(PassportRefusedError, match="your own card"):
        member_cards.look(worker, own)
    with pytest.raises(PassportRefusedError, match="not a member's card"):
        member_cards.look(worker, _letter(tmp_path))


def test_a_card_with_another_name_on_it_has_another_fingerprint(other: Workspace) -> None:
    card = member_cards.own_card(other)
    swapped = replace(other, profile=replace(other.profile, organisation_name="Somebody Else"))
    shown = member_cards.own_with_fingerprint(other).fingerprint
    assert member_cards.own_with_fingerprint(swapped).fingerprint != shown
    assert card.organisation == "Canal College"


def _letter(folder: Path) -> Path:
    path = folder / "letter.txt"
    path.write_text("a letter")
    return path
