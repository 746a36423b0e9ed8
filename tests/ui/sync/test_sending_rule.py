"""On which networks a desk sends by itself: what the system tells, what is chosen, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from anchordesk.ui.settings.sending_file import SendingFile
from anchordesk.ui.sync.connection import Connection, read_connection
from anchordesk.ui.sync.sending_row import size
from anchordesk.ui.sync.sending_rule import SendingRule, SendsOn

TRAIN = Connection("Train Wi-Fi", metered=True)
OFFICE = Connection("Harbour office", metered=False)


def in_lane(work: Callable[[], object]) -> None:
    """Do what the window leaves to a lane."""
    lane = Thread(target=work)
    lane.start()
    lane.join()


@pytest.mark.parametrize(
    ("metered", "told"), [(0, False), (1, True), (2, False), (3, True), (None, False)]
)
def test_networkmanager_tells_the_name_and_the_cost(metered: object, told: bool) -> None:
    answers = {"PrimaryConnection": "/active/1", "Id": "Train Wi-Fi", "Metered": metered}
    found = read_connection(lambda _path, _interface, name: answers[name])
    assert found == Connection("Train Wi-Fi", told)


def test_without_a_network_or_an_answer_nothing_is_pretended() -> None:
    assert read_connection(lambda *_: "/") is None
    assert read_connection(lambda *_: None) is None


def test_a_rule_objects_where_it_should_and_says_why() -> None:
    anywhere, unmetered = SendingRule(), SendingRule(SendsOn.UNMETERED)
    office = SendingRule(SendsOn.ONE, OFFICE.name)
    assert not anywhere.objection(lambda: TRAIN)
    assert "costs by the megabyte" in unmetered.objection(lambda: TRAIN)
    assert not unmetered.objection(lambda: OFFICE)
    assert not unmetered.objection(lambda: None), "an unknown cost is no cost"
    assert not office.objection(lambda: OFFICE)
    for elsewhere in (TRAIN, None):
        said = office.objection(lambda elsewhere=elsewhere: elsewhere)  # type: ignore[misc]
        assert said == "This is not the network Harbour office, so nothing is sent by itself."


def test_the_choice_is_kept_and_a_damaged_file_sends(tmp_path: Path) -> None:
    kept = SendingFile(tmp_path / "of-this-computer" / "sending.json")
    assert kept.load() == SendingRule()
    rule = SendingRule(SendsOn.ONE, "Café Łódź")
    in_lane(lambda: kept.save(rule))
    assert kept.load() == rule
    kept.path.write_text('{"on": "sometimes"}', "utf-8")
    assert kept.load() == SendingRule()


def test_sizes_are_rounded_up() -> None:
    assert [size(n) for n in (0, 1, 1024, 1025, 3 * 1024 * 1024)] == [
        "0 KB",
        "1 KB",
        "1 KB",
        "2 KB",
        "3.0 MB",
    ]
