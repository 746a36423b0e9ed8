"""Reads a pathway definition (TOML) and says in which file and where it is wrong."""

from __future__ import annotations

import tomllib
from typing import cast

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.pathway import Pathway, Stage, StageGroup

PATHWAY_KEYS = {"code", "title", "version", "summary", "groups", "stages"}
STAGE_KEYS = {"code", "title", "short_title", "group", "next", "in_work"}


class PathwayFileError(RefusedError):
    """A pathway definition cannot be used."""

    code = "pathway-file"
    advice = "Mend the file, or ask whoever sent it for a new one."


def read_pathway(text: str, file_name: str) -> Pathway:
    """Read one pathway from its TOML text.

    Raises:
        PathwayFileError: naming the file and the place, if the text is not a pathway.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise PathwayFileError(f"The pathway file {file_name} cannot be read: {problem}.") from None
    _refuse_unknown(table, PATHWAY_KEYS, file_name, "at the top")
    raw_stages = table.get("stages")
    if not isinstance(raw_stages, list) or len(raw_stages) < 2:
        raise PathwayFileError(f"The pathway file {file_name} needs at least two [[stages]].")
    stages = tuple(
        _read_stage(cast("dict[str, object]", raw), number, file_name)
        for number, raw in enumerate(raw_stages, start=1)
    )
    groups = _read_groups(table.get("groups"), file_name)
    _check_stages(stages, groups, file_name)
    version = table.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PathwayFileError(f"The pathway file {file_name} needs a version, a whole number.")
    return Pathway(
        code=_words(table, "code", file_name, "at the top"),
        title=_words(table, "title", file_name, "at the top"),
        version=version,
        summary=_words(table, "summary", file_name, "at the top"),
        groups=groups,
        stages=stages,
    )


def _read_groups(raw: object, file_name: str) -> tuple[StageGroup, ...]:
    if not isinstance(raw, list) or not raw:
        raise PathwayFileError(f"The pathway file {file_name} needs [[groups]] to count by.")
    groups = []
    for number, table in enumerate(cast("list[dict[str, object]]", raw), start=1):
        place = f"in group {number}"
        _refuse_unknown(table, {"code", "title"}, file_name, place)
        code = _words(table, "code", file_name, place)
        groups.append(StageGroup(code, _words(table, "title", file_name, place)))
    return tuple(groups)


def _read_stage(raw: dict[str, object], number: int, file_name: str) -> Stage:
    place = f"in stage {number}"
    _refuse_unknown(raw, STAGE_KEYS, file_name, place)
    usual_next = raw.get("next", [])
    if not isinstance(usual_next, list) or not all(isinstance(code, str) for code in usual_next):
        raise PathwayFileError(f"In {file_name}, {place}, “next” must be a list of stage codes.")
    in_work = raw.get("in_work", False)
    if not isinstance(in_work, bool):
        raise PathwayFileError(f"In {file_name}, {place}, “in_work” must be true or false.")
    title = _words(raw, "title", file_name, place)
    return Stage(
        code=_words(raw, "code", file_name, place),
        title=title,
        short_title=str(raw.get("short_title", title)),
        group=_words(raw, "group", file_name, place),
        usual_next=tuple(usual_next),
        in_work=in_work,
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


def _words(table: dict[str, object], key: str, file_name: str, place: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise PathwayFileError(f"In {file_name}, {place}, “{key}” is missing or not text.")
    return value.strip()


def _refuse_unknown(table: dict[str, object], known: set[str], file_name: str, place: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise PathwayFileError(f"In {file_name}, {place}, “{unknown[0]}” is not a known setting.")
