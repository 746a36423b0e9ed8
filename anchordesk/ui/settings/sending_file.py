"""Keeps on which networks a desk sends by itself; the name of a network, nothing about anybody."""

from __future__ import annotations

import json
from pathlib import Path

from anchordesk.ui.settings.kept_choice import write_choice
from anchordesk.ui.sync.sending_rule import SendingRule, SendsOn


class SendingFile:
    """A small JSON file: the name of a network, and nothing about anybody."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> SendingRule:
        """Return what is kept; the default if nothing is."""
        try:
            kept = json.loads(self.path.read_text("utf-8"))
            return SendingRule(SendsOn(kept["on"]), str(kept["network"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            # A damaged or missing file only costs the choice: then everything is sent.
            return SendingRule()

    def save(self, rule: SendingRule) -> None:
        """Write the file whole. Raises StorageError."""
        write_choice(self.path, {"on": rule.on.value, "network": rule.network})
