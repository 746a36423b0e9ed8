"""Lays the recovery code out on one A4 page to print and put away."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from anchordesk.domain.dates import long_date
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services.errors import DocumentError

OWNER_ONLY = 0o600
GROUPS_IN_A_ROW = 4
CODE_SIZE = 26.0
WHAT_IT_IS = (
    "This code opens the AnchorDesk vault named above when the passphrase is forgotten, or when "
    "the computer is lost and the vault is restored from a backup. It opens nothing without the "
    "vault or a backup of it."
)
WHERE_TO_KEEP = (
    "Keep this sheet on paper, in a locked place away from the computer and from the backups: a "
    "safe, or a sealed envelope with your manager.",
    "Do not photograph it, send it or keep it as a file. Delete the file once it is printed.",
    "Whoever holds both this sheet and the computer or a backup can read every record.",
)
NOBODY_CAN_RESET = (
    "Nobody can reset this code: not your IT support, not the network, not the makers of "
    "AnchorDesk. Without the passphrase and without this sheet the records are lost."
)
HOW_TO_USE = (
    "To use it, your IT support runs: anchordesk recover (the vault is there, the passphrase is "
    "forgotten), or anchordesk restore BACKUP --vault FOLDER --recovery-code (from a backup).",
    "Capital or small letters, spaces and dashes make no difference. There is no letter I, L, O "
    "or U in it. The last character of each group is a check: AnchorDesk names a mistyped group.",
    "A newer sheet makes this one useless for the vault. It still opens backups that were made "
    "while it was in use: destroy it only with them.",
)


class RecoverySheets:
    """Writes recovery sheets; meets the port RecoverySheetWriter.

    Args:
        fonts: Folder with the Inter files, resources/fonts in the source.
    """

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def write(self, code: RecoveryCode, made_for: str, made_on: date, path: Path) -> None:
        """Write the sheet, for its owner's eyes only, never over another file.

        Raises:
            DocumentError: The file is there already, the folder cannot be written to, or the
                fonts are missing.
        """
        content = recovery_sheet(code, made_for, made_on, self._fonts)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        except OSError as problem:
            raise _not_written() from problem
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
        except OSError as problem:
            # Half a sheet is worse than none, and the first failure is the one to tell.
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise _not_written() from problem


def recovery_sheet(code: RecoveryCode, made_for: str, made_on: date, fonts: Path) -> bytes:
    """Return the sheet as a PDF file.

    Args:
        made_for: Whose vault it is.
        fonts: Folder with the Inter files; they are embedded.

    Raises:
        DocumentError: The fonts are missing.
    """
    # Loaded when wanted: a fifth of a second that other commands can do without.
    from reportlab.platypus import SimpleDocTemplate, Spacer  # noqa: PLC0415

    from anchordesk.adapters.documents.pdf_style import (  # noqa: PLC0415
        HEADING,
        MARGIN,
        PAGE_HEIGHT,
        PAGE_WIDTH,
        SUBTITLE,
        TITLE,
        cell_style,
        paragraph,
        register_fonts,
    )

    register_fonts(fonts)
    words = cell_style(10.5, bold=False, right=False)
    strong = cell_style(10.5, bold=True, right=False)
    story = [
        paragraph("AnchorDesk recovery sheet", TITLE),
        paragraph(f"{made_for}. Made {long_date(made_on)}.", SUBTITLE),
        Spacer(0, 14),
        paragraph(WHAT_IT_IS, words),
        Spacer(0, 18),
        _code_table(code),
        Spacer(0, 18),
        paragraph(NOBODY_CAN_RESET, strong),
    ]
    for heading, sentences in (("Where to keep it", WHERE_TO_KEEP), ("How to use it", HOW_TO_USE)):
        story += [Spacer(0, 14), paragraph(heading, HEADING)]
        for sentence in sentences:
            story += [paragraph(sentence, words), Spacer(0, 5)]
    out = io.BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title="AnchorDesk recovery sheet",
        lang="en-GB",
    ).build(story)
    return out.getvalue()


def _code_table(code: RecoveryCode) -> object:
    from reportlab.platypus import Table, TableStyle  # noqa: PLC0415 - as above

    from anchordesk.adapters.documents.pdf_style import (  # noqa: PLC0415
        BOLD,
        CONTENT_WIDTH,
        CONTROL,
        MUTED,
        REGULAR,
        TEXT,
    )

    rows: list[list[str]] = []
    for first in range(0, len(code.groups), GROUPS_IN_A_ROW):
        part = code.groups[first : first + GROUPS_IN_A_ROW]
        rows += [[f"Group {first + at + 1}" for at in range(len(part))], list(part)]
    style = [("BOX", (0, 0), (-1, -1), 1, CONTROL), ("LEFTPADDING", (0, 0), (-1, -1), 12)]
    for row in range(0, len(rows), 2):
        style += [
            ("FONT", (0, row), (-1, row), REGULAR, 8.5, 11),
            ("TEXTCOLOR", (0, row), (-1, row), MUTED),
            ("TOPPADDING", (0, row), (-1, row), 10),
            ("FONT", (0, row + 1), (-1, row + 1), BOLD, CODE_SIZE, CODE_SIZE * 1.25),
            ("TEXTCOLOR", (0, row + 1), (-1, row + 1), TEXT),
            ("BOTTOMPADDING", (0, row + 1), (-1, row + 1), 10),
        ]
    return Table(rows, colWidths=[CONTENT_WIDTH / GROUPS_IN_A_ROW] * 4, style=TableStyle(style))


def _not_written() -> DocumentError:
    return DocumentError(
        "The recovery sheet could not be written.",
        what_is_safe="Your records are safe. The new code opens nothing.",
        what_to_do="Choose a new file name in a folder that you may write to, then try again.",
    )
