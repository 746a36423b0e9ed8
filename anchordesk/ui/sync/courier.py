"""Delivers the outbox by itself, from unlock to lock, and tells how sending stands.

Made once with the window. `begin(context)` after each unlock, `end()` at each lock:

    courier = Courier(kept=SendingFile(path))
    Place("sync", "Sync", "refresh-cw", lambda context: SyncScreen(context, courier))
    ...
    courier.begin(frame_context)      # looks at once, and sends what is due
    courier.nudge()                   # something new is waiting
    courier.end()

It never opens a dialog and never asks anything. Whether something has arrived is decided by the
use case alone, from the hub's receipt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from anchordesk.services import sync
from anchordesk.services.cover_records import Cover
from anchordesk.services.sync import SyncStatus
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.settings.sending_file import SendingFile
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.sync import cover_news
from anchordesk.ui.sync.connection import connection_now
from anchordesk.ui.sync.sending_rule import ReadConnection, SendingRule
from anchordesk.ui.tasks import Lane, Task
from anchordesk.ui.words import translate

if TYPE_CHECKING:
    from anchordesk.services.exchange import Round

SHORTEST_PAUSE_MS = 500
LONGEST_PAUSE_MS = 60_000
FETCH_EVERY_MS = 10 * 60_000
LONGEST_WAIT_MS = round(sync.LONGEST_WAIT.total_seconds() * 1000)


@dataclass(frozen=True, slots=True)
class CourierState:
    """How sending stands.

    Attributes:
        status: The outbox as last read; None before the first look.
        sending: Whether the network is being asked at this moment.
        notice: Why the last run could not read or keep its work; None if it could.
        objection: Why nothing is sent by itself on this network; empty if it is.
    """

    status: SyncStatus | None = None
    sending: bool = False
    notice: Notice | None = None
    objection: str = ""


class Courier(QObject):
    """Runs deliveries in the hub lane.

    Signals: `changed()` when `state` is another; `received()` when colleagues sent something new;
    `packs_fetched(PacksFetched)` when the network's packs brought something, or were refused;
    `workspace_replaced(Workspace)` when this desk joined an organisation, so that the window goes
    on with the new workspace.
    """

    changed = Signal()
    received = Signal()
    workspace_replaced = Signal(object)
    packs_fetched = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        kept: SendingFile | None = None,
        read_connection: ReadConnection = connection_now,
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self.read_connection = read_connection
        self.rule = SendingRule() if kept is None else kept.load()
        self._context: ScreenContext | None = None
        self._workspace: Workspace | None = None
        self._look: Task | None = None
        self._run: Task | None = None
        self._look_again = False
        self._asked = False
        self._news = ""
        self._known_bad: set[str] = set()
        self._since_fetch = QElapsedTimer()
        self.state = CourierState()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def workspace(self) -> Workspace | None:
        """The open workspace, None while locked."""
        return self._workspace

    def begin(self, context: ScreenContext) -> None:
        """Start with an open vault: look at once, send what is due."""
        if self._context is context:
            return
        self.end()
        self._context = context
        self._workspace = context.workspace
        self.look()

    def end(self) -> None:
        """Stop and let go of the workspace. What is on its way is settled after the next unlock."""
        self._timer.stop()
        for task in (self._look, self._run):
            if task is not None:
                task.cancel()
        self._context = self._workspace = self._look = self._run = None
        self._look_again = self._asked = False
        self._known_bad.clear()
        self._since_fetch.invalidate()
        self.state = CourierState()

    def replace_workspace(self, workspace: Workspace, news: str) -> None:
        """Go on with another workspace of the same vault, and say so to the window.

        The window makes its screens anew; the new sync screen takes the news and shows it.
        """
        self._workspace = workspace
        self._news = news
        self.workspace_replaced.emit(workspace)

    def take_news(self) -> str:
        """Return what a screen that is gone had to tell, once; empty if there is nothing."""
        news, self._news = self._news, ""
        return news

    def nudge(self) -> None:
        """Look now: something new is waiting."""
        self.look()

    def fetch_soon(self) -> None:
        """Fetch now: this desk believes a network's packs that it did not believe before."""
        self._known_bad.clear()
        self._since_fetch.invalidate()
        self.look()

    def keep_to(self, rule: SendingRule) -> None:
        """Send by itself on these networks only, also after the next start."""
        context, kept = self._context, self._kept
        self.rule = rule
        if context is not None and kept is not None:
            context.tasks.run(
                Lane.HUB,
                lambda: kept.save(rule),
                receiver=self,
                done=lambda _: self.look(),
                failed=self._fail,
            )

    def send_now(self) -> None:
        """Try everything at once, also what is not due yet."""
        self._asked = True
        self.look()

    def look(self) -> None:
        """Read the outbox again; send if something is due."""
        context, workspace = self._context, self._workspace
        if context is None or workspace is None:
            return
        if self._look is not None:
            self._look_again = True
            return
        self._timer.stop()
        self._look = context.tasks.run(
            Lane.RECORDS,
            lambda: cover_news.read(workspace),
            receiver=self,
            done=self._on_read,
            failed=self._on_look_failed,
        )

    def _on_read(self, read: tuple[SyncStatus, tuple[Cover, ...]]) -> None:
        status, covers = read
        if self._context is not None:
            cover_news.tell(self._context.shell, covers)
        self._on_status(status)

    def _on_status(self, status: SyncStatus) -> None:
        self._look = None
        self._become(CourierState(status, self._run is not None))
        if self._look_again:
            self._look_again = False
            self.look()
        elif self._run is None:
            self._go_on(status)

    def _go_on(self, status: SyncStatus) -> None:
        context, workspace = self._context, self._workspace
        if context is None or workspace is None:
            return
        due = status.next_attempt_at
        asked, self._asked = self._asked, False
        fetches = status.fetches or status.fetches_packs
        fetch = fetches and (asked or self._fetch_is_due())
        if due is None and not fetch:
            if fetches:
                self._timer.start(LONGEST_PAUSE_MS)
            return
        wait = 0 if due is None else round((due - workspace.now()).total_seconds() * 1000)
        if 0 < wait <= LONGEST_WAIT_MS and not asked and not fetch:
            # Looked at again at least every minute, lest a changed clock stretches the wait; a
            # wait longer than any that is ever set comes from a clock that was set back.
            self._timer.start(min(max(wait, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS))
            return
        if fetch:
            self._since_fetch.start()
        self._run = context.tasks.run(
            Lane.HUB,
            lambda: self._round(workspace, fetch=fetch, asked=asked),
            receiver=self,
            done=self._on_round,
            failed=self._on_run_failed,
        )
        self._become(CourierState(status, sending=True))

    def _round(self, workspace: Workspace, *, fetch: bool, asked: bool) -> Round | str:
        """Run in the lane: one round, or why this network is left alone."""
        objection = "" if asked else self.rule.objection(self.read_connection)
        if objection:
            return objection
        # All that colleagues can send comes with it, and many desks never send anything.
        from anchordesk.services import exchange  # noqa: PLC0415

        return exchange.go_round(
            workspace, fetch=fetch, now_please=asked, known_bad=frozenset(self._known_bad)
        )

    def _fetch_is_due(self) -> bool:
        return not self._since_fetch.isValid() or self._since_fetch.hasExpired(FETCH_EVERY_MS)

    def _on_round(self, done: Round | str) -> None:
        self._run = None
        if isinstance(done, str):
            self._since_fetch.invalidate()
            self._become(CourierState(self.state.status, objection=done))
            self._timer.start(LONGEST_PAUSE_MS)
            return
        delivery, reading = done.delivery, done.reading
        if reading.profile is not None:
            from anchordesk.ui.team.told import new_team_words  # noqa: PLC0415

            self.replace_workspace(done.workspace, new_team_words(reading))
        if any(one.is_new for one in reading.received):
            self.received.emit()
        if done.packs.taken or done.packs.refused:
            self._known_bad.update(done.packs.refused)
            self.packs_fetched.emit(done.packs)
        tried = any(item.attempts for item in delivery.not_yet)
        if delivery.stored or reading.received or tried:
            self.look()
            return
        # Nothing could be tried, so looking at once would find the same.
        self._become(CourierState(self.state.status))
        self._timer.start(LONGEST_PAUSE_MS)

    def _on_look_failed(self, notice: Notice) -> None:
        self._look = None
        self._look_again = False
        self._fail(notice)

    def _on_run_failed(self, notice: Notice) -> None:
        self._run = None
        self._fail(notice)

    def _fail(self, notice: Notice) -> None:
        self._become(CourierState(self.state.status, self._run is not None, notice))
        self._timer.start(LONGEST_PAUSE_MS)

    def _become(self, state: CourierState) -> None:
        self.state = state
        self._tell_shell(state)
        self.changed.emit()

    def _tell_shell(self, state: CourierState) -> None:
        if self._context is None or state.status is None:
            return
        shell = self._context.shell
        if isinstance(shell, QObject) and not shiboken6.isValid(shell):
            return
        words, icon_name = sync_line(state)
        shell.show_sync_state(words, icon_name)


def sync_line(state: CourierState) -> tuple[str, str]:
    """Return the line at the foot of the navigation and its icon; never says sent too early."""
    status = state.status
    if status is not None and status.needs_you:
        words = translate("sync", "1 item needs you")
        if status.needs_you > 1:
            words = translate("sync", "{n} items need you").format(n=status.needs_you)
        return words, "circle-alert"
    if state.sending:
        return translate("sync", "Sending"), "cloud"
    if status is not None and status.waiting:
        return translate("sync", "{n} waiting to send").format(n=status.waiting), "cloud-off"
    return translate("sync", "Nothing to send"), "cloud"
