"""Every attack of the list has a test of its name; one that is renamed or lost is missed here."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[3]
ATTACKS = range(1, 36)
NAMED = re.compile(r"^def test_attack_(\d\d)_\w+\(", re.MULTILINE)


def test_each_of_the_thirty_five_attacks_is_tried_by_name() -> None:
    files = [*Path(__file__).parent.glob("test_*.py"), TESTS / "hub" / "test_network_attacks.py"]
    tried = {int(n) for path in files for n in NAMED.findall(path.read_text("utf-8"))}
    assert tried == set(ATTACKS)
