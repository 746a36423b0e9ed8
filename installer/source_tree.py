"""Takes the source to build from: what is committed, and nothing that merely lies about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from installer.commands import BuildRefusedError, Words, run_tool
from installer.slim import remove_folder

WANTED = ("anchordesk", "resources", "docs/guides", "requirements", "installer", "LICENCES")
WANTED_FILES = ("NOTICE.md", "README.md", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class SourceTree:
    """A copy of one commit.

    Attributes:
        epoch: When it was committed, in seconds since 1970: the date of every shipped file.
    """

    folder: Path
    commit: str
    epoch: int
    version: str


def take_source(checkout: Path, folder: Path, commit: str = "HEAD") -> SourceTree:
    """Copy a commit of a checkout into a folder, which is emptied first.

    Raises:
        BuildRefusedError: if that is no checkout.
    """
    remove_folder(folder)
    folder.mkdir(parents=True)
    name = run_tool(["git", "rev-parse", commit], where=checkout).strip()
    epoch = int(run_tool(["git", "show", "-s", "--format=%ct", name], where=checkout))
    packed = folder.parent / "source.tar"
    words: Words = ["git", "archive", "-o", packed.absolute(), name, *WANTED, *WANTED_FILES]
    run_tool(words, where=checkout)
    # By tar itself: the tarfile module of Debian's Python 3.11.2 knows no filter yet.
    run_tool(["tar", "-xf", packed, "-C", folder])
    packed.unlink()
    return SourceTree(folder, name, epoch, _version(folder))


def _version(folder: Path) -> str:
    for line in (folder / "anchordesk" / "__init__.py").read_text("utf-8").splitlines():
        if line.startswith("__version__ = "):
            return line.partition('"')[2].rstrip('"')
    raise BuildRefusedError("anchordesk/__init__.py does not say which version it is.")
