"""The fixtures of one screen by itself."""

from __future__ import annotations

from tests.ui.single_screen import files, hub, look, tasks, workspace

__all__ = ("files", "hub", "look", "tasks", "workspace")
