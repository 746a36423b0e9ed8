"""Starts programs in processes of their own, without the second that loading takes."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TextIO

ROOT = Path(__file__).resolve().parents[1]
LONGEST_SECONDS = 120

# Without a bus no keyring answers, so no test writes into a person's own.
WITHOUT_KEYRING = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}


class Forked:
    """A process that runs a module as a program; leaving the block kills it.

    Attributes:
        stdin, stdout, stderr: Its streams, from this side.
        pid: Its number.
    """

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    def __init__(
        self, module: str, *words: str | Path, environment: Mapping[str, str] | None = None
    ) -> None:
        into, out, err = os.pipe(), os.pipe(), os.pipe()
        theirs = (into[0], out[1], err[1])
        self.stdin = os.fdopen(into[1], "w", encoding="utf-8")
        self.stdout = os.fdopen(out[0], encoding="utf-8")
        self.stderr = os.fdopen(err[0], encoding="utf-8")
        self.pid = _start(module, words, environment or {}, theirs)
        self._code: int | None = None

    def __enter__(self) -> Forked:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.close()

    def close(self) -> None:
        """Close this side of its streams."""
        for stream in (self.stdin, self.stdout, self.stderr):
            stream.close()

    def kill(self) -> None:
        """Kill it with SIGKILL, if it has not ended."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()

    def wait(self) -> int:
        """Wait for its end, and return its exit code; a signal's number below nothing."""
        if self._code is None:
            self._code = _ask({"wait": self.pid})
        return self._code


def run_forked(
    module: str,
    *words: str | Path,
    said: str = "",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a module as a program to its end."""
    with TemporaryFile() as into, TemporaryFile() as out, TemporaryFile() as err:
        into.write(said.encode())
        into.seek(0)
        theirs = tuple(os.dup(stream.fileno()) for stream in (into, out, err))
        code = _ask({"wait": _start(module, words, environment or {}, theirs)})
        return subprocess.CompletedProcess([module, *words], code, _read(out), _read(err))


def run_command(*words: str | Path, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of AnchorDesk to its end, where no keyring answers."""
    return run_forked("anchordesk.cli", *words, said=said, environment=WITHOUT_KEYRING)


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


def _start(
    module: str,
    words: tuple[str | Path, ...],
    environment: Mapping[str, str],
    streams: tuple[int, ...],
) -> int:
    request = {"module": module, "words": [*map(str, words)], "environment": dict(environment)}
    try:
        return _ask(request, streams)
    finally:
        for stream in streams:
            os.close(stream)


def _ask(request: Mapping[str, object], streams: tuple[int, ...] = ()) -> int:
    _, channel = _starter(os.getpid())
    socket.send_fds(channel, [json.dumps(request).encode()], streams)
    answer = channel.recv(64)
    assert answer, "the process that starts others has ended"
    return int(answer)


@cache
def _starter(_of_process: int) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start the process that becomes the others; one for each process of tests."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.forked_server", str(theirs.fileno())],
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        pass_fds=[theirs.fileno()],
    )
    theirs.close()
    ours.settimeout(LONGEST_SECONDS)
    atexit.register(_end, process, ours)
    return process, ours


def _end(process: subprocess.Popen[bytes], channel: socket.socket) -> None:
    channel.close()
    process.wait()
