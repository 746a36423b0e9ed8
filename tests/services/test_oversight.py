"""Breaches, a lost laptop, what leads see of the desks, and openings by the organisation's key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.breach import BreachKind, BreachRefusedError, BreachRisk
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.emergency import EmergencyReason, ReasonMissingError
from anchordesk.domain.roles import DeskRole
from anchordesk.services import (
    audit,
    breach_letters,
    breaches,
    casework,
    desk_reports,
    keys,
    lost_laptop,
    membership,
    sync,
)
from anchordesk.services.breaches import NewBreach
from anchordesk.services.casework import NextAction
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.letter_file import Letter, rtf_of
from anchordesk.services.vault_care import ByOrganisationKey
from anchordesk.services.workspace import Workspace
from tests.services.team_desks import Team, TeamDesk
from tests.services.test_audit import tamper
from tests.services.test_keys import NEW_PASSPHRASE, ORGANISATION, organisation_key

WRONG_LETTER = "A letter went to the flat next door."


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.close()


def test_a_breach_is_timed_judged_told_of_and_closed_and_all_of_it_is_in_the_trail(
    lead: Workspace, tmp_path: Path
) -> None:
    aware = lead.now() - timedelta(hours=60)
    told = NewBreach(BreachKind.WRONG_PERSON, WRONG_LETTER, aware, people=1)
    made = breaches.record(lead, told)
    assert made.clock.left == timedelta(hours=12)
    assert made.clock.soon
    number = made.breach.id
    with pytest.raises(BreachRefusedError, match="how likely"):
        breaches.close(lead, number)
    breaches.judge(lead, number, BreachRisk.HIGH, "It told where she lives.", done="Fetched it.")
    breaches.note_told(lead, number, commissioner_at=lead.now(), people_on=lead.clock.today())
    breaches.close(lead, number)
    (kept,) = breaches.log(lead)
    assert (kept.breach.closed_on, kept.clock.runs) == (lead.clock.today(), False)
    with pytest.raises(BreachRefusedError, match="closed already"):
        breaches.judge(lead, number, BreachRisk.UNLIKELY, "After all")
    assert breaches.export(lead, tmp_path / "log.json") == 1
    (written,) = json.loads((tmp_path / "log.json").read_text("utf-8"))["breaches"]
    assert (written["happened"], written["people"], written["risk"]) == (WRONG_LETTER, 1, "high")
    events = audit.newest(lead)
    assert [event.action for event in reversed(events)][1:] == [
        "breach-recorded",
        *["breach-changed"] * 3,
        "breach-log-exported",
    ]
    assert "flat" not in " ".join(event.facts for event in events)


def test_nobody_is_aware_of_a_breach_or_told_of_it_in_the_future(lead: Workspace) -> None:
    later = lead.now() + timedelta(minutes=1)
    with pytest.raises(BreachRefusedError, match="future"):
        breaches.record(lead, NewBreach(BreachKind.OTHER, WRONG_LETTER, later))
    number = breaches.record(lead, NewBreach(BreachKind.OTHER, WRONG_LETTER)).breach.id
    with pytest.raises(BreachRefusedError, match="future"):
        breaches.note_told(lead, number, commissioner_at=later)
    tomorrow = lead.clock.today() + timedelta(days=1)
    with pytest.raises(BreachRefusedError, match="future"):
        breaches.note_told(lead, number, people_on=tomorrow)


def test_the_drafts_say_what_the_law_asks_for_and_leave_names_to_people(
    lead: Workspace, tmp_path: Path
) -> None:
    aware = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
    told = NewBreach(BreachKind.LOST_LAPTOP, "A laptop was taken on the No. 9 bus.", aware, 31)
    number = breaches.record(lead, told).breach.id
    report, letter = breach_letters.write(lead, number, tmp_path)
    official, plain = report.read_text("ascii"), letter.read_text("ascii")
    for part in (
        "Harbour Homes",
        "About 31 people",
        "No. 9 bus",
        "72 hours have passed",
        "AES-256",
    ):
        assert part in official
    for part in ("Dear [name]", "What you can do", "0303 123 1113", "We are sorry"):
        assert part in plain
    letter.write_text("changed by hand", "ascii")
    with pytest.raises(BreachRefusedError, match="already"):
        breach_letters.write(lead, number, tmp_path)
    assert letter.read_text("ascii") == "changed by hand"


def test_a_letter_keeps_every_letter_and_sign() -> None:
    made = rtf_of(Letter("a.rtf", "Łódź {1\\2}", (("", "café\n😀"),))).decode("ascii")
    assert r"\u321?\u243?d\u378? \{1\\2\}" in made
    assert r"caf\u233?\line \u-10179?\u-8704?" in made


def worked(desk: TeamDesk) -> None:
    """Three residents: one seen and overdue, one with a plan, one new."""
    first, second, _ = desk.add("Amina", "Bo", "Cy")
    yesterday = desk.workspace.clock.today() - timedelta(days=1)
    casework.record_contact(
        desk.workspace,
        first,
        ContactKind.PHONE,
        "Rang",
        next_action=NextAction("Ring again", yesterday),
    )
    casework.plan_action(desk.workspace, second, NextAction("Visit", date(2030, 1, 1)))


def test_a_lead_sees_counts_of_each_desk_and_no_resident(people: Team) -> None:
    lead = people.lead()
    worker = people.join(lead, "Sam Kaur")
    auditor = people.join(lead, "Ola Audit", DeskRole.AUDITOR)
    worked(worker)
    worker.to_stick()
    lead.from_stick()
    here, sam = desk_reports.desks(lead.workspace)
    assert (here.name, sam.name) == ("Priya Nair", "Sam Kaur")
    told = sam.report
    assert told is not None
    assert (told.residents, told.overdue, told.unplanned, told.quiet) == (3, 1, 1, 2)
    assert (told.not_enrolled, told.last_backup_at, told.trail_broken) == (3, None, False)
    assert not sam.silent
    assert not auditor.to_stick()
    with lead.workspace.records.reading() as reading:
        (kept,) = reading.oversight.reports()
    for name in (b"Amina", b"Bo", b"Ring"):
        assert name not in kept.payload


def test_a_report_goes_once_a_day_and_the_newest_replaces_one_that_waits(people: Team) -> None:
    lead = people.lead()
    worker = people.join(lead, "Sam Kaur")
    deputy = people.join(lead, "Dee Puty", DeskRole.DEPUTY)
    worker.from_stick()
    assert desk_reports.queue_if_due(worker.workspace) == 2
    assert desk_reports.queue_if_due(worker.workspace) == 0
    people.clock.moment += timedelta(days=1)
    assert desk_reports.queue_if_due(worker.workspace) == 2
    kinds = [item.kind for item in sync.status(worker.workspace).items]
    assert kinds.count("desk-report/1") == 2
    worker.to_stick()
    deputy.from_stick()
    seen = {one.name for one in desk_reports.desks(deputy.workspace) if one.report is not None}
    assert seen == {"Dee Puty", "Priya Nair", "Sam Kaur"}, "a lead reports to the deputy too"
    people.clock.moment += timedelta(days=15)
    assert desk_reports.desks(deputy.workspace)[-1].silent


def test_a_desk_that_shortens_its_trail_is_seen_by_its_lead(people: Team) -> None:
    lead = people.lead()
    worker = people.join(lead, "Sam Kaur")
    worked(worker)
    for _ in range(3):
        audit.note_alone(worker.workspace, AuditAction.CALENDAR_EXPORTED)
    worker.to_stick()
    lead.from_stick()
    assert not desk_reports.desks(lead.workspace)[-1].trail_cut
    tamper(
        worker.workspace,
        "DELETE FROM audit_events WHERE position > 2",
        "UPDATE audit_head SET events = 2, "
        "digest = (SELECT digest FROM audit_events WHERE position = 2)",
    )
    people.clock.moment += timedelta(days=1)
    worker.to_stick()
    lead.from_stick()
    (told,) = [one for one in desk_reports.desks(lead.workspace) if one.name == "Sam Kaur"]
    assert told.report is not None
    assert (told.report.trail_broken, told.trail_cut) == (False, True)
    people.clock.moment += timedelta(days=1)
    worker.to_stick()
    lead.from_stick()
    assert desk_reports.desks(lead.workspace)[-1].trail_cut, "it is not forgotten"


def test_opening_with_the_organisations_key_needs_a_reason_that_the_lead_sees(
    people: Team,
) -> None:
    lead = people.lead()
    worker = people.join(lead, "Sam Kaur")
    keys.add_organisation_key(worker.workspace, organisation_key())
    worker.workspace.lock()
    without = ByOrganisationKey(ORGANISATION, NEW_PASSPHRASE)
    with pytest.raises(ReasonMissingError):
        worker.desk.unlock_with_organisation_key(without)
    given = ByOrganisationKey(ORGANISATION, NEW_PASSPHRASE, EmergencyReason.SAFEGUARDING)
    worker.workspace = worker.desk.unlock_with_organisation_key(given)
    newest = audit.newest(worker.workspace)[0]
    assert (newest.action, newest.facts) == ("unlocked-by-organisation", "reason=safeguarding")
    worker.to_stick()
    lead.from_stick()
    told = desk_reports.desks(lead.workspace)[-1].report
    assert told is not None
    assert [one.reason for one in told.openings] == ["safeguarding"]


def test_a_lost_laptop_is_known_by_its_last_report(people: Team) -> None:
    lead = people.lead(lease_days=30)
    worker = people.join(lead, "Sam Kaur")
    never = lost_laptop.look_up(lead.workspace, "sam kaur")
    assert never.people is None
    worked(worker)
    worker.to_stick()
    lead.from_stick()
    found = lost_laptop.look_up(lead.workspace, worker.key_id[:8])
    assert (found.name, found.people) == ("Sam Kaur", 3)
    assert "Equality monitoring" in " ".join(found.special)
    assert not any("Breaches" in one or "went wrong" in one for one in found.holds)
    assert not any("recovery code" in one for one in found.opens), "it reported that there is none"
    assert f"anchordesk team end {worker.key_id[:8]}" in found.revoke[0]
    assert "30 days" in found.revoke[1]
    assert audit.newest(lead.workspace)[0].action == "laptop-looked-up"
    membership.revoke(lead.workspace, worker.key_id)
    ended = lost_laptop.look_up(lead.workspace, "sam kaur")
    assert (ended.people, ended.revoke) == (3, ("Its membership was ended already.",))
    with pytest.raises(TeamRefusedError, match="No desk"):
        lost_laptop.look_up(lead.workspace, "nobody")


def test_a_desk_alone_can_hold_the_drill(lead: Workspace) -> None:
    found = lost_laptop.look_up(lead, "Priya Nair")
    assert (found.people, found.revoke[0][:7]) == (0, "Nothing")
    with pytest.raises(TeamRefusedError):
        lost_laptop.look_up(lead, " ")


def test_a_rehearsal_is_remembered_and_no_breach_is_written_down(lead: Workspace) -> None:
    assert lost_laptop.last_rehearsal(lead) is None
    found = lost_laptop.look_up(lead, "Priya Nair")
    steps = len(found.next_steps) + len(found.revoke)
    with pytest.raises(TeamRefusedError):
        lost_laptop.keep_rehearsal(lead, found, steps + 1)
    lost_laptop.keep_rehearsal(lead, found, steps - 2)
    kept = lost_laptop.last_rehearsal(lead)
    assert kept is not None
    assert (kept.done_at, kept.could, kept.steps) == (lead.now(), steps - 2, steps)
    assert breaches.log(lead) == ()
    assert lost_laptop.would_be_reported_by(lead) - lead.now() == timedelta(hours=72)
