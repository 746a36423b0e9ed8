"""Values lose what `dataclass` left behind, and nothing that anybody notices."""

from __future__ import annotations

import gc
import sys
import weakref
from dataclasses import FrozenInstanceError, dataclass, field
from types import ModuleType

import pytest

from anchordesk.ui.lean_values import make_values_lean


def values(monkeypatch: pytest.MonkeyPatch) -> tuple[type, type]:
    """Two values of a module of AnchorDesk, made now: what was made before tests is not freed."""

    @dataclass(frozen=True, slots=True)
    class HeldValue:
        name: str
        secret: str = field(default="", repr=False)

    @dataclass(frozen=True, slots=True)
    class ToldValue:
        name: str

        def __repr__(self) -> str:
            return "told otherwise"

    module = ModuleType("anchordesk.stand_in")
    for value_class in (HeldValue, ToldValue):
        value_class.__module__ = module.__name__
        setattr(module, value_class.__name__, value_class)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return HeldValue, ToldValue


def first_class_of(value_class: type) -> weakref.ref[type]:
    """The class without slots, which `dataclass` replaced and Python 3.11 holds on to."""
    refusal = vars(value_class)["__setattr__"]
    held = refusal.__closure__[refusal.__code__.co_freevars.index("cls")].cell_contents
    return weakref.ref(held)


def test_the_class_that_was_replaced_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    held_value, _ = values(monkeypatch)
    first = first_class_of(held_value)
    gc.collect()
    # Should a later Python hold none, the module is no longer needed.
    assert first() not in {None, held_value}
    make_values_lean()
    assert first() is None


def test_a_value_is_printed_refuses_changes_and_is_compared_as_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held_value, told_value = values(monkeypatch)
    before = repr(held_value("Elif", "1234"))
    make_values_lean()
    value = held_value("Elif", "1234")
    assert repr(value) == before
    assert before.endswith("HeldValue(name='Elif')")
    assert value == held_value("Elif", "1234")
    with pytest.raises(FrozenInstanceError):
        value.name = "Sam"
    with pytest.raises(FrozenInstanceError):
        del value.name
    assert repr(told_value("Elif")) == "told otherwise"
