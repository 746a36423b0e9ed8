"""The shape of the house: import directions, docstrings, names, and what a commit may not hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "anchordesk"
FORBIDDEN_NAMES = {"utils", "helpers", "manager", "base", "common", "misc"}
REGISTRY_HOSTS = re.compile(
    r"pypi\.org|pythonhosted|npmjs|deb\.debian|registry\.\w+\.(?:org|com|io)", re.IGNORECASE
)
LONGEST_FILE = 320


def modules() -> Iterator[Path]:
    return (path for path in sorted(PACKAGE.rglob("*.py")) if "__pycache__" not in path.parts)


def committed_text_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    names = [name.decode() for name in listed.split(b"\0") if name]
    binary = {".ttf", ".png", ".ico", ".xlsx", ".db", ".icns"}
    return [ROOT / n for n in names if Path(n).suffix not in binary and (ROOT / n).is_file()]


def test_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_contracts_on_audit_and_protection_name_all_of_them() -> None:
    tables = {"published", "published_cells"}
    # These hand the written return to the audit, and take its findings.
    between = {"release", "repair", "wrong_beliefs"}
    folder = PACKAGE / "domain" / "disclosure"
    everything = {path.stem for path in folder.glob("[a-z]*.py")}
    audit = {path.stem for path in folder.glob("audit*.py")}
    protection = everything - audit - tables
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    named = {
        contract["name"]: [
            {module.rpartition(".")[2] for module in contract[key]}
            for key in ("source_modules", "forbidden_modules")
        ]
        for contract in contracts["contracts"]
        if contract["type"] == "forbidden"
    }
    assert named["The audit shares no code with the protection that it checks"] == [
        audit,
        protection,
    ]
    assert named["Protection asks no audit what to hide"] == [protection - between, audit]


def test_every_module_says_in_one_sentence_what_it_is_for() -> None:
    silent = []
    for path in modules():
        docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        first = (docstring or "").split("\n\n")[0]
        if not first or first[-1] not in ".:`":
            silent.append(str(path.relative_to(ROOT)))
    assert silent == []


def test_no_module_is_named_for_nothing() -> None:
    assert [p for p in modules() if p.stem in FORBIDDEN_NAMES] == []


def test_files_stay_small_enough_to_read() -> None:
    # A migration holds one step of all tables, and is never edited again.
    lengths = {
        str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines())
        for p in modules()
        if "migrations" not in p.parts
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_nothing_committed_names_a_package_registry_or_a_place_on_a_machine() -> None:
    this_file = Path(__file__)
    found = [
        str(path.relative_to(ROOT))
        for path in committed_text_files()
        if path != this_file
        and (
            REGISTRY_HOSTS.search(text := path.read_text("utf-8", errors="replace"))
            or re.search(r"/(?:home|root|Users|work)/[a-z]", text)
        )
    ]
    assert found == []


def test_architecture_document_lists_every_module() -> None:
    document = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    packages = {p.parent.relative_to(ROOT).as_posix() + "/" for p in modules()}
    missing = [package for package in packages if f"`{package}`" not in document]
    assert missing == []


@pytest.mark.parametrize("name", ["application", "desktop", "hub", "development"])
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    requirements = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert requirements
    assert all("==" in line for line in requirements)
    assert text.count("--hash=sha256:") >= len(requirements)
    assert "http" not in re.sub(r"http(x2|core2)", "", text)
