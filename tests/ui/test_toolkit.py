"""Keeps a version of PySide6 out that loses references while painting (6.12.0 does)."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROBE = """
import sys
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap
app = QGuiApplication([])
pm = QPixmap(50, 50); p = QPainter(pm); r = QRect(0, 0, 9, 9); c = QColor("red")
a = sys.getrefcount(None)
for _ in range(500):
    p.fillRect(r, c); p.setPen(c); p.drawLine(r.topLeft(), r.bottomRight())
d = sys.getrefcount(None) - a
p.end()
print(d)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_painting_loses_no_reference() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", PROBE],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) > -50
