"""A heading with a tick box for each value of a list, which wrap to as many lines as they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.categories import TitledCode
from anchordesk.ui.kit.fields import Tick
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.form import Form
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_1, SPACE_4
from anchordesk.ui.words import translated

Code = TypeVar("Code", bound=TitledCode)


def add_ticks(
    form: Form, heading: str, kind: type[Code], chosen: Iterable[Code]
) -> Mapping[Code, Tick]:
    """Add the boxes to a form, and return them by their values."""
    group = QWidget()
    group.setAccessibleName(heading)
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_1)
    column.addWidget(Words(heading, LabelLook.HEADING))
    row = QWidget()
    flow = FlowLayout(row, SPACE_4)
    ticks: dict[Code, Tick] = {}
    for member in kind:
        tick = Tick(translated(member.title_text))
        tick.setAccessibleName(f"{heading}: {translated(member.title_text)}")
        tick.setChecked(member in tuple(chosen))
        flow.addWidget(tick)
        ticks[member] = tick
    column.addWidget(row)
    form.body.addWidget(group)
    return ticks


def ticked(ticks: Mapping[Code, Tick]) -> tuple[Code, ...]:
    """Return the values whose boxes are ticked."""
    return tuple(member for member, tick in ticks.items() if tick.isChecked())
