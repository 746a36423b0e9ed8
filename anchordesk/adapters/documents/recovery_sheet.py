"""Lays the recovery code out on one A4 page to print and put away."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from anchordesk.adapters.documents.new_file import write_new
from anchordesk.adapters.documents.recovery_words import (
    OF_A_DESK,
    OF_A_PART,
    OF_AN_ORGANISATION,
    SheetWords,
)
from anchordesk.domain.dates import long_date
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.recovery_parts import RecoveryPart
from anchordesk.services.errors import DocumentError
from anchordesk.services.vault_care import PartSheet

GROUPS_IN_A_ROW = 4
CODE_SIZE = 26.0


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
        write_new(path, recovery_sheet(code, made_for, made_on, self._fonts), _not_written())

    def write_part(self, sheet: PartSheet, path: Path) -> None:
        """Write one of three sheets, with the same care.

        Raises:
            DocumentError: as for the sheet of a desk.
        """
        part = sheet.part
        names = "; ".join(
            f"sheet {at}: {name or '____________________'}"
            for at, name in enumerate(sheet.holders, start=1)
        )
        made_for = f"{sheet.made_for}. Mark of the set {part.mark}. Kept by {names}"
        words = replace(OF_A_PART, title=OF_A_PART.title.format(number=part.number))
        content = recovery_sheet(part, made_for, sheet.made_on, self._fonts, words)
        write_new(path, content, _not_written())

    def write_for_organisation(
        self, code: RecoveryCode, key: OrganisationKey, made_on: date, path: Path
    ) -> None:
        """Write the sheet of an organisation's code, with the same care.

        Raises:
            DocumentError: as for the sheet of a desk.
        """
        made_for = f"{key.organisation}. Fingerprint {key.fingerprint}"
        content = recovery_sheet(code, made_for, made_on, self._fonts, OF_AN_ORGANISATION)
        write_new(path, content, _not_written())


def recovery_sheet(
    code: RecoveryCode | RecoveryPart,
    made_for: str,
    made_on: date,
    fonts: Path,
    words: SheetWords = OF_A_DESK,
) -> bytes:
    """Return the sheet as a PDF file.

    Args:
        made_for: Whose vault it is, or whose key.
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
    plain = cell_style(10.5, bold=False, right=False)
    strong = cell_style(10.5, bold=True, right=False)
    story = [
        paragraph(words.title, TITLE),
        paragraph(f"{made_for}. Made {long_date(made_on)}.", SUBTITLE),
        Spacer(0, 14),
        paragraph(words.what_it_is, plain),
        Spacer(0, 18),
        _code_table(code),
        Spacer(0, 18),
        paragraph(words.nobody_can_reset, strong),
    ]
    for heading, sentences in (
        ("Where to keep it", words.where_to_keep),
        ("How to use it", words.how_to_use),
    ):
        story += [Spacer(0, 14), paragraph(heading, HEADING)]
        for sentence in sentences:
            story += [paragraph(sentence, plain), Spacer(0, 5)]
    out = io.BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=words.title,
        lang="en-GB",
    ).build(story)
    return out.getvalue()


def _code_table(code: RecoveryCode | RecoveryPart) -> object:
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
        rest = [""] * (GROUPS_IN_A_ROW - len(part))
        rows += [[f"Group {first + at + 1}" for at in range(len(part))] + rest, [*part, *rest]]
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
