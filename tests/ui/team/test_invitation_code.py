"""The code beside an invitation, read back from the picture as another program reads it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from uuid import uuid4

import numpy as np
import pytest
import zxingcpp
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from anchordesk.ui.kit.theme import ThemeChoice
from anchordesk.ui.team.qr_code import QrCode, picture_of
from anchordesk.wire.team import (
    HubPlace,
    TeamInvitation,
    invitation_as_text,
    invitation_from_text,
)
from tests.ui.sync.screen_frame import set_theme

USUAL = TeamInvitation(
    id=uuid4(),
    organisation=uuid4(),
    organisation_name="Riverside Housing",
    organisation_public_key=os.urandom(32),
    lead_name="Sam Kaur",
    lead_signing_public_key=os.urandom(32),
    lead_sealing_public_key=os.urandom(32),
    lead_mailbox=os.urandom(16).hex(),
    role="worker",
    secret=os.urandom(16),
    expires=datetime(2026, 12, 6, 12, tzinfo=UTC),
    deposit_token=os.urandom(32),
    hub=HubPlace("https://hub.anchors.example", os.urandom(32)),
    recovery_key=os.urandom(32),
)
LONGEST = structs.replace(
    USUAL,
    organisation_name="Ŵ" * 160,
    lead_name="Ŷ" * 160,
    hub=HubPlace("https://" + "h" * 192, os.urandom(32)),
)


def shown(text: str, qtbot: QtBot) -> QImage:
    """The code as it stands on the screen."""
    code = QrCode()
    code.show_code(picture_of(text))
    qtbot.addWidget(code)
    code.show()
    return code.grab().toImage()


def read(picture: QImage) -> list[str]:
    """The texts that a camera app of somebody else's making finds in it."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return [found.text for found in zxingcpp.read_barcodes(rows[:, : grey.width()])]


@pytest.mark.parametrize("invitation", [USUAL, LONGEST], ids=["usual", "longest"])
@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_code_is_the_very_invitation(
    invitation: TeamInvitation, theme: ThemeChoice, qapp: QApplication, qtbot: QtBot
) -> None:
    set_theme(qapp, theme)
    told = invitation_as_text(invitation)
    (found,) = read(shown(told, qtbot))
    assert found == told
    assert invitation_from_text(found) == invitation


@pytest.mark.parametrize("invitation", [USUAL, LONGEST], ids=["usual", "longest"])
def test_a_camera_held_askew_reads_it(invitation: TeamInvitation, qtbot: QtBot) -> None:
    told = invitation_as_text(invitation)
    screen = shown(told, qtbot)
    smooth = Qt.TransformationMode.SmoothTransformation
    seen = screen.transformed(QTransform().rotate(7).scale(1.3, 1.3), smooth)
    assert read(seen) == [told]


def test_a_code_with_a_part_wiped_out_is_not_read_as_something_else(qtbot: QtBot) -> None:
    picture = shown(invitation_as_text(USUAL), qtbot)
    for at in range(picture.width() // 3, picture.width() * 2 // 3):
        for down in range(picture.height() // 3, picture.height() * 2 // 3):
            picture.setPixelColor(at, down, Qt.GlobalColor.white)
    assert read(picture) == []
