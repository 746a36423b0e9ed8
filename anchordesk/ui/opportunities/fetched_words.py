"""What the network's packs brought by the hub, as a sentence or two."""

from __future__ import annotations

from anchordesk.services.pack_fetching import PacksFetched
from anchordesk.ui.words import translate


def fetched_words(fetched: PacksFetched) -> str:
    """Return what is new, and why something is not used; empty where there is nothing to say."""
    lines = [line for pack in fetched.taken for line in pack.lines]
    told = list(fetched.refused.values())
    if lines:
        new = translate("opportunities", "New from the network: {lines}.")
        told.insert(0, new.format(lines="; ".join(lines)))
    return " ".join(told)
