"""One need on the record: how it stands, how severe it is, since when, and a way to change it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.choice_list import ChoiceList
from anchordesk.domain.need_history import NeedChange
from anchordesk.domain.needs import Need, NeedState
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.resident.case_section import link, state_choice
from anchordesk.ui.words import long_moment, short_date, translate, translated

STATE_WIDTH = 170


def need_row(
    need: Need,
    severities: ChoiceList,
    choose: Callable[[Need, TitledCode], None],
    amend: Callable[[Need], None],
) -> QWidget:
    """Return the row of a need."""
    row = QWidget()
    called = need_words(need)
    name = translate("record", "State of {need}").format(need=called)
    state = state_choice(name, tuple(NeedState), need.state, lambda chosen: choose(need, chosen))
    state.setMinimumWidth(STATE_WIDTH)
    severity = severity_words(need, severities)
    told = f"{called}. {severity}" if severity else called
    look = LabelLook.MUTED if need.state is NeedState.RESOLVED else LabelLook.BODY
    layout = row_of(state, Words(told, look), Words(_days(need), LabelLook.SMALL))
    layout.setStretch(1, 3)
    layout.setStretch(2, 2)
    spoken = translate("record", "Change need: {need}").format(need=called)
    layout.addWidget(link(translate("record", "Change"), spoken, lambda: amend(need)))
    row.setLayout(layout)
    return row


def need_words(need: Need) -> str:
    """Return “Housing: two months behind”."""
    title = translated(need.kind.title_text)
    return f"{title}: {need.words}" if need.words else title


def severity_words(need: Need, severities: ChoiceList) -> str:
    """Return “Severity: high”; empty where nobody has said."""
    if not need.severity:
        return ""
    word = translated(severities.title_of(need.severity))
    return translate("record", "Severity: {word}").format(word=word[:1].lower() + word[1:])


def change_words(change: NeedChange, severities: ChoiceList) -> str:
    """Return “23 Nov 2026, 09:30, Sam: Words were “No bus””."""
    before = change.change.before
    if change.change.field == "severity" and before:
        before = translated(severities.title_of(before))
    titles = {
        "kind": translate("record", "kind"),
        "words": translate("record", "words"),
        "severity": translate("record", "severity"),
        "opened_on": translate("record", "noticed on"),
        "state": translate("record", "state"),
        "worked_on_from": translate("record", "worked on since"),
        "resolved_on": translate("record", "resolved on"),
    }
    return translate("record", "{when}, {who}: {part} was “{before}”").format(
        when=long_moment(change.changed_at),
        who=change.changed_by,
        part=titles.get(change.change.field, change.change.field),
        before=translated(before),
    )


def _days(need: Need) -> str:
    """Return “noticed 3 Nov 2026, worked on since 5 Nov 2026”."""
    parts = [translate("record", "noticed {day}").format(day=short_date(need.opened_on))]
    if need.worked_on_from is not None:
        words = translate("record", "worked on since {day}")
        parts.append(words.format(day=short_date(need.worked_on_from)))
    if need.resolved_on is not None:
        words = translate("record", "resolved {day}")
        parts.append(words.format(day=short_date(need.resolved_on)))
    return ", ".join(parts)
