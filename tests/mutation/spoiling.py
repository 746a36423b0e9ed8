"""Puts a mistake into a module that is already loaded, in place, so that whoever holds a part of it
meets the mistake: functions keep who they are and get the code of the spoilt ones."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cached_property
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tests.mutation.mutants import Mutant


class NotSpoiltError(Exception):
    """The mistake could not be put in, so that no test could have noticed it."""


def spoil(module: ModuleType, mutant: Mutant) -> None:
    """Let a loaded module go wrong, for good.

    Raises:
        NotSpoiltError: nothing of the module changed by it.
    """
    tree = mutant.tree()
    wrong = ModuleType(module.__name__)
    wrong.__file__ = module.__file__
    loaded = sys.modules[module.__name__]
    sys.modules[module.__name__] = wrong  # Data classes look up their hints there.
    try:
        exec(compile(tree, str(module.__file__), "exec"), wrong.__dict__)
    finally:
        sys.modules[module.__name__] = loaded
    right_ones = dict(_functions(module, module.__name__))
    changed = [
        _exchange(right_ones[name], function)
        for name, function in _functions(wrong, wrong.__name__)
    ]
    changed += [_rebind(module, wrong, name) for name in _constants(tree)]
    if not any(changed):
        raise NotSpoiltError(mutant.name)


def _functions(holder: ModuleType | type, module: str) -> Iterator[tuple[str, FunctionType]]:
    """Functions that a module or class defines itself, under the names to get there."""
    for name, value in vars(holder).items():
        function = _plain(value)
        if function is not None and function.__module__ == module:
            yield name, function
        elif isinstance(value, type) and value.__module__ == module:
            for inner, method in _functions(value, module):
                yield f"{name}.{inner}", method


def _plain(value: Any) -> FunctionType | None:
    match value:
        case staticmethod() | classmethod():
            value = value.__func__
        case property():
            value = value.fget
        case cached_property():
            value = value.func
        case _:
            pass
    value = getattr(value, "__wrapped__", value)
    return value if isinstance(value, FunctionType) else None


def _exchange(right: FunctionType, wrong: FunctionType) -> bool:
    changed = (
        right.__defaults__ != wrong.__defaults__ or right.__kwdefaults__ != wrong.__kwdefaults__
    )
    right.__defaults__, right.__kwdefaults__ = wrong.__defaults__, wrong.__kwdefaults__
    # What data classes write for themselves is no code of the file, and keeps what it knows.
    if wrong.__code__.co_filename != "<string>" and not _same(right.__code__, wrong.__code__):
        right.__code__ = wrong.__code__
        changed = True
    return changed


def _same(one: CodeType, other: CodeType) -> bool:
    return one == other and one.co_consts == other.co_consts


def _constants(tree: ast.Module) -> Iterator[str]:
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def _rebind(module: ModuleType, wrong: ModuleType, name: str) -> bool:
    before, after = getattr(module, name), getattr(wrong, name)
    if type(before) is not type(after) or before == after:
        return False
    if not isinstance(before, int | float | tuple | frozenset | dict):
        return False
    ours = [module]
    for other in list(sys.modules.values()):
        if getattr(other, "__name__", "").split(".")[0] in {"anchordesk", "tests"}:
            ours.append(other)
    for other in ours:
        if vars(other).get(name) is before:
            setattr(other, name, after)
    return True
