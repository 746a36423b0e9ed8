"""What a hub tells about its requests: lines of JSON, and figures for monitoring.

Neither holds an address, a path or a name by default: the route's pattern stands for the path, so
no digest, organisation or invitation can be read in them.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime
from secrets import token_hex

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METRICS_MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SLOWER_THAN = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60)
_journal = logging.getLogger("anchordesk.hub.requests")


class Metrics:
    """Figures about one hub since it started."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "anchordesk_hub_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self.seconds = Histogram(
            "anchordesk_hub_request_seconds",
            "Time from a request's head to the end of its answer.",
            ("route",),
            buckets=_SLOWER_THAN,
            registry=self._registry,
        )
        self.open = Gauge(
            "anchordesk_hub_open_requests", "Requests under way.", registry=self._registry
        )
        self.log_entries = Gauge(
            "anchordesk_hub_log_entries", "Entries of the log.", registry=self._registry
        )

        self._counters: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer. All methods and routes are known ones, so there are few of them."""
        counters = self._counters.get((method, route, status))
        if counters is None:
            counters = (
                self.requests.labels(method, route, str(status)),
                self.seconds.labels(route),
            )
            self._counters[method, route, status] = counters
        counters[0].inc()
        counters[1].observe(seconds)

    def page(self) -> bytes:
        """The figures as Prometheus reads them."""
        return bytes(generate_latest(self._registry))


class RequestJournal:
    """Writes one line for each request, and counts it."""

    def __init__(self, app: ASGIApp, metrics: Metrics, tells_addresses: bool) -> None:
        self._app = app
        self._metrics = metrics
        self._tells_addresses = tells_addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0
        sent = 0

        async def counting(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            sent += len(message.get("body", b""))
            await send(message)

        self._metrics.open.inc()
        try:
            await self._app(scope, receive, counting)
        finally:
            self._metrics.open.dec()
            self._note(scope, status, sent, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, sent: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "none")
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.count(method, route, status, seconds)
        if not _journal.isEnabledFor(logging.INFO):
            return
        line: dict[str, object] = {
            "event": "request",
            "id": token_hex(4),
            "method": method,
            "route": route,
            "status": status,
            "milliseconds": round(seconds * 1000, 1),
            "bytes_sent": sent,
        }
        if self._tells_addresses and scope.get("client"):
            line["address"] = scope["client"][0]
        _journal.info("request", extra={"line": line})


_METHODS = frozenset(("GET", "HEAD", "PUT", "POST", "DELETE"))


class _JsonLines(logging.Formatter):
    """One JSON object a line; the text of a fault stays out, since it may quote what came in."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
        }
        told = getattr(record, "line", None)
        line |= told if isinstance(told, dict) else {"event": record.getMessage()}
        if record.exc_info and record.exc_info[0] is not None:
            line["fault"] = record.exc_info[0].__name__
            line["place"] = _place(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _place(traceback: object) -> str:
    """Module and line where a fault arose."""
    place = "unknown"
    while traceback is not None:
        frame = getattr(traceback, "tb_frame", None)
        if frame is not None:
            place = f"{frame.f_globals.get('__name__', '?')}:{getattr(traceback, 'tb_lineno', 0)}"
        traceback = getattr(traceback, "tb_next", None)
    return place


def write_journal() -> None:
    """Write the hub's lines to the standard error stream, for the system's own log."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines())
    for name in ("anchordesk.hub", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO if name == "anchordesk.hub" else logging.WARNING)
