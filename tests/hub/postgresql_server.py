"""A PostgreSQL server of the distribution, on loopback in a temporary folder, for the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

SECONDS_TO_START = 30
_names = count(1)


def programs() -> Path | None:
    """The folder of the server's programs; None where PostgreSQL is not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = [str(path) for path in installed[-1:]] or [shutil.which("initdb") or ""]
    return Path(found[0]).resolve().parent if found[0] else None


@dataclass
class PostgresqlServer:
    """A server that a test may stop, kill and start again."""

    programs: Path
    folder: Path
    is_safe: bool
    port: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def address(self, name: str) -> str:
        return f"postgresql://hub@127.0.0.1:{self.port}/{name}"

    def new_database(self) -> str:
        """The address of a new empty database."""
        name = f"hub{next(_names)}"
        self.execute("postgres", f"CREATE DATABASE {name}")
        return self.address(name)

    def execute(self, database: str, *statements: str) -> None:
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def make(self) -> None:
        self._run("initdb", "-A", "trust", "-U", "hub", "-E", "UTF8", "-N", "--locale=C", "-D")

    def start(self) -> None:
        with self._one_at_a_time:
            self._start()

    def _start(self) -> None:
        if self.port == 0:
            with closing(socket.create_server(("127.0.0.1", 0))) as free:
                self.port = free.getsockname()[1]
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": "",
            "max_connections": 200,
            # Killing the server loses nothing either way: the computer stays up.
            "fsync": "on" if self.is_safe else "off",
        }
        options = [part for name, told in settings.items() for part in ("-c", f"{name}={told}")]
        self._process = subprocess.Popen(
            [self.programs / "postgres", "-D", self.folder / "data", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_account(),
        )
        ends = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                psycopg.connect(self.address("postgres"), connect_timeout=5).close()
            except psycopg.OperationalError:
                assert self._process.poll() is None, "PostgreSQL did not start"
                assert time.monotonic() < ends, "PostgreSQL did not start in time"
                time.sleep(0.05)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server; SIGINT ends its sessions at once, SIGQUIT without any tidying."""
        with self._one_at_a_time:
            if self._process is not None:
                self._process.send_signal(how)
                self._process.wait(SECONDS_TO_START)
                self._process = None

    def _run(self, program: str, *options: str) -> None:
        command = [str(self.programs / program), *options, str(self.folder / "data")]
        subprocess.run(command, check=True, capture_output=True, **_account())


def _account() -> dict[str, Any]:
    """PostgreSQL refuses to run for root; its package brings an account."""
    return {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}


@contextmanager
def running_server(*, is_safe: bool = False) -> Iterator[PostgresqlServer]:
    """A new server, gone with its folder after the block.

    Args:
        is_safe: Whether each commit reaches the disk, as it must outside tests.
    """
    found = programs()
    assert found is not None, "PostgreSQL is not installed"
    folder = Path(tempfile.mkdtemp(prefix="anchordesk-postgresql-"))
    try:
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(folder, account.pw_uid, account.pw_gid)
        server = PostgresqlServer(found, folder, is_safe)
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop(signal.SIGQUIT)
    finally:
        shutil.rmtree(folder)
