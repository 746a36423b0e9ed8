"""What a return asks for: which tables, counted by which built-in dimensions."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)

NEWEST_VERSION = 9999
LOWEST_THRESHOLD, HIGHEST_THRESHOLD = 3, 10
BUILT_IN_DIMENSIONS = (
    "stage_group",
    "age_band",
    "outcome",
    "ethnicity_group",
    "qualification",
    "start_quarter",
)


class TemplateFileError(DefinitionFileError):
    """A return template cannot be used."""

    code = "template-file"


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
        sensitive: Dimensions on which it may not be known that a whole group is in one category.
    """

    code: str
    title: str
    version: int
    pathway: str
    threshold: int
    tables: tuple[TemplateTable, ...]
    sensitive: tuple[str, ...] = ()

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
    top = read_definition(text, file_name, TemplateFileError)
    top.refuse_unknown("code", "title", "version", "pathway", "threshold", "tables", "sensitive")
    sensitive = top.codes("sensitive")
    for dimension in sensitive:
        if dimension not in BUILT_IN_DIMENSIONS:
            raise TemplateFileError(
                f"In {file_name}, “sensitive” names “{dimension}”, which is not something "
                "AnchorDesk counts by."
            )
    return ReturnTemplate(
        code=top.words("code"),
        title=top.words("title"),
        version=top.whole_number("version", 1, NEWEST_VERSION),
        pathway=top.words("pathway"),
        threshold=top.whole_number("threshold", LOWEST_THRESHOLD, HIGHEST_THRESHOLD),
        tables=tuple(_read_table(table) for table in top.tables("tables", "table")),
        sensitive=sensitive,
    )


def _read_table(table: DefinitionTable) -> TemplateTable:
    table.refuse_unknown("name", "title", "rows", "columns")
    read = TemplateTable(
        name=table.words("name"),
        title=table.words("title"),
        rows=table.words("rows"),
        columns=table.words("columns"),
    )
    for dimension in (read.rows, read.columns):
        if dimension not in BUILT_IN_DIMENSIONS:
            raise TemplateFileError(
                f"In {table.file_name}, {table.place}, “{dimension}” is not something AnchorDesk "
                "counts by."
            )
    return read
