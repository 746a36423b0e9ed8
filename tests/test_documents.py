"""The documents: links lead somewhere, and commands, buttons, packages and the tree are real."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.cli import build_parser

ROOT = Path(__file__).resolve().parent.parent
GUIDES = ROOT / "docs" / "guides"
NOT_OURS = {"test-artefacts", "anchordesk-demo", "build", "dist", "node_modules"}
FIRST_DAY = "how-to/first-day"
FOR_PEOPLE_AT_A_SCREEN = ("support-worker", "team-lead", "co-ordinator")


def documents() -> list[Path]:
    found = []
    for path in sorted(ROOT.rglob("*.md")):
        folders = path.relative_to(ROOT).parts[:-1]
        if not any(part.startswith(".") or part in NOT_OURS for part in folders):
            found.append(path)
    return found


def without_code(text: str) -> str:
    text = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(path: Path) -> set[str]:
    """The names that headings get, as source hosts make them."""
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ +(.+?) *$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.casefold()).replace(" ", "-") for h in headings}


def links(path: Path) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(path.read_text("utf-8"))):
        if not re.match(r"[a-z]+:", target):
            yield target


def broken_links(path: Path) -> list[str]:
    broken = []
    for target in links(path):
        file, _, anchor = target.partition("#")
        place = (path.parent / file).resolve() if file else path
        if not place.exists() or (anchor and anchor not in anchors(place)):
            broken.append(f"{path.name}: {target}")
    return broken


def commands_in(path: Path) -> Iterator[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    for block in blocks:
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("anchordesk "):
                yield line


def is_taken(command: str) -> bool:
    try:
        build_parser().parse_args(shlex.split(command)[1:])
    except SystemExit as ended:
        return ended.code == 0  # --help and --version end with 0, a wrong command with 2
    return True


def test_a_command_that_does_not_exist_is_found() -> None:
    assert not is_taken("anchordesk reset-passphrase")
    assert not is_taken("anchordesk return --aprove")


def words_of_the_programme() -> str:
    """Every text that the window and the hub's pages can show, without accelerator marks."""
    texts = [p.read_text("utf-8") for p in (ROOT / "anchordesk" / "hub").rglob("*.html")]
    for folder in ("ui", "services", "domain"):
        for path in (ROOT / "anchordesk" / folder).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            texts += [
                node.value.replace("&", "")
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ]
    return "\n".join(texts)


@pytest.mark.parametrize("script", ["make_tree.py", "make_notices.py"])
def test_what_is_made_from_the_sources_is_as_they_say(script: str) -> None:
    ran = subprocess.run(
        [sys.executable, str(ROOT / "docs" / script), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("path", documents(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_to_a_file_or_heading_leads_somewhere(path: Path) -> None:
    assert broken_links(path) == []


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A heading\n[x](gone.md) [y](#no-heading) [z](#a-heading)\n", "utf-8")
    assert broken_links(page) == ["page.md: gone.md", "page.md: #no-heading"]


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(links(folder / "README.md"))
    assert {p.name for p in folder.glob("[0-9]*.md")} == listed


def test_every_decision_has_a_number_of_its_own() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [int(file.name[:4]) for file in files]
    assert numbers == sorted(set(numbers))
    for number, file in zip(numbers, files, strict=True):
        assert file.read_text("utf-8").startswith(f"# {number}. ")


@pytest.mark.parametrize("requirements", ["desktop", "hub"])
def test_the_notice_names_every_package_that_is_shipped(requirements: str) -> None:
    text = (ROOT / "requirements" / f"{requirements}.txt").read_text("utf-8")
    pinned = {line.partition("==")[0] for line in text.splitlines() if re.match(r"[a-z0-9]", line)}
    notice = (ROOT / "NOTICE.md").read_text("utf-8")
    assert pinned
    assert {name for name in pinned if f"| `{name}` |" not in notice} == set()


@pytest.mark.parametrize("path", documents(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_command_shown_is_one_that_the_programme_takes(path: Path) -> None:
    assert [command for command in commands_in(path) if not is_taken(command)] == []


@pytest.mark.parametrize(
    "name", [*(f"guides/{name}" for name in FOR_PEOPLE_AT_A_SCREEN), "guides/dpia", FIRST_DAY]
)
def test_every_button_named_in_a_guide_is_on_a_screen(name: str) -> None:
    text = without_code((ROOT / "docs" / f"{name}.md").read_text("utf-8"))
    named = {" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)}
    shown = words_of_the_programme()
    assert named
    assert {words for words in named if words not in shown} == set()


@pytest.mark.parametrize("name", ["support-worker", "team-lead"])
def test_every_screen_that_a_guide_sends_to_is_in_the_window(name: str) -> None:
    places = (ROOT / "anchordesk" / "ui" / "places.py").read_text("utf-8")
    titles = set(re.findall(r'translate\("places", "([^"]+)"\)', places))
    wanted = set(re.findall(r"\b[Oo]n \*\*(\w+)\*\*", (GUIDES / f"{name}.md").read_text("utf-8")))
    assert wanted
    assert wanted - titles == set()
