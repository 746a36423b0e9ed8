"""The parts of the window that F6 goes through, by what has focus now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_region(regions: Sequence[QWidget], focused: QWidget | None) -> QWidget | None:
    """Return the next part with something to focus; None if there is no other.

    The first of the parts always counts: it puts its focus itself.
    """
    now = next(
        (
            at
            for at, region in reversed(list(enumerate(regions)))
            if focused is not None and (region is focused or region.isAncestorOf(focused))
        ),
        -1,
    )
    for step in range(1, len(regions) + 1):
        region = regions[(now + step) % len(regions)]
        if region is regions[0] or _first_focusable(region) is not None:
            return region
    return None


def focus_first(region: QWidget) -> None:
    """Give focus to the first thing in a part that takes it."""
    target = _first_focusable(region)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_focusable(region: QWidget) -> QWidget | None:
    for widget in (region, *region.findChildren(QWidget)):
        if (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
            and widget.focusProxy() is None
        ):
            return widget
    return None
