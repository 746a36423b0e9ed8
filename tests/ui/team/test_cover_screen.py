"""Cover for absence on the team screen of two real vaults: asked, held, ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from anchordesk.services import residents
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.team.cover_dialog import CoverDialog
from tests.ui.sync.screen_frame import press
from tests.ui.team.test_team_screen import (
    OneDesk,
    carry,
    grab,
    join,
    pair,  # noqa: F401 - a fixture
)


def meaning_of(desk: OneDesk) -> str:
    return str(desk.screen.covers.table.model().index(0, 3).data())


def test_a_colleague_covers_a_case_and_is_seen_to(
    pair: tuple[OneDesk, OneDesk],  # noqa: F811 - the fixture
    qapp: QApplication,
    tmp_path: Path,
) -> None:
    lead, worker = pair
    join(lead, worker, tmp_path)
    residents.add(lead.workspace, ResidentDetails(given_name="Amina"))
    lead.settle()
    press(lead.screen, "Ask for cover")
    asking = lead.dialog(CoverDialog)
    assert isinstance(asking, CoverDialog)
    asking.save()
    assert asking.isVisible(), "a day is missing"
    asking.last.setText("31 12 2099")
    asking.save()
    lead.wait(lambda: lead.screen.model.state.notice is not None)
    assert "92 days" in lead.screen.notices.words
    press(lead.screen, "Ask for cover")
    lead.wait(lambda: any(d.isVisible() for d in lead.frame.findChildren(CoverDialog)))
    asking = lead.dialog(CoverDialog)
    assert isinstance(asking, CoverDialog)
    asking.last.setText("today")
    asking.note.setText("The dog is friendly")
    asking.save()
    lead.wait(lambda: bool(lead.screen.model.state.covers))
    lead.settle()
    carry(lead, worker, tmp_path / "stick")
    worker.wait(lambda: bool(worker.screen.model.state.covers))
    assert "The dog is friendly" in meaning_of(worker)
    grab(worker, qapp, "cover-asked")
    press(worker.screen, "Accept cover")
    worker.settle()
    carry(worker, lead, tmp_path / "stick")
    carry(lead, worker, tmp_path / "stick")
    worker.courier.look()
    worker.wait(lambda: worker.screen.model.state.covers[0].state.value == "open")
    worker.wait(lambda: "in your caseload to the end of" in worker.frame.notices.words)
    with worker.workspace.records.reading() as reading:
        assert [(row.name, row.cover_for) for row in reading.caseload()] == [
            ("Amina", "Priya Nair")
        ]
    grab(worker, qapp, "cover-open")
    grab(lead, qapp, "cover-given")
    press(worker.screen, "End cover now")
    worker.wait(lambda: worker.screen.model.state.covers[0].state.value == "closing")
    worker.settle()
    with worker.workspace.records.reading() as reading:
        assert reading.caseload() == ()
    carry(worker, lead, tmp_path / "stick")
    lead.wait(lambda: lead.screen.model.state.covers[0].state.value == "ended")
    assert "All that Sam Kaur wrote is here" in meaning_of(lead)
