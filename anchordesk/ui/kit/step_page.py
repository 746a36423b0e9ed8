"""The frame of a job in steps: title, where one is, notices, one step at a time, the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.notice_bar import NoticeBar
from anchordesk.ui.kit.step_foot import StepFoot
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5

Key = TypeVar("Key")
Step = TypeVar("Step", bound=QWidget)


class ShownStep(QStackedWidget):
    """Steps of which the one shown alone decides the height: a tall one costs others nothing."""

    def __init__(self, steps: Iterable[QWidget] = ()) -> None:
        super().__init__()
        for step in steps:
            self.addWidget(step)
        self.currentChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the shown step wants."""
        return self._step().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least that the shown step takes."""
        return self._step().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return whether the shown step wraps words."""
        return self._step().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the shown step."""
        return self._step().heightForWidth(width)

    def _step(self) -> QWidget:
        step = self.currentWidget()
        if step is None:
            raise ValueError("a page of steps has at least one step")
        return step


class LateSteps(Generic[Key, Step]):
    """Steps that are made when they are first wanted: all at once would hold the window up.

    `steps[key]` is the step, which is then among those of `shown`.
    """

    def __init__(self, makes: Mapping[Key, Callable[[], Step]]) -> None:
        self.shown = ShownStep()
        self._makes = makes
        self._made: dict[Key, Step] = {}

    def __getitem__(self, key: Key) -> Step:
        if key not in self._made:
            self._made[key] = self._makes[key]()
            self.shown.addWidget(self._made[key])
        return self._made[key]


class StepPage:
    """Lays a screen out as steps; the screen fills `step_words`, `notices` and `foot`.

    `shown` holds the steps; choose one with `shown.setCurrentWidget(step)`.
    """

    def __init__(self, screen: QWidget, title: str, shown: ShownStep) -> None:
        self.step_words = Words("", LabelLook.MUTED)
        self.notices = NoticeBar()
        self.shown = shown
        self.foot = StepFoot()
        head = row_of(
            Words(title, LabelLook.PAGE_TITLE, wraps=False), self.step_words, spacing=SPACE_3
        )
        head.setStretch(1, 1)
        layout = QVBoxLayout(screen)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addLayout(head)
        layout.addWidget(self.notices)
        layout.addWidget(self.shown, 1)
        layout.addWidget(self.foot)
