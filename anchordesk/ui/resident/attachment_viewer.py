"""Shows a picture from memory, and lets a person save a copy or remove the attachment.

No file is written to show something. PDFs are not shown: Qt's own viewer is not shipped.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from anchordesk.domain.attachment import Attachment, AttachmentKind
from anchordesk.services.attachments import OpenedAttachment
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.plain_dialog import TALLEST, WIDEST, PlainDialog
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.words import translate

LARGEST_SIDE = 1600
WIDTH, HEIGHT, SCROLL_BAR = 760, 520, 24
FORMATS = {AttachmentKind.JPEG: b"jpeg", AttachmentKind.PNG: b"png"}


def picture_of(opened: OpenedAttachment) -> QImage:
    """Decode a picture, upright and no larger than a screen; empty if it is no whole picture.

    Slow: never on the main thread.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(opened.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The kind is what the first bytes say: nothing else is tried on them.
    reader = QImageReader(buffer, QByteArray(FORMATS[opened.attachment.kind]))
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LARGEST_SIDE:
        wanted = QSize(LARGEST_SIDE, LARGEST_SIDE)
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class AttachmentViewer(PlainDialog):
    """Emits `save_asked`, `describe_asked`, `remove_asked(Attachment)`; the picture comes later."""

    save_asked = Signal(object)
    remove_asked = Signal(object)
    describe_asked = Signal(object)

    def __init__(self, parent: QWidget, attachment: Attachment) -> None:
        super().__init__(parent, translate("AttachmentViewer", "Attachment"))
        self._attachment = attachment
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said = Words(self._first_words(), LabelLook.MUTED)
        self._area = QScrollArea()
        self._save = Button(self.tr("Save a copy"), icon_name="download")
        self._describe = Button(self.tr("Kind and end date"))
        self._remove = Button(self.tr("Remove attachment"), look=ButtonLook.LINK)
        self._remove_for_good = Button(self.tr("Remove for good"), look=ButtonLook.DANGER)
        self._close = Button(self.tr("Close"), look=ButtonLook.PRIMARY)
        self._lay_out()
        self._save.clicked.connect(lambda: self.save_asked.emit(attachment))
        self._describe.clicked.connect(lambda: self.describe_asked.emit(attachment))
        self._remove.clicked.connect(self._on_remove)
        self._remove_for_good.clicked.connect(lambda: self.remove_asked.emit(attachment))
        self._close.setDefault(True)
        self._close.clicked.connect(self.reject)
        self.finished.connect(self._forget)
        self._close.setFocus()

    def show_picture(self, image: QImage) -> None:
        """Show a decoded picture."""
        if image.isNull():
            self._said.setText(
                self.tr("This picture cannot be shown: it is damaged. You can still save a copy.")
            )
            return
        fitted = image.scaledToWidth(
            min(image.width(), self.width() - 2 * SPACE_5 - SCROLL_BAR),
            Qt.TransformationMode.SmoothTransformation,
        )
        self._picture.setPixmap(QPixmap.fromImage(fitted))
        self._said.hide()
        self._area.show()

    def _first_words(self) -> str:
        if self._attachment.kind in FORMATS:
            return self.tr("Opening the picture")
        return self.tr("AnchorDesk cannot show PDFs. To read it, save a copy and open that.")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self._attachment.name, LabelLook.HEADING))
        layout.addWidget(self._said)
        self._picture.setAccessibleName(
            self.tr("Picture: {name}").format(name=self._attachment.name)
        )
        self._area.setWidget(self._picture)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(self.tr("Picture"))
        self._area.hide()
        layout.addWidget(self._area, 1)
        warning = self.tr(
            "A saved copy is an ordinary file: AnchorDesk does not protect it, and whoever uses "
            "this computer or stick can open it. Delete it when you have read it."
        )
        layout.addWidget(Words(warning, LabelLook.SMALL))
        buttons = row_of(self._save, self._describe, self._remove, self._remove_for_good)
        self._remove_for_good.hide()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        layout.addLayout(buttons)
        theme = current_theme()
        is_picture = self._attachment.kind in FORMATS
        high = theme.px(HEIGHT) if is_picture else self.sizeHint().height()
        self.resize(min(theme.px(WIDTH), WIDEST), min(high, TALLEST))

    def _on_remove(self) -> None:
        self._remove.hide()
        self._remove_for_good.show()
        self._remove_for_good.setFocus()

    def _forget(self) -> None:
        self._picture.clear()
