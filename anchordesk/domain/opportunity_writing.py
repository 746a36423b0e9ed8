"""Writes vacancies as the TOML that desks read: what is written reads back as it was."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from anchordesk.domain.opportunity import Opportunity
from anchordesk.domain.opportunity_file import SETTINGS


def write_opportunities(opportunities: Iterable[Opportunity]) -> str:
    """Return the text of a file of vacancies, in their order; what is not said is left out."""
    return "\n".join(_written(opportunity) for opportunity in opportunities)


def _written(opportunity: Opportunity) -> str:
    told = ((name, getattr(opportunity, name)) for name in SETTINGS)
    lines = (f"{name} = {_value(value)}" for name, value in told if value not in (None, "", ()))
    return "[[opportunities]]\n" + "".join(f"{line}\n" for line in lines)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        case date():
            return value.isoformat()
        case StrEnum():
            return f'"{value.value}"'
        case tuple():
            return "[" + ", ".join(_value(one) for one in value) + "]"
        case str():
            # JSON's escapes are among those of TOML's basic strings (toml.io, v1.0.0).
            return json.dumps(value, ensure_ascii=False)
        case _:
            raise TypeError(f"a vacancy holds no {type(value).__name__}")
