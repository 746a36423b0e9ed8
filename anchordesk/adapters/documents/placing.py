"""Puts files in a folder whole or not at all, and never over a different one."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from anchordesk.services.errors import DocumentError

UNFIT_FOR_FILE_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
LONGEST_STEM = 120
MOST_COPIES = 1_000


@dataclass(frozen=True, slots=True)
class FileContent:
    """One file to be placed; its ending begins with a full stop."""

    ending: str
    content: bytes


# What the files hold under a name: one of them may name another.
FilesOfName = Callable[[str], tuple[FileContent, ...]]


def place(files_of: FilesOfName, stem: str, folder: Path) -> tuple[Path, ...]:
    """Write the files side by side under one name, and return where they are.

    Files that are there already with the same content stay; if a different one is in the way, all
    get -2 (then -3 and so on) after their name.

    Raises:
        DocumentError: The folder is gone, full or may not be written to. Then no file is left.
    """
    try:
        return _place_all(files_of, _fit_name(stem), folder)
    except OSError as error:
        raise _in_plain_words(error) from error


def _place_all(files_of: FilesOfName, stem: str, folder: Path) -> tuple[Path, ...]:
    files, paths = _free_paths(files_of, stem, folder)
    waiting: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for file, path in zip(files, paths, strict=True):
            if not path.exists():
                waiting[path] = folder / f".anchordesk-{uuid4().hex}.part"
                _write_through(waiting[path], file.content)
        for path, part in waiting.items():
            part.replace(path)
            placed.append(path)
    except OSError:
        for path in (*waiting.values(), *placed):
            # The first failure is the one to tell; a leftover that cannot go is no worse.
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    return paths


def _free_paths(
    files_of: FilesOfName, stem: str, folder: Path
) -> tuple[tuple[FileContent, ...], tuple[Path, ...]]:
    for copy in range(1, MOST_COPIES + 1):
        name = stem if copy == 1 else f"{stem}-{copy}"
        files = files_of(name)
        paths = tuple(folder / f"{name}{file.ending}" for file in files)
        if all(_is_free(path, file) for path, file in zip(paths, files, strict=True)):
            return files, paths
    raise DocumentError(f"This folder already holds {MOST_COPIES:,} copies of this return.")


def _is_free(path: Path, file: FileContent) -> bool:
    if not path.exists():
        return True
    return (
        path.is_file()
        and path.stat().st_size == len(file.content)
        and path.read_bytes() == file.content
    )


def _write_through(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _fit_name(stem: str) -> str:
    return UNFIT_FOR_FILE_NAMES.sub("-", stem).strip(" .")[:LONGEST_STEM].rstrip(" .") or "return"


def _in_plain_words(error: OSError) -> DocumentError:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return DocumentError(
                "The folder for the documents is not there.",
                what_to_do="Choose another folder, then try again.",
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return DocumentError(
                "You may not save files in this folder.",
                what_to_do="Choose another folder, then try again.",
            )
        case errno.ENOSPC | errno.EDQUOT:
            return DocumentError(
                "There is not enough space for the documents.",
                what_to_do="Free some space or choose another folder, then try again.",
            )
        case _:
            return DocumentError("The documents could not be written to this folder.")
