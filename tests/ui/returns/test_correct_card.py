"""A correction through the real screen: begun from the approved return, explained, and approved."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from anchordesk.services import residents, returns
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.returns.state import ReturnStep, ReturnWork
from tests.ui.returns.returns_desk import ReturnsDesk, prepare
from tests.ui.sync.screen_frame import unnamed, words_on


def test_a_correction_says_what_it_changes_and_replaces_the_return(
    qtbot: QtBot, desk: ReturnsDesk
) -> None:
    _, screen = desk.open(qtbot)
    model = screen.model

    def settled() -> None:
        qtbot.waitUntil(lambda: model.state.work is ReturnWork.NONE, timeout=60_000)

    prepare(qtbot, screen)
    made = model.state.prepared
    assert made is not None
    first = returns.approve(desk.workspace, made)
    model.open_release(first)
    settled()
    card = screen.tables.correct
    assert card is not None
    card.correct.click()
    settled()
    assert model.state.notice is not None
    assert "Nothing that revision 1" in model.state.notice.words
    for number in range(6):
        residents.add(desk.workspace, ResidentDetails(given_name=f"Late {number}"))
    card.correct.click()
    settled()
    assert model.state.step is ReturnStep.TABLES
    # The tables are put on the screen a part a turn.
    told = "Stage reached, by age: All: 445 becomes 451"
    qtbot.waitUntil(lambda: told in words_on(screen), timeout=60_000)
    assert unnamed(screen) == []
    model.forward()
    model.forward()
    qtbot.waitUntil(lambda: "This is revision 2" in words_on(screen), timeout=60_000)
    model.approve()
    settled()
    second = model.state.release
    assert second is not None
    assert (second.revision, desk.releases()) == (2, (first, second))
    assert model.title_of(second)[0].endswith(", revision 2")
    model.open_release(first)
    settled()
    assert screen.tables.correct is None
