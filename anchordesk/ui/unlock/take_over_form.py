"""The form by which a lead takes over the vault of somebody who left."""

from __future__ import annotations

from PySide6.QtCore import Signal

from anchordesk.services.taking_over import (
    WHAT_TAKING_OVER_DOES,
    NamelessTakeOverError,
    name_of,
)
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.unlock.recover_form import RecoverForm
from anchordesk.ui.words import translate


class TakeOverForm(RecoverForm):
    """Emits `take_over_asked(code, name, new_passphrase)`, and `back_asked()`."""

    take_over_asked = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__(
            translate("unlock", "Take over and unlock"),
            translate("unlock", "Opening the vault"),
            heading=translate("unlock", "Take over this vault"),
            about=WHAT_TAKING_OVER_DOES,
            code_title=translate("unlock", "Code of the organisation's recovery sheet"),
        )

    def add_fields(self) -> None:
        """Ask for the name of whoever takes over."""
        self.name = self._form.add_line("name", translate("unlock", "Your own name"))

    def more_problems(self) -> list[Problem]:
        """A name is wanted."""
        try:
            name_of(self.name.text())
        except NamelessTakeOverError as problem:
            return [Problem("name", problem.in_plain_words)]
        return []

    def ask(self, code: str, passphrase: str) -> None:
        """Ask for the take-over."""
        self.take_over_asked.emit(code, self.name.text(), passphrase)

    def clear(self, *, has_keyring: bool) -> None:
        """Empty the form."""
        super().clear(has_keyring=has_keyring)
        self.name.clear()
