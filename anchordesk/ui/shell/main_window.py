"""The window: first run, the locked cover, or the frame with the screens; and how it locks.

Locking covers the window in the same turn of the event loop, then closes dialogs, destroys
the frame with every record in it, writes what is half typed, and drops the workspace behind any
save still under way.
The title never holds a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from anchordesk.services.desk import Desk
from anchordesk.services.drafts import OpenedVault
from anchordesk.services.vault_care import BackupFound
from anchordesk.services.vault_choice import VaultPlace, number_of, vaults_beside
from anchordesk.services.workspace import Workspace
from anchordesk.ui.drafts import Drafts, write_and_lock
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.held_keys import LOCK_KEYS
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.leaving import leave
from anchordesk.ui.kit.page import CentredPage
from anchordesk.ui.notices import Notice
from anchordesk.ui.shell import after_unlock
from anchordesk.ui.shell.close_dialog import CloseDialog
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import FrameMemory, Place, WorksWhileOpen
from anchordesk.ui.shell.vault_switch import VaultSwitch
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.unlock.view import UnlockView
from anchordesk.ui.unlock.view_model import UnlockViewModel

if TYPE_CHECKING:
    from anchordesk.ui.first_run.view import FirstRunView

LEAST_WIDTH, LEAST_HEIGHT = 1024, 640
KNOWS_LOCK_KEYS = "knows_lock_keys"


class WindowState(StrEnum):
    """What the window shows."""

    STARTING = "starting"
    FIRST_RUN = "first run"
    LOCKED = "locked"
    OPEN = "open"


class MainWindow(QMainWindow):
    """The one window. Emits `state_changed()`."""

    state_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        places: Sequence[Place],
        background: Sequence[WorksWhileOpen] = (),
    ) -> None:
        super().__init__()
        self._background = tuple(background)
        self._desk = desk
        self.tasks = tasks
        self._places = tuple(places)
        self._drafts: Drafts | None = None
        self._workspace: Workspace | None = None
        self._memory: FrameMemory | None = None
        self._may_lose_text = False
        self._renew_by = ""
        self._untold: Notice | None = None
        tasks.failed_later.connect(self._on_failed_later)
        self.state = WindowState.STARTING
        self.frame: Frame | None = None
        self.setWindowTitle("AnchorDesk")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._unlock_model = UnlockViewModel(desk, tasks)
        self._unlock_model.unlocked.connect(self.open_vault)
        self._unlock_model.recovered.connect(lambda: self._tell(after_unlock.recovered_words()))
        self._unlock_model.taken_over.connect(lambda: self._tell(after_unlock.taken_over_words()))
        self._unlock_model.renewed.connect(lambda: self._tell(after_unlock.renewed_words()))
        self.unlock_view = UnlockView(self._unlock_model)
        self.unlock_view.other_asked.connect(self._on_other_asked)
        self._switch = VaultSwitch(self, tasks)
        self._switch.chosen.connect(self._go_to_vault)
        self._switch.went_wrong.connect(self._on_start_failed)
        self._vaults: tuple[VaultPlace, ...] = ()
        self._start_page = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start_page)
        self._stack.addWidget(self.unlock_view)
        self.setCentralWidget(self._stack)
        self.first_run_view: FirstRunView | None = None
        for keys in LOCK_KEYS:
            QShortcut(QKeySequence(keys), self, self.lock)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
            application.applicationStateChanged.connect(self._on_application_state)

    def start(self) -> None:
        """Look for a vault, then show first run or the unlock page."""
        self.tasks.run(
            Lane.RECORDS,
            lambda: (self._desk.is_new(), self._desk.has_keyring(), vaults_beside(self._desk)),
            receiver=self,
            done=self._on_vault_known,
            failed=self._on_start_failed,
        )

    def open_vault(self, opened: OpenedVault) -> None:
        """Show the screens of an open vault, where the person was before the lock."""
        self._drafts = Drafts(opened, self.tasks)
        self._show_frame(opened.workspace, self._drafts)

    def _show_frame(self, workspace: Workspace, drafts: Drafts) -> None:
        self._workspace = workspace
        self.frame = Frame(workspace, self.tasks, drafts, self._places)
        self.frame.lock_asked.connect(self.lock)
        self.frame.renew_asked.connect(self._on_renew_asked)
        self._stack.addWidget(self.frame)
        self._stack.setCurrentWidget(self.frame)
        self._drop_first_run()
        for work in self._background:
            work.begin(self.frame.context)
        self.frame.open(self._memory)
        if self._untold is not None:
            self.frame.tell_notice(self._untold)
            self._untold = None
        self._become(WindowState.OPEN)

    def go_on_with(self, workspace: Workspace) -> None:
        """Show the same place again with another workspace of the same open vault."""
        if self.frame is not None and self._drafts is not None:
            self._memory = self.frame.remember()
            self._drop_frame(self.frame)
            self._drafts.go_on_with(workspace)
            self._show_frame(workspace, self._drafts)

    def lock(self) -> None:
        """Hide everything now, then drop the key. Never asks a question."""
        if self.state is not WindowState.OPEN or self.frame is None:
            self._unlock_model.give_up()
            return
        # What an input method still composes belongs to the text.
        QGuiApplication.inputMethod().commit()
        dialogs = [d for d in self.findChildren(QDialog) if d.isVisible()]
        forms = [d.draft_key for d in dialogs if isinstance(d, FormDialog)]
        for dialog in dialogs:
            dialog.hide()
        self._stack.setCurrentWidget(self.unlock_view)
        self.activateWindow()
        # It keeps its picture while another theme is put on, which must not hold this up.
        self.setUpdatesEnabled(True)
        self.repaint()
        self._memory = self.frame.remember(forms[-1] if forms else None)
        for work in self._background:
            work.end()
        self.tasks.silence_all()
        for dialog in dialogs:
            dialog.done(int(QDialog.DialogCode.Rejected))
        self._drop_frame(self.frame)
        workspace, self._workspace = self._workspace, None
        drafts, self._drafts = self._drafts, None
        if workspace is not None and drafts is not None:
            write_what_is_left = drafts.close()
            self.tasks.run(
                Lane.RECORDS,
                lambda: write_and_lock(write_what_is_left, workspace),
                receiver=self,
                done=self._on_locked,
                failed=self._on_start_failed,
            )
        self._become(WindowState.LOCKED)
        self._unlock_model.wait()

    def _on_locked(self, held: bytes | None) -> None:
        self._unlock_model.hold(held)
        if self._renew_by:
            self._unlock_model.renew(self._renew_by)
        self._renew_by = ""

    def _on_renew_asked(self, passphrase: str) -> None:
        self._renew_by = passphrase
        self.lock()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Lock, hide, let both lanes finish what they were given, then close.

        Asks first while something half typed is in memory only, since the disk refused it.
        """
        refused = self._drafts is not None and self._drafts.in_memory_only
        if (refused or self._unlock_model.state.holds_text) and not self._may_lose_text:
            event.ignore()
            self._ask_before_closing()
            return
        self.lock()
        self.hide()
        self.tasks.close()
        super().closeEvent(event)

    def _ask_before_closing(self) -> None:
        if self.findChild(CloseDialog) is None:
            # A form that is open keeps its words from those behind it.
            dialog = CloseDialog(QApplication.activeModalWidget() or self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.lose_asked.connect(self._on_lose_asked)
            dialog.open()

    def _on_lose_asked(self) -> None:
        self._may_lose_text = True
        self.close()

    def _on_vault_known(self, found: tuple[bool, bool, tuple[VaultPlace, ...]]) -> None:
        is_new, has_keyring, self._vaults = found
        self._unlock_model.has_keyring = has_keyring
        if not is_new:
            several = len(self._vaults) > 1
            self.unlock_view.show_number(number_of(self._desk.vault_folder) if several else None)
            self._stack.setCurrentWidget(self.unlock_view)
            self._become(WindowState.LOCKED)
            self._unlock_model.wait()
            return
        self._show_first_run(has_keyring=has_keyring)

    def _show_first_run(self, *, has_keyring: bool) -> None:
        # Loaded here: it is shown once in the life of a vault.
        from anchordesk.ui.first_run.restore_view_model import RestoreViewModel  # noqa: PLC0415
        from anchordesk.ui.first_run.view import FirstRunView  # noqa: PLC0415
        from anchordesk.ui.first_run.view_model import FirstRunViewModel  # noqa: PLC0415

        model = FirstRunViewModel(self._desk, self.tasks, has_keyring=has_keyring)
        model.finished.connect(self.open_vault)
        restoring = RestoreViewModel(self._desk, self.tasks, has_keyring=has_keyring)
        restoring.finished.connect(self.open_vault)
        restoring.restored.connect(self._on_restored)
        self.first_run_view = FirstRunView(model, restoring, others=bool(self._vaults))
        self.first_run_view.other_asked.connect(self._on_other_asked)
        self._stack.addWidget(self.first_run_view)
        self._stack.setCurrentWidget(self.first_run_view)
        self._become(WindowState.FIRST_RUN)
        self.first_run_view.land_focus()

    def _on_other_asked(self) -> None:
        # What is held for the next unlock stays with its own vault.
        if not self._unlock_model.state.holds_text:
            self._switch.ask(self._desk)

    def _go_to_vault(self, desk: Desk) -> None:
        if self.state is WindowState.OPEN:
            return
        self._desk, self._memory = desk, None
        self._unlock_model.use(desk)
        self._drop_first_run()
        self.start()

    def _on_failed_later(self, notice: Notice) -> None:
        if self.frame is None:
            self._untold = notice
        else:
            self.frame.tell_notice(notice)

    def _tell(self, words: str) -> None:
        if self.frame is not None:
            self.frame.tell(words)

    def _on_restored(self, backup: BackupFound) -> None:
        if self.frame is not None:
            told = after_unlock.restored_words(backup)
            self.frame.go("caseload", then=lambda: self._tell(told))

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Teach a dialog the keys that lock: it keeps the window's own keys from working."""
        dialog = None if now is None else now.window()
        if not isinstance(dialog, QDialog) or dialog.property(KNOWS_LOCK_KEYS):
            return
        opener = dialog.parentWidget()
        while opener is not None and opener is not self:
            opener = opener.parentWidget()
        if opener is None:
            return
        dialog.setProperty(KNOWS_LOCK_KEYS, True)
        for keys in LOCK_KEYS:
            QShortcut(QKeySequence(keys), dialog, self.lock)

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        """Write drafts when the person turns to something else."""
        if self._drafts is not None and state is not Qt.ApplicationState.ApplicationActive:
            self._drafts.flush()

    def _on_start_failed(self, notice: Notice) -> None:
        page = CentredPage(460)
        page.body.addWidget(Words(self.tr("AnchorDesk could not go on"), LabelLook.HEADING))
        page.body.addWidget(Words(notice.words))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _drop_frame(self, frame: Frame) -> None:
        self._stack.removeWidget(frame)
        leave(frame)
        self.frame = None

    def _drop_first_run(self) -> None:
        if self.first_run_view is not None:
            self._stack.removeWidget(self.first_run_view)
            self.first_run_view.deleteLater()
            self.first_run_view = None

    def _become(self, state: WindowState) -> None:
        self.state = state
        self.state_changed.emit()
