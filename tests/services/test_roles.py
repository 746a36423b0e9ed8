"""Each role at the door of each use case: let in, or refused in plain words and written down."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import anchordesk.services
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.roles import DeskRole, RoleRefusedError, UseCase, may
from anchordesk.services import (
    audit,
    audit_copies,
    handover,
    membership,
    residents,
    team_answering,
)
from anchordesk.services.errors import HandoverRefusedError, TeamRefusedError
from anchordesk.services.handover_checklist import checklist
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.team_joining import invite
from anchordesk.services.workspace import Workspace
from anchordesk.wire.team import DeskRoleName
from tests.services.team_desks import Team

TABLE = """
                worker lead deputy auditor it
read-records    yes    yes  yes    no      no
change-records  yes    yes  yes    no      no
change-keys     yes    yes  yes    yes     yes
read-restricted yes    yes  yes    no      no
keep-concerns   yes    yes  yes    no      no
export-records  yes    yes  yes    no      no
import          yes    yes  yes    no      no
hand-over       yes    yes  yes    no      no
answer-rights   yes    yes  yes    no      no
count           yes    yes  yes    no      no
look-for-jobs   yes    yes  yes    no      no
take-packs      yes    yes  yes    no      no
keep-breaches   no     yes  yes    no      no
supervise       no     yes  yes    no      no
make-returns    no     yes  yes    no      no
read-returns    no     yes  yes    yes     no
compare-groups  no     yes  yes    no      no
join-network    no     yes  yes    no      no
change-team     no     yes  yes    no      no
rule-team       no     yes  no     no      no
join-team       yes    yes  yes    yes     yes
exchange        yes    yes  yes    yes     yes
read-team       yes    yes  yes    yes     yes
read-trail      yes    yes  yes    yes     yes
read-registers  yes    yes  yes    yes     yes
keep-vault      yes    yes  yes    yes     yes
"""

# Part of other use cases, or of opening and locking: they begin nothing of their own.
INSIDE = {
    "audit": {"note_alone", "note_done", "about", "newest"},
    "board": {"pathway_of_board"},
    "casework": {"job_from"},
    "coarser_returns": {"coarser_choices"},
    "consents": {"text_in_force", "purpose_now", "require", "watches"},
    "desk_reports": {"queue_if_due"},
    "documents": {"all_stages"},
    "drafts": {"with_drafts", "seal_to_hold", "write", "drafts_to_go_on_with"},
    "duplicates": {"known_people"},
    "envelopes": {"own_keys"},
    "good_work": {"questions_now", "watches"},
    "import_cases": {"new_case"},
    "inbox": {"with_profile", "receive"},
    "landlords_in_places": {"landlords_in_places"},
    "lease": {"lease_of", "longest_without_news", "require_news", "had_news"},
    "lease_renewal": {"within_lease"},
    "membership": {"leads_here", "renew_if_due"},
    "lost_laptop": {"would_be_reported_by"},
    "opportunities": {"knowledge_of"},
    "own_vacancies": {"new_reference"},
    "packs": {"trusted_network"},
    "pathways": {"pathway_of", "has_left"},
    "recovery": {"write_sheet"},
    "emergency_access": {"end"},
    "restricted_notes": {"note_kept", "may_read"},
    "return_approval": {"refuse_not_approved", "returns_beside", "kept_of"},
    "return_warnings": {"warnings_of"},
    "returns": {"hub_of", "offered_templates", "offered_periods"},
    "roster": {"own_mailbox", "own_member", "standing_of"},
    "second_approval": {"is_asked_for", "refuse_alone", "why_not_seconded", "decision_on"},
    "second_approval_answering": {"take_request"},
    "second_approval_asking": {"take_decision", "note_return"},
    "sending": {"keep_traffic"},
    "tallies": {"counted_by_of", "keep_statement"},
    "team_recovery": {"named_by_lead", "other_than_the_list"},
    "vault_check": {"missing_work_seen"},
}


def expected() -> dict[tuple[str, str], bool]:
    head, *rows = (line.split() for line in TABLE.strip().splitlines())
    return {
        (role, code): word == "yes"
        for code, *words in rows
        for role, word in zip(head, words, strict=True)
    }


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(anchordesk.services.__path__):
        yield importlib.import_module(f"anchordesk.services.{found.name}")


def use_cases() -> Iterator[tuple[ModuleType, str, Callable[..., object]]]:
    """Every public function that takes a workspace and no open transaction."""
    for module in modules():
        for name, work in vars(module).items():
            if not inspect.isfunction(work) or work.__module__ != module.__name__:
                continue
            kinds = [str(one.annotation) for one in inspect.signature(work).parameters.values()]
            inside = {"RecordsReading", "RecordsChanging"} & set(kinds[1:])
            if not name.startswith("_") and kinds[:1] == ["Workspace"] and not inside:
                yield module, name, work


def lets_in(work: Callable[..., object], workspace: Workspace) -> bool:
    """Knock without anything in hand: what lets in then misses what it needs, or goes on."""
    try:
        work(workspace)
    except RoleRefusedError:
        return False
    except (TypeError, AnchorDeskError):
        return True
    return True


def test_every_use_case_has_a_door_or_is_known_to_be_part_of_one() -> None:
    for module, name, work in use_cases():
        short = module.__name__.rpartition(".")[2]
        without = name in INSIDE.get(short, ())
        assert without is not hasattr(work, "door"), f"{short}.{name}"


def test_the_table_is_the_one_that_was_agreed_and_the_list_of_a_team_knows_its_roles() -> None:
    found = {(role.value, one.code): may(role, one) for role in DeskRole for one in UseCase}
    assert found == expected()
    assert set(get_args(DeskRoleName)) == {role.value for role in DeskRole}
    used = {vars(work)["door"] for _, _, work in use_cases() if hasattr(work, "door")}
    assert used == set(UseCase)


@pytest.mark.parametrize("role", list(DeskRole))
def test_each_role_is_let_in_or_refused_at_every_door_and_a_refusal_is_written_down(
    worker: Workspace, role: DeskRole
) -> None:
    workspace = replace(worker, profile=replace(worker.profile, role=role))
    rights, refused = expected(), []
    for _, name, work in use_cases():
        use_case = vars(work).get("door")
        if use_case is not None:
            allowed = rights[role.value, use_case.code]
            assert lets_in(work, workspace) is allowed, f"{name} as {role}"
            refused += [] if allowed else [use_case.code]
    written = [event for event in audit.newest(worker) if event.action == "role-refused"]
    assert [event.facts for event in reversed(written)] == [f"use_case={one}" for one in refused]
    assert {event.role for event in written} <= {role.value}
    assert audit_copies.verify(worker).faults == ()


def test_a_refusal_says_who_may_what_this_desk_is_and_whom_to_ask(worker: Workspace) -> None:
    auditor = replace(worker, profile=replace(worker.profile, role=DeskRole.AUDITOR))
    with pytest.raises(RoleRefusedError) as refused:
        residents.add(auditor, ResidentDetails(given_name="Amina"))
    assert refused.value.in_plain_words == (
        "Only a support worker's or a team lead's desk changes residents' records. This desk's "
        "role is: Read-only auditor. Nothing was changed. If you need this, ask your team lead: "
        "the list of the team says what each desk is for."
    )
    assert residents.add(worker, ResidentDetails(given_name="Amina")).given_name == "Amina"


def test_the_signed_list_makes_an_auditor_who_holds_and_is_given_no_case(tmp_path: Path) -> None:
    team = Team(tmp_path)
    try:
        lead = team.lead()
        auditor = team.join(lead, "Ola Audit", DeskRole.AUDITOR)
        assert auditor.workspace.profile.role is DeskRole.AUDITOR
        auditor.reopen()
        with pytest.raises(RoleRefusedError):
            auditor.add("Amina")
        (amina,) = lead.add("Amina")
        assert checklist(lead.workspace, amina).colleagues == ()
        with pytest.raises(HandoverRefusedError, match="hold no cases"):
            handover.offer(lead.workspace, [amina], auditor.key_id)
    finally:
        team.close()


def test_a_desk_with_residents_does_not_lock_itself_out_as_an_auditors(tmp_path: Path) -> None:
    team = Team(tmp_path)
    try:
        lead, sam = team.lead(), team.desk("Sam Kaur")
        sam.add("Amina")
        for role in (DeskRole.AUDITOR, DeskRole.IT):
            invitation = invite(lead.workspace, "Sam Kaur", role)
            with pytest.raises(TeamRefusedError, match="holds some"):
                team_answering.answer(sam.workspace, invitation)
        assert sam.names() == ["Amina"]
    finally:
        team.close()


def test_a_deputy_changes_the_team_and_may_make_the_returns_but_not_its_rules(
    tmp_path: Path,
) -> None:
    team = Team(tmp_path)
    try:
        lead = team.lead()
        deputy = team.join(lead, "Dee Puty", DeskRole.DEPUTY)
        worker = team.join(deputy, "Sam Kaur")
        assert [m.role for m in deputy.roster().active] == ["lead", "deputy", "worker"]
        with pytest.raises(RoleRefusedError, match="team lead's own desk"):
            membership.set_lease(deputy.workspace, 30)
        membership.let_make_returns(deputy.workspace, deputy.key_id)
        membership.revoke(deputy.workspace, worker.key_id)
        assert [m.role for m in deputy.roster().active] == ["lead", "deputy"]
    finally:
        team.close()
