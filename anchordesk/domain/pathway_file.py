"""Reads a pathway definition (TOML) and says in which file and where it is wrong."""

from __future__ import annotations

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.pathway import Pathway, Stage, StageGroup

NEWEST_VERSION = 9999


class PathwayFileError(DefinitionFileError):
    """A pathway definition cannot be used."""

    code = "pathway-file"


def read_pathway(text: str, file_name: str) -> Pathway:
    """Read one pathway from its TOML text.

    Raises:
        PathwayFileError: naming the file and the place, if the text is not a pathway.
    """
    top = read_definition(text, file_name, PathwayFileError)
    top.refuse_unknown("code", "title", "version", "summary", "groups", "stages")
    groups = tuple(_read_group(table) for table in top.tables("groups", "group"))
    stages = tuple(_read_stage(table) for table in top.tables("stages", "stage", least=2))
    _check_stages(stages, groups, file_name)
    return Pathway(
        code=top.words("code"),
        title=top.words("title"),
        version=top.whole_number("version", 1, NEWEST_VERSION),
        summary=top.words("summary"),
        groups=groups,
        stages=stages,
    )


def _read_group(table: DefinitionTable) -> StageGroup:
    table.refuse_unknown("code", "title")
    return StageGroup(table.words("code"), table.words("title"))


def _read_stage(table: DefinitionTable) -> Stage:
    table.refuse_unknown("code", "title", "short_title", "group", "next", "in_work")
    title = table.words("title")
    return Stage(
        code=table.words("code"),
        title=title,
        short_title=table.words("short_title", title),
        group=table.words("group"),
        usual_next=table.codes("next"),
        in_work=table.flag("in_work"),
    )


def _check_stages(
    stages: tuple[Stage, ...], groups: tuple[StageGroup, ...], file_name: str
) -> None:
    group_codes = {group.code for group in groups}
    codes = [stage.code for stage in stages]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise PathwayFileError(f"In {file_name}, the stage “{twice[0]}” is there twice.")
    for stage in stages:
        if stage.group not in group_codes:
            raise PathwayFileError(
                f"In {file_name}, stage “{stage.code}” is in group “{stage.group}”, "
                "which is not there."
            )
        for code in stage.usual_next:
            if code not in codes:
                raise PathwayFileError(
                    f"In {file_name}, stage “{stage.code}” leads to “{code}”, which is not there."
                )
