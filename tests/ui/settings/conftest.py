"""The settings by themselves."""

from tests.ui.single_screen import hub, look, tasks, workspace

__all__ = ["hub", "look", "tasks", "workspace"]
