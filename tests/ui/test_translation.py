"""Every word of the window can be found by lupdate: literals in tr() or translate()."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import anchordesk.ui
from anchordesk.ui import words

SOURCES = sorted(Path(anchordesk.ui.__path__[0]).rglob("*.py"))
# Words that others chose: titles of the domain, sentences of errors, reasons of the protection.
FROM_ELSEWHERE = {
    "strength.py:judgement.reason",
    "words.py:words",
    "words.py:one",
    "words.py:many",
    "words.py:SHORT_MONTHS[day.month - 1]",
    "next_action.py:name",
    "notices.py:words",
    "grid.py:known.words",
}
PAIRS_WRITTEN_AS_NOUNS = {
    "kind_words.py:number",
    "kind_words.py:*known.get(kind, other)",
    "lines.py:number",
    "lines.py:*words",
}
SHOWN_BY = {
    "Button",
    "Card",
    "Words",
    "setText",
    "setToolTip",
    "setWindowTitle",
    "setAccessibleName",
    "setAccessibleDescription",
    "setPlaceholderText",
    "add_line",
    "announce",
    "tell",
    "Problem",
    "FormDialog",
    "Place",
}
BRAND = {"AnchorDesk"}


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.attr if isinstance(called, ast.Attribute) else ""
                yield path, node, called.id if isinstance(called, ast.Name) else name


def test_what_is_translated_is_written_where_it_is_translated() -> None:
    dynamic = {
        f"{path.name}:{ast.unparse(said)}"
        for path, call, name in calls()
        if name in ("tr", "translate")
        for said in (call.args[0 if name == "tr" else 1],)
        if not (isinstance(said, ast.Constant) and isinstance(said.value, str))
    }
    assert dynamic == FROM_ELSEWHERE


def test_nouns_that_are_counted_are_written_where_they_are_counted() -> None:
    dynamic = {
        f"{path.name}:{ast.unparse(noun)}"
        for path, call, name in calls()
        if name in ("count", "noun") and isinstance(call.func, ast.Name)
        for noun in call.args[-2:]
        if not (isinstance(noun, ast.Constant) and isinstance(noun.value, str))
    }
    assert dynamic == PAIRS_WRITTEN_AS_NOUNS


def test_no_sentence_reaches_a_control_without_translation() -> None:
    bare = [
        f"{path.name}:{call.lineno}: {argument.value}"
        for path, call, name in calls()
        if name in SHOWN_BY or ast.unparse(call.func) == "super().__init__"
        for argument in call.args
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and argument.value[:1].isupper()
        and argument.value not in BRAND
        and not any(mark in argument.value for mark in ("Ctrl+", "F1"))
    ]
    assert bare == []


def test_the_short_name_is_the_one_that_lupdate_knows() -> None:
    assert words.translate("words", "not known") == "not known"
