"""The floor under the hub: a bare Starlette route that commits what it is sent, and nothing else.

Run as a program: `python -m tests.benchmarks.plain_hub plain sqlite FILE`, or `hub` and a hub's
folder; it prints its port and answers until it is ended.
"""

from __future__ import annotations

import asyncio
import queue
import socket
import sqlite3
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path

import psycopg
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from anchordesk.hub.limits import Limits, Rate
from anchordesk.hub.server import serve
from anchordesk.hub.service import Options

Storing = Callable[[str, bytes], Awaitable[None]]
MAKE = "CREATE TABLE IF NOT EXISTS stored (digest TEXT PRIMARY KEY, body {blob} NOT NULL)"
CONNECTIONS = 8
ENDLESS = Rate(10**9, 10**9)


def sqlite_group_commit(path: str) -> Storing:
    """One thread that writes, and commits what waits together."""
    waiting: queue.SimpleQueue[tuple[str, bytes, Future[None]]] = queue.SimpleQueue()

    def work() -> None:
        database = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            database.execute(f"PRAGMA {pragma}")
        database.execute(MAKE.format(blob="BLOB"))
        while True:
            group = [waiting.get()]
            while len(group) < 64 and not waiting.empty():
                group.append(waiting.get())
            database.execute("BEGIN IMMEDIATE")
            database.executemany("INSERT INTO stored VALUES (?, ?)", [one[:2] for one in group])
            database.execute("COMMIT")
            for _, _, future in group:
                future.set_result(None)

    threading.Thread(target=work, daemon=True).start()

    async def store(digest: str, body: bytes) -> None:
        future: Future[None] = Future()
        waiting.put((digest, body, future))
        await asyncio.wrap_future(future)

    return store


def postgresql_commit_each(address: str) -> Storing:
    """Eight connections, and a commit for each request."""
    free: asyncio.Queue[psycopg.AsyncConnection] = asyncio.Queue()
    made = 0

    async def store(digest: str, body: bytes) -> None:
        nonlocal made
        if free.empty() and made < CONNECTIONS:
            made += 1
            free.put_nowait(await psycopg.AsyncConnection.connect(address))
        connection = await free.get()
        await connection.execute("INSERT INTO stored VALUES (%s, %s)", (digest, body))
        await connection.commit()
        free.put_nowait(connection)

    return store


def serve_plain(store: Storing) -> None:
    async def put(request: Request) -> Response:
        await store(request.path_params["digest"], await request.body())
        return Response(b"stored", 201)

    server = uvicorn.Server(
        uvicorn.Config(
            Starlette(routes=[Route("/v1/returns/{digest}", put, methods=["PUT"])]),
            http="h11",
            loop="asyncio",
            log_config=None,
            access_log=False,
        )
    )
    listening = socket.create_server(("127.0.0.1", 0), backlog=512)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    server.run(sockets=[listening])


def main(what: str, place: str, where: str) -> None:
    if what == "hub":
        options = Options(Limits(ENDLESS, ENDLESS, ENDLESS))

        def on_ready(hub: object) -> None:
            sys.stdout.write(f"{getattr(hub, 'port', 0)}\n")
            sys.stdout.flush()

        serve(Path(where), port=0, on_ready=on_ready, options=options)
    elif place == "sqlite":
        serve_plain(sqlite_group_commit(where))
    else:
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(MAKE.format(blob="BYTEA"))
        serve_plain(postgresql_commit_each(where))


if __name__ == "__main__":
    main(*sys.argv[1:])
