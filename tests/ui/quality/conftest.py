"""One screen in a frame, on a real vault."""

from tests.ui.single_screen import files, hub, look, tasks, workspace

__all__ = ["files", "hub", "look", "tasks", "workspace"]
