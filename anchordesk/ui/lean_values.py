"""Frees what `dataclass` leaves behind for each of the values, once their modules are loaded.

A dataclass with slots is made twice, since slots need a new class. In Python 3.11 what refuses a
change of a frozen value still holds the first class, so that 650 classes nobody can reach stay for
good; and each class has functions of its own that print it, though all print alike. Together they
take 1.5 MiB (measured). Values that are loaded later are left as they are.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import fields, is_dataclass
from types import CellType, FunctionType

PACKAGE = "anchordesk"
REFUSALS = ("__setattr__", "__delattr__")


def make_values_lean() -> None:
    """Let go of the first classes, and have all values printed by one function."""
    for value_class in _values():
        for name in REFUSALS:
            _hold_this_class(vars(value_class).get(name), value_class)
        # What `dataclass` wrote is marked by the guard around it; one that we wrote stays.
        if hasattr(vars(value_class).get("__repr__"), "__wrapped__"):
            value_class.__repr__ = _in_words  # type: ignore[assignment]
    gc.collect()


def _values() -> list[type]:
    return [
        found
        for name, module in tuple(sys.modules.items())
        if name.partition(".")[0] == PACKAGE
        for found in tuple(vars(module).values())
        if isinstance(found, type) and found.__module__ == name and is_dataclass(found)
    ]


def _hold_this_class(refusal: object, value_class: type) -> None:
    if not isinstance(refusal, FunctionType):
        return
    for name, cell in zip(refusal.__code__.co_freevars, refusal.__closure__ or (), strict=True):
        if name == "cls" and _is_first_of(cell, value_class):
            cell.cell_contents = value_class


def _is_first_of(cell: CellType, value_class: type) -> bool:
    held = cell.cell_contents
    return isinstance(held, type) and held.__qualname__ == value_class.__qualname__


def _in_words(value: object) -> str:
    """Write a value as `dataclass` does."""
    told = (f"{one.name}={getattr(value, one.name)!r}" for one in fields(value) if one.repr)  # type: ignore[arg-type]
    return f"{type(value).__qualname__}({', '.join(told)})"
