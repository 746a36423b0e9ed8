"""Carries wire messages through a folder: a stick, or a share that several desks can reach.

A file's name is the digest of its content, so whoever reads can tell a whole file from one that
is half copied, and putting a message twice leaves one file. The content is as untrusted as what
comes over a network; no name or path is ever taken from it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path
from typing import ClassVar

from anchordesk.wire.addresses import digest_of, is_digest
from anchordesk.wire.codec import LARGEST_ANSWER

SUFFIX = ".adenv"
_HALF_WRITTEN = ".part"


class FileDropError(Exception):
    """A message could not be put, read or taken away.

    Attributes:
        sentence: What is wrong, in plain English.
    """

    sentence: ClassVar[str] = "The folder or stick cannot be used."

    def __init__(self) -> None:
        super().__init__(self.sentence)


class DropUnavailableError(FileDropError):
    """The folder is missing, full, read-only or was pulled out."""

    sentence = "The folder or stick cannot be read or written. It may be full or unplugged."


class DropDamagedError(FileDropError):
    """A file is not whole, or not what its name says."""

    sentence = "This file is damaged or was not copied to its end. Copy it again."


class DropMissingError(FileDropError):
    """There is no file for that digest."""

    sentence = "This message is not in the folder any more."


class FileDrop:
    """The messages in one folder, under their digests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Write a message so that it is there whole, or not at all, and lasts a pulled plug.

        Returns:
            Its digest; the file is `{digest}.adenv`.

        Raises:
            DropUnavailableError: if the folder cannot be written; no part of the file stays.
        """
        digest = digest_of(content)
        half = self._folder / f"{digest}.{secrets.token_hex(4)}{_HALF_WRITTEN}"
        try:
            with half.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            half.replace(self._path(digest))
            self._make_names_last()
        except OSError as problem:
            with contextlib.suppress(OSError):
                half.unlink(missing_ok=True)
            raise DropUnavailableError from problem
        return digest

    def digests(self) -> tuple[str, ...]:
        """The messages that are there by their names; `read` tells whether they are whole.

        Raises:
            DropUnavailableError: if the folder cannot be read.
        """
        try:
            names = [entry.name for entry in self._folder.iterdir() if entry.is_file()]
        except OSError as problem:
            raise DropUnavailableError from problem
        stems = (name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX))
        return tuple(sorted(stem for stem in stems if is_digest(stem)))

    def whole(self) -> tuple[tuple[str, bytes], ...]:
        """Every message that is there to its end, with its digest; others are left alone.

        Raises:
            DropUnavailableError: if the folder cannot be read.
        """
        found: list[tuple[str, bytes]] = []
        for digest in self.digests():
            try:
                found.append((digest, self.read(digest)))
            except (DropDamagedError, DropMissingError):
                # Still being copied, or taken away meanwhile: the next look finds it or not.
                continue
        return tuple(found)

    def read(self, digest: str) -> bytes:
        """One message, once its content is what its name says.

        Raises:
            DropMissingError: if there is none.
            DropDamagedError: if it is cut, changed, or larger than any message.
            DropUnavailableError: if the folder cannot be read.
        """
        try:
            with self._path(digest).open("rb") as file:
                content = file.read(LARGEST_ANSWER + 1)
        except FileNotFoundError as problem:
            raise DropMissingError from problem
        except OSError as problem:
            raise DropUnavailableError from problem
        if len(content) > LARGEST_ANSWER or digest_of(content) != digest:
            raise DropDamagedError
        return content

    def delete(self, digest: str) -> None:
        """Take a message away; it is no fault if it has gone.

        Raises:
            DropUnavailableError: if the folder cannot be written.
        """
        try:
            self._path(digest).unlink(missing_ok=True)
        except OSError as problem:
            raise DropUnavailableError from problem

    def _path(self, digest: str) -> Path:
        if not is_digest(digest):
            raise DropMissingError
        return self._folder / (digest + SUFFIX)

    def _make_names_last(self) -> None:
        if os.name != "posix":
            return  # Windows cannot sync a folder; its rename is journalled.
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as problem:
            # The file systems of some shares and sticks have no such call.
            if problem.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(descriptor)
