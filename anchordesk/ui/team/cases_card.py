"""The card on cases that pass between colleagues, and on what goes by folder or stick."""

from __future__ import annotations

from anchordesk.domain.resident import Alert
from anchordesk.domain.roles import DeskRole
from anchordesk.services.handover import HandoverShown
from anchordesk.services.handover_records import Direction, HandoverState
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.team.case_list import CaseChoice
from anchordesk.ui.team.dialogs import DeclineDialog
from anchordesk.ui.team.handover_dialog import HandoverDialog
from anchordesk.ui.team.state import TeamState
from anchordesk.ui.team.view_model import TeamViewModel
from anchordesk.ui.words import translate, translated


class CasesCard(Card):
    """Hidden until there is a team."""

    def __init__(self, model: TeamViewModel, files: FileChoice) -> None:
        super().__init__(translate("team", "Cases handed over"))
        self._model, self._files = model, files
        headings = (self.tr("Case"), self.tr("Colleague"), self.tr("State"))
        self.table = RecordTable(
            self.tr("Cases handed over"), (*headings, self.tr("What it means")), _row, (3, 0)
        )
        self.table.chosen_changed.connect(self._show_buttons)
        self._rows = WholeRows(self.table, hugging=True)
        self.body.addWidget(self._rows)
        self._empty = Words(
            self.tr("No case has been offered yet, by you or to you."), LabelLook.MUTED
        )
        self.body.addWidget(self._empty)
        self.hand_over = Button(self.tr("Hand over cases"), icon_name="send")
        self.hand_over.clicked.connect(model.load_cases)
        model.cases_loaded.connect(self._on_cases_loaded)
        self.accept = Button(self.tr("Accept the case"), icon_name="check")
        self.accept.clicked.connect(self._on_accept)
        self.decline = Button(self.tr("Decline the case"))
        self.decline.clicked.connect(self._on_decline)
        self.take_back = Button(self.tr("Take it back"), icon_name="undo-2")
        self.take_back.clicked.connect(self._on_take_back)
        self.read = Button(self.tr("Read messages from a folder"), icon_name="usb")
        self.read.clicked.connect(self._on_read)
        self.put = Button(self.tr("Put messages in a folder"), icon_name="usb")
        self.put.clicked.connect(self._on_put)
        row = row_of(self.hand_over, self.accept, self.decline, self.take_back, self.read, self.put)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def show_state(self, state: TeamState) -> None:
        """Show the cases."""
        self.setVisible(state.roster is not None or state.waiting is not None)
        self.table.show_records(state.handovers)
        self._rows.setVisible(bool(state.handovers))
        self._empty.setVisible(not state.handovers and state.roster is not None)
        self._show_buttons()

    def land_focus(self) -> bool:
        """Put focus on the list, if there is one."""
        return not self.isHidden() and self.table.take_focus()

    def _show_buttons(self) -> None:
        chosen = self.table.chosen
        kept = None if chosen is None else chosen.handover
        offered = kept is not None and kept.state is HandoverState.OFFERED
        comes = kept is not None and kept.direction is Direction.COMING
        sent = kept is not None and kept.state is HandoverState.SENT
        roster = self._model.state.roster
        several = roster is not None and len(roster.active) > 1
        self.hand_over.setVisible(several and self._model.passes_cases)
        self.accept.setVisible(offered and comes)
        self.decline.setVisible(offered and comes)
        self.take_back.setVisible((offered or sent) and not comes)

    def _on_cases_loaded(self, cases: tuple[CaseChoice, ...]) -> None:
        state = self._model.state
        active = () if state.roster is None else state.roster.active
        others = [
            member
            for member in active
            if member.key_id != state.own and DeskRole(member.role).holds_cases
        ]
        dialog = HandoverDialog(self, cases, others)
        dialog.offered.connect(self._model.offer)
        dialog.open()

    def _on_accept(self) -> None:
        chosen = self.table.chosen
        if chosen is not None:
            self._model.accept(chosen.handover.id)

    def _on_decline(self) -> None:
        chosen = self.table.chosen
        if chosen is None:
            return
        dialog = DeclineDialog(self)
        dialog.declined.connect(lambda reason: self._model.decline(chosen.handover.id, reason))
        dialog.open()

    def _on_take_back(self) -> None:
        chosen = self.table.chosen
        if chosen is not None:
            self._model.take_back(chosen.handover.id)

    def _on_read(self) -> None:
        title = self.tr("Choose the folder or stick with your colleagues' messages")
        self._files.folder(self, title, self._model.read_folder)

    def _on_put(self) -> None:
        self._files.folder(self, self.tr("Choose a folder or stick"), self._model.put_in_folder)


def _row(shown: HandoverShown) -> tuple[Cell, ...]:
    kept, offer = shown.handover, shown.offer
    name = translate("team", "A case") if offer is None else offer.resident_name
    state, meaning, tone = _words(shown)
    return (
        Cell(name, CellLook.BOLD),
        Cell(shown.colleague_name, CellLook.MUTED),
        Cell(state, CellLook.TAG, tone),
        Cell(f"{meaning} {kept.reason}".strip(), CellLook.MUTED),
    )


def _alerts_told(codes: tuple[str, ...]) -> str:
    """Name the alerts of an offer; one that this version does not know stands as it came."""
    known = {alert.value: translated(alert.title_text) for alert in Alert}
    return ", ".join(known.get(code, code) for code in codes)


def _words(shown: HandoverShown) -> tuple[str, str, Tone]:  # noqa: PLR0911 - one for each state
    comes = shown.handover.direction is Direction.COMING
    match shown.handover.state:
        case HandoverState.OFFERED if comes:
            told = shown.offer
            open_actions = 0 if told is None else told.open_actions
            alerts = "" if told is None else _alerts_told(told.alerts)
            meaning = translate(
                "team", "Open actions: {actions}. Alerts: {alerts}. Accept it or decline it."
            ).format(actions=open_actions, alerts=alerts or translate("team", "none"))
            note = "" if told is None or not told.note else f" “{told.note}”"
            return translate("team", "Offered to you"), meaning + note, Tone.WARN
        case HandoverState.OFFERED:
            meaning = translate("team", "It is still yours until your colleague accepts.")
            return translate("team", "Offered"), meaning, Tone.INFO
        case HandoverState.ACCEPTED:
            meaning = translate("team", "It comes once your colleague's desk has your answer.")
            return translate("team", "On its way to you"), meaning, Tone.INFO
        case HandoverState.SENT:
            meaning = translate("team", "It is kept here, hidden, until their desk confirms it.")
            return translate("team", "On its way"), meaning, Tone.INFO
        case HandoverState.DONE if comes:
            meaning = translate("team", "It is in your caseload.")
            return translate("team", "Taken over"), meaning, Tone.OK
        case HandoverState.DONE:
            meaning = translate("team", "Your colleague has it. Nothing of it is left here.")
            return translate("team", "Handed over"), meaning, Tone.OK
        case HandoverState.DECLINED:
            meaning = translate("team", "It stayed where it was.")
            return translate("team", "Declined"), meaning, Tone.INFO
        case HandoverState.TAKEN_BACK:
            meaning = translate("team", "It stayed where it was.")
            return translate("team", "Taken back"), meaning, Tone.INFO
