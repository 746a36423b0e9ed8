"""Makes small mistakes in a module, one at a time: mutants, each of which a test should notice."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

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
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake.

    Attributes:
        place: The function or class that it is in, as `Class.function`; empty in the module itself.
        what: The code before and after; the same again in one place has a number behind it.
        lines: First and last line of the statement it is in, or of the statement's head.
        at_once: True if it is met where the module is loaded, and by no function alone.
        source: The module without it.
        at, turn: Which part of the module is spoilt, and in which of several ways.
    """

    place: str
    what: str
    lines: tuple[int, int]
    at_once: bool
    source: str
    at: int
    turn: int

    @property
    def name(self) -> str:
        """What tells it from all others of its file, however lines move."""
        return f"{self.place}: {self.what}"

    def tree(self) -> ast.Module:
        """The whole module with the mistake."""
        tree = ast.parse(self.source)
        _mistakes(list(ast.walk(tree))[self.at])[self.turn]()
        return ast.fix_missing_locations(tree)


def mutants_of(source: str) -> list[Mutant]:
    """All mutants of a module, in the order of its lines."""
    tree = ast.parse(source)
    surroundings = _Surroundings(tree)
    left_alone = {id(inner) for part in _words(tree) for inner in ast.walk(part)}
    seen: Counter[str] = Counter()
    found = []
    for at, node in enumerate(ast.walk(tree)):
        if id(node) in left_alone:
            continue
        for turn in range(len(_mistakes(node))):
            spoilt = copy.deepcopy(node)
            _mistakes(spoilt)[turn]()
            place = surroundings.place(node)
            what = f"{_first_line(node)}  ->  {_first_line(spoilt)}"
            seen[f"{place}: {what}"] += 1
            if (again := seen[f"{place}: {what}"]) > 1:
                what += f"  ({again})"
            lines, at_once = surroundings.lines(node), surroundings.at_once(node)
            found.append(Mutant(place, what, lines, at_once, source, at, turn))
    return sorted(found, key=lambda mutant: mutant.lines)


class _Surroundings:
    """Tells of every node in which function and statement it is."""

    def __init__(self, tree: ast.Module) -> None:
        self._above = {
            id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)
        }

    def place(self, node: ast.AST) -> str:
        names = [
            above.name
            for above in self._upwards(node)
            if isinstance(above, ast.FunctionDef | ast.ClassDef)
        ]
        return ".".join(reversed(names))

    def at_once(self, node: ast.AST) -> bool:
        return not any(isinstance(above, ast.FunctionDef) for above in self._upwards(node))

    def lines(self, node: ast.AST) -> tuple[int, int]:
        """Lines of which one at least is run before the mistake is."""
        statement = next(above for above in self._upwards(node) if isinstance(above, ast.stmt))
        body = getattr(statement, "body", None)
        if isinstance(statement, ast.FunctionDef):
            return statement.body[0].lineno, statement.end_lineno or 0
        last = body[0].lineno - 1 if body else statement.end_lineno
        return statement.lineno, max(last or 0, statement.lineno)

    def _upwards(self, node: ast.AST) -> Iterator[ast.AST]:
        above: ast.AST | None = node
        while above is not None:
            yield above
            above = self._above.get(id(above))


def _first_line(node: ast.AST) -> str:
    return ast.unparse(node).splitlines()[0]


def _mistakes(node: ast.AST) -> list[partial[None]]:
    """The ways in which a node can be spoilt."""
    found: list[partial[None]] = []
    match node:
        case ast.If() | ast.IfExp():
            found = [partial(setattr, node, "test", ast.Constant(it)) for it in (False, True)]
        case ast.Compare(ops=ops):
            found = [
                partial(_turn, ops, at) for at, op in enumerate(ops) if type(op) in COMPARISONS
            ]
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in SUMS:
            found = [partial(setattr, node, "op", SUMS[type(op)]())]
        case ast.BoolOp(op=op):
            found = [
                partial(setattr, node, "op", ast.Or() if isinstance(op, ast.And) else ast.And())
            ]
        case ast.UnaryOp(op=ast.Not()):
            found = [partial(setattr, node, "operand", ast.UnaryOp(ast.Not(), node.operand))]
        case ast.UnaryOp(op=ast.USub() | ast.Invert()):
            found = [partial(setattr, node, "op", ast.UAdd())]
        case ast.Constant(value=bool() | int() | float() as value):
            other = not value if isinstance(value, bool) else value + 1
            found = [partial(setattr, node, "value", other)]
        case _:
            found = _left_out(node)
    return found


def _left_out(node: ast.AST) -> list[partial[None]]:
    """Ways to do another thing than is asked, or nothing."""
    match node:
        case ast.Call(func=ast.Name(id=name) as called) if name in CALLS:
            return [partial(setattr, called, "id", CALLS[name])]
        case ast.Return(value=value) if value is not None and ast.unparse(value) != "None":
            return [partial(setattr, node, "value", ast.Constant(None))]
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name("super"))))):
            return []  # Without it a method knows no class, and cannot take the other's place.
        case ast.Expr(value=ast.Call()):
            return [partial(setattr, node, "value", ast.Constant(None))]
        case ast.Break() | ast.Continue():
            return [partial(setattr, node, "__class__", ast.Pass)]
        case _:
            return []


def _turn(ops: list[ast.cmpop], at: int) -> None:
    ops[at] = COMPARISONS[type(ops[at])]()


def _words(tree: ast.AST) -> Iterator[ast.AST]:
    """Parts in which a mistake changes nothing that anybody would notice: words and hints, and
    whether `zip` makes sure that what is always as long is so."""
    for node in ast.walk(tree):
        match node:
            case ast.Raise(exc=exc) if exc is not None:
                yield exc
            case ast.JoinedStr():
                yield node
            case ast.keyword(arg="strict"):
                yield node
            case ast.arg(annotation=hint) if hint is not None:
                yield hint
            case ast.AnnAssign(annotation=hint):
                yield hint
            case ast.FunctionDef(returns=hint) if hint is not None:
                yield hint
                yield from node.decorator_list
            case ast.FunctionDef() | ast.ClassDef():
                yield from node.decorator_list
            case _:
                pass
