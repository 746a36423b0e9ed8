"""Search and filters of the caseload, which combine; they wrap to as many lines as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from anchordesk.services.wanted import DueFilter, Order, Wanted
from anchordesk.ui.caseload.filter_chips import ActiveFilter
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.words import translated

SEARCH_AFTER_MS = 120
QUIET_DAYS = (14, 28, 56)
STAGE_DAYS = (14, 30, 60, 90, 180)


class CaseloadToolbar(QWidget):
    """Emits `wanted_changed()` after a pause in typing or a choice, `list_asked()` on Down."""

    wanted_changed = Signal()
    list_asked = Signal()

    def __init__(self, pathway_title: Callable[[str], str]) -> None:
        super().__init__()
        self._pathway_title = pathway_title
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.wanted_changed)
        self._pairs: dict[QWidget, QWidget] = {}
        self._captions: dict[QWidget, str] = {}
        self._row = FlowLayout(self, SPACE_3)
        self.search = self._make_search()
        self._add(self.tr("S&earch"), self.search)
        self.stage = self._add_choice(self.tr("St&age"), ((self.tr("All stages"), ""),))
        self.due = self._add_choice(
            self.tr("&Due"),
            (
                (self.tr("Any day"), DueFilter.ANY),
                (self.tr("Overdue"), DueFilter.OVERDUE),
                (self.tr("Within 7 days"), DueFilter.SOON),
            ),
        )
        self.order = self._add_choice(
            self.tr("S&ort by"),
            (
                (self.tr("Name"), Order.NAME),
                (self.tr("Next action due"), Order.DUE),
                (self.tr("Longest without contact"), Order.LAST_CONTACT),
                (self.tr("Stage"), Order.STAGE),
                (self.tr("Longest at the stage"), Order.TIME_AT_STAGE),
            ),
        )
        days = self.tr("None for {days} days")
        self.quiet = self._add_choice(
            self.tr("&Contact"),
            (
                (self.tr("Any time"), 0),
                *((days.format(days=number), number) for number in QUIET_DAYS),
            ),
        )
        longer = self.tr("Over {days} days")
        self.at_stage = self._add_choice(
            self.tr("At sta&ge for"),
            (
                (self.tr("Any time"), 0),
                *((longer.format(days=number), number) for number in STAGE_DAYS),
            ),
        )
        self.alerts = self._add_choice(
            self.tr("A&lerts"),
            ((self.tr("With or without"), False), (self.tr("With an alert"), True)),
        )
        self.at_risk = self._add_choice(
            self.tr("At &risk"),
            ((self.tr("Everybody"), False), (self.tr("At risk only"), True)),
        )
        self.pathway = self._add_choice(self.tr("&Pathway"), ((self.tr("All pathways"), ""),))
        self.worker = self._add_choice(self.tr("&Worker"), ((self.tr("Everybody"), ""),))
        self._filters = (
            *(self.stage, self.due, self.quiet, self.at_stage, self.alerts),
            *(self.at_risk, self.pathway, self.worker),
        )

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        due, order = self.due.value(), self.order.value()
        quiet, at_stage = self.quiet.value(), self.at_stage.value()
        return Wanted(
            text=self.search.text(),
            stage=str(self.stage.value() or ""),
            due=due if isinstance(due, DueFilter) else DueFilter.ANY,
            order=order if isinstance(order, Order) else Order.NAME,
            quiet_days=quiet if isinstance(quiet, int) else 0,
            stage_days=at_stage if isinstance(at_stage, int) else 0,
            alerts=bool(self.alerts.value()),
            at_risk=bool(self.at_risk.value()),
            pathway=str(self.pathway.value() or ""),
            worker=str(self.worker.value() or ""),
        )

    def active(self) -> tuple[ActiveFilter, ...]:
        """Return the filters that are on; what is searched for stands in its own field."""
        words = self.tr("{filter}: {value}")
        return tuple(
            ActiveFilter(
                words.format(filter=self._captions[choice], value=choice.currentText()),
                partial(choice.setCurrentIndex, 0),
            )
            for choice in self._filters
            if choice.currentIndex() > 0 and not self._pairs[choice].isHidden()
        )

    def clear(self) -> None:
        """Ask for everybody; the order stays."""
        held = self.blockSignals(True)
        self.search.clear()
        for choice in self._filters:
            choice.setCurrentIndex(0)
        self.blockSignals(held)
        self._timer.stop()
        self.wanted_changed.emit()

    def put(self, wanted: Wanted) -> None:
        """Ask for this, as if a person had chosen it."""
        held = self.blockSignals(True)
        for choice, asked, title_of in (
            (self.stage, wanted.stage, str),
            (self.pathway, wanted.pathway, self._pathway_title),
            (self.worker, wanted.worker, str),
        ):
            if asked not in choice.values:
                choice.add_option(title_of(asked), asked)
        self.search.setText(wanted.text)
        for choice, value in (
            (self.stage, wanted.stage),
            (self.due, wanted.due),
            (self.order, wanted.order),
            (self.quiet, wanted.quiet_days),
            (self.at_stage, wanted.stage_days),
            (self.alerts, wanted.alerts),
            (self.at_risk, wanted.at_risk),
            (self.pathway, wanted.pathway),
            (self.worker, wanted.worker),
        ):
            choice.choose(value)
        self.blockSignals(held)
        self._timer.stop()
        self.wanted_changed.emit()

    def show_stage(self, *, shown: bool) -> None:
        """Show the filter of stages, or hide it where each stage has a column."""
        self._pairs[self.stage].setVisible(shown)

    def show_order(self, *, shown: bool) -> None:
        """Show the order, or hide it where nothing is listed."""
        self._pairs[self.order].setVisible(shown)

    def add_part(self, part: QWidget) -> None:
        """Put something at the end of the filters."""
        part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row.addWidget(part)

    def hurry(self) -> None:
        """Ask for what was typed now, without waiting for the pause."""
        if self._timer.isActive():
            self._timer.stop()
            self.wanted_changed.emit()

    def show_options(
        self,
        stages: Sequence[str],
        pathways: Sequence[tuple[str, str]],
        workers: Sequence[str],
    ) -> None:
        """Offer what occurs in the caseload, and what is chosen; one answer only is left out."""
        for choice, everything, offered in (
            (self.stage, self.tr("All stages"), [(translated(title), title) for title in stages]),
            (self.pathway, self.tr("All pathways"), [(title, code) for code, title in pathways]),
            (self.worker, self.tr("Everybody"), [(name, name) for name in workers]),
        ):
            options: list[tuple[str, object]] = [(everything, ""), *offered]
            chosen = choice.value()
            if chosen not in [value for _, value in options]:
                # Nobody is there any more, and yet it is what is asked for.
                options.append((choice.currentText(), chosen))
            if choice.values != tuple(value for _, value in options):
                choice.set_options(options)
        for choice in (self.pathway, self.worker):
            self._pairs[choice].setVisible(len(choice.values) > 2)

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setPlaceholderText(self.tr("Name, ref, postcode, phone or notes (Ctrl+F)"))
        search.setClearButtonEnabled(True)
        search.setMinimumWidth(120)
        search.textChanged.connect(lambda _: self._timer.start())
        search.returnPressed.connect(self.list_asked)
        for keys in ("Down", "PgDown"):
            shortcut = QShortcut(QKeySequence(keys), search, self.list_asked.emit)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        return search

    def _add_choice(self, words: str, options: Sequence[tuple[str, object]]) -> Choice:
        choice = Choice()
        for shown, value in options:
            choice.add_option(shown, value)
        pair = self._add(words, choice)
        # The search takes what is left of the line, not the choices.
        pair.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        choice.setMinimumContentsLength(10)
        choice.currentIndexChanged.connect(lambda _: self.wanted_changed.emit())
        return choice

    def _add(self, words: str, field: QWidget) -> QWidget:
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(label)
        row.addWidget(field, 1)
        self._row.addWidget(pair)
        self._pairs[field] = pair
        self._captions[field] = field.accessibleName()
        return pair
