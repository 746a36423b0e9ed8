"""Reads a pathway definition (TOML) and says in which file and where it is wrong."""

from __future__ import annotations

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.pathway import ExitReason, Milestone, Pathway, Stage, StageGroup

NEWEST_VERSION = 9999
MOST_WEEKS = 520
MOST_QUIET_DAYS = 366


class PathwayFileError(DefinitionFileError):
    """A pathway definition cannot be used."""

    code = "pathway-file"


def read_pathway(text: str, file_name: str) -> Pathway:
    """Read one pathway from its TOML text.

    Raises:
        PathwayFileError: naming the file and the place, if the text is not a pathway.
    """
    top = read_definition(text, file_name, PathwayFileError)
    top.refuse_unknown(
        *("code", "title", "version", "summary", "quiet_after_days", "groups", "stages"),
        *("milestones", "exits", "sustained_rules"),
    )
    groups = tuple(_read_group(table) for table in top.tables("groups", "group"))
    stages = tuple(_read_stage(table) for table in top.tables("stages", "stage", least=2))
    milestones = tuple(
        _read_milestone(table) for table in top.tables("milestones", "milestone", least=0)
    )
    exits = tuple(_read_exit(table) for table in top.tables("exits", "exit", least=0))
    _check_stages(stages, groups, file_name)
    _refuse_twice([*(s.code for s in stages), *(e.code for e in exits)], "exit", file_name)
    _check_milestones(milestones, stages, file_name)
    return Pathway(
        code=top.words("code"),
        title=top.words("title"),
        version=top.whole_number("version", 1, NEWEST_VERSION),
        summary=top.words("summary"),
        groups=groups,
        stages=stages,
        milestones=milestones,
        exits=exits,
        sustained_rules=top.codes("sustained_rules"),
        quiet_after_days=top.whole_number("quiet_after_days", 0, MOST_QUIET_DAYS, 0),
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


def _read_exit(table: DefinitionTable) -> ExitReason:
    table.refuse_unknown("code", "title")
    return ExitReason(table.words("code"), table.words("title"))


def _refuse_twice(codes: list[str], called: str, file_name: str) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise PathwayFileError(f"In {file_name}, the {called} “{twice[0]}” is there twice.")


def _read_milestone(table: DefinitionTable) -> Milestone:
    table.refuse_unknown("title", "stage", "after", "weeks")
    return Milestone(
        title=table.words("title"),
        stage=table.words("stage"),
        after=table.words("after"),
        weeks=table.whole_number("weeks", 1, MOST_WEEKS),
    )


def _check_milestones(
    milestones: tuple[Milestone, ...], stages: tuple[Stage, ...], file_name: str
) -> None:
    places = {stage.code: place for place, stage in enumerate(stages)}
    weeks_until: dict[str, tuple[int, int]] = {}
    for milestone in milestones:
        where = f"In {file_name}, milestone “{milestone.title}”"
        for code in (milestone.stage, milestone.after):
            if code not in places:
                raise PathwayFileError(f"{where} names the stage “{code}”, which is not there.")
        if places[milestone.after] >= places[milestone.stage]:
            raise PathwayFileError(f"{where} counts from a stage that does not come before it.")
        place, weeks = places[milestone.stage], milestone.weeks
        earlier = weeks_until.get(milestone.after)
        if earlier is not None and not (earlier[0] < place and earlier[1] < weeks):
            raise PathwayFileError(f"{where} must come later than the one before it.")
        weeks_until[milestone.after] = (place, weeks)


def _check_stages(
    stages: tuple[Stage, ...], groups: tuple[StageGroup, ...], file_name: str
) -> None:
    group_codes = {group.code for group in groups}
    codes = [stage.code for stage in stages]
    _refuse_twice(codes, "stage", file_name)
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
