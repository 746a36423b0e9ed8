"""Opens a resident's sealed file: the code if it needs one, then all it says, then the inbox."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from anchordesk.services import passport_receiving
from anchordesk.services.passport_receiving import PassportSeen
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate, translated

LINES_SHOWN = 12


class SealedDialog(FormDialog):
    """Nothing is added before it was shown and somebody chose to put it in the inbox."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, path: Path, *, by_code: bool
    ) -> None:
        super().__init__(
            parent, translate("dialogs", "A sealed file"), translate("dialogs", "Open it")
        )
        self._context, self._path = context, path
        self._seen: PassportSeen | None = None
        self.code = self.form.add_line(
            "code",
            self.tr("&Code on the resident's paper"),
            self.tr("Eight groups of five. Nothing of the code is kept."),
        )
        self.form.show_field("code", shown=by_code)
        self._sender = Words("", LabelLook.HEADING)
        self._warning = Words("", LabelLook.PROBLEM)
        self.preview = LongText(LINES_SHOWN)
        self.preview.setReadOnly(True)
        for part in (self._sender, self._warning):
            part.hide()
            self.form.body.addWidget(part)
        self.form.add("preview", self.tr("&All that it says"), self.preview)
        self.form.show_field("preview", shown=False)
        self._by_code = by_code
        if by_code:
            self.code.setFocus()
        else:
            self._open_it()

    def save(self) -> None:
        """Open it; once it was shown, put it in the inbox."""
        seen = self._seen
        if seen is None:
            self._open_it()
            return
        workspace = self._context.workspace
        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: passport_receiving.take_in(workspace, seen),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )

    def _open_it(self) -> None:
        workspace, path, code = self._context.workspace, self._path, self.code.text()
        if self._by_code and not code.strip():
            words = self.tr("Type the code on the resident's paper.")
            self.form.show_problems([Problem("code", words)])
            return
        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: passport_receiving.look(workspace, path, code),
            receiver=self,
            done=self._show,
            failed=self.not_saved,
        )

    def _show(self, seen: PassportSeen) -> None:
        self._end_saving()
        self._seen = seen
        self.form.show_field("code", shown=False)
        self._sender.setText(
            self.tr("Sealed by {name}").format(name=seen.passport.sender.organisation)
        )
        self._sender.show()
        warnings = (
            []
            if seen.sender_known
            else [
                translated(passport_receiving.NOT_KNOWN),
                self.tr("Ring them on a number you know before you rely on it."),
            ]
        )
        if seen.taken_before:
            warnings.append(self.tr("The same details were taken in before."))
        self._warning.setText(" ".join(warnings))
        self._warning.setVisible(bool(warnings))
        self.preview.setPlainText("\n".join(seen.lines))
        self.form.show_field("preview", shown=True)
        self.save_button.setText(self.tr("Put in the inbox"))
        self.save_button.setToolTip(self.tr("Put in the inbox (Ctrl+Enter)"))
        self.save_button.setEnabled(not seen.taken_before)
        self.preview.setFocus()
