"""Where files are: shipped resources, and the folders of this computer's user."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped resource, in a wheel or in a source checkout."""
    shipped = PACKAGE / "_resources"
    root = shipped if shipped.is_dir() else PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def default_vault_folder() -> Path:
    """Return the folder of this user's vault; it roams with nobody and is not in the cloud."""
    return Path(PlatformDirs("AnchorDesk", appauthor=False).user_data_dir) / "vault"


def preset_path(name: str) -> Path:
    """Return where IT presets a file for everybody who uses this computer."""
    return Path(PlatformDirs("AnchorDesk", appauthor=False).site_config_dir) / name


def default_log_folder() -> Path:
    """Return where this user's log of faults is kept; nothing personal goes there."""
    return Path(PlatformDirs("AnchorDesk", appauthor=False).user_log_dir)


def default_settings_folder() -> Path:
    """Return where the look of the window is kept; nothing personal goes there."""
    return Path(PlatformDirs("AnchorDesk", appauthor=False).user_config_dir)


def own_template_folders() -> tuple[Path, ...]:
    """Return where letters and text messages of one's own may lie: IT's first, then one's own."""
    return (preset_path("templates"), default_settings_folder() / "templates")
