"""The opportunities screen on a real vault: from the network's card to a resident's record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import Requirement
from anchordesk.domain.roles import DeskRole
from anchordesk.domain.work_wishes import WorkWishes
from anchordesk.services import opportunities, packs, residents
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.kit.tag import Tag
from anchordesk.ui.kit.theme import ThemeChoice
from anchordesk.ui.opportunities.groups_dialog import GroupsDialog
from anchordesk.ui.opportunities.lines import Only
from anchordesk.ui.opportunities.network_dialogs import PackDialog, TrustDialog
from anchordesk.ui.opportunities.priorities_dialog import PrioritiesDialog
from anchordesk.ui.opportunities.suitable_dialog import SuitableDialog
from anchordesk.ui.opportunities.view import OpportunitiesScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place, Screen, ScreenContext
from anchordesk.ui.tasks import Tasks
from tests.services.test_packs import FINGERPRINT, PORTER, card, pack
from tests.ui.driver import is_still
from tests.ui.sync.real_desk import ChosenFiles
from tests.ui.sync.screen_frame import button, press, set_theme, show_frame, unnamed, words_on

HEALTHCARE = (
    PORTER.replace("UHB-1", "UHB-4").replace("Porter", "Healthcare assistant")
    + """
nhs_band = "band_2"
pay_place = "uk"
contract = "permanent"
starts_on = 2026-01-12
closes_on = 2026-12-18
least_hours = 22.5
most_hours = 37.5
shifts = ["days", "nights"]
ward = "Edgbaston"
must = ["right_to_work", "dbs"]
helps = ["driving_licence"]
guaranteed_interview = true
how_to_apply = "Ask the hospital's community team."
"""
).replace('family = "facilities"', 'family = "care"')
CLOSED = PORTER.replace("UHB-1", "UHB-3").replace("Porter", "Cook") + "closes_on = 2026-11-12\n"


class PlainRecord(Screen):
    """Stands where the record is."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__("Resident record")


class Desk:
    def __init__(
        self, workspace: Workspace, tasks: Tasks, files: ChosenFiles, qtbot: QtBot
    ) -> None:
        build = partial(OpportunitiesScreen, files=files)
        places = [
            Place("opportunities", "Opportunities", "briefcase", build),
            Place("resident", "Resident record", "user-plus", PlainRecord, in_navigation=False),
        ]
        self.tasks, self.qtbot = tasks, qtbot
        self.frame: Frame = show_frame(workspace, tasks, places)
        qtbot.addWidget(self.frame)
        self.frame.go("opportunities")
        self.settle()

    @property
    def screen(self) -> OpportunitiesScreen:
        found = self.frame.findChild(OpportunitiesScreen)
        assert isinstance(found, OpportunitiesScreen)
        return found

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: is_still(self.tasks), timeout=5000)
        QApplication.processEvents()

    def wait_for(self, kind: type[QDialog]) -> QDialog:
        def shown() -> bool:
            return any(d.isVisible() for d in self.frame.findChildren(kind))

        self.qtbot.waitUntil(shown, timeout=5000)
        return next(d for d in self.frame.findChildren(kind) if d.isVisible())

    def lines(self) -> list[tuple[str, ...]]:
        model = self.screen.table.model()
        return [
            tuple(model.index(row, at).data(CELL_ROLE).words for at in range(model.columnCount()))
            for row in range(model.rowCount())
        ]


@pytest.fixture
def make_desk(
    workspace: Workspace, tasks: Tasks, files: ChosenFiles, qtbot: QtBot
) -> Callable[[], Desk]:
    return lambda: Desk(workspace, tasks, files, qtbot)


@pytest.fixture
def listed(workspace: Workspace, tmp_path: Path, make_desk: Callable[[], Desk]) -> Desk:
    """Three vacancies; Amina has all that is needed, of Tomasz nothing is known."""
    packs.trust_card(workspace, card(tmp_path), FINGERPRINT)
    packs.accept_pack(workspace, pack(tmp_path, PORTER + HEALTHCARE + CLOSED))
    amina = residents.add(workspace, ResidentDetails(given_name="Amina", family_name="Okafor"))
    residents.add(workspace, ResidentDetails(given_name="Tomasz", family_name="Nowak"))
    opportunities.save_wishes(
        workspace,
        amina.id,
        WorkWishes(families=(JobFamily.CARE,), has=(Requirement.RIGHT_TO_WORK, Requirement.DBS)),
    )
    return make_desk()


def test_a_desk_gets_to_know_the_network_and_takes_its_list(
    make_desk: Callable[[], Desk], files: ChosenFiles, tmp_path: Path
) -> None:
    desk = make_desk()
    assert "network's card first" in words_on(desk.screen)
    files.choose(card(tmp_path), pack(tmp_path))
    press(desk.screen, "Add the network's card")
    dialog = desk.wait_for(TrustDialog)
    assert "belongs to Anchor Network" in words_on(dialog)
    assert FINGERPRINT not in words_on(dialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "AAAA-BBBB")
    press(dialog, "Add network")
    desk.settle()
    assert "The fingerprint is not that of this card." in words_on(dialog)
    field.clear()
    QTest.keyClicks(field, FINGERPRINT.lower())
    press(dialog, "Add network")
    desk.settle()
    assert "or add the list that Anchor Network sends." in words_on(desk.screen)
    press(desk.screen, "Add a list")
    shown = desk.wait_for(PackDialog)
    assert "1 vacancies with 6 places, of 1 employer" in words_on(shown)
    press(shown, "Use this list")
    desk.settle()
    desk.qtbot.waitUntil(lambda: len(desk.lines()) == 1, timeout=5000)
    assert desk.lines()[0][:2] == ("Porter", "City Hospital")


def test_each_vacancy_says_pay_hours_and_whom_it_suits(listed: Desk) -> None:
    assert listed.lines() == [
        (
            *(
                "Healthcare assistant",
                "City Hospital",
                "£12.51, NHS band 2",
                "22.5 to 37.5",
            ),
            *("Edgbaston", "18 Dec 2026", "1 now, 1 ask first"),
        ),
        (*("Porter", "City Hospital", "Not known", "Not known", "", "No closing day", "2 now"),),
    ]
    words = words_on(listed.screen.card)
    badges = [tag.accessibleName() for tag in listed.screen.card.findChildren(Tag)]
    assert badges == ["Below the Real Living Wage"]
    assert "NHS band 2 began at £12.51 an hour" in words
    assert "Needed: Right to work in the UK, DBS check" in words
    assert "How to apply: Ask the hospital's community team." in words


def test_a_vacancy_that_no_table_reaches_says_which_ended_and_what_to_do(
    workspace: Workspace, tmp_path: Path, make_desk: Callable[[], Desk]
) -> None:
    later = HEALTHCARE.replace("starts_on = 2026-01-12", "starts_on = 2027-04-05")
    packs.trust_card(workspace, card(tmp_path), FINGERPRINT)
    packs.accept_pack(workspace, pack(tmp_path, later))
    words = words_on(make_desk().screen.card)
    assert "There is no pay of NHS band 2 for 5 April 2027." in words
    ended = "The table “NHS pay bands in England” ends on 31 March 2027."
    assert f"{ended} Ask for a newer AnchorDesk." in words


PRIORITIES = """
[[priorities]]
year = "April 2026 to March 2027"
title = "Sixty first jobs"
owner = "City Hospital, head of resourcing"
measure = "First jobs started: Year to date"
target = 60
so_far = "27"
as_of = "July to September 2026"

[[priorities]]
year = "April 2026 to March 2027"
title = "A course in each district"
owner = "City College"
"""


def test_the_networks_priorities_are_read_where_a_pack_brought_them(
    listed: Desk, files: ChosenFiles, tmp_path: Path
) -> None:
    assert not listed.screen.priorities_button.isVisible()
    files.choose(pack(tmp_path, PRIORITIES, contents="priorities"))
    press(listed.screen, "Add a list")
    shown = listed.wait_for(PackDialog)
    assert "2 priorities of the network" in words_on(shown)
    press(shown, "Use this list")
    listed.settle()
    listed.qtbot.waitUntil(listed.screen.priorities_button.isVisible, timeout=5000)
    press(listed.screen, "Network's priorities")
    dialog = listed.wait_for(PrioritiesDialog)
    assert isinstance(dialog, PrioritiesDialog)
    assert "Anchor Network, April 2026 to March 2027. List of 1 Sep 2026." in words_on(dialog)
    model = dialog.table.model()
    lines = [
        [model.index(row, at).data(CELL_ROLE).words for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert lines[0][0] == "Sixty first jobs"
    assert lines[0][2:] == [
        *("First jobs started: Year to date", "60", "27 in July to September 2026"),
    ]
    assert lines[1][2:] == ["told in words", "", "not known"]
    assert unnamed(dialog) == []
    assert len(listed.lines()) == 2, "the vacancies stay"


def test_closed_ones_are_shown_when_asked_for_and_last(listed: Desk) -> None:
    listed.screen.closed.setChecked(True)
    assert [line[0] for line in listed.lines()] == ["Healthcare assistant", "Porter", "Cook"]
    assert listed.lines()[-1][5:] == ("Closed 12 Nov 2026", "")


def test_the_list_narrows_as_one_types(listed: Desk) -> None:
    QTest.keyClicks(listed.screen.search, "edgb health")
    assert [line[0] for line in listed.lines()] == ["Healthcare assistant"]
    listed.screen.search.clear()
    listed.screen.family.choose(JobFamily.FACILITIES)
    assert [line[0] for line in listed.lines()] == ["Porter"]


def test_the_list_narrows_to_what_counts_for_somebody(listed: Desk) -> None:
    for only, roles in (
        (Only.INTERVIEW, ["Healthcare assistant"]),
        (Only.SUITS_NOW, ["Healthcare assistant", "Porter"]),
        (Only.LIVING_WAGE, []),
        (Only.ALL, ["Healthcare assistant", "Porter"]),
    ):
        listed.screen.only.choose(only)
        assert [line[0] for line in listed.lines()] == roles, only
    listed.screen.only.choose(Only.LIVING_WAGE)
    assert "No vacancy fits this search." in words_on(listed.screen)


def test_who_could_apply_is_ranked_with_reasons_and_leads_to_the_record(listed: Desk) -> None:
    listed.screen.table.setFocus()
    QTest.keyClick(listed.screen.table, Qt.Key.Key_Return)
    dialog = listed.wait_for(SuitableDialog)
    assert isinstance(dialog, SuitableDialog)
    model = dialog.list.table.model()
    rows = [
        tuple(model.index(row, at).data(CELL_ROLE).words for at in range(3))
        for row in range(model.rowCount())
    ]
    assert rows[0][:2] == ("Amina Okafor", "Could apply now")
    assert rows[1] == ("Tomasz Nowak", "Ask first", "Needed: Right to work in the UK. Ask.")
    reasons = words_on(dialog.list.reasons)
    assert "Needed, and there: DBS check." in reasons
    assert "The kind of work they want: Care and clinical support." in reasons
    assert unnamed(dialog) == []
    QTest.keyClick(dialog.list.table, Qt.Key.Key_Return)
    listed.settle()
    assert isinstance(listed.frame.shown_screen, PlainRecord)


def test_every_control_has_a_name_and_the_screen_fits(listed: Desk) -> None:
    assert unnamed(listed.screen) == []
    assert listed.screen.minimumSizeHint().width() <= 1366 - 196
    assert button(listed.screen, "Who could apply").isEnabled()


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_pictures(listed: Desk, qapp: QApplication, theme: ThemeChoice, tmp_path: Path) -> None:
    set_theme(qapp, theme)
    listed.settle()
    picture = tmp_path / f"opportunities-{theme.value}.png"
    assert listed.frame.grab().save(str(picture))
    set_theme(qapp)


def test_a_lead_compares_groups_of_five_and_more(listed: Desk, workspace: Workspace) -> None:
    for number in range(4):
        residents.add(workspace, ResidentDetails(given_name=f"Person {number}"))
    press(listed.screen, "Compare groups")
    dialog = listed.wait_for(GroupsDialog)
    assert isinstance(dialog, GroupsDialog)
    model = dialog.table.model()
    rows = [
        tuple(model.index(row, at).data(CELL_ROLE).words for at in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
    assert ("Sex: Not known", "6", "6", "100 %", "") in rows
    assert "No group is far below the others." in words_on(dialog)
    assert "Nothing of this leaves your laptop." in words_on(dialog)
    assert unnamed(dialog) == []


def test_a_worker_is_not_offered_to_compare_groups(
    workspace: Workspace, tasks: Tasks, files: ChosenFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    packs.trust_card(workspace, card(tmp_path), FINGERPRINT)
    packs.accept_pack(workspace, pack(tmp_path))
    worker = replace(workspace, profile=replace(workspace.profile, role=DeskRole.WORKER))
    desk = Desk(worker, tasks, files, qtbot)
    assert len(desk.lines()) == 1
    assert desk.screen.groups_button.isHidden()
