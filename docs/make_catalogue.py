"""Brings the catalogues of translations up to date with the sources, and compiles them.

python docs/make_catalogue.py           write them
python docs/make_catalogue.py --check   exit 1 if they are out of date

New words come in without a translation, words that are gone go. Translate in
resources/translations/*.ts (Qt Linguist opens them) and run this again: it writes the .qm files
that are shipped. A translation marked “unfinished” is shown, and waits for somebody to look at it.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType

import PySide6

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from anchordesk.adapters.resource_library import load_library
from anchordesk.domain.dates import MONTHS
from anchordesk.domain.good_work import GoodWorkQuestions
from anchordesk.services.caseload import NOT_ENROLLED
from anchordesk.services.caseload_export import NOT_ENCRYPTED
from anchordesk.services.membership import WHAT_REVOKING_DOES
from anchordesk.ui.resident.next_action import WEEKDAYS as TYPED_WEEKDAYS
from anchordesk.ui.words import SHORT_MONTHS, WEEKDAYS

ROOT = Path(__file__).resolve().parent.parent
WINDOW = ROOT / "anchordesk" / "ui"
CATALOGUES = ROOT / "resources" / "translations"
NOUNS_OF = ("count", "noun")
# By context: names of days, and sentences of use cases that screens translate by themselves.
NAMED = {
    "words": (*MONTHS, *WEEKDAYS, NOT_ENROLLED, NOT_ENCRYPTED, WHAT_REVOKING_DOES),
    "short months": SHORT_MONTHS,
    "typed days": TYPED_WEEKDAYS,
}


def main(words: list[str]) -> int:
    """Write every catalogue, or with `--check` tell whether they are as they would be written."""
    for kept in sorted(CATALOGUES.glob("*.ts")):
        with tempfile.TemporaryDirectory() as room:
            fresh = made_anew(kept, Path(room))
            outdated = [path for path in fresh if _bytes(path) != _bytes(CATALOGUES / path.name)]
            if outdated and "--check" in words:
                sys.stderr.write(f"{kept.name} is out of date: run docs/make_catalogue.py.\n")
                return 1
            for path in outdated:
                shutil.copyfile(path, CATALOGUES / path.name)
    return 0


def made_anew(kept: Path, room: Path) -> tuple[Path, Path]:
    """Return a catalogue as it should be, and compiled, both in a folder of their own."""
    catalogue, compiled = room / kept.name, room / kept.with_suffix(".qm").name
    shutil.copyfile(kept, catalogue)
    elsewhere = room / "elsewhere.py"
    elsewhere.write_text(_as_source(), "utf-8")
    sources = room / "sources.lst"
    paths = [*sorted(WINDOW.rglob("*.py")), elsewhere]
    sources.write_text("\n".join(str(path) for path in paths), "utf-8")
    # Without places: a catalogue would change with every line that moves.
    look = ("-no-obsolete", "-locations", "none", "-sort-messages", "-silent")
    merge = ("-disable-heuristic", "sametext", "-disable-heuristic", "similartext")
    _run("lupdate", *look, *merge, f"@{sources}", "-ts", str(catalogue))
    _run("lrelease", "-silent", str(catalogue), "-qm", str(compiled))
    return catalogue, compiled


def nouns() -> dict[str, str]:
    """Return what is counted: the noun for more, and the one for one."""
    found: dict[str, str] = {}
    for path in sorted(WINDOW.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id in NOUNS_OF and len(node.args) > 1:
                pair = [a.value for a in node.args[-2:] if isinstance(a, ast.Constant)]
                if len(pair) == 2:
                    found[pair[1]] = pair[0]
    return found


def titles() -> set[str]:
    """Return the titles of the lists that the domain and the use cases keep."""
    return {
        words
        for module in _modules("anchordesk.domain", "anchordesk.services")
        for kept in vars(module).values()
        if isinstance(kept, type) and issubclass(kept, Enum) and kept.__module__ == module.__name__
        for member in kept
        for words in (getattr(member, name, "") for name in ("title_text", "title", "why"))
        if isinstance(words, str) and words
    }


def asked() -> set[str]:
    """Return the words of every version of the questions about good work."""
    return {words for one in load_library(ROOT / "resources").good_work for words in _words_of(one)}


def papers() -> set[str]:
    """Return the titles of letters and text messages, and the names of languages of papers."""
    library = load_library(ROOT / "resources")
    letters = (*library.read_letters().templates, *library.read_texts().templates)
    languages = library.read_languages().languages
    return {one.title for one in letters} | {one.name for one in languages}


def _words_of(questions: GoodWorkQuestions) -> Iterator[str]:
    yield from (questions.title, questions.introduction)
    yield from (point.title for point in questions.points)
    for question in questions.questions:
        yield question.words
        yield from (answer.words for answer in question.answers)


def _modules(*packages: str) -> Iterator[ModuleType]:
    for package in packages:
        folder = importlib.import_module(package).__path__
        for found in pkgutil.iter_modules(folder, f"{package}."):
            yield importlib.import_module(found.name)


def _as_source() -> str:
    """Return the words that the reader of sources cannot see, as it can see them."""
    lines = ["class counted:", "    def said(self, number):"]
    for many, one in sorted(nouns().items()):
        lines += [f"        self.tr({one!r})"] if one != many else []
        lines += [f"        self.tr({many!r}, '', number)"]
        lines += [f"        self.tr({many!r}, 'two', number)"]
    named = {**NAMED, "words": sorted(titles() | asked() | papers() | set(NAMED["words"]))}
    lines += [
        f"translate({context!r}, {one!r})" for context, words in named.items() for one in words
    ]
    return "\n".join([*lines, ""])


def _run(tool: str, *words: str) -> None:
    program = shutil.which(tool, path=Path(PySide6.__file__).parent)
    if program is None:
        raise SystemExit(f"{tool} is missing: install requirements/development.txt.")
    subprocess.run([program, *words], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
