"""Stands between a hub and its PostgreSQL, and breaks one commit of its writer in a chosen way."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import Enum


class Cut(Enum):
    """Where the connection ends around the next commit of the writer."""

    COMMIT_LOST = "the server never hears of it"
    SERVER_STOPPED = "the server dies as it hears of it"
    ANSWER_LOST = "it is done, and the hub is not told"


class CuttingProxy:
    """Forwards to a PostgreSQL server until it is told to cut."""

    def __init__(self, port: int, stop_server: Callable[[], None]) -> None:
        self.cut: Cut | None = None
        self._muted: socket.socket | None = None
        self._writers: list[socket.socket] = []
        self._to = port
        self._stop_server = stop_server
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                hub, _ = self._listening.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                hub.close()
                continue
            answers = threading.Thread(target=self._pass_on, args=(server, hub), daemon=True)
            answers.start()
            threading.Thread(
                target=self._listen_for_commit, args=(hub, server), daemon=True
            ).start()

    def _pass_on(self, server: socket.socket, hub: socket.socket) -> None:
        # The first word after COMMIT says that it is done: from there on the hub hears nothing.
        self._until_closed(server, hub, lambda _said: self._muted is not server)

    def _listen_for_commit(self, hub: socket.socket, server: socket.socket) -> None:
        self._until_closed(hub, server, lambda said: self._goes_on(said, server))

    def _until_closed(
        self, source: socket.socket, target: socket.socket, goes_on: Callable[[bytes], bool]
    ) -> None:
        with suppress(OSError):  # one side is gone; the other must notice
            while said := source.recv(65536):
                if not goes_on(said):
                    break
                target.sendall(said)
        for side in (source, target):
            with suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
            side.close()

    def _goes_on(self, said: bytes, server: socket.socket) -> bool:
        if b"hub, writing" in said:  # the name that it gives as it connects
            self._writers.append(server)
        if self.cut is None or server not in self._writers or b"COMMIT" not in said:
            return True
        cut, self.cut = self.cut, None
        if cut is Cut.ANSWER_LOST:
            self._muted = server
            return True
        if cut is Cut.SERVER_STOPPED:
            # A quick server answers before it dies.
            self._muted = server
            server.sendall(said)
            self._stop_server()
        return False
