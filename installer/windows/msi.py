"""Writes the Windows installer package from a payload: the same payload gives the same bytes."""

from __future__ import annotations

from pathlib import Path

from installer.payload import Payload


def make_msi(payload: Payload, version: str, folder: Path) -> Path:
    raise NotImplementedError
