"""Mappings as JSON files, so that they can be saved, mailed and used by the command line."""

from __future__ import annotations

import json
from typing import cast

from anchordesk.domain.import_mapping import (
    Case,
    Comparison,
    Condition,
    Field,
    FieldRule,
    ImportMapping,
    MappingRefusedError,
    Meaning,
)

FORMAT = "anchordesk-import-mapping/1"


def write_mapping(mapping: ImportMapping) -> str:
    """Return the mapping as JSON text."""
    document = {
        "format": FORMAT,
        "name": mapping.name,
        "pathway": mapping.pathway,
        "day_first": mapping.day_first,
        "number_rows": mapping.number_rows,
        "fields": {rule.field.value: _rule_as_json(rule) for rule in mapping.rules},
        "meanings": [[m.field.value, m.word, m.value] for m in mapping.meanings],
        "header": list(mapping.header),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def read_mapping(text: str, file_name: str) -> ImportMapping:
    """Read a mapping from JSON text.

    Raises:
        MappingRefusedError: naming the file and the place, if it is not a mapping.
    """
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        raise MappingRefusedError(f"The mapping file {file_name} is not JSON.") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise MappingRefusedError(f"The file {file_name} is not an AnchorDesk mapping.")
    fields = document.get("fields")
    if not isinstance(fields, dict):
        raise MappingRefusedError(f"The mapping file {file_name} names no fields.")
    day_first = document.get("day_first", True)
    if not isinstance(day_first, bool):
        raise MappingRefusedError(f"In {file_name}, “day_first” must be true or false.")
    number_rows = document.get("number_rows", False)
    if not isinstance(number_rows, bool):
        raise MappingRefusedError(f"In {file_name}, “number_rows” must be true or false.")
    return ImportMapping(
        name=str(document.get("name", file_name)),
        pathway=str(document.get("pathway", "")),
        day_first=day_first,
        rules=tuple(_read_rule(name, raw, file_name) for name, raw in fields.items()),
        meanings=_read_meanings(document.get("meanings", []), file_name),
        header=_read_header(document.get("header", []), file_name),
        number_rows=number_rows,
    )


def _read_meanings(raw: object, file_name: str) -> tuple[Meaning, ...]:
    fields = {field.value for field in Field}
    found = []
    for one in raw if isinstance(raw, list) else [None]:
        match one:
            case [str(name), str(word), str(value)] if name in fields:
                found.append(Meaning(Field(name), word, value))
            case _:
                raise MappingRefusedError(f"In {file_name}, a meaning is a field and two words.")
    return tuple(found)


def _read_header(raw: object, file_name: str) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(name, str) for name in raw):
        raise MappingRefusedError(f"In {file_name}, “header” must be a list of names.")
    return tuple(raw)


def _rule_as_json(rule: FieldRule) -> dict[str, object]:
    if rule.column:
        return {"column": rule.column}
    cases = [
        {
            "column": case.condition.column,
            case.condition.comparison.value: case.condition.value,
            "then": case.value,
        }
        for case in rule.cases
    ]
    return {"cases": cases, "otherwise": rule.otherwise} if cases else {"fixed": rule.otherwise}


def _read_rule(name: str, raw: object, file_name: str) -> FieldRule:
    place = f"In {file_name}, field “{name}”"
    if name not in {field.value for field in Field}:
        raise MappingRefusedError(f"{place} is not something AnchorDesk keeps.")
    field = Field(name)
    table = cast("dict[str, object]", raw) if isinstance(raw, dict) else {}
    match table:
        case {"column": str(column)} if len(table) == 1:
            return FieldRule(field, column=column)
        case {"fixed": str(value)} if len(table) == 1:
            return FieldRule(field, otherwise=value)
        case {"cases": list(cases), **rest} if set(rest) <= {"otherwise"}:
            otherwise = rest.get("otherwise", "")
            if not isinstance(otherwise, str):
                raise MappingRefusedError(f"{place}: “otherwise” must be text.")
            return FieldRule(
                field,
                cases=tuple(_read_case(case, place) for case in cases),
                otherwise=otherwise,
            )
        case _:
            raise MappingRefusedError(f"{place} needs a column, cases, or a fixed value.")


def _read_case(raw: object, place: str) -> Case:
    table = cast("dict[str, object]", raw) if isinstance(raw, dict) else {}
    comparisons = [c for c in Comparison if c.value in table]
    if set(table) - {"column", "then", "is", "above"} or len(comparisons) != 1:
        raise MappingRefusedError(f"{place}: a case has column, “is” or “above”, and then.")
    comparison = comparisons[0]
    words = (table.get("column"), table.get(comparison.value), table.get("then"))
    if not all(isinstance(word, str) for word in words):
        raise MappingRefusedError(f"{place}: column, value and then must be text.")
    column, value, then = (str(word) for word in words)
    return Case(Condition(column, comparison, value), then)
