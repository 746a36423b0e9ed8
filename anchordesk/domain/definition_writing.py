"""Writes tables of a definition file (TOML): what is written reads back as it was."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal


def written_table(name: str, settings: Iterable[tuple[str, object]]) -> str:
    """Return one [[table]] with its settings; those that say nothing are left out.

    Raises:
        TypeError: for a value that such a file cannot hold.
    """
    told = (f"{key} = {_value(value)}\n" for key, value in settings if value not in (None, "", ()))
    return f"[[{name}]]\n" + "".join(told)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return "[" + ", ".join(_value(one) for one in value) + "]"
        case str():
            # A code is its own text. JSON's escapes are among those of TOML (toml.io, v1.0.0).
            return json.dumps(value, ensure_ascii=False)
        case _:
            raise TypeError(f"a definition file holds no {type(value).__name__}")
