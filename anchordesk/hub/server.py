"""Runs a hub: in the foreground for a network, or beside a program for a demo or a test."""

from __future__ import annotations

import gc
import logging
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from sqlalchemy.exc import SQLAlchemyError

from anchordesk.hub.accounts import all_accounts
from anchordesk.hub.application import build_application
from anchordesk.hub.belonging import open_records
from anchordesk.hub.connections import bounded_connections
from anchordesk.hub.errors import AddressRefusedError, HubError, PortTakenError
from anchordesk.hub.faults import plain_faults
from anchordesk.hub.identity import database_of, load_identity
from anchordesk.hub.register import counted_returns
from anchordesk.hub.service import HubService, Options
from anchordesk.hub.store import Store

DEFAULT_PORT = 8440
MOST_CONNECTIONS = 1000
LARGEST_HEADER = 16 * 1024
STOPPING_SECONDS = 5
COLLECT_AFTER = (50_000, 20, 20)
"""New objects until Python looks for cycles: what a request makes has none, so nearly all go."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")

_journal = logging.getLogger(__name__)


@dataclass(frozen=True)
class RunningHub:
    """A hub that answers now."""

    url: str
    port: int
    public_key: bytes


def serve(
    data_folder: Path,
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    on_ready: Callable[[RunningHub], None] | None = None,
    options: Options | None = None,
) -> None:
    """Run the hub of a folder until the process is told to stop.

    Args:
        data_folder: Where `create_hub` made it.
        host: A loopback address; others are refused until the hub has sign-in.
        port: The port, or 0 for any free one.
        on_ready: Called once, as soon as connections are taken.
        options: How it is run; its defaults suit a network of a few dozen organisations.

    Raises:
        AddressRefusedError, NoHubError, PortTakenError: see their words.
    """
    with _opened(data_folder, host, port, options) as (server, listening, hub):
        if on_ready is not None:
            on_ready(hub)
        # What is there now stays until the end; to look through it again and again for what can
        # go would take a tenth of the time of every request.
        gc.freeze()
        gc.set_threshold(*COLLECT_AFTER)
        server.run(sockets=[listening])


@contextmanager
def running_hub(
    data_folder: Path, host: str = "127.0.0.1", port: int = 0, options: Options | None = None
) -> Iterator[RunningHub]:
    """Run the hub of a folder in a thread of its own; leaving the block stops it.

    The same folder can be run again, also on the same port.

    Raises:
        AddressRefusedError, NoHubError, PortTakenError: see their words.
    """
    with _opened(data_folder, host, port, options) as (server, listening, hub):
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listening]}, name="hub", daemon=True
        )
        thread.start()
        try:
            yield hub
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def _opened(
    data_folder: Path, host: str, port: int, options: Options | None
) -> Iterator[tuple[uvicorn.Server, socket.socket, RunningHub]]:
    require_loopback(host)
    identity = load_identity(data_folder)
    database = database_of(data_folder)
    listening = _listen(host, port)
    try:
        with plain_faults(data_folder):
            open_records(database, identity.id)
            store = Store(database)
        service = HubService(identity, store, options=options or Options())
        try:
            require_accounts(store, service.options.public_url)
            server = uvicorn.Server(_configuration(service))
            actual_port = int(listening.getsockname()[1])
            shown = "[::1]" if host == "::1" else host
            hub = RunningHub(f"http://{shown}:{actual_port}", actual_port, identity.public_key)
            ahead = threading.Thread(target=_read_ahead, args=(store,), daemon=True)
            ahead.start()
            try:
                yield server, listening, hub
            finally:
                ahead.join()
        finally:
            store.close()
    finally:
        listening.close()


def _read_ahead(store: Store) -> None:
    """Read what the pages show, so that whoever looks first waits no longer than the others."""
    try:
        with store.read() as connection:
            counted_returns(connection)
    except SQLAlchemyError:
        _journal.warning("returns were not read ahead: the first page reads them itself")


def require_loopback(host: str) -> None:
    """Refuse an address that others on the network could reach.

    Raises:
        AddressRefusedError: if it is not one of this computer's own.
    """
    if host not in LOOPBACK:
        raise AddressRefusedError(
            f"The hub will not listen at {host}: it has no TLS of its own, so everybody on the way "
            "could read along. Nothing was started. Use 127.0.0.1, with a proxy that does TLS in "
            "front of it (--public-url)."
        )


def require_accounts(store: Store, public_url: str) -> None:
    """Refuse to open a hub to others while anybody there could read its pages.

    Raises:
        HubError: if the address is no https one, or the hub has no account.
    """
    if not public_url:
        return
    if re.fullmatch(r"https://[a-z0-9.-]+", public_url) is None:
        raise HubError("A public address looks like https://hub.example.org. Nothing was started.")
    with store.read() as connection:
        if not all_accounts(connection):
            raise HubError(
                "A hub under a public address needs somebody who can sign in. Nothing was started. "
                "Make an account first: anchordesk hub add-account."
            )


def _listen(host: str, port: int) -> socket.socket:
    try:
        # Connections wait here from now on, so nobody meets a closed door while the hub starts.
        listening = socket.create_server(
            (host, port), family=socket.AF_INET6 if host == "::1" else socket.AF_INET, backlog=512
        )
    except OSError as problem:
        raise PortTakenError(
            f"Port {port} at {host} cannot be used; another program may have it. "
            "Nothing was started. Choose another port."
        ) from problem
    except OverflowError as problem:
        raise HubError("A port is a number from 0 to 65535. Nothing was started.") from problem
    # Inherited by each connection. asyncio sets it on sockets of its own making only, and without
    # it the body of an answer waits up to 40 ms for the client's word that the head has arrived.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _configuration(service: HubService) -> uvicorn.Config:
    return uvicorn.Config(
        build_application(service),
        http=bounded_connections(service.options.limits),
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        # A proxy on this computer says whose request it passes on; nobody else is believed.
        proxy_headers=bool(service.options.public_url),
        forwarded_allow_ips="127.0.0.1,::1",
        limit_concurrency=MOST_CONNECTIONS,
        h11_max_incomplete_event_size=LARGEST_HEADER,
        timeout_graceful_shutdown=STOPPING_SECONDS,
    )
