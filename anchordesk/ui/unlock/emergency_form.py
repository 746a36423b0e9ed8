"""The form by which a lead opens somebody else's vault for an hour, in an emergency."""

from __future__ import annotations

from PySide6.QtCore import Signal

from anchordesk.domain.emergency import GIVEN
from anchordesk.services.emergency_access import WHAT_IT_DOES
from anchordesk.services.taking_over import NamelessTakeOverError, name_of
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.unlock.recover_form import RecoverForm
from anchordesk.ui.words import translate, translated


class EmergencyForm(RecoverForm):
    """Emits `emergency_asked(code, name, reason)`, and `back_asked()`."""

    emergency_asked = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__(
            translate("unlock", "Open for a while"),
            translate("unlock", "Opening the vault"),
            heading=translate("unlock", "Open this vault in an emergency"),
            about=translated(WHAT_IT_DOES),
            code_title=translate("unlock", "Code of the organisation's recovery sheet"),
            new_passphrase=False,
        )

    def add_fields(self) -> None:
        """Ask who it is, and why."""
        self.name = self._form.add_line("name", translate("unlock", "Your own name"))
        self.reason = self._form.add("reason", translate("unlock", "Why"), Choice())
        self.reason.add_option(translate("unlock", "Choose a reason"), "")
        for one in GIVEN:
            self.reason.add_option(translated(one.title), one.code)

    def more_problems(self) -> list[Problem]:
        """A name and a reason are wanted."""
        problems = []
        try:
            name_of(self.name.text())
        except NamelessTakeOverError as problem:
            problems.append(Problem("name", problem.in_plain_words))
        if not self.reason.value():
            problems.append(Problem("reason", translate("unlock", "Say why.")))
        return problems

    def ask(self, code: str, _passphrase: str) -> None:
        """Ask for the vault to be opened."""
        self.emergency_asked.emit(code, self.name.text(), str(self.reason.value()))

    def clear(self, *, has_keyring: bool) -> None:
        """Empty the form."""
        super().clear(has_keyring=has_keyring)
        self.name.clear()
        self.reason.choose("")
