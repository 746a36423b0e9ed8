"""Puts one field of a resident back to what it held before, from the words of the history."""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.field_history import NEVER_CHANGE, FieldChange, in_words
from anchordesk.domain.resident import RecordedAge, Resident

YES = "Yes"
AGE_ON = " on "


class RestoreRefusedError(RefusedError):
    """A field cannot be put back."""

    code = "restore-refused"


def restored(resident: Resident, change: FieldChange) -> Resident:
    """Return a resident with one field as it was before a change; all others stay.

    Raises:
        RestoreRefusedError: if it is of equality monitoring, which has a form of its own, or the
            words mean nothing to this version.
        ResidentRefusedError, WorkRefusedError: if it does not go with what is known by now.
    """
    name, _, part = change.field.partition(".")
    hints = get_type_hints(Resident)
    if change.is_apart or name not in hints or name in NEVER_CHANGE:
        raise _not_known()
    if not part:
        return replace(resident, **{name: _value(hints[name], change.before)})
    whole = getattr(resident, name)
    parts = get_type_hints(type(whole)) if is_dataclass(whole) else {}
    if part not in parts:
        raise _not_known()
    return replace(resident, **{name: replace(whole, **{part: _value(parts[part], change.before)})})


def _value(kind: Any, words: str) -> Any:
    """Return what a field of a kind holds, from its words; the way back gives the same words."""
    try:
        value = _read(kind, words)
    except ValueError:
        raise _not_known() from None
    if in_words(value) != words:
        raise _not_known()
    return value


def _read(kind: Any, words: str) -> object:
    if get_origin(kind) in (Union, UnionType):
        if not words:
            return None
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in words.split(", ")) if words else ()
    if kind is RecordedAge:
        years, _, on = words.partition(AGE_ON)
        return RecordedAge(int(years), date.fromisoformat(on) if on else None)
    return _read_plain(kind, words)


def _read_plain(kind: Any, words: str) -> object:
    if kind is bool:
        return words == YES
    if kind is date:
        return date.fromisoformat(words)
    if issubclass(kind, TitledCode):
        return next((one for one in kind if one.title_text == words), None)
    if kind is Decimal:
        return Decimal(words) if words.replace(".", "", 1).isdigit() else None
    return kind(words)


def _not_known() -> RestoreRefusedError:
    return RestoreRefusedError(
        "This field cannot be put back by itself.",
        what_to_do="Open the form under Edit, and enter what it held before.",
    )
