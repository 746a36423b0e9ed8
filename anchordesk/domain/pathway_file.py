"""Reads a pathway definition (TOML) and says in which file and on which line it is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from anchordesk.domain.application import ApplicationState
from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.eligibility import NO_RULES, EligibilityRules
from anchordesk.domain.pathway import (
    ExitReason,
    Milestone,
    Pathway,
    Stage,
    StageAction,
    StageGroup,
)

NEWEST_VERSION = 9999
MOST_WEEKS = 520
MOST_QUIET_DAYS = 366
OLDEST = 120
BY_APPLICATION = ("stage of the application step", "application")


class PathwayFileError(DefinitionFileError):
    """A pathway definition cannot be used."""

    code = "pathway-file"


def read_pathway(text: str, file_name: str) -> Pathway:
    """Read one pathway from its TOML text.

    Raises:
        PathwayFileError: naming the file and the line, if the text is not a pathway.
    """
    top = read_definition(text, file_name, PathwayFileError)
    top.refuse_unknown(
        *("code", "title", "version", "summary", "quiet_after_days", "groups", "stages"),
        *("milestones", "exits", "sustained_rules", "eligibility", "stage_actions"),
    )
    groups = top.tables("groups", "group")
    stages = top.tables("stages", "stage", least=2)
    exits = top.tables("exits", "exit", least=0)
    milestones = top.tables("milestones", "milestone", least=0)
    actions = top.tables("stage_actions", "stage action", least=0)
    group_codes = [table.words("code") for table in groups]
    stage_codes = [table.words("code") for table in stages]
    _refuse_twice(groups, "group")
    _refuse_twice(stages, "stage")
    _refuse_twice([*stages, *exits], "exit")
    _refuse_twice([table for table in stages if "application" in table.values], *BY_APPLICATION)
    return Pathway(
        code=top.words("code"),
        title=top.words("title"),
        version=top.whole_number("version", 1, NEWEST_VERSION),
        summary=top.words("summary"),
        groups=tuple(_read_group(table) for table in groups),
        stages=tuple(_read_stage(table, group_codes, stage_codes) for table in stages),
        milestones=_read_milestones(milestones, stage_codes),
        exits=tuple(_read_exit(table) for table in exits),
        sustained_rules=top.codes("sustained_rules"),
        quiet_after_days=top.whole_number("quiet_after_days", 0, MOST_QUIET_DAYS, 0),
        eligibility=_read_eligibility(top.table("eligibility"), stage_codes),
        stage_actions=_read_stage_actions(actions, stage_codes),
    )


def _read_group(table: DefinitionTable) -> StageGroup:
    table.refuse_unknown("code", "title")
    return StageGroup(table.words("code"), table.words("title"))


def _read_stage(table: DefinitionTable, groups: Sequence[str], stages: Sequence[str]) -> Stage:
    table.refuse_unknown("code", "title", "short_title", "group", "next", "in_work", "application")
    title, group = table.words("title"), table.words("group")
    if group not in groups:
        raise table.wrong(f"the group “{group}” is not there", "group")
    for code in table.codes("next"):
        if code not in stages:
            raise table.wrong(f"it leads to “{code}”, which is not there", "next")
    return Stage(
        code=table.words("code"),
        title=title,
        short_title=table.words("short_title", title),
        group=group,
        usual_next=table.codes("next"),
        in_work=table.flag("in_work"),
        application=_read_application(table),
    )


def _read_application(table: DefinitionTable) -> ApplicationState | None:
    if "application" not in table.values:
        return None
    code = table.words("application")
    # “Not this time” brings nobody on.
    steps = {step.value: step for step in list(ApplicationState)[:-1]}
    if code not in steps:
        raise table.wrong(f"“{code}” is no step of an application", "application")
    return steps[code]


def _read_exit(table: DefinitionTable) -> ExitReason:
    table.refuse_unknown("code", "title")
    return ExitReason(table.words("code"), table.words("title"))


def _refuse_twice(tables: Sequence[DefinitionTable], called: str, key: str = "code") -> None:
    seen: set[str] = set()
    for table in tables:
        code = table.words(key)
        if code in seen:
            raise table.wrong(f"the {called} “{code}” is there twice", key)
        seen.add(code)


def _read_milestones(
    tables: Sequence[DefinitionTable], stages: Sequence[str]
) -> tuple[Milestone, ...]:
    weeks_until: dict[str, tuple[int, int]] = {}
    found = []
    for table in tables:
        table.refuse_unknown("title", "stage", "after", "weeks")
        for key in ("stage", "after"):
            _refuse_no_stage(table, key, stages)
        milestone = Milestone(
            title=table.words("title"),
            stage=table.words("stage"),
            after=table.words("after"),
            weeks=table.whole_number("weeks", 1, MOST_WEEKS),
        )
        place, weeks = stages.index(milestone.stage), milestone.weeks
        if stages.index(milestone.after) >= place:
            raise table.wrong("it counts from a stage that does not come before it", "after")
        earlier = weeks_until.get(milestone.after)
        if earlier is not None and not (earlier[0] < place and earlier[1] < weeks):
            raise table.wrong("it must come later than the one before it", "weeks")
        weeks_until[milestone.after] = (place, weeks)
        found.append(milestone)
    return tuple(found)


def _refuse_no_stage(table: DefinitionTable, key: str, stages: Sequence[str]) -> None:
    code = table.words(key)
    if code not in stages:
        raise table.wrong(f"it names the stage “{code}”, which is not there", key)


def _read_stage_actions(
    tables: Sequence[DefinitionTable], stages: Sequence[str]
) -> tuple[StageAction, ...]:
    found = tuple(_read_stage_action(table, stages) for table in tables)
    _refuse_twice([table for table in tables if "code" in table.values], "stage action")
    by_code = {action.code: action for action in found if action.code}
    for table, action in zip(tables, found, strict=True):
        if not action.after:
            continue
        before = by_code.get(action.after)
        if before is None:
            raise table.wrong(f"it follows “{action.after}”, which is not there", "after")
        if before.stage != action.stage:
            raise table.wrong(f"it follows “{action.after}”, which is of another stage", "after")
        if _comes_round(action, by_code):
            raise table.wrong("it would have to be done before itself", "after")
    return found


def _read_stage_action(table: DefinitionTable, stages: Sequence[str]) -> StageAction:
    table.refuse_unknown("stage", "words", "due_in_days", "by_resident", "code", "after")
    _refuse_no_stage(table, "stage", stages)
    return StageAction(
        stage=table.words("stage"),
        words=table.words("words"),
        due_in_days=table.whole_number("due_in_days", 0, MOST_QUIET_DAYS),
        by_resident=table.flag("by_resident"),
        code=table.words("code") if {"code", "after"} & table.values.keys() else "",
        after=table.words("after") if "after" in table.values else "",
    )


def _comes_round(action: StageAction, by_code: Mapping[str, StageAction]) -> bool:
    """Whether going from each action to the one before it never ends."""
    seen: set[str] = set()
    before = action.after
    while before in by_code and before not in seen:
        seen.add(before)
        before = by_code[before].after
    return before in seen


def _read_eligibility(table: DefinitionTable | None, stages: Sequence[str]) -> EligibilityRules:
    if table is None:
        return NO_RULES
    table.refuse_unknown(
        *("at_stage", "postcode_areas", "youngest", "oldest"),
        *("sectors", "landlords", "right_to_work"),
    )
    _refuse_no_stage(table, "at_stage", stages)
    youngest, oldest = (
        table.whole_number(key, 0, OLDEST) if key in table.values else None
        for key in ("youngest", "oldest")
    )
    if youngest is not None and oldest is not None and oldest < youngest:
        raise table.wrong("nobody is old enough and young enough", "oldest")
    return EligibilityRules(
        postcode_areas=table.codes("postcode_areas"),
        youngest=youngest,
        oldest=oldest,
        sectors=table.codes("sectors"),
        landlords=table.codes("landlords"),
        right_to_work=table.flag("right_to_work"),
        at_stage=table.words("at_stage"),
    )
