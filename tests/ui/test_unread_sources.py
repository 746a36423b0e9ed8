"""What is imported leaves no source text in memory."""

from __future__ import annotations

import inspect
import linecache
import sys
from pathlib import Path

import pytest

from anchordesk.ui import unread_sources


def newcomer(folder: Path, name: str) -> Path:
    """Return a module of a name that PySide has not met: it looks into each once."""
    path = folder / f"{name}.py"
    path.write_text("from PySide6.QtCore import QObject\n", encoding="utf-8")
    assert name not in sys.modules
    return path


def test_importing_keeps_no_source_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = newcomer(tmp_path, "module_whose_source_stays_unread")
    monkeypatch.syspath_prepend(str(tmp_path))
    __import__(path.stem)
    assert str(path) not in linecache.cache


def test_pyside_itself_would_keep_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this the test above could not fail; if it fails, the module is no longer needed."""
    path = newcomer(tmp_path, "module_whose_source_is_read")
    monkeypatch.syspath_prepend(str(tmp_path))
    searching = sys.modules[unread_sources.SEARCHING]
    assert hasattr(searching, unread_sources.SEARCH)
    monkeypatch.setattr(
        searching, unread_sources.SEARCH, lambda module: "PySide6" in inspect.getsource(module)
    )
    __import__(path.stem)
    assert str(path) in linecache.cache
