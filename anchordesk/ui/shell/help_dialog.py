"""Help (F1): the guide, opened at the part about the screen that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.fields import FindField
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.words import translate

WIDTH, HEIGHT = 860, 640


class HelpDialog(PlainDialog):
    """Shows a guide in Markdown, with a search."""

    def __init__(self, parent: QWidget, guide: str, heading: str) -> None:
        super().__init__(parent, translate("HelpDialog", "Help"))
        self.setModal(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self.tr("Help"), LabelLook.PAGE_TITLE))
        self.search = FindField()
        self.search.setAccessibleName(self.tr("Find in help"))
        self.search.returnPressed.connect(self._on_find)
        label = QLabel(self.tr("&Find in help"))
        label.setBuddy(self.search)
        find = row_of(label, self.search)
        find.setStretch(1, 1)
        layout.addLayout(find)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Guide"))
        # Links in the guide lead to other papers of the project, which are not on this laptop.
        self.text.setOpenLinks(False)
        # So Tab need not stop at each of them.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setMarkdown(guide)
        _space_out(self.text.document())
        layout.addWidget(self.text, 1)
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = row_of(close)
        foot.insertStretch(0, 1)
        layout.addLayout(foot)
        self.take_size(WIDTH, HEIGHT)
        self._heading = heading
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Turn to the part about the screen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._heading:
            self._turn_to(self._heading)

    def _turn_to(self, heading: str) -> None:
        block = self.text.document().firstBlock()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                cursor = QTextCursor(block)
                self.text.moveCursor(QTextCursor.MoveOperation.End)
                self.text.setTextCursor(cursor)
                return
            block = block.next()

    def _on_find(self) -> None:
        words = self.search.text()
        if words and not self.text.find(words, QTextDocument.FindFlag(0)):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)


def _space_out(document: QTextDocument) -> None:
    """Give headings and paragraphs room: Markdown comes without any."""
    block = document.firstBlock()
    while block.isValid():
        form = block.blockFormat()
        form.setTopMargin(SPACE_4 if form.headingLevel() else 0)
        form.setBottomMargin(SPACE_2)
        QTextCursor(block).setBlockFormat(form)
        block = block.next()
    document.setDocumentMargin(SPACE_4)
