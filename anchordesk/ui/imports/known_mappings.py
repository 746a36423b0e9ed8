"""Reads the mappings to choose from, and the imports of before."""

from __future__ import annotations

from anchordesk.domain.import_mapping import ImportMapping
from anchordesk.domain.import_mapping_file import read_mapping
from anchordesk.services.workspace import Workspace
from anchordesk.ui.imports.state import KnownMappings


def known_mappings(workspace: Workspace) -> KnownMappings:
    """Read the mappings to choose from, each name once, and the imports of before."""
    with workspace.records.reading() as reading:
        saved = [read_mapping(text, "saved mapping") for text in reading.saved_mappings()]
        past = reading.imports()
    by_name: dict[str, ImportMapping] = {}
    for mapping in (*saved, *workspace.library.mappings):
        by_name.setdefault(mapping.name, mapping)
    return KnownMappings(tuple(by_name.values()), past)
