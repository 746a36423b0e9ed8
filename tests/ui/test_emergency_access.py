"""Emergency access from the locked page: a reason, the time that is left, and the lock after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QApplication

from anchordesk.adapters.keys.sealed_slots import organisation_private_key
from anchordesk.domain.emergency import EmergencyReason
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services.keys import add_organisation_key
from anchordesk.ui.shell.emergency_watch import EmergencyWatch
from anchordesk.ui.shell.main_window import WindowState
from anchordesk.ui.unlock.emergency_form import EmergencyForm
from tests.ui.driver import Driver


def ends_in(driver: Driver, left: timedelta) -> None:
    """Let the window's own watch look as it would when so much is left."""
    context = driver.frame.context
    assert context.workspace.emergency is not None
    ends_at = context.workspace.now() + left
    emergency = replace(context.workspace.emergency, ends_at=ends_at)
    application = QApplication.instance()
    assert application is not None
    (watch,) = application.findChildren(EmergencyWatch)
    watch.begin(replace(context, workspace=replace(context.workspace, emergency=emergency)))


def test_it_asks_why_says_how_long_it_goes_on_and_locks_by_itself(opened: Driver) -> None:
    code = RecoveryCode(b"the lead's twenty by")
    public_key = organisation_private_key(code.secret).public_key().public_bytes_raw()
    add_organisation_key(opened.frame.context.workspace, OrganisationKey("Quay", public_key))
    opened.window.lock()
    opened.settle()
    opened.press("Open it in an emergency")
    form = opened.window.findChild(EmergencyForm)
    assert form is not None
    assert "then locks by itself" in opened.words(form)
    assert not form.first.isVisible(), "the owner's passphrase stays"
    form.code.setPlainText(" ".join(code.groups))
    form.name.setText("Dora Quist")
    opened.press("Open for a while")
    assert "Say why." in opened.words(form)
    form.reason.choose(EmergencyReason.SAFEGUARDING.code)
    opened.press("Open for a while")
    workspace = opened.frame.context.workspace
    assert workspace.worker == "Dora Quist"
    assert "Emergency access: 60 minutes left" in opened.words()
    ends_in(opened, timedelta(minutes=1, seconds=30))
    assert "Emergency access: 2 minutes left" in opened.words()
    ends_in(opened, timedelta(0))
    opened.settle()
    assert opened.state() is WindowState.LOCKED
    assert not form.isVisible()
    opened.unlock()
    assert opened.state() is WindowState.OPEN
    assert opened.frame.context.workspace.emergency is None
