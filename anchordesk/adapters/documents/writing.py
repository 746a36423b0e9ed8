"""Writes a return as PDF, accessible spreadsheet, CSV and the audited tables' own bytes.

The CSV file has its description for machines beside it.
"""

from __future__ import annotations

from pathlib import Path

from anchordesk.adapters.documents.placing import FileContent, place
from anchordesk.services.ports import WrittenDocuments
from anchordesk.services.return_document import ReturnDocument


class ReturnFiles:
    """Writes the documents of a return to a folder.

    Args:
        fonts: Folder with the Inter files, resources/fonts in the source.
    """

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def write(self, document: ReturnDocument, tables_json: bytes, folder: Path) -> WrittenDocuments:
        """Write the five files side by side, all or none, never over a different file.

        The same document always gives the same bytes.

        Raises:
            DocumentError: The folder is gone, full or may not be written to, or the fonts are
                missing.
        """
        # Loaded when wanted: a fifth of a second and 12 MiB that the window can do without.
        from anchordesk.adapters.documents.csv_metadata import csv_metadata  # noqa: PLC0415
        from anchordesk.adapters.documents.pdf import return_pdf  # noqa: PLC0415
        from anchordesk.adapters.documents.spreadsheet import (  # noqa: PLC0415
            accessible_spreadsheet,
        )
        from anchordesk.adapters.documents.tidy_csv import tidy_csv  # noqa: PLC0415

        files = (
            FileContent(".pdf", return_pdf(document, self._fonts)),
            FileContent(".xlsx", accessible_spreadsheet(document)),
            FileContent(".csv", tidy_csv(document)),
            FileContent(".json", tables_json),
        )

        def with_metadata(name: str) -> tuple[FileContent, ...]:
            metadata = csv_metadata(document, f"{name}.csv")
            return (*files, FileContent(".csv-metadata.json", metadata))

        return WrittenDocuments(*place(with_metadata, document.file_stem, folder))
