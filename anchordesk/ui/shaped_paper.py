"""Lays papers out whose letters join, or run from the right, which ReportLab cannot do here.

Qt shapes with HarfBuzz and orders by the Unicode bidirectional algorithm. It runs in the lane of
the records: nothing here is a widget.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLayout,
    QTextLength,
    QTextTableFormat,
    QTransform,
)

from anchordesk.services.errors import DocumentError
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.ui.kit.tokens import LIGHT
from anchordesk.ui.paper_fonts import FAMILIES

PLAIN_SIZE, EASY_SIZE, TITLE_SIZE, FOOT_SIZE, TABLE_SIZE = 11.5, 16.0, 20.0, 8.5, 9.5
MARGIN_MM = 15.0
DOTS_AN_INCH, SCREEN_DOTS, POINTS_AN_INCH = 300, 96, 72
MM_AN_INCH = 25.4
ICON_COLUMN = 3.0
PICTURE = 96
TEXT, PRIMARY = QColor(LIGHT.text), QColor(LIGHT.primary)
FAR_RIGHT = Qt.LayoutDirection.RightToLeft


def shaped_pdf(document: PlanDocument) -> bytes:
    """Return a paper as a PDF file.

    Raises:
        DocumentError: if no window is open, or this computer has no typeface for a letter in it.
    """
    if QGuiApplication.instance() is None:
        raise DocumentError(
            "This paper has letters that only the window can print.",
            what_to_do="Open AnchorDesk's window and save the paper there.",
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(document.title)
    writer.setCreator("AnchorDesk")
    writer.setResolution(DOTS_AN_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    text = text_of(document)
    text.documentLayout().setPaintDevice(writer)
    text.setPageSize(QSizeF(writer.width(), writer.height()))
    missing = letters_without_typeface(document.words)
    if missing:
        raise DocumentError(
            f"This computer has no typeface for letters such as {missing}.",
            what_is_safe="Your records are safe, and nothing was written.",
            what_to_do="Ask your IT support to install one, such as Noto, then save it again.",
        )
    _print(document, text, writer)
    return bytes(buffer.data().data())


def text_of(document: PlanDocument) -> QTextDocument:
    """Return a paper as text with its styles, measured for the printer's dots."""
    text = QTextDocument()
    text.setDocumentMargin(0)
    size = EASY_SIZE if document.style is PlanStyle.EASY_READ else PLAIN_SIZE
    text.setDefaultFont(_font(size))
    option = text.defaultTextOption()
    direction = FAR_RIGHT if document.right_to_left else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    text.setDefaultTextOption(option)
    cursor = QTextCursor(text)
    for number, block in enumerate(document.blocks):
        _add(cursor, block, size, direction, is_first=number == 0)
    return text


def letters_without_typeface(words: str) -> str:
    """Return letters that would be printed as empty boxes; empty if there are none."""
    found: dict[str, None] = {}
    wanted = QTextLayout.GlyphRunRetrievalFlag
    for line in words.splitlines():
        # Qt counts in units of UTF-16, of which rare letters take two.
        units = [one for one in line for _ in range(len(one.encode("utf-16-le")) // 2)]
        layout = QTextLayout(line, _font(PLAIN_SIZE))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        flags = wanted.RetrieveGlyphIndexes | wanted.RetrieveStringIndexes
        for run in layout.glyphRuns(-1, -1, flags):
            pairs = zip(run.glyphIndexes(), run.stringIndexes(), strict=True)
            found |= {units[at]: None for glyph, at in pairs if glyph == 0}
    return " ".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in found)


def _print(document: PlanDocument, text: QTextDocument, writer: QPdfWriter) -> None:
    painter = QPainter(writer)
    width, height = writer.width(), writer.height()
    for page in range(text.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.setTransform(QTransform.fromTranslate(0, -page * height))
        text.drawContents(painter, QRectF(0, page * height, width, height))
        painter.restore()
        if document.numbered:
            painter.setFont(_font(FOOT_SIZE))
            foot = f"{document.title}, {page + 1}"
            below = QRectF(0, height, width, _dots(MARGIN_MM))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, foot)
    painter.end()


def _add(
    cursor: QTextCursor,
    block: PlanBlock,
    size: float,
    direction: Qt.LayoutDirection,
    *,
    is_first: bool,
) -> None:
    match block.mark:
        case PlanMark.TITLE:
            _paragraph(cursor, block.sentences[0], _look(TITLE_SIZE, bold=True), direction)
        case PlanMark.HEADING:
            look = _look(size + 2, bold=True)
            _paragraph(cursor, block.sentences[0], look, direction, above=size)
        case PlanMark.BODY:
            for at, words in enumerate(block.sentences):
                above = size / 2 if at == 0 and not is_first else 0
                _paragraph(cursor, words, _look(size), direction, above=above)
        case PlanMark.YOU | PlanMark.WORKER | PlanMark.MEETING:
            _row(cursor, block, size, direction)
        case PlanMark.TABLE:
            _table(cursor, block, direction)


def _table(cursor: QTextCursor, block: PlanBlock, direction: Qt.LayoutDirection) -> None:
    """Lay a table out over the whole width; the titles of its columns stand on each page."""
    shape = QTextTableFormat()
    shape.setBorder(0)
    shape.setHeaderRowCount(1)
    shape.setCellPadding(_dots_of_points(2))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(len(block.rows), len(block.rows[0]), shape)
    for number, row in enumerate(block.rows):
        for at, words in enumerate(row):
            look = _look(TABLE_SIZE, bold=number == 0 or at == 0)
            _paragraph(table.cellAt(number, at).firstCursorPosition(), words, look, direction)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _paragraph(
    cursor: QTextCursor,
    words: str,
    look: QTextCharFormat,
    direction: Qt.LayoutDirection,
    *,
    above: float = 0,
) -> None:
    shape = QTextBlockFormat()
    shape.setLayoutDirection(direction)
    shape.setTopMargin(_dots_of_points(above))
    # The empty block that a document or a cell begins with is used, not left above the words.
    if cursor.block().text():
        cursor.insertBlock(shape, look)
    else:
        cursor.setBlockFormat(shape)
        cursor.setCharFormat(look)
    cursor.insertText(words, look)


def _row(cursor: QTextCursor, block: PlanBlock, size: float, direction: Qt.LayoutDirection) -> None:
    """Qt does not mirror columns: the icon stands in the one at which lines begin."""
    shape = QTextTableFormat()
    shape.setBorder(0)
    shape.setCellPadding(_dots_of_points(size / 4))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    icon = QTextLength(QTextLength.Type.FixedLength, _dots_of_points(size * ICON_COLUMN))
    columns = [icon, QTextLength()]
    at_icon, at_words = (1, 0) if direction is FAR_RIGHT else (0, 1)
    shape.setColumnWidthConstraints(columns[::-1] if at_icon else columns)
    table = cursor.insertTable(1, 2, shape)
    _insert_icon(table.cellAt(0, at_icon).firstCursorPosition(), block.mark, size * 2)
    inside = table.cellAt(0, at_words).firstCursorPosition()
    for at, words in enumerate(block.sentences):
        _paragraph(inside, words, _look(size, bold=at == 0), direction)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _insert_icon(cursor: QTextCursor, mark: PlanMark, points: float) -> None:
    name = f"icon:{mark.value}"
    cursor.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), _icon(mark))
    picture = QTextImageFormat()
    picture.setName(name)
    picture.setWidth(_dots_of_points(points))
    picture.setHeight(_dots_of_points(points))
    cursor.insertImage(picture)


def _look(size: float, *, bold: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(_font(size, bold=bold))
    look.setForeground(TEXT)
    return look


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPointSizeF(size)
    font.setBold(bold)
    return font


def _icon(mark: PlanMark) -> QImage:
    """Draw a page of a calendar, or a person: filled where the resident is meant."""
    image = QImage(PICTURE, PICTURE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(PRIMARY, PICTURE / 16))
    if mark is PlanMark.YOU:
        painter.setBrush(PRIMARY)
    one = PICTURE / 100
    if mark is PlanMark.MEETING:
        painter.drawRoundedRect(QRectF(10 * one, 22 * one, 80 * one, 70 * one), 6, 6)
        painter.drawLine(round(10 * one), round(42 * one), round(90 * one), round(42 * one))
        for x in (30, 70):
            painter.drawLine(round(x * one), round(8 * one), round(x * one), round(30 * one))
    else:
        painter.drawEllipse(QRectF(32 * one, 8 * one, 36 * one, 36 * one))
        painter.drawRoundedRect(QRectF(20 * one, 52 * one, 60 * one, 42 * one), 12, 12)
    painter.end()
    return image


def _dots_of_points(points: float) -> float:
    """Qt's text measures in the dots of a screen, whatever it is printed on."""
    return points * SCREEN_DOTS / POINTS_AN_INCH


def _dots(millimetres: float) -> float:
    return millimetres * DOTS_AN_INCH / MM_AN_INCH
