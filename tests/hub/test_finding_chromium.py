"""Which browser the tests of the hub's pages take, and what they say where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hub.chromium import BROWSERS, DRIVERS, folder_for, installed


def test_what_is_missing_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssertionError, match="snap install chromium"):
        installed(BROWSERS)
    snapped = tmp_path / "chromium.chromedriver"
    snapped.touch(mode=0o755)
    assert installed(DRIVERS) == str(snapped)


def test_a_snap_keeps_its_profile_where_it_may_write(tmp_path: Path) -> None:
    assert folder_for("/usr/bin/chromium", tmp_path) == tmp_path
    assert "snap/chromium/common" in str(folder_for("/snap/bin/chromium", tmp_path))
