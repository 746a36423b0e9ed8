"""The filter "at risk": who is listed, and that the screen says why and by which rule."""

from __future__ import annotations

from datetime import timedelta

from anchordesk.domain.casework import ContactKind
from anchordesk.services import casework, pathways, residents
from anchordesk.services.at_risk import people_at_risk
from anchordesk.services.casework import NextAction
from anchordesk.services.desk import Desk
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.ui.caseload.lines import ACTION_COLUMN
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import TODAY, make_vault


def enrolled(workspace: Workspace, given: str, days_ago: int) -> None:
    resident = residents.add(workspace, ResidentDetails(given_name=given, family_name="Rees"))
    code = workspace.library.newest_pathway("hospitality-to-health").code
    enrolment = pathways.enrol(workspace, resident.id, code, TODAY - timedelta(days=days_ago))
    if given == "Started":
        day = TODAY - timedelta(days=13 * 7 - 10)
        pathways.move_stage(workspace, enrolment.id, "started", day, "Was in work when we met")
    if given == "Planned":
        casework.plan_action(workspace, resident.id, NextAction("Call", TODAY))


def a_desk_of_risks(desk: Desk) -> None:
    make_vault(desk, people=0)
    workspace = desk.unlock(PASSPHRASE)
    for given, days_ago in (("Fresh", 3), ("Silent", 40), ("Planned", 29), ("Started", 120)):
        enrolled(workspace, given, days_ago)
    late = residents.add(workspace, ResidentDetails(given_name="Late", family_name="Rees"))
    casework.plan_action(workspace, late.id, NextAction("Call", TODAY - timedelta(days=2)))
    workspace.lock()


def listed_reasons(driver: Driver) -> dict[str, str]:
    model = driver.caseload.table.model()
    rows = range(model.rowCount())
    columns = (0, ACTION_COLUMN)
    words = {row: [model.index(row, at).data(CELL_ROLE).words for at in columns] for row in rows}
    return {name.split()[0]: why for name, why in words.values()}


def test_everybody_at_risk_is_listed_with_every_reason(make_driver: MakeDriver, desk: Desk) -> None:
    a_desk_of_risks(desk)
    driver = make_driver()
    driver.unlock()
    driver.frame.go("caseload")
    driver.settle()
    driver.caseload.at_risk.choose(True)
    driver.settle()
    found = listed_reasons(driver)
    assert found == {
        "Late": "Overdue 2 days: Call",
        "Planned": "No contact since they joined, 29 days ago",
        "Silent": "No contact since they joined, 40 days ago",
        "Started": "4-week check was due 1 Oct 2026",
    }
    assert "4 of 5 residents" in driver.words()
    assert "nobody has been in touch for more than 28 days" in driver.words()
    assert "within 14 days" in driver.words()
    driver.caseload.search.setText("silent")
    driver.qtbot.waitUntil(lambda: list(listed_reasons(driver)) == ["Silent"])
    driver.caseload.search.clear()
    driver.caseload.at_risk.choose(False)
    driver.qtbot.waitUntil(lambda: len(driver.names_listed()) == 5)
    assert "At risk means" not in driver.words()


def test_nobody_is_at_risk_after_a_word_with_them(make_driver: MakeDriver, desk: Desk) -> None:
    a_desk_of_risks(desk)
    workspace = desk.unlock(PASSPHRASE)
    before = people_at_risk(workspace)
    silent = next(one for one in before if before[one][0].never)
    casework.record_contact(workspace, silent, ContactKind.PHONE, "Spoke to them")
    assert silent not in people_at_risk(workspace)
    workspace.lock()
