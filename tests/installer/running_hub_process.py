"""A hub that was installed somewhere: started by a command, asked once, and ended."""

from __future__ import annotations

import re
import subprocess
import urllib.request
from collections.abc import Mapping, Sequence

import pytest


def expect_a_hub(command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
    """Start a hub, wait until it tells its address, and expect it to be well."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as hub:
        assert hub.stdout is not None
        try:
            told = ""
            for line in hub.stdout:
                told += line
                if found := re.search(r"http://\S+:\d+", line):
                    with urllib.request.urlopen(f"{found[0]}/healthz", timeout=10) as answer:
                        assert answer.status == 200
                    break
            else:
                pytest.fail(f"the hub ended and said: {told}")
        finally:
            hub.terminate()
