"""An answer leaves in one piece: its head does not go ahead of its body."""

from __future__ import annotations

import socket
from pathlib import Path

from anchordesk.hub.server import RunningHub, running_hub

ASKED = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n"


def connected(hub: RunningHub) -> socket.socket:
    return socket.create_connection(("127.0.0.1", hub.port), timeout=10)


def length_told(head: bytes) -> int:
    return int(head.lower().partition(b"content-length: ")[2].partition(b"\r")[0])


def test_what_arrives_first_is_the_whole_answer(sqlite_hub_folder: Path) -> None:
    with running_hub(sqlite_hub_folder) as hub, connected(hub) as client:
        for _ in range(50):
            client.sendall(ASKED + b"\r\n")
            head, _, body = client.recv(65536).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 ")
            assert len(body) == length_told(head) > 0


def test_requests_that_follow_each_other_at_once_are_answered_in_order(
    sqlite_hub_folder: Path,
) -> None:
    last = ASKED.replace(b"healthz", b"nothing-here") + b"Connection: close\r\n\r\n"
    with running_hub(sqlite_hub_folder) as hub, connected(hub) as client:
        client.sendall((ASKED + b"\r\n") * 3 + last)
        told = b"".join(iter(lambda: client.recv(65536), b""))
    assert [part[:3] for part in told.split(b"HTTP/1.1 ")[1:]] == [b"200"] * 3 + [b"404"]
    assert told.endswith(b"}"), "the last answer came whole before the connection was closed"
