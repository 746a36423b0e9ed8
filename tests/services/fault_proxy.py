"""Stands between desks and a hub on loopback, and does to each request what a bad network does."""

from __future__ import annotations

import re
import socket
import threading
import time
from contextlib import closing, suppress
from enum import Enum


class Fault(Enum):
    """What becomes of one request and its answer."""

    NONE = "both arrive"
    REFUSED = "nothing arrives"
    CUT = "the connection ends in the middle of the request"
    LOST_REPLY = "the request arrives, and its answer does not"
    CUT_REPLY = "the answer ends in the middle"
    TWICE = "the request arrives twice"
    LATE = "the request arrives after the next one, and nobody waits for its answer"
    PORTAL = "somebody else answers that all is well"


_PORTAL = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>OK</html>"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)


class FaultProxy:
    """Takes one request a connection, as desks send them. `faults` are used up from the front.

    Args:
        bytes_a_second: How fast the line to the desk is, to and fro; 0 for as fast as it goes.
    """

    def __init__(self, hub_port: int, bytes_a_second: int = 0) -> None:
        self.hub_port = hub_port
        self.bytes_a_second = bytes_a_second
        self.faults: list[Fault] = []
        self.met: list[Fault] = []
        self.wire: list[bytes] = []
        self._late: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        # One after another: what happened before what is then the same in every run.
        while True:
            try:
                desk, _ = self._listening.accept()
            except OSError:
                return
            with closing(desk), suppress(OSError):
                desk.settimeout(10)
                request = _message(desk)
                self._take_time(request)
                self._meet(desk, request)

    def _meet(self, desk: socket.socket, request: bytes) -> None:
        fault = self.faults.pop(0) if self.faults else Fault.NONE
        self.met.append(fault)
        self.wire.append(request)
        late, self._late = self._late, []
        match fault:
            case Fault.REFUSED:
                pass
            case Fault.CUT:
                self._ask_hub(request[: len(request) * 2 // 3], waits=False)
            case Fault.LOST_REPLY:
                self._ask_hub(request)
            case Fault.CUT_REPLY:
                reply = self._ask_hub(request)
                desk.sendall(reply[: len(reply) * 2 // 3])
            case Fault.TWICE:
                self._ask_hub(request)
                desk.sendall(self._ask_hub(request))
            case Fault.LATE:
                self._late.append(request)
            case Fault.PORTAL:
                desk.sendall(_PORTAL)
            case Fault.NONE:
                desk.sendall(self._ask_hub(request))
        for one in late:
            self._ask_hub(one)

    def _take_time(self, message: bytes) -> None:
        if self.bytes_a_second:
            time.sleep(len(message) / self.bytes_a_second)

    def _ask_hub(self, request: bytes, *, waits: bool = True) -> bytes:
        with closing(socket.create_connection(("127.0.0.1", self.hub_port), timeout=10)) as hub:
            hub.sendall(request)
            reply = _message(hub) if waits else b""
        self.wire.append(reply)
        return reply


def _message(end: socket.socket) -> bytes:
    """One HTTP message, by its own length."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += _more(end)
    head, _, _ = got.partition(b"\r\n\r\n")
    told = _LENGTH.search(head + b"\r\n")
    whole = len(head) + 4 + (int(told[1]) if told else 0)
    while len(got) < whole:
        got += _more(end)
    return got


def _more(end: socket.socket) -> bytes:
    part = end.recv(65536)
    if not part:
        raise ConnectionError("the other end closed")
    return part
