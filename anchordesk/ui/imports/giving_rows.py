"""A table's rows that ask for little height and take what there is, for pages with more on them."""

from __future__ import annotations

from PySide6.QtCore import QSize

from anchordesk.ui.kit.table import WholeRows


class GivingRows(WholeRows):
    """Whole rows that never push what is below them out of a small window."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the header and three rows; a stretching layout gives more."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())
