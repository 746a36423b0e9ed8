"""Handing a case over from its record: the checklist, the offer, and what became of it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QLineEdit

from anchordesk.domain.roles import DeskRole
from anchordesk.services import membership, roster
from anchordesk.services.exchange_records import OutboxState
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.fields import Choice
from anchordesk.wire.desk_keys import DeskKeys
from anchordesk.wire.team import RosterMember
from tests.services.team_desks import SIGNING_KEY
from tests.ui.driver import Driver


def with_colleague(workspace: Workspace) -> None:
    """A list of the team with one colleague on it, whose keys nobody needs here."""
    keys = DeskKeys.from_private(b"c" * 32, b"d" * 32)
    ola = RosterMember(
        name="Ola Berg",
        role=DeskRole.WORKER.value,
        signing_public_key=keys.signing_public,
        sealing_public_key=keys.sealing_public,
        mailbox="0" * 32,
        status="active",
    )
    with workspace.records.changing() as change:
        current = membership.found(workspace, change, SIGNING_KEY, 0)
        roster.issue(workspace, change, replace(current, members=(*current.members, ola)))


def test_a_case_is_offered_from_its_record_and_taken_back(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    card = opened.record.handover
    opened.record.sections.show_section("details")
    opened.settle()
    assert "once you both stand in the list on Team" in opened.words(card)
    assert not card.hand_over.isVisible()

    with_colleague(opened.frame.context.workspace)
    opened.record.refresh()
    opened.settle()
    opened.press("Hand over this case", card)
    dialog = opened.dialog()
    told = opened.words(dialog)
    for words in (
        "details with their history",
        "1 open action",
        "photos and PDFs",
        "no resident is named",
    ):
        assert words in told
    opened.find(Choice, "Colleague", dialog)
    opened.keys("Ctrl+Return")
    assert opened.dialogs() == 0
    assert "Offered to Ola Berg" in opened.words(card)
    assert not card.hand_over.isVisible()
    with opened.frame.context.workspace.records.reading() as reading:
        assert "A case is offered to a colleague" in {
            item.title for item in reading.outbox() if item.state is OutboxState.WAITING
        }
    opened.press("Take it back", card)
    assert "was taken back" in opened.words(card)
    assert card.hand_over.isVisible()


def test_a_half_typed_note_to_a_colleague_comes_back_and_is_no_work_left_open(
    opened: Driver,
) -> None:
    with_colleague(opened.frame.context.workspace)
    opened.open_record_of("Grace Lewis")
    opened.record.sections.show_section("details")
    opened.settle()
    opened.press("Hand over this case", opened.record.handover)
    opened.find(QLineEdit, "Note for your colleague", opened.dialog()).setText("Knows the lane")
    opened.keys("F12")
    opened.unlock()
    dialog = opened.dialog()
    note = opened.find(QLineEdit, "Note for your colleague", dialog)
    assert note.text() == "Knows the lane"
    assert "half typed" not in opened.words(dialog)
    opened.press("Offer to colleague", dialog)
    assert opened.dialogs() == 0
    assert opened.frame.context.drafts.keys == ()
