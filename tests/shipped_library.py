"""The shipped definitions, read once for all desks of a process: nothing can change them."""

from __future__ import annotations

from functools import cache

from anchordesk.adapters.resource_library import load_library
from anchordesk.services.library import Library
from anchordesk.settings import resource_path


@cache
def shipped_library() -> Library:
    """What AnchorDesk ships: pathways, returns, import mappings, rates and codes."""
    return load_library(resource_path())
