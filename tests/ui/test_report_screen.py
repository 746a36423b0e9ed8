"""The report builder in the real window: choices, the people behind a figure, saving, files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from anchordesk.domain.report import ReportDimension, ReportMeasure
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.reports import gather
from anchordesk.ui.reports.saved_bar import ReportNameDialog
from anchordesk.ui.reports.view import ReportScreen
from anchordesk.ui.returns.people_dialog import PeopleDialog
from anchordesk.ui.shaped_paper import text_of
from tests.ui.driver import Driver
from tests.ui.sync.real_desk import ChosenFiles


def screen_of(driver: Driver) -> ReportScreen:
    driver.frame.go("progress")
    driver.settle()
    driver.press("Build a report")
    driver.settle()
    shown = driver.frame.shown_screen
    assert isinstance(shown, ReportScreen)
    return shown


def figures(screen: ReportScreen) -> list[list[str]]:
    model = screen.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def headings(screen: ReportScreen) -> list[str]:
    model, across = screen.table.model(), Qt.Orientation.Horizontal
    return [str(model.headerData(n, across)) for n in range(model.columnCount())]


def choose(driver: Driver, screen: ReportScreen, **values: object) -> None:
    for name, value in values.items():
        choice = getattr(screen, name)
        choice.choose(value)
        choice.activated.emit(choice.currentIndex())
    driver.settle()


def test_a_report_is_built_and_gone_behind(opened: Driver) -> None:
    screen = screen_of(opened)
    everybody = len(gather(opened.frame.context.workspace).entries)
    assert headings(screen) == ["Stage", "People"]
    assert figures(screen)[-1][0] == "Total"
    assert figures(screen)[-1][1].split()[0] == str(everybody)
    choose(opened, screen, rows=ReportDimension.WORKER, columns=ReportDimension.STAGE)
    assert headings(screen)[-1] == "Total"
    choose(opened, screen, measure=ReportMeasure.SHARE)
    assert figures(screen)[-1][-1].startswith("100.0")
    choose(opened, screen, measure=ReportMeasure.PEOPLE, columns=ReportDimension.NONE)
    choose(opened, screen, rows=ReportDimension.STAGE)
    assert "Fewer than 5 people" in screen.said.text()
    screen.table.setCurrentIndex(screen.table.model().index(0, 1))
    screen.people_button.click()
    opened.settle()
    (dialog,) = screen.findChildren(PeopleDialog)
    assert dialog.table.model().rowCount() == int(figures(screen)[0][1].split()[0])
    assert "written down" in " ".join(
        label.text() for label in dialog.findChildren(type(screen.said))
    )
    dialog.table.opened.emit(dialog.table.model().index(0, 0))
    opened.settle()
    assert opened.frame.shown_screen is opened.record


def test_filters_narrow_it_and_a_saved_report_brings_all_of_it_back(opened: Driver) -> None:
    screen = screen_of(opened)
    whole = figures(screen)[-1][1]
    screen.toolbar.search.setText("Elif Jones")
    screen.toolbar.hurry()
    opened.settle()
    assert figures(screen)[-1][1] == "1 *"
    choose(opened, screen, rows=ReportDimension.AGE)
    screen.saved.save_button.click()
    opened.settle()
    (dialog,) = screen.findChildren(ReportNameDialog)
    dialog.name.setText("Elif by age")
    dialog.save_button.click()
    opened.settle()
    screen.toolbar.clear()
    choose(opened, screen, rows=ReportDimension.STAGE)
    assert figures(screen)[-1][1] == whole
    assert screen.saved.report.value() == ""
    screen.saved.report.choose("Elif by age")
    screen.saved.report.activated.emit(1)
    opened.settle()
    assert (screen.rows.value(), screen.toolbar.search.text()) == (
        ReportDimension.AGE,
        "Elif Jones",
    )
    assert figures(screen)[-1][1] == "1 *"
    screen.saved.delete_button.click()
    opened.settle()
    assert len(screen.saved.report.values) == 1
    opened.press("Undo")
    opened.settle()
    assert "Elif by age" in screen.saved.report.values


def test_it_is_saved_as_a_file_that_says_what_it_is(opened: Driver, tmp_path: Path) -> None:
    screen = screen_of(opened)
    screen.files = files = ChosenFiles()
    files.choose(tmp_path / "report.csv")
    screen.write_button.click()
    opened.settle()
    assert "for inside only" in opened.frame.notices.words
    assert "not protected for publication" in (tmp_path / "report.csv").read_text("utf-8-sig")


def test_a_table_with_letters_that_join_is_laid_out_whole(opened: Driver) -> None:
    rows = (("Ward", "People"), ("ورشو", "5"), ("Total", "7"))
    document = PlanDocument(
        PlanStyle.PLAIN, (PlanBlock(PlanMark.TABLE, (), rows),), None, title="Report"
    )
    said = text_of(document).toPlainText()
    assert [word for row in rows for word in row if word not in said] == []
    assert "ورشو | 5" in document.words
