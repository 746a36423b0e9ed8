"""What a return asks for: which tables, counted by which built-in dimensions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import cast

from anchordesk.domain.errors import RefusedError

TEMPLATE_KEYS = {"code", "title", "version", "pathway", "threshold", "tables"}
TABLE_KEYS = {"name", "title", "rows", "columns"}
BUILT_IN_DIMENSIONS = (
    "stage_group",
    "age_band",
    "outcome",
    "ethnicity_group",
    "qualification",
    "start_quarter",
)


class TemplateFileError(RefusedError):
    """A return template cannot be used."""

    code = "template-file"
    advice = "Mend the file, or ask whoever sent it for a new one."


@dataclass(frozen=True, slots=True)
class TemplateTable:
    """One two-way table: a dimension down the side, another across the top."""

    name: str
    title: str
    rows: str
    columns: str


@dataclass(frozen=True, slots=True)
class ReturnTemplate:
    """A versioned return definition.

    Attributes:
        pathway: Code of the pathway whose stages are counted.
        threshold: Smallest count of people that may be printed, 3 to 10.
    """

    code: str
    title: str
    version: int
    pathway: str
    threshold: int
    tables: tuple[TemplateTable, ...]

    def table(self, name: str) -> TemplateTable:
        """Return the table with this name.

        Raises:
            TemplateFileError: if the template has none.
        """
        for table in self.tables:
            if table.name == name:
                return table
        raise TemplateFileError(f"The return “{self.title}” has no table “{name}”.")


def read_template(text: str, file_name: str) -> ReturnTemplate:
    """Read one return template from its TOML text.

    Raises:
        TemplateFileError: naming the file and the place, if it is not a template.
    """
    try:
        top = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise TemplateFileError(f"The return file {file_name} cannot be read: {problem}.") from None
    _refuse_unknown(top, TEMPLATE_KEYS, file_name, "at the top")
    raw_tables = top.get("tables")
    if not isinstance(raw_tables, list) or not raw_tables:
        raise TemplateFileError(f"The return file {file_name} needs at least one [[tables]].")
    return ReturnTemplate(
        code=_words(top, "code", file_name, "at the top"),
        title=_words(top, "title", file_name, "at the top"),
        version=_whole(top, "version", file_name, 1, 9999),
        pathway=_words(top, "pathway", file_name, "at the top"),
        threshold=_whole(top, "threshold", file_name, 3, 10),
        tables=tuple(
            _read_table(cast("dict[str, object]", raw), number, file_name)
            for number, raw in enumerate(raw_tables, start=1)
        ),
    )


def _read_table(raw: dict[str, object], number: int, file_name: str) -> TemplateTable:
    place = f"in table {number}"
    _refuse_unknown(raw, TABLE_KEYS, file_name, place)
    table = TemplateTable(
        name=_words(raw, "name", file_name, place),
        title=_words(raw, "title", file_name, place),
        rows=_words(raw, "rows", file_name, place),
        columns=_words(raw, "columns", file_name, place),
    )
    for dimension in (table.rows, table.columns):
        if dimension not in BUILT_IN_DIMENSIONS:
            raise TemplateFileError(
                f"In {file_name}, {place}, “{dimension}” is not something AnchorDesk counts by."
            )
    return table


def _whole(table: dict[str, object], key: str, file_name: str, least: int, most: int) -> int:
    value = table.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise TemplateFileError(
            f"In {file_name}, “{key}” must be a whole number from {least} to {most}."
        )
    return value


def _words(table: dict[str, object], key: str, file_name: str, place: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise TemplateFileError(f"In {file_name}, {place}, “{key}” is missing or not text.")
    return value.strip()


def _refuse_unknown(table: dict[str, object], known: set[str], file_name: str, place: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise TemplateFileError(f"In {file_name}, {place}, “{unknown[0]}” is not a known setting.")
