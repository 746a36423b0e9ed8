"""The first to look at a hub's pages after a start does not wait for all returns to be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from anchordesk.hub import register, server
from anchordesk.hub.server import running_hub
from tests.hub.conftest import Desk
from tests.hub.test_pages import get, put


def test_a_started_hub_has_read_its_returns_before_anybody_asks(
    hub_folder: Path, joined: Callable[..., Desk]
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        for period in ("2026-Q1", "2026-Q2"):
            put(hub, desk.signed(period=period))
    register._content.cache_clear()
    with running_hub(hub_folder):
        pass
    assert register._content.cache_info().currsize == 2


def test_a_hub_whose_database_fails_just_then_starts_all_the_same_and_says_so(
    hub_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise OperationalError("", None, Exception())

    monkeypatch.setattr(server, "counted_returns", fail)
    with running_hub(hub_folder) as hub:
        assert "Anchor network" in get(hub, "/").text
    assert "not read ahead" in caplog.text
