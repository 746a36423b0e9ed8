"""The team screen on real vaults: from no organisation to a case that has passed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from anchordesk.adapters.documents.recovery_sheet import RecoverySheets
from anchordesk.adapters.keys.argon2_cost import Argon2Cost
from anchordesk.adapters.keys.organisation_files import OrganisationFiles
from anchordesk.adapters.system import SystemIdentifiers
from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services import audit, handover, residents, team_recovery
from anchordesk.services.envelopes import own_keys
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from anchordesk.ui.kit.theme import ThemeChoice
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place, Screen, ScreenContext
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.tasks import Tasks
from anchordesk.ui.team.dialogs import (
    ConfirmDialog,
    CreateDialog,
    InviteDialog,
    PasteDialog,
    WordsDialog,
)
from anchordesk.ui.team.invitation_dialog import InvitationDialog
from anchordesk.ui.team.view import TeamScreen
from anchordesk.wire.team import Roster
from tests.services.team_desks import known_from_before
from tests.ui.sync.real_desk import ChosenFiles, MadeUpHub, open_desk
from tests.ui.sync.screen_frame import go, press, set_theme, show_frame, unnamed, words_on

STRONG = "orchard pewter mitten gravel lantern"


@dataclass
class OneDesk:
    """A desk, its window, and the answers to its file dialogs."""

    workspace: Workspace
    frame: Frame
    files: ChosenFiles
    courier: Courier
    qtbot: QtBot

    @property
    def screen(self) -> TeamScreen:
        (found,) = self.frame.findChildren(TeamScreen)
        return found

    @property
    def roster(self) -> Roster:
        found = self.screen.model.state.roster
        assert found is not None
        return found

    def wait(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)

    def settle(self) -> None:
        self.wait(lambda: self.screen.model.state.known and not self.screen.model.state.busy)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        self.wait(lambda: any(d.isVisible() for d in self.frame.findChildren(kind)))
        return next(d for d in self.frame.findChildren(kind) if d.isVisible())


@pytest.fixture
def pair(
    tmp_path: Path, tasks: Tasks, hub: MadeUpHub, qtbot: QtBot
) -> Iterator[tuple[OneDesk, OneDesk]]:
    (tmp_path / "stick").mkdir()
    made = []
    for name, role in (("Priya Nair", DeskRole.LEAD), ("Sam Kaur", DeskRole.WORKER)):
        workspace = open_desk(tmp_path / name, hub, role=role, worker=name, joined=False)
        files, courier = ChosenFiles(), Courier()
        build = partial(
            TeamScreen,
            courier=courier,
            key_files=OrganisationFiles(
                SystemIdentifiers().random_bytes, cost=Argon2Cost(8 * 1024, 1, 1)
            ),
            sheets=RecoverySheets(resource_path("fonts")),
            files=files,
        )
        frame = show_frame(workspace, tasks, [Place("team", "Team", "handshake", build)])
        qtbot.addWidget(frame)
        go(frame, "team")
        made.append(OneDesk(workspace, frame, files, courier, qtbot))
    yield made[0], made[1]
    for one in made:
        one.courier.end()
        one.workspace.lock()


def create_organisation(lead: OneDesk, folder: Path) -> None:
    folder.mkdir()
    lead.settle()
    press(lead.screen, "Create the organisation")
    dialog = lead.dialog(CreateDialog)
    assert isinstance(dialog, CreateDialog)
    dialog.first.setText(STRONG)
    dialog.second.setText(STRONG)
    lead.files.choose(folder)
    dialog.save()
    lead.wait(lambda: lead.screen.model.state.roster is not None)


def carry(sender: OneDesk, reader: OneDesk, stick: Path) -> None:
    for desk, name in (
        (sender, "Put messages in a folder"),
        (reader, "Read messages from a folder"),
    ):
        desk.settle()
        desk.files.choose(stick)
        before = desk.screen.model.state.told
        press(desk.screen, name)
        desk.settle()
        del before


def join(lead: OneDesk, worker: OneDesk, tmp_path: Path) -> None:
    create_organisation(lead, tmp_path / "recovery")
    press(lead.screen, "Invite a colleague")
    inviting = lead.dialog(InviteDialog)
    assert isinstance(inviting, InviteDialog)
    inviting.name.setText("Sam Kaur")
    inviting.save()
    shown = lead.dialog(InvitationDialog)
    assert isinstance(shown, InvitationDialog)
    lead.qtbot.waitUntil(lambda: shown.code.has_code)
    invitation = shown.text.toPlainText()
    shown.reject()
    worker.settle()
    press(worker.screen, "Paste invitation")
    pasting = worker.dialog(PasteDialog)
    assert isinstance(pasting, PasteDialog)
    pasting.text.setPlainText(invitation)
    pasting.save()
    joining = worker.dialog(ConfirmDialog)
    assert isinstance(joining, ConfirmDialog)
    told = words_on(joining)
    key = team_recovery.key_of(lead.roster)
    assert key is not None
    assert f"{key.organisation} can open this vault" in told
    assert key.fingerprint in told
    assert worker.screen.model.state.waiting is None
    joining.save()
    worker.wait(lambda: len(worker.screen.joining.words.text().split()) == 6)
    carry(worker, lead, tmp_path / "stick")
    lead.wait(lambda: bool(lead.screen.joining.compare))
    press(lead.screen, "Compare words with Sam Kaur")
    comparing = lead.dialog(WordsDialog)
    assert isinstance(comparing, WordsDialog)
    comparing.words.choose(worker.screen.joining.words.text())
    comparing.save()
    lead.wait(lambda: len(lead.screen.model.state.members) == 2)
    carry(lead, worker, tmp_path / "stick")
    worker.wait(lambda: worker.screen.model.state.roster is not None)


def grab(desk: OneDesk, qapp: QApplication, name: str) -> None:
    """Leave pictures where they were asked for."""
    import os  # noqa: PLC0415

    folder = os.environ.get("TEAM_PICTURES")
    if folder:
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            set_theme(qapp, choice)
            qapp.processEvents()
            desk.frame.grab().save(f"{folder}/{name}-{choice.value}.png")
        set_theme(qapp, ThemeChoice.LIGHT)


def test_a_colleague_joins_and_takes_a_case_over(
    pair: tuple[OneDesk, OneDesk], qapp: QApplication, tmp_path: Path
) -> None:
    lead, worker = pair
    worker.settle()
    grab(worker, qapp, "outside")
    join(lead, worker, tmp_path)
    grab(lead, qapp, "team")
    assert {path.name for path in (tmp_path / "recovery").iterdir()} == {
        "organisation-recovery.json",
        "organisation-recovery-private.json",
        "organisation-recovery-sheet.pdf",
    }
    amina = residents.add(lead.workspace, ResidentDetails(given_name="Amina")).id
    handover.offer(lead.workspace, [amina], own_keys(worker.workspace).key_id, "Likes tea")
    carry(lead, worker, tmp_path / "stick")
    worker.wait(lambda: bool(worker.screen.model.state.handovers))
    grab(worker, qapp, "offered")
    press(worker.screen, "Accept the case")
    worker.settle()
    for sender, reader in ((worker, lead), (lead, worker), (worker, lead)):
        carry(sender, reader, tmp_path / "stick")
    lead.wait(lambda: lead.screen.model.state.handovers[0].handover.state.value == "done")
    grab(lead, qapp, "done")
    with worker.workspace.records.reading() as reading:
        assert [row.name for row in reading.caseload()] == ["Amina"]


def test_words_that_nobody_read_out_let_nobody_in(
    pair: tuple[OneDesk, OneDesk], tmp_path: Path
) -> None:
    lead, worker = pair
    create_organisation(lead, tmp_path / "recovery")
    lead.screen.model.invited.connect(worker.screen.model.answer)
    lead.screen.model.invite("Sam Kaur", DeskRole.WORKER)
    worker.wait(lambda: worker.screen.model.state.waiting is not None)
    carry(worker, lead, tmp_path / "stick")
    lead.wait(lambda: bool(lead.screen.joining.compare))
    press(lead.screen, "Compare words with Sam Kaur")
    comparing = lead.dialog(WordsDialog)
    assert isinstance(comparing, WordsDialog)
    comparing.words.choose("")
    comparing.save()
    lead.wait(lambda: not lead.screen.model.state.pending)
    assert len(lead.screen.model.state.members) == 1


def test_the_lead_chooses_how_long_a_desk_opens_without_news(
    pair: tuple[OneDesk, OneDesk], qapp: QApplication, tmp_path: Path
) -> None:
    lead, _ = pair
    create_organisation(lead, tmp_path / "recovery")
    lead.settle()
    row = lead.screen.desks.lease
    assert row.days.currentText() == "No limit"
    assert not row.change.isEnabled()
    row.days.setCurrentIndex(row.days.findText("30 days"))
    press(lead.screen, "Change how long a desk opens without news")
    lead.wait(lambda: "Each desk keeps to it" in lead.screen.model.state.told)
    lead.wait(lambda: getattr(lead.screen.model.state.roster, "lease_days", 0) == 30)
    lead.wait(lambda: not row.change.isEnabled())
    grab(lead, qapp, "lease")


def test_the_list_tells_when_another_desk_makes_the_returns(
    pair: tuple[OneDesk, OneDesk], tmp_path: Path
) -> None:
    lead, worker = pair
    join(lead, worker, tmp_path)
    leads = tuple(
        msgspec.structs.replace(one, role=DeskRole.LEAD.value) for one in lead.roster.members
    )
    (other,) = [one.key_id for one in leads if one.key_id != lead.screen.model.state.own]
    shown = lead.screen.desks.table.model()

    def told_when_made_by(key_id: str) -> list[str]:
        roster = msgspec.structs.replace(lead.roster, members=leads, returns_by=key_id)
        model = lead.screen.model
        model.state = replace(model.state, roster=roster)
        with lead.qtbot.waitSignal(shown.dataChanged):
            lead.screen.desks.show_state(model.state)
        return [shown.index(row, 3).data() for row in range(shown.rowCount())]

    own = lead.screen.model.state.own
    assert told_when_made_by(own) == ["This desk. Makes the returns", ""]
    assert told_when_made_by(other) == ["This desk", "Makes the returns"]


def test_desks_from_before_the_list_are_shown_on_both_sides(
    pair: tuple[OneDesk, OneDesk], qapp: QApplication
) -> None:
    lead, worker = pair
    known_from_before(lead.workspace, worker.workspace)
    for desk in pair:
        desk.screen.refresh()
        desk.wait(lambda desk=desk: bool(desk.screen.model.state.earlier))  # type: ignore[misc]
    assert worker.screen.headline.text().startswith("Your figures go to Priya Nair.")
    assert "go on counting" in lead.screen.headline.text()
    shown = lead.screen.desks.table.model()
    assert [shown.index(0, n).data() for n in (0, 2)] == ["Sam Kaur", "Not in the list yet"]
    assert lead.screen.desks.end.isVisible()
    assert not worker.screen.desks.end.isVisible()
    grab(lead, qapp, "before-the-list")
    lead.screen.model.forget(lead.screen.model.state.earlier[0])
    lead.wait(lambda: not lead.screen.model.state.earlier)
    assert "figures are refused" in lead.screen.model.state.told
    assert lead.screen.headline.text() == "This desk belongs to no team yet."


def test_every_control_has_a_name(pair: tuple[OneDesk, OneDesk], tmp_path: Path) -> None:
    lead, worker = pair
    join(lead, worker, tmp_path)
    for desk in pair:
        assert not unnamed(desk.screen)
        for choice in desk.screen.findChildren(QComboBox):
            assert choice.accessibleName()


def test_an_auditors_window_leaves_out_residents_and_says_so_where_keys_ask_for_them(
    pair: tuple[OneDesk, OneDesk],
) -> None:
    def blank(_context: ScreenContext) -> Screen:
        return Screen("Blank")

    _, worker = pair
    profile = replace(worker.workspace.profile, role=DeskRole.AUDITOR)
    auditor = replace(worker.workspace, profile=profile)
    context = worker.frame.context
    needing = Place("caseload", "Caseload", "users", blank, needs=UseCase.READ_RECORDS)
    free = Place("team", "Team", "handshake", blank)
    frame = Frame(auditor, context.tasks, context.drafts, (needing, free))
    worker.qtbot.addWidget(frame)
    assert [place.key for place in frame.places] == ["team"]
    frame.open(None)
    for ask in (frame.add_note, frame.keys.add_resident):
        ask()
        assert "holds no residents" in frame.notices.words
    assert [event.action for event in audit.newest(auditor)] == ["vault-made"]
