"""The board: a column for each stage, cards of residents, moved by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from anchordesk.domain.at_risk import Risk
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.board import Board, BoardColumn, BoardPlace
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.finding_records import Match
from anchordesk.ui.caseload.board_column import CardList, CardsModel
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.kit.turns import Turns
from anchordesk.ui.words import translate

COLUMN_WIDTH = 212
# So many fill most of a small laptop's screen; the others are made in turns of their own, so that
# none holds up the window.
AT_ONCE, A_TURN = 4, 2


class BoardView(QScrollArea):
    """Emits `opened(ResidentId)`, and `move_asked(ResidentId, code)` to a stage or out."""

    opened = Signal(object)
    move_asked = Signal(object, str)

    def __init__(self, today: Callable[[], date], worker: str) -> None:
        super().__init__()
        self._today, self._worker = today, worker
        self._board: Board | None = None
        self._matches: Mapping[ResidentId, Match] = {}
        self._risks: Mapping[ResidentId, tuple[Risk, ...]] | None = None
        self._dragged: ResidentId | None = None
        self._chosen: ResidentId | None = None
        self._holders: list[QWidget] = []
        self._heads: list[Words] = []
        self.lists: list[CardList] = []
        self._turns = Turns(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Board"))
        holder = QWidget()
        holder.setProperty("look", "clear")
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(0, 0, 0, SPACE_2)
        self._row.setSpacing(SPACE_3)
        self.setWidget(holder)

    def show_board(
        self,
        board: Board,
        matches: Mapping[ResidentId, Match],
        risks: Mapping[ResidentId, tuple[Risk, ...]] | None,
    ) -> None:
        """Show other columns or cards; who was chosen stays chosen, in whichever column."""
        had_focus = self.has_focus
        self._board, self._matches, self._risks = board, matches, risks
        wanted = len(board.columns)
        made = min(wanted, max(AT_ONCE, len(self.lists), self._columns_to_chosen(board)))
        self._show_columns(0, made)
        for at, holder in enumerate(self._holders):
            holder.setVisible(at < wanted)
        chosen_at = self._column_of_chosen()
        if had_focus and chosen_at is not None and not self.lists[chosen_at].hasFocus():
            self._go_to(self.lists[chosen_at])
        if made < wanted:
            self._turns.soon(self._make_more)

    @property
    def has_focus(self) -> bool:
        """Whether a column has the keyboard."""
        return any(one.hasFocus() for one in self.lists)

    @property
    def chosen(self) -> CaseloadEntry | None:
        """The card that has the keyboard."""
        for one in self.lists:
            if one.hasFocus():
                return one.cards.line(one.currentIndex())
        return None

    def land_focus(self) -> None:
        """Put focus on the chosen card, else on the first one there is."""
        at = self._column_of_chosen()
        filled = [one for one in self.lists if one.cards.rowCount()]
        target = self.lists[at] if at is not None else next(iter(filled), None)
        if target is not None:
            self._go_to(target)

    def _make_more(self) -> None:
        wanted = 0 if self._board is None else len(self._board.columns)
        made = min(wanted, len(self.lists) + A_TURN)
        self._show_columns(len(self.lists), made)
        if made < wanted:
            self._turns.soon(self._make_more)

    def _columns_to_chosen(self, board: Board) -> int:
        """Up to where the keyboard goes: who was chosen, else the first card there is."""
        for at, column in enumerate(board.columns, start=1):
            if any(card.row.resident_id == self._chosen for card in column.cards):
                return at
        filled = (at for at, column in enumerate(board.columns, start=1) if column.cards)
        return next(filled, 0)

    def _show_columns(self, first: int, end: int) -> None:
        columns = () if self._board is None else self._board.columns
        for at, column in list(enumerate(columns))[first:end]:
            if at == len(self.lists):
                self._add_column(at)
            title = column_title(column)
            self._heads[at].setText(f"{title} · {len(column.cards):,}")
            cards = self.lists[at]
            cards.show_column(column, title)
            cards.cards.show_lines(column.cards, self._matches, self._risks)
            row = None if self._chosen is None else cards.cards.row_of(self._chosen)
            if cards.cards.rowCount():
                cards.setCurrentIndex(cards.cards.index(row or 0, 0))

    def _add_column(self, at: int) -> None:
        cards = CardList(CardsModel(self, self._today, self._worker))
        cards.opened.connect(lambda index: self._on_opened(cards, index))
        cards.move_asked.connect(lambda by: self._on_move_asked(at, by))
        cards.beside_asked.connect(lambda by: self._on_beside(at, by))
        cards.focused.connect(lambda: self._on_focused(at))
        cards.dragged.connect(lambda: self._on_dragged(cards))
        cards.dropped.connect(lambda: self._on_dropped(at))
        cards.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == 0 else Qt.FocusPolicy.ClickFocus)
        holder = QWidget()
        holder.setFixedWidth(current_theme().px(COLUMN_WIDTH))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        head = Words("", LabelLook.HEADING, wraps=False)
        column.addWidget(head)
        column.addWidget(cards, 1)
        cards.drag_over.connect(lambda: self.ensureWidgetVisible(holder, 40, 0))
        self._row.addWidget(holder)
        self._holders.append(holder)
        self._heads.append(head)
        self.lists.append(cards)

    def _column_of_chosen(self) -> int | None:
        if self._chosen is not None:
            for at, one in enumerate(self.lists):
                if one.cards.row_of(self._chosen) is not None:
                    return at
        return None

    def _go_to(self, cards: CardList) -> None:
        cards.setFocus(Qt.FocusReason.OtherFocusReason)
        holder = self._holders[self.lists.index(cards)]
        # A column that has just been shown has its place only after this turn.
        QTimer.singleShot(0, holder, lambda: self.ensureWidgetVisible(holder, SPACE_3, 0))

    def _on_focused(self, at: int) -> None:
        # Tab leaves the board: of all columns, it stops at the one that was used last.
        for number, one in enumerate(self.lists):
            here = Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(here)
        self._note_chosen(self.lists[at])

    def _note_chosen(self, cards: CardList) -> None:
        line = cards.cards.line(cards.currentIndex())
        self._chosen = self._chosen if line is None else line.row.resident_id

    def _on_beside(self, at: int, by: int) -> None:
        shown = 0 if self._board is None else len(self._board.columns)
        if 0 <= at + by < min(shown, len(self.lists)):
            self._go_to(self.lists[at + by])

    def _on_opened(self, cards: CardList, index: object) -> None:
        line = cards.cards.line(cards.currentIndex())
        if line is not None:
            self._chosen = line.row.resident_id
            self.opened.emit(line.row.resident_id)

    def _on_dragged(self, cards: CardList) -> None:
        line = cards.cards.line(cards.currentIndex())
        self._dragged = None if line is None else line.row.resident_id

    def _on_dropped(self, at: int) -> None:
        dragged, self._dragged = self._dragged, None
        if dragged is not None and self.lists[at].cards.row_of(dragged) is None:
            self._ask(dragged, at)

    def _on_move_asked(self, at: int, by: int) -> None:
        line = self.lists[at].cards.line(self.lists[at].currentIndex())
        if line is not None:
            self._ask(line.row.resident_id, at + by)

    def _ask(self, resident_id: ResidentId, to: int) -> None:
        columns = () if self._board is None else self._board.columns
        if 0 <= to < len(columns) and columns[to].move_to:
            self._chosen = resident_id
            self.move_asked.emit(resident_id, columns[to].move_to)


def column_title(column: BoardColumn) -> str:
    """Return what a column is called."""
    match column.place:
        case BoardPlace.LEFT:
            return translate("words", "Left the pathway")
        case BoardPlace.EARLIER:
            return translate("words", "Earlier stages")
        case None:
            return column.title
