"""Writes the tree in docs/architecture.md from the first sentence of every module's docstring.

python docs/make_tree.py           write it
python docs/make_tree.py --check   exit 1 if the document is out of date
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "architecture.md"
PACKAGE = ROOT / "anchordesk"
BEGIN = "<!-- tree: written by docs/make_tree.py -->"
END = "<!-- end of the tree -->"


def main(words: list[str]) -> int:
    """Write the tree, or with `--check` tell whether it is as it would be written."""
    text = DOCUMENT.read_text("utf-8")
    wanted = with_tree(text, tree_of(PACKAGE))
    if wanted == text:
        return 0
    if "--check" in words:
        sys.stderr.write("docs/architecture.md is out of date: run python docs/make_tree.py.\n")
        return 1
    DOCUMENT.write_text(wanted, "utf-8")
    return 0


def with_tree(text: str, tree: str) -> str:
    """Return a document with the part between the markers replaced."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit("docs/architecture.md has lost the markers of the tree.")
    return f"{before}{BEGIN}\n\n{tree}\n{END}{after}"


def tree_of(package: Path) -> str:
    """Return the tree below a package: a heading for each folder, a line for each module."""
    modules = [path for path in package.rglob("*.py") if "__pycache__" not in path.parts]
    folders = sorted({path.parent for path in modules})
    return "\n".join(_folder(folder, package.parent) for folder in folders)


def first_sentence(path: Path) -> str:
    """Return the first sentence of a module's docstring on one line; empty if it has none."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    paragraph = " ".join(docstring.partition("\n\n")[0].split())
    head, stop, _ = paragraph.partition(". ")
    return head + "." if stop else paragraph


def _folder(folder: Path, root: Path) -> str:
    lines = [f"### `{folder.relative_to(root).as_posix()}/`", ""]
    own = folder / "__init__.py"
    says = first_sentence(own) if own.is_file() else ""
    if says:
        lines += [says, ""]
    modules = [path for path in sorted(folder.glob("*.py")) if path != own]
    lines += [f"- `{path.name}`: {first_sentence(path)}" for path in modules]
    return "\n".join([*lines, ""] if modules else lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
