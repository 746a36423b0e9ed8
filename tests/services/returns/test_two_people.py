"""Where IT asks for two people, a return leaves only once a second lead approved the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from anchordesk.cli import build_parser
from anchordesk.commands import make_return, return_requests
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.roles import DeskRole
from anchordesk.services import membership, returns, second_approval, sync
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import HubRegistration, OutboxState
from anchordesk.services.policy import Policy, PolicyUnreadableError
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.return_delivery import queue_again_for_hub
from anchordesk.services.return_reopening import as_asked
from anchordesk.services.second_approval_answering import decide
from anchordesk.services.second_approval_asking import ask
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import encode
from anchordesk.wire.sealing import sealing_key_id
from anchordesk.wire.second_approval import RETURN_DECISION, ReturnDecision
from anchordesk.wire.signing import sign_statement
from tests.fakes.hub_transport import FakeHub
from tests.services.returns.desk import NOW, TEMPLATE, import_file
from tests.services.returns.test_nothing_leaves import Standing, showing_one_more
from tests.services.team_desks import Team, TeamDesk

TWO = Policy(two_people_for_returns=True)


@pytest.fixture
def leads(tmp_path: Path, nsw_file: Path) -> Iterator[tuple[TeamDesk, TeamDesk]]:
    """Two leads of one organisation, under a policy that asks for both."""
    made = Team(tmp_path, transport=FakeHub())
    first = made.lead()
    second = made.join(first, "Dan Okafor", DeskRole.DEPUTY)
    import_file(first.workspace, nsw_file)
    for desk in (first, second):
        desk.workspace = replace(desk.workspace, read_policy=lambda: TWO)
    yield first, second
    made.close()


def asked(first: TeamDesk, second: TeamDesk) -> PreparedReturn:
    prepared = returns.prepare(first.workspace, TEMPLATE, NOW)
    ask(first.workspace, second.key_id, prepared.payload, prepared.tables_json, prepared.ties)
    first.to_stick()
    assert second.from_stick().new_of("return-request/1") == (first.workspace.worker,)
    return prepared


def answered(first: TeamDesk, second: TeamDesk) -> None:
    second.to_stick()
    assert first.from_stick().new_of("return-decision/1") == (second.workspace.worker,)


def test_a_return_is_signed_once_a_second_lead_approved_its_very_bytes(
    leads: tuple[TeamDesk, TeamDesk],
) -> None:
    first, second = leads
    prepared = asked(first, second)
    with pytest.raises(ReturnRefusedError, match="two people"):
        returns.approve(first.workspace, prepared)
    (waiting,) = second_approval.requests(second.workspace)
    assert (waiting.own, waiting.decided, waiting.colleague) == (False, None, "Priya Nair")
    shown = as_asked(second.workspace, waiting)
    assert (shown.payload, shown.tables_json) == (prepared.payload, prepared.tables_json)
    assert shown.document == prepared.document
    decide(second.workspace, waiting.request.digest)
    with pytest.raises(ReturnRefusedError, match="answered"):
        decide(second.workspace, waiting.request.digest)
    answered(first, second)
    (own,) = second_approval.requests(first.workspace)
    assert own.decided is not None
    assert (own.decided.by, own.decided.reason) == ("Dan Okafor", "")
    # Another preparation of the same figures is other bytes: nobody approved those.
    other = returns.prepare(first.workspace, TEMPLATE, NOW)
    assert other.payload != prepared.payload
    with pytest.raises(ReturnRefusedError, match="two people"):
        returns.approve(first.workspace, other)
    first.reopen()
    first.workspace = replace(first.workspace, read_policy=lambda: TWO)
    (again,) = second_approval.requests(first.workspace)
    release = returns.approve(first.workspace, as_asked(first.workspace, again))
    assert release.payload == prepared.payload
    assert second_approval.requests(first.workspace) == ()


def test_a_second_lead_can_say_no_and_why(leads: tuple[TeamDesk, TeamDesk]) -> None:
    first, second = leads
    prepared = asked(first, second)
    decide(second.workspace, digest_of(prepared.payload), reason="Two desks are missing.")
    answered(first, second)
    (own,) = second_approval.requests(first.workspace)
    assert own.decided is not None
    assert own.decided.reason == "Two desks are missing."
    with pytest.raises(ReturnRefusedError, match="two people"):
        returns.approve(first.workspace, prepared)


def test_two_people_approve_by_commands(
    leads: tuple[TeamDesk, TeamDesk],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    first, second = leads
    answers = ["approve", "approve"]
    for module in (make_return, return_requests):
        monkeypatch.setattr(module, "ask", lambda _question: answers.pop())

    def run(desk: TeamDesk, *words: str) -> tuple[int, str, str]:
        for module in (make_return, return_requests):
            monkeypatch.setattr(module, "opened", lambda _: Standing(desk.workspace))
        given = build_parser().parse_args(words)
        code = given.run(given)
        told = capsys.readouterr()
        return code, told.out, told.err

    make = ("return", "--template", TEMPLATE, "--period", NOW.code)
    code, _, told = run(first, *make, "--approve", "--out", str(tmp_path))
    assert (code, "two people" in told) == (1, True)
    assert run(first, *make, "--ask", "Sam Kaur")[0] == 1
    assert run(first, *make, "--ask", "Dan Okafor")[0] == 0
    assert "waits for Dan Okafor" in run(first, "return-requests")[1]
    first.to_stick()
    second.from_stick()
    listed = run(second, "return-requests")[1]
    assert "Priya Nair asks you to approve it" in listed
    number = listed.split()[0]
    assert run(second, "return-requests", "--refuse", number)[0] == 1
    code, shown, _ = run(second, "return-requests", "--approve", number)
    assert (code, "Exactly this will leave" in shown) == (0, True)
    answered(first, second)
    assert "approved by Dan Okafor" in run(first, "return-requests")[1]
    assert run(first, *make, "--approve", "--out", str(tmp_path))[0] == 0
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert answers == []


def test_what_one_person_approved_leaves_by_no_path(
    leads: tuple[TeamDesk, TeamDesk], tmp_path: Path
) -> None:
    """Also not what was approved before IT asked for two: it may not have been sent yet."""
    first, second = leads
    hub = FakeHub()
    alone = replace(first.workspace, read_policy=Policy, hub_transport=hub)
    registration = HubRegistration("http://127.0.0.1:1", hub.public_key)
    release = returns.approve(alone, returns.prepare(alone, TEMPLATE, NOW))
    with alone.records.changing() as change:
        change.save_hub(registration)
        queue_again_for_hub(alone, change, own_keys(alone), registration)
    strict = replace(alone, read_policy=lambda: TWO)
    out, stick = tmp_path / "documents", tmp_path / "other-stick"
    out.mkdir()
    stick.mkdir()
    with pytest.raises(ReturnRefusedError, match="two people"):
        returns.export(strict, release, out)
    sync.send_to_hub(strict, now_please=True)
    sync.put_in_folder(strict, stick)
    assert release.digest not in hub.stored
    (held,) = (i for i in sync.status(strict).items if i.kind == "return/1")
    assert (held.state, held.problem) == (OutboxState.HELD, second_approval.BY_ONE_PERSON)
    assert list(out.iterdir()) == []
    ask(strict, second.key_id, release.payload, release.published)
    first.workspace = strict
    first.to_stick()
    second.from_stick()
    decide(second.workspace, digest_of(release.payload))
    answered(first, second)
    sync.try_again(strict, held)
    sync.send_to_hub(strict, now_please=True)
    assert held.digest in hub.stored
    assert returns.export(strict, release, out).pdf.exists()


def test_an_answer_counts_only_in_the_hand_of_the_lead_who_was_asked(
    leads: tuple[TeamDesk, TeamDesk],
) -> None:
    first, second = leads
    prepared = asked(first, second)
    own = own_keys(first.workspace)
    digest = digest_of(prepared.payload)
    said = ReturnDecision(
        first.workspace.profile.organisation_id, digest, "Dan Okafor", first.workspace.now(), ""
    )
    for message, key in (
        (said, own.signing),
        (
            msgspec.structs.replace(said, digest="0" * 64),
            own_keys(second.workspace).signing,
        ),
    ):
        statement = sign_statement(
            RETURN_DECISION,
            encode(message),
            private_key=key,
            recipient=sealing_key_id(own.sealing_public),
        )
        with first.workspace.records.changing() as change:
            kept = next(r for r in change.team.return_requests() if r.digest == digest)
            change.team.keep_return_request(replace(kept, decision=statement))
        with pytest.raises(ReturnRefusedError, match="two people"):
            returns.approve(first.workspace, prepared)
    with pytest.raises(ReturnRefusedError, match="no other lead"):
        ask(first.workspace, first.key_id, prepared.payload, prepared.tables_json)


def test_who_leads_no_more_has_approved_nothing(leads: tuple[TeamDesk, TeamDesk]) -> None:
    first, second = leads
    prepared = asked(first, second)
    decide(second.workspace, digest_of(prepared.payload))
    answered(first, second)
    membership.revoke(first.workspace, second.key_id)
    with pytest.raises(ReturnRefusedError, match="two people"):
        returns.approve(first.workspace, prepared)


def test_the_second_desk_attacks_the_tables_by_itself(leads: tuple[TeamDesk, TeamDesk]) -> None:
    first, second = leads
    undoable = showing_one_more(first.workspace, returns.prepare(first.workspace, TEMPLATE, NOW))
    ask(first.workspace, second.key_id, undoable.payload, undoable.tables_json)
    first.to_stick()
    second.from_stick()
    with pytest.raises(ProtectionRefusedError, match="own audit"):
        decide(second.workspace, digest_of(undoable.payload))
    (waiting,) = second_approval.requests(second.workspace)
    assert waiting.decided is None


def test_settings_that_cannot_be_read_sign_nothing(leads: tuple[TeamDesk, TeamDesk]) -> None:
    def unreadable() -> Policy:
        raise PolicyUnreadableError("IT's settings cannot be read.")

    first, _ = leads
    workspace: Workspace = replace(first.workspace, read_policy=unreadable)
    with pytest.raises(PolicyUnreadableError):
        returns.approve(workspace, returns.prepare(workspace, TEMPLATE, NOW))
