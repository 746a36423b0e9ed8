"""What all tests share: properties judged by what they find, what is left out, and the order."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "anchordesk", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("anchordesk")

BENCHMARKS = Path(__file__).parent / "benchmarks"


@pytest.fixture
def london() -> Iterator[None]:
    """Put the laptop into London's time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/London")
        time.tzset()
        yield
    time.tzset()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked long, unless `-m` names it, and put files that take long first."""
    long = [] if "long" in config.option.markexpr else _marked("long", items)
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("long")]
    for item in _marked("benchmark", items):
        if item.path.parent != BENCHMARKS:
            raise pytest.UsageError(f"{item.nodeid}: benchmarks are run from {BENCHMARKS} alone")
    slow = {item.path for item in _marked("slow", items)}
    sizes = Counter(item.path for item in items)
    # What is short comes last, so that of several workers none is left alone with a long file.
    items.sort(key=lambda item: (item.path not in slow, -sizes[item.path], item.path))


def pytest_collection_finish() -> None:
    """Thousands of tests stay to the end: nobody needs to go through them for garbage each time."""
    gc.collect()
    gc.freeze()


def _marked(mark: str, items: list[pytest.Item]) -> list[pytest.Item]:
    return [item for item in items if item.get_closest_marker(mark)]
