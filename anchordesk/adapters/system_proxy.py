"""Asks the operating system which proxy leads to an address.

Windows and macOS answer with the proxy that is set by hand or by policy, Linux with that of the
environment (`https_proxy`, `no_proxy`). An automatic script (PAC) is not followed: IT then names
the proxy itself.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from anchordesk.services.policy import DIRECT, Policy, known_policy

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def settled_proxy_for(url: str, read_policy: Callable[[], Policy]) -> str | None:
    """The proxy for an address: the one that IT has settled, else the system's; None for none."""
    settled = known_policy(read_policy).proxy
    if not settled:
        return system_proxy_for(url)
    to_itself = urlsplit(url).hostname in LOOPBACK
    return None if settled == DIRECT or to_itself else settled


def system_proxy_for(url: str) -> str | None:
    """The proxy for an address, such as "http://proxy.example.org:3128"; None for none."""
    # Loaded with the first connection: with TLS and mail it is 3 MiB that the window does without.
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415

    parts = urlsplit(url)
    host = parts.hostname or ""
    if not host or proxy_bypass(host) or host in LOOPBACK:
        return None
    proxies = getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found:
        return None
    return found if "://" in found else f"http://{found}"
