"""Makes small mistakes in a module, one at a time: mutants, each of which a test should notice."""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.FloorDiv: ast.Mult,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake: where it stands, what it is, and the whole module with it."""

    line: int
    what: str
    tree: ast.Module


def mutants_of(source: str, number: int, seed: int) -> list[Mutant]:
    """A sample of the mutants of a module, drawn with a fixed seed, in the order of lines."""
    tree = ast.parse(source)
    places = [(at, turn) for at, node in enumerate(ast.walk(tree)) for turn in range(_turns(node))]
    banned = _left_alone(tree)
    places = [place for place in places if place[0] not in banned]
    chosen = random.Random(seed).sample(places, min(number, len(places)))
    return sorted((_mutant(tree, *place) for place in chosen), key=lambda mutant: mutant.line)


def _mutant(tree: ast.Module, at: int, turn: int) -> Mutant:
    wrong = copy.deepcopy(tree)
    node = list(ast.walk(wrong))[at]
    before = ast.unparse(node).splitlines()[0]
    _spoil(node, turn)
    after = ast.unparse(node).splitlines()[0]
    return Mutant(
        getattr(node, "lineno", 0), f"{before}  ->  {after}", ast.fix_missing_locations(wrong)
    )


def _turns(node: ast.AST) -> int:
    """In how many ways a node can be spoilt."""
    match node:
        case ast.If() | ast.IfExp():
            return 2
        case ast.Compare(ops=[op]):
            return int(type(op) in COMPARISONS)
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            return int(type(op) in SUMS)
        case ast.Return(value=value):
            return int(value is not None and ast.unparse(value) != "None")
        case _:
            return _ways(node)


def _ways(node: ast.AST) -> int:
    single = ast.BoolOp | ast.Break | ast.Continue
    return int(
        isinstance(node, single)
        or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub | ast.Invert))
        or (isinstance(node, ast.Constant) and isinstance(node.value, int | float))
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))
    )


def _spoil(node: ast.AST, turn: int) -> None:
    match node:
        case ast.Compare(ops=[op]):
            node.ops = [COMPARISONS[type(op)]()]
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            node.op = SUMS[type(op)]()
        case ast.UnaryOp():
            node.op = ast.UAdd() if not isinstance(node.op, ast.Not) else node.op
            if isinstance(node.op, ast.Not):
                node.operand = ast.UnaryOp(ast.Not(), node.operand)
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int() | float() as number):
            node.value = number + 1
        case ast.If() | ast.IfExp():
            node.test = ast.Constant(bool(turn))
        case ast.Break() | ast.Continue():
            _become(node, ast.Pass())
        case ast.Expr():
            node.value = ast.Constant(None)
        case ast.Return():
            node.value = ast.Constant(None)
        case _:
            raise TypeError(node)


def _become(node: ast.AST, other: ast.stmt) -> None:
    node.__class__ = type(other)


def _left_alone(tree: ast.Module) -> set[int]:
    """Nodes in which a mistake changes nothing that anybody would notice: words and hints."""
    order = {id(node): at for at, node in enumerate(ast.walk(tree))}
    found: set[int] = set()
    for node in ast.walk(tree):
        for part in _words(node):
            found.update(order[id(inner)] for inner in ast.walk(part))
    return found


def _words(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Raise(exc=exc) if exc is not None:
            yield exc
        case ast.JoinedStr():
            yield node
        case ast.arg(annotation=hint) if hint is not None:
            yield hint
        case ast.AnnAssign(annotation=hint):
            yield hint
        case ast.FunctionDef(returns=hint) | ast.AsyncFunctionDef(returns=hint) if hint is not None:
            yield hint
        case ast.FunctionDef() | ast.ClassDef() if node.decorator_list:
            yield from node.decorator_list
        case _:
            return
