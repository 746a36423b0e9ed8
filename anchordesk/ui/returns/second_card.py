"""Cards about a second lead's approval: what waits, whom to ask, and the answer to a colleague."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from anchordesk.domain.dates import long_date
from anchordesk.services.second_approval import RequestStanding
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import LabelledField
from anchordesk.ui.kit.labels import Card, Words, clear_layout, row_of
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.returns.view_model import ReturnsViewModel

LONGEST_REASON = 300


class WaitingCard(Card):
    """Returns that wait for a second lead, here or at a colleague's desk; each can be opened."""

    def __init__(self, model: ReturnsViewModel) -> None:
        super().__init__(self.tr("Two people approve"))
        self._model = model
        self._listed: tuple[RequestStanding, ...] | None = None
        self.opens: tuple[Button, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        self.body.addLayout(self._lines)

    def show_state(self) -> None:
        """Show what waits."""
        listed = self._model.second.listed
        self.setVisible(bool(listed))
        if listed == self._listed:
            return
        self._listed = listed
        while self._lines.count():
            item = self._lines.takeAt(0)
            row = None if item is None else item.layout()
            if isinstance(row, QHBoxLayout):
                clear_layout(row)
        self.opens = ()
        for standing in listed:
            message = standing.message
            title = f"{message.template_title}, {message.period_title}"
            look = Button(self.tr("Look at it"), icon_name="chart-column")
            look.setAccessibleName(self.tr("Look at {title}").format(title=title))
            look.clicked.connect(lambda _=False, one=standing: self._model.open_request(one))
            self.opens = (*self.opens, look)
            row = row_of(Words(f"{title}. {self._said(standing)}"), look, spacing=SPACE_3)
            row.setStretch(0, 1)
            self._lines.addLayout(row)

    def _said(self, standing: RequestStanding) -> str:
        name, said = standing.colleague, standing.decided
        if standing.own:
            if said is None:
                return self.tr("Waits for {name}.").format(name=name)
            if said.reason:
                return self.tr("{name} did not approve it: {reason}").format(
                    name=said.by, reason=said.reason
                )
            return self.tr("{name} approved it. You can sign it now.").format(name=said.by)
        if said is None:
            return self.tr("{name} asks you to approve it.").format(name=name)
        if said.reason:
            return self.tr("You did not approve it. {name} was told.").format(name=name)
        return self.tr("You approved it. {name} signs it.").format(name=name)


class AskCard(Card):
    """Says that a second lead must approve, whom to ask, and how far that is."""

    def __init__(self, model: ReturnsViewModel) -> None:
        super().__init__(self.tr("A second person approves as well"))
        self._model = model
        self.said = Words()
        self.body.addWidget(self.said)
        self.lead = Choice()
        self._field = LabelledField(self.tr("Second lead"), self.lead)
        self.body.addWidget(self._field)
        self.ask = Button(self.tr("Ask them to approve"), icon_name="send")
        self.ask.clicked.connect(self._on_ask)
        row = row_of(self.ask)
        row.addStretch(1)
        self.body.addLayout(row)
        self._offered: tuple[str, ...] = ()

    def show_state(self) -> None:
        """Show whom to ask, or what was answered."""
        second = self._model.second
        wanted, request = second.wanted, self._model.state.request
        self.setVisible(wanted is not None and (request is None or request.own))
        if wanted is None:
            return
        can_ask = wanted.standing is None and bool(wanted.leads)
        offered = tuple(member.key_id for member in wanted.leads)
        if offered != self._offered:
            self._offered = offered
            self.lead.set_options([(member.name, member.key_id) for member in wanted.leads])
        self._field.setVisible(can_ask)
        self.ask.setVisible(can_ask)
        self.ask.setEnabled(not second.working)
        words = self._words()
        if words != self.said.text():
            self.said.setText(words)
            if self.isVisible():
                announce(self, words)

    def _words(self) -> str:
        wanted = self._model.second.wanted
        standing = None if wanted is None else wanted.standing
        if standing is None:
            if wanted is not None and not wanted.leads:
                return self.tr(
                    "Your organisation wants two people to approve a return, and your team has no "
                    "second lead. Invite one under Team."
                )
            return self.tr(
                "Your organisation wants two people to approve a return. The second lead gets "
                "exactly these bytes on their own desk, sealed, and answers from there."
            )
        said = standing.decided
        if said is None:
            return self.tr("It waits for {name}, who was asked on {day}.").format(
                name=standing.colleague,
                day=long_date(standing.request.asked_at.astimezone().date()),
            )
        if said.reason:
            return self.tr("{name} did not approve it: {reason}").format(
                name=said.by, reason=said.reason
            )
        return self.tr("{name} approved exactly these bytes on {day}.").format(
            name=said.by, day=long_date(said.at.astimezone().date())
        )

    def _on_ask(self) -> None:
        key_id = self.lead.value()
        if isinstance(key_id, str):
            self._model.ask_second(key_id)


class AnswerCard(Card):
    """A colleague's return: approved at the foot, or answered with why not here."""

    def __init__(self, model: ReturnsViewModel) -> None:
        super().__init__(self.tr("If you do not approve it"))
        self._model = model
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.textChanged.connect(self.show_state)
        self.body.addWidget(
            LabelledField(self.tr("Why not, without names of residents"), self.reason)
        )
        self.refuse = Button(self.tr("Do not approve"), icon_name="x")
        self.refuse.clicked.connect(lambda: model.answer(self.reason.text().strip()))
        row = row_of(self.refuse)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_state(self) -> None:
        """Show it for a colleague's return that was not answered."""
        request = self._model.state.request
        waits = request is not None and not request.own and request.decided is None
        self.setVisible(waits)
        self.refuse.setEnabled(bool(self.reason.text().strip()) and not self._model.second.working)
