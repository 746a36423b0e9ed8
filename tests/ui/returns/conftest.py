"""The returns screen by itself."""

from tests.ui.returns.returns_desk import desk
from tests.ui.single_screen import files, hub, look, tasks, workspace

__all__ = ["desk", "files", "hub", "look", "tasks", "workspace"]
