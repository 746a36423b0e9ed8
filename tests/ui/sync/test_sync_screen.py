"""The sync screen on a real vault: what it says while a hub is down, back, lying or refusing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from anchordesk.adapters.carriers import CarriedFolder
from anchordesk.domain.roles import DeskRole
from anchordesk.services import imports, returns
from anchordesk.services.exchange_records import Destination, OutboxItem, OutboxState
from anchordesk.services.sync import LONGEST_WAIT
from anchordesk.services.workspace import Workspace
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place
from anchordesk.ui.sync.connection import Connection
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.sync.figures_dialog import FiguresDialog
from anchordesk.ui.sync.item_words import item_words
from anchordesk.ui.sync.sending_rule import SendingRule, SendsOn
from anchordesk.ui.sync.view import SyncScreen
from anchordesk.ui.tasks import Tasks
from anchordesk.wire.codec import encode
from anchordesk.wire.messages import Invitation
from tests.services.team_desks import joined_by_stick
from tests.ui.driver import is_still
from tests.ui.sync.real_desk import NSW, ChosenFiles, MadeUpHub, open_desk
from tests.ui.sync.screen_frame import button, go, is_alone, press, show_frame, unnamed, words_on

RECEIVED = "Received by network"


@dataclass
class SyncDesk:
    """A lead's desk with its lanes, its courier and a hub."""

    workspace: Workspace
    tasks: Tasks
    courier: Courier
    files: ChosenFiles
    hub: MadeUpHub

    def open(self, qtbot: QtBot, workspace: Workspace, courier: Courier | None = None) -> Frame:
        build = partial(SyncScreen, courier=courier or self.courier, files=self.files)
        frame = show_frame(workspace, self.tasks, [Place("sync", "Sync", "refresh-cw", build)])
        qtbot.addWidget(frame)
        go(frame, "sync")
        return frame


@pytest.fixture
def desk(
    workspace: Workspace, tasks: Tasks, files: ChosenFiles, hub: MadeUpHub
) -> Iterator[SyncDesk]:
    made = SyncDesk(workspace, tasks, Courier(), files, hub)
    yield made
    made.courier.end()


def screen_of(frame: Frame) -> SyncScreen:
    screen = frame.shown_screen
    assert isinstance(screen, SyncScreen)
    return screen


def approve(workspace: Workspace) -> OutboxItem:
    """Import the real participants and approve the last quarter's return."""
    look = imports.look(workspace, NSW.resolve())
    imports.carry_out(workspace, imports.check(workspace, look.path, look.suggested))
    template = returns.offered_templates(workspace)[0]
    period = returns.offered_periods(workspace)[-1]
    returns.approve(workspace, returns.prepare(workspace, template.code, period))
    with workspace.records.reading() as reading:
        return reading.outbox()[0]


def everything_said(screen: SyncScreen) -> str:
    model = screen.table.model()
    cells = [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    return "\n".join([words_on(screen), *cells, screen.notices.words])


def state_shown(screen: SyncScreen, row: int = 0) -> str:
    return str(screen.table.model().index(row, 2).data())


def test_a_return_waits_while_the_hub_is_down_and_arrives_without_a_click(
    qtbot: QtBot, desk: SyncDesk
) -> None:
    desk.hub.up = False
    item = approve(desk.workspace)
    frame = desk.open(qtbot, desk.workspace)
    screen = screen_of(frame)
    qtbot.waitUntil(lambda: desk.hub.asked > 0 and state_shown(screen) == "Waiting", timeout=20_000)
    said = everything_said(screen)
    assert "The hub could not be reached. We will try again at" in said
    assert "Your work is saved on this laptop." in said
    assert "eceived" not in said
    assert frame.navigation.sync_state.text() == "1 waiting to send"

    desk.hub.up = True
    qtbot.waitUntil(lambda: state_shown(screen) == RECEIVED, timeout=30_000)
    assert desk.hub.stored == [item.body]
    assert "Nothing is waiting." in screen.headline.text()
    qtbot.waitUntil(lambda: frame.navigation.sync_state.text() == "Nothing to send")


def test_a_lying_hub_never_makes_it_say_received(qtbot: QtBot, desk: SyncDesk) -> None:
    desk.hub.lies = True
    approve(desk.workspace)
    said: list[str] = []
    frame = desk.open(qtbot, desk.workspace)
    screen = screen_of(frame)
    screen.model.state_changed.connect(lambda: said.append(everything_said(screen)))
    qtbot.waitUntil(lambda: desk.hub.asked >= 2, timeout=30_000)
    qtbot.waitUntil(lambda: state_shown(screen) == "Waiting", timeout=20_000)
    assert "This counts as not delivered." in everything_said(screen)
    assert not any("eceived" in words for words in said)
    with desk.workspace.records.reading() as reading:
        assert reading.outbox()[0].receipt is None


def test_what_the_network_refuses_needs_a_person_who_can_try_again(
    qtbot: QtBot, desk: SyncDesk
) -> None:
    desk.hub.refuses = True
    approve(desk.workspace)
    frame = desk.open(qtbot, desk.workspace)
    screen = screen_of(frame)
    qtbot.waitUntil(lambda: state_shown(screen) == "Needs you", timeout=20_000)
    assert "The network does not know this organisation." in words_on(screen)
    assert frame.navigation.sync_state.text() == "1 item needs you"
    desk.hub.refuses = False
    press(screen, "Try again")
    qtbot.waitUntil(lambda: state_shown(screen) == RECEIVED, timeout=20_000)


def test_send_now_does_not_wait_for_the_next_try(qtbot: QtBot, desk: SyncDesk) -> None:
    desk.hub.up = False
    item = approve(desk.workspace)
    later = desk.workspace.now() + LONGEST_WAIT / 2
    with desk.workspace.records.changing() as change:
        change.settle(put_off(item, later))
    screen = screen_of(desk.open(qtbot, desk.workspace))
    qtbot.waitUntil(lambda: state_shown(screen) == "Waiting")
    qtbot.waitUntil(lambda: is_still(desk.tasks))
    assert desk.hub.asked == 0
    desk.hub.up = True
    press(screen, "Send now")
    qtbot.waitUntil(lambda: state_shown(screen) == RECEIVED, timeout=20_000)
    assert screen.table.hasFocus()


def test_on_a_costly_network_nothing_goes_by_itself_and_send_now_does(
    qtbot: QtBot, desk: SyncDesk
) -> None:
    item = approve(desk.workspace)
    courier = Courier(read_connection=lambda: Connection("Train Wi-Fi", metered=True))
    courier.rule = SendingRule(SendsOn.UNMETERED)
    screen = screen_of(desk.open(qtbot, desk.workspace, courier))
    qtbot.waitUntil(lambda: "costs by the megabyte" in words_on(screen), timeout=20_000)
    assert desk.hub.asked == 0
    choice = screen.sending.choice
    qtbot.waitUntil(lambda: choice.findText("only on Train Wi-Fi") >= 0)
    press(screen, "Send now")
    qtbot.waitUntil(lambda: state_shown(screen) == RECEIVED, timeout=20_000)
    assert desk.hub.stored == [item.body]
    qtbot.waitUntil(lambda: "1 KB in." in words_on(screen))
    assert "Over the network this month: 0 KB out" not in words_on(screen)
    choice.setCurrentIndex(choice.findText("only on Train Wi-Fi"))
    assert courier.rule == SendingRule(SendsOn.ONE, "Train Wi-Fi")
    courier.end()


@pytest.mark.parametrize(
    ("system", "why"),
    [
        ("linux", "This computer does not tell which network it is on"),
        ("win32", "AnchorDesk does not ask for that"),
        ("darwin", "AnchorDesk does not ask for that"),
    ],
)
def test_where_the_network_is_not_told_the_screen_says_so(
    qtbot: QtBot, desk: SyncDesk, monkeypatch: pytest.MonkeyPatch, system: str, why: str
) -> None:
    courier = Courier(read_connection=lambda: None)
    screen = screen_of(desk.open(qtbot, desk.workspace, courier))
    monkeypatch.setattr("anchordesk.ui.sync.sending_row.sys.platform", system)
    screen.sending.show_network(None)
    assert why in words_on(screen)
    assert not screen.sending.choice.isEnabled()
    screen.sending.show_network(Connection("Harbour office", metered=False))
    assert why not in words_on(screen)
    assert screen.sending.choice.isEnabled()
    courier.end()


def put_off(item: OutboxItem, until: datetime) -> OutboxItem:

    return replace(item, next_attempt_at=until, attempts=3)


def test_details_for_it_can_be_copied_and_hold_nothing_personal(
    qtbot: QtBot, desk: SyncDesk
) -> None:
    desk.hub.up = False
    item = approve(desk.workspace)
    screen = screen_of(desk.open(qtbot, desk.workspace))
    qtbot.waitUntil(lambda: desk.hub.asked > 0 and state_shown(screen) == "Waiting", timeout=20_000)
    press(screen, "Details for IT")
    dialog = screen.findChild(QDialog)
    assert dialog is not None
    assert unnamed(dialog) == []
    press(dialog, "Copy details")
    copied = QApplication.clipboard().text()
    assert item.digest in copied
    assert "https://hub.example.org" in copied
    assert "problem: The hub could not be reached." in copied
    assert desk.workspace.worker not in copied


def test_figures_travel_by_stick(
    qtbot: QtBot, desk: SyncDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = open_desk(
        tmp_path / "worker", desk.hub, role=DeskRole.WORKER, worker="Jo Mills", joined=False
    )
    lead = open_desk(tmp_path / "lead", desk.hub, joined=False)
    stick = tmp_path / "stick"
    stick.mkdir()
    look = imports.look(worker, NSW.resolve())
    imports.carry_out(worker, imports.check(worker, look.path, look.suggested))
    worker_courier = Courier()
    theirs = screen_of(desk.open(qtbot, worker, worker_courier))
    qtbot.waitUntil(lambda: is_still(desk.tasks))
    assert not button(theirs, "Send my figures to my lead").isEnabled()
    assert "Ask your lead for an invitation" in words_on(theirs)
    worker_courier.end()

    worker = joined_by_stick(lead, worker, tmp_path / "team")
    theirs = screen_of(desk.open(qtbot, worker, worker_courier))
    qtbot.waitUntil(lambda: "Your figures go to Sam Kaur." in words_on(theirs))
    press(theirs, "Send my figures to my lead")
    dialog = theirs.findChild(FiguresDialog)
    assert dialog is not None
    assert unnamed(dialog) == []
    desk.files.choose(stick)
    press(dialog, "Choose folder")
    qtbot.waitUntil(lambda: "Tally: " in everything_said(theirs), timeout=20_000)
    assert state_shown(theirs) == "In the folder, not confirmed yet"
    assert "eceived" not in everything_said(theirs)
    assert list(stick.glob("*.adenv"))
    worker_courier.end()

    mine = screen_of(desk.open(qtbot, lead))
    desk.files.choose(stick, stick)
    qtbot.waitUntil(lambda: "1 colleague's desk: Jo Mills" in words_on(mine))
    qtbot.waitUntil(lambda: button(mine, "Read figures from a folder").isEnabled())
    press(mine, "Read figures from a folder")
    qtbot.waitUntil(lambda: mine.notices.words == "New figures from Jo Mills.", timeout=20_000)
    qtbot.waitUntil(lambda: button(mine, "Read figures from a folder").isEnabled())
    press(mine, "Read figures from a folder")
    qtbot.waitUntil(lambda: mine.notices.words.startswith("Nothing new"), timeout=20_000)
    read_until_cancelled(qtbot, desk, mine, stick, monkeypatch)
    desk.courier.end()
    lead.lock()
    worker.lock()


def read_until_cancelled(
    qtbot: QtBot, desk: SyncDesk, mine: SyncScreen, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancel while the stick is slow: what was not looked at is told, and nothing is lost."""
    read, may_go_on = CarriedFolder.read, Event()

    def read_slowly(self: CarriedFolder, digest: str) -> bytes | None:
        assert may_go_on.wait(30)
        return read(self, digest)

    monkeypatch.setattr(CarriedFolder, "read", read_slowly)
    desk.files.choose(stick)
    qtbot.waitUntil(lambda: button(mine, "Read figures from a folder").isEnabled())
    press(mine, "Read figures from a folder")
    try:
        qtbot.waitUntil(lambda: button(mine.busy, "Cancel").isVisible())
        press(mine.busy, "Cancel")
    finally:
        may_go_on.set()
    qtbot.waitUntil(lambda: mine.notices.words != "")
    assert mine.notices.words.startswith("Stopped with 2 messages not looked at.")


def test_an_invitation_is_joined_and_the_request_goes_by_itself(
    qtbot: QtBot, desk: SyncDesk, tmp_path: Path
) -> None:
    lead = open_desk(tmp_path / "lead", desk.hub, joined=False)
    invitation = Invitation(
        id=lead.identifiers.new_id(),
        hub_url=desk.hub.registration.url,
        hub_public_key=desk.hub.registration.public_key,
        organisation_name="Harbour Homes",
        secret=bytes(16),
        expires=lead.now() + timedelta(days=1),
    )
    path = tmp_path / "harbour.adinvite"
    path.write_bytes(encode(invitation))
    screen = screen_of(desk.open(qtbot, lead))
    qtbot.waitUntil(lambda: "has not joined a network" in words_on(screen))
    desk.files.choose(path)
    press(screen, "Join a network")
    qtbot.waitUntil(lambda: screen.table.model().rowCount() == 1)
    qtbot.waitUntil(lambda: state_shown(screen) == RECEIVED, timeout=20_000)
    assert "Returns go to https://hub.example.org." in words_on(screen)
    desk.courier.end()
    lead.lock()


def test_the_courier_lets_go_at_the_lock_and_takes_up_again(qtbot: QtBot, desk: SyncDesk) -> None:
    desk.hub.up = False
    approve(desk.workspace)
    frame = desk.open(qtbot, desk.workspace)
    qtbot.waitUntil(lambda: desk.hub.asked > 0, timeout=20_000)
    desk.courier.end()
    assert desk.courier.workspace is None
    assert desk.courier.state.status is None
    qtbot.waitUntil(lambda: is_still(desk.tasks), timeout=20_000)
    desk.hub.up = True
    again = screen_of(desk.open(qtbot, desk.workspace))
    qtbot.waitUntil(lambda: state_shown(again) == RECEIVED, timeout=30_000)
    frame.close()


@pytest.mark.parametrize("role", list(DeskRole))
def test_the_screen_is_named_and_fits_a_small_laptop(
    qtbot: QtBot, desk: SyncDesk, tmp_path: Path, role: DeskRole
) -> None:
    workspace = open_desk(tmp_path / "desk", desk.hub, role=role)
    if role is DeskRole.LEAD:
        approve(workspace)
    frame = desk.open(qtbot, workspace)
    screen = screen_of(frame)
    qtbot.waitUntil(lambda: is_still(desk.tasks), timeout=20_000)
    assert unnamed(screen) == []
    hint = screen.minimumSizeHint()
    assert (hint.width() <= 1170, hint.height() <= 700) == (True, True), hint
    assert screen.heightForWidth(1170) <= 700
    assert is_alone(frame)
    desk.courier.end()
    workspace.lock()


def test_stored_without_a_receipt_is_not_called_received() -> None:

    item = OutboxItem(
        id=UUID(int=1),
        kind="return/1",
        title="Return",
        destination=Destination.HUB,
        path="/v1/returns/0",
        body=b"",
        digest="0" * 64,
        state=OutboxState.STORED,
        created_at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    assert "eceived" not in item_words(item, sending=False).state
