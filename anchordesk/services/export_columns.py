"""The columns that a saved caseload can have, and which of them can come back changed."""

from __future__ import annotations

from enum import Enum

from anchordesk.domain.editable_fields import EditableField

TEXT, DAY, MARK = "Words", "A day", "AnchorDesk's own: leave it as it is"


class ExportColumn(Enum):
    """What can stand in the file: code, the column's title, what it holds, and how.

    Attributes:
        field: What a changed cell changes when the file comes back; None where nothing does.
    """

    NAME = "name", "Resident", "Preferred or first name with the family name.", TEXT
    REFERENCE = (
        *("reference", "Reference", "The organisation's own reference."),
        *(TEXT, EditableField.REFERENCE),
    )
    GIVEN_NAME = "given-name", "First name", "Their first name.", TEXT, EditableField.GIVEN_NAME
    FAMILY_NAME = (
        *("family-name", "Family name", "Their family name."),
        *(TEXT, EditableField.FAMILY_NAME),
    )
    PREFERRED_NAME = (
        *("preferred-name", "Preferred name", "What they like to be called."),
        *(TEXT, EditableField.PREFERRED_NAME),
    )
    PATHWAY = "pathway", "Pathway", "The pathway they joined last.", TEXT
    STAGE = "stage", "Stage", "Where they are on it, or why they left.", TEXT
    STAGE_SINCE = "stage-since", "At the stage since", "The day on which they came to it.", DAY
    STAGE_DAYS = "days-at-stage", "Days at the stage", "Counted on the day of the file.", TEXT
    NEXT_ACTION = "next-action", "Next action", "What is to be done first.", TEXT
    DUE = "due", "Due", "By when it is to be done.", DAY
    LAST_CONTACT = "last-contact", "Last contact", "When somebody was in touch last.", DAY
    WORKER = "worker", "Worker", "Who works with them.", TEXT
    WARD = "ward", "Ward", "The electoral ward they live in.", TEXT, EditableField.WARD
    LANDLORD = "landlord", "Landlord", "Whom they rent from.", TEXT, EditableField.LANDLORD
    TENANCY = (
        *("tenancy-reference", "Tenancy reference", "The landlord's reference."),
        *(TEXT, EditableField.TENANCY_REFERENCE),
    )
    SECTOR_LEFT = (
        *("sector-left", "Industry they leave", "In words, as the record has it."),
        *(TEXT, EditableField.SECTOR_LEFT),
    )
    QUALIFICATION = (
        *("qualification", "Highest qualification", "One of AnchorDesk's levels."),
        *(TEXT, EditableField.QUALIFICATION),
    )
    ALERTS = "alerts", "Alerts", "Alerts and the safety instruction, between semicolons.", TEXT
    NEEDS = (
        *("needs", "Needs"),
        *("What stands in the way and is not resolved, the most severe first.", TEXT),
    )
    DOCUMENT = (
        *("document", "Next document to end"),
        *("The attached document that ends first, or has ended, and nobody saw to.", TEXT),
    )
    DOCUMENT_ENDS = "document-ends", "Document ends on", "The last day that it holds.", DAY
    KEY = "key", "AnchorDesk key", "Whom the row is about, when the file comes back.", MARK
    VERSION = "version", "AnchorDesk version", "Marks of the row's cells as they were saved.", MARK

    def __init__(
        self,
        code: str,
        title_text: str,
        meaning: str,
        form: str,
        field: EditableField | None = None,
    ) -> None:
        self.code = code
        self.title_text = title_text
        self.meaning = meaning
        self.form = form
        self.field = field


MARKS = frozenset({ExportColumn.KEY, ExportColumn.VERSION})
OF_DOCUMENTS = frozenset({ExportColumn.DOCUMENT, ExportColumn.DOCUMENT_ENDS})
# Alerts and needs tell of health or danger, documents of immigration or convictions: they go
# only where somebody asks for them. So do the details that a list does not show.
USUAL_COLUMNS = (
    *(ExportColumn.NAME, ExportColumn.REFERENCE, ExportColumn.PATHWAY, ExportColumn.STAGE),
    *(ExportColumn.NEXT_ACTION, ExportColumn.DUE, ExportColumn.LAST_CONTACT, ExportColumn.WORKER),
    *(ExportColumn.KEY, ExportColumn.VERSION),
)
SCHEMA_VERSION = 5
"""Raised when a column is added, taken away or comes to hold something else."""


def column_called(title: str) -> ExportColumn | None:
    """Return the column with this title; None if there is none."""
    return next((column for column in ExportColumn if column.title_text == title), None)


def comes_back(header: tuple[str, ...]) -> bool:
    """Whether a file with these columns was saved here and comes back."""
    return ExportColumn.KEY.title_text in header
