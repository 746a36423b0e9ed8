"""The opportunities screen by itself."""

from tests.ui.single_screen import files, hub, look, tasks, workspace

__all__ = ["files", "hub", "look", "tasks", "workspace"]
