"""The fields of a resident that a spreadsheet may bring back changed, as text and from text."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

from anchordesk.domain.categories import Qualification
from anchordesk.domain.formula_guard import STARTS_OF_FORMULAS, inert
from anchordesk.domain.import_values import UnreadableValueError, read_group
from anchordesk.domain.resident import Resident
from anchordesk.domain.text import tidy_line


class EditableField(StrEnum):
    """One such field; the code is the name it has in a resident."""

    REFERENCE = "reference"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    PREFERRED_NAME = "preferred_name"
    WARD = "ward"
    LANDLORD = "landlord"
    TENANCY_REFERENCE = "tenancy_reference"
    SECTOR_LEFT = "sector_left"
    QUALIFICATION = "qualification"


def text_of(resident: Resident, field: EditableField) -> str:
    """Return what a field holds as a cell shows it; empty where it is not known."""
    value = getattr(resident, field.value)
    if isinstance(value, Qualification):
        return "" if value is Qualification.NOT_KNOWN else value.title_text
    return tidy_line(value)


def with_text(resident: Resident, field: EditableField, text: str) -> Resident:
    """Return a resident whose field holds what a cell says.

    Raises:
        UnreadableValueError: if the field cannot hold it.
    """
    words = tidy_line(text)
    match field:
        case EditableField.QUALIFICATION:
            held = read_group(words, Qualification, Qualification.NOT_KNOWN)
            return replace(resident, qualification=held)
        case EditableField.REFERENCE if not words:
            raise UnreadableValueError(
                "A reference cannot be taken away.", what_to_do="Give the old one or another one."
            )
        case _:
            changed: dict[str, Any] = {field.value: words}
            return replace(resident, **changed)


def cell_words(cell: str) -> str:
    """Return what a cell says, without the apostrophe that keeps text from being run."""
    words = tidy_line(cell)
    guarded = words.startswith("'") and words[1:].startswith(STARTS_OF_FORMULAS)
    return words[1:] if guarded else words


def says(cell: str, text: str) -> bool:
    """Whether a cell says what a text does, with the apostrophe or without."""
    words = tidy_line(cell)
    return words in {tidy_line(text), tidy_line(inert(text))}
