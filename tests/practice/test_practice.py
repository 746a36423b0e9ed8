"""The practice: made-up residents, visibly something else, no way out, and nothing left behind."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from anchordesk.app import recovery_sheets
from anchordesk.practice import window as practice
from anchordesk.practice.desk import (
    PASSPHRASE,
    PEOPLE,
    PracticeSendsNothingError,
    make_practice_vault,
    practice_desk,
)
from anchordesk.services.caseload import list_caseload
from anchordesk.services.drafts import with_drafts
from anchordesk.ui.kit.fonts import load_fonts
from anchordesk.ui.kit.practice_tokens import practice_colours
from anchordesk.ui.kit.theme import Appearance, ThemeChoice
from anchordesk.ui.kit.tokens import DARK, HIGH_CONTRAST, LIGHT, TEXT_CONTRAST, Tokens, contrast
from anchordesk.ui.practice_look import mark_practice, practice_command
from anchordesk.ui.practice_window import practice_window
from anchordesk.ui.shell.main_window import WindowState
from tests.ui.driver import Driver


def fingerprint(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_practice_is_seen_sends_nothing_and_touches_no_other_vault(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_fonts()
    real, folder = tmp_path / "real", tmp_path / "practice"
    for name in ("vault", "config", "log"):
        (real / name).mkdir(parents=True)
        (real / name / "appearance.json").write_text('{"theme": "dark"}', "utf-8")
    folder.mkdir()
    monkeypatch.setattr("anchordesk.app.default_vault_folder", lambda: real / "vault")
    monkeypatch.setattr("anchordesk.settings.default_settings_folder", lambda: real / "config")
    monkeypatch.setattr("sys.excepthook", __import__("sys").excepthook)
    before = fingerprint(real)
    desk = practice_desk(folder)
    workspace = make_practice_vault(desk, folder)
    assert workspace.profile.sample
    assert len(list_caseload(workspace)) == PEOPLE + 1
    assert not list(folder.glob("*.csv"))
    window = practice_window(
        *(qapp, desk, with_drafts(workspace), folder, Appearance(ThemeChoice.LIGHT)),
        passphrase=PASSPHRASE,
        sheets=recovery_sheets(),
    )
    driver = Driver(window, qtbot)
    try:
        window.resize(1366, 768)
        window.show()
        driver.settle()
        assert "PRACTICE" in window.windowTitle()
        banner = window.menuWidget()
        assert isinstance(banner, QLabel)
        assert "Nobody here is real, and nothing is sent" in banner.text()
        assert "Sample data" in driver.words()
        reply = workspace.hub_transport.send("https://hub.example", "/v1/x", b"x", is_join=False)
        assert reply.receipt is None
        assert not reply.try_again
        with pytest.raises(PracticeSendsNothingError):
            workspace.open_envelope_folder(tmp_path)
        driver.keys("Ctrl+L")
        assert window.state is WindowState.LOCKED
        assert banner.isVisible()
        assert not window.unlock_view.practice.isVisible()
        driver.unlock(PASSPHRASE)
        assert driver.frame is not None
    finally:
        window.close()
        window.deleteLater()
        mark_practice(on=False)
    assert fingerprint(real) == before


def test_all_of_it_is_deleted_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    class Application:
        @staticmethod
        def exec() -> int:
            assert made[0].is_dir()
            return 0

    class Window:
        @staticmethod
        def show() -> None:
            (made[0] / "left-behind").write_text("made up", "utf-8")

    def make(_desk: object, folder: Path) -> None:
        made.append(folder)

    monkeypatch.setattr(practice, "make_application", lambda _: Application())
    monkeypatch.setattr(practice, "make_practice_vault", make)
    monkeypatch.setattr(practice, "with_drafts", lambda _: None)
    monkeypatch.setattr(practice, "practice_window", lambda *_, **__: Window())
    assert practice.run_practice() == 0
    assert not made[0].exists()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_its_colours_are_others_and_can_be_read(theme: Tokens) -> None:
    seen = practice_colours(theme)
    assert seen.primary != theme.primary
    assert seen.nav != theme.nav
    for words, ground in (
        *((seen.on_primary, seen.primary), (seen.on_nav, seen.nav)),
        *((seen.on_nav, seen.nav_chosen), (seen.primary, seen.surface)),
        *((seen.primary, seen.primary_weak), (seen.text, seen.primary_weak)),
    ):
        assert contrast(words, ground) >= TEXT_CONTRAST
    assert contrast(seen.focus, seen.bg) >= 3
    assert practice_colours(HIGH_CONTRAST) == HIGH_CONTRAST


def test_the_button_opens_another_process_of_this_program() -> None:
    _, words = practice_command()
    assert words[-3:] == ["-m", "anchordesk.cli", "practise"]
