"""A caseload that was saved, changed and brought back: what is taken, asked about, or left."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.categories import Qualification
from anchordesk.domain.editable_fields import EditableField, cell_words, text_of, with_text
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.import_mapping import MappingRefusedError
from anchordesk.domain.resident import Resident
from anchordesk.domain.rights_request import Right
from anchordesk.domain.text import tidy_line
from anchordesk.domain.time_limits import Nation
from anchordesk.services import edited_caseload, imports, residents, rights
from anchordesk.services.caseload_export import entries_for, sheet_of, write_caseload
from anchordesk.services.edited_caseload import EditedCaseload
from anchordesk.services.export_columns import ExportColumn
from anchordesk.services.import_records import ImportBatch
from anchordesk.services.people_sheet import PeopleSheet, SheetKind
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace

EDITABLE = tuple(column for column in ExportColumn if column.field is not None)
ALL = tuple(ExportColumn)
Cells = dict[str, str]


@pytest.fixture
def known(worker: Workspace) -> Workspace:
    for number, given_name in enumerate(("Siân", "Bo", "Cy"), 1):
        residents.add(
            worker,
            ResidentDetails(
                reference=f"HH-{number}",
                given_name=given_name,
                family_name="Rees",
                landlord="Harbour Homes",
                ward="Ladywood",
            ),
        )
    return worker


def save(workspace: Workspace, path: Path, columns: tuple[ExportColumn, ...] = ALL) -> Path:
    sheet = sheet_of(workspace, entries_for(workspace, Wanted()), columns)
    return write_caseload(workspace, sheet, path)


def rewrite(path: Path, change: Callable[[list[Cells]], None]) -> Path:
    """Change a CSV file as a spreadsheet program would."""
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    header = list(rows[0])
    change(rows)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return path


def row_of(rows: list[Cells], reference: str) -> Cells:
    return next(row for row in rows if row["Reference"] == reference)


def set_cell(reference: str, title: str, words: str) -> Callable[[list[Cells]], None]:
    return lambda rows: row_of(rows, reference).__setitem__(title, words)


def compare(workspace: Workspace, path: Path) -> EditedCaseload:
    assert imports.look(workspace, path).comes_back
    return edited_caseload.compare(workspace, path)


def take(workspace: Workspace, edited: EditedCaseload, *, all_of_it: bool = False) -> ImportBatch:
    taken = {edit.key for edit in edited.edits} if all_of_it else edited.clean
    return edited_caseload.take_changes(workspace, edited, taken)


def called(workspace: Workspace, reference: str) -> ResidentId:
    with workspace.records.reading() as reading:
        return reading.resident_called(reference).id


def held(workspace: Workspace, resident_id: ResidentId, column: ExportColumn) -> str:
    assert column.field is not None
    with workspace.records.reading() as reading:
        return text_of(reading.resident(resident_id), column.field)


def amend(workspace: Workspace, resident_id: ResidentId, **changes: str) -> None:
    with workspace.records.reading() as reading:
        details = residents.details_of(reading.resident(resident_id))
    fields = {name: getattr(details, name) for name in ResidentDetails.__dataclass_fields__}
    residents.amend(workspace, resident_id, ResidentDetails(**{**fields, **changes}))


@pytest.mark.parametrize("kind", list(SheetKind))
def test_an_edit_comes_back_and_everything_else_stays(
    known: Workspace, tmp_path: Path, kind: SheetKind
) -> None:
    path = save(known, tmp_path / f"caseload{kind.ending}")
    assert compare(known, path).edits == ()
    assert compare(known, path).unchanged == 3
    if kind is SheetKind.ODS:
        return  # nothing here writes one anew
    if kind is SheetKind.XLSX:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        titles = [cell.value for cell in sheet[1]]
        rows = {row[titles.index("Reference")].value: row for row in sheet.iter_rows(min_row=2)}
        rows["HH-1"][titles.index("Landlord")].value = "Canalside"
        book.save(path)
    else:
        rewrite(path, set_cell("HH-1", "Landlord", "Canalside"))
    edited = compare(known, path)
    assert [(e.who, e.column, e.desk, e.file, e.both) for e in edited.edits] == [
        ("Siân Rees", ExportColumn.LANDLORD, "Harbour Homes", "Canalside", False)
    ]
    assert (edited.problems, edited.not_taken, edited.unchanged) == ((), (), 2)
    batch = take(known, edited)
    assert (batch.residents, batch.changes) == (1, 1)
    assert held(known, called(known, "HH-1"), ExportColumn.LANDLORD) == "Canalside"
    assert held(known, called(known, "HH-2"), ExportColumn.LANDLORD) == "Harbour Homes"
    assert compare(known, path).edits == (), "the same file again changes nothing"


def test_the_history_tells_of_it_and_it_is_taken_back_as_one(
    known: Workspace, tmp_path: Path
) -> None:
    path = save(known, tmp_path / "caseload.csv")

    def change(rows: list[Cells]) -> None:
        for row in rows:
            row["Ward"] = "Nechells"
            row["Highest qualification"] = "Level 3"

    batch = take(known, compare(known, rewrite(path, change)))
    first, second = called(known, "HH-1"), called(known, "HH-2")
    history = residents.field_history(known, first)
    assert {(k.change.field, k.change.before, k.change.after) for k in history} == {
        ("ward", "Ladywood", "Nechells"),
        ("qualification", "Not known", "Level 3"),
    }
    with known.records.reading() as reading:
        assert reading.audit.newest(1)[0].action == AuditAction.CHANGES_IMPORTED.code
        assert reading.imports()[0] == batch
    amend(known, second, ward="Aston")
    assert imports.undo(known, batch.id) == 3
    assert held(known, first, ExportColumn.WARD) == "Ladywood"
    assert held(known, second, ExportColumn.WARD) == "Aston", "what was changed since stays"
    assert held(known, second, ExportColumn.QUALIFICATION) == ""
    assert imports.undo(known, batch.id) == 0


def test_what_was_changed_here_since_is_never_overwritten_unseen(
    known: Workspace, tmp_path: Path
) -> None:
    path = save(known, tmp_path / "caseload.csv")
    who = called(known, "HH-1")
    amend(known, who, ward="Aston", landlord="Canalside")
    assert compare(known, path).edits == (), "a cell left alone in the file says nothing"
    edited = compare(known, rewrite(path, set_cell("HH-1", "Ward", "Nechells")))
    (edit,) = edited.edits
    assert (edit.desk, edit.file, edit.both) == ("Aston", "Nechells", True)
    with pytest.raises(MappingRefusedError, match="No change"):
        take(known, edited)
    assert held(known, who, ExportColumn.WARD) == "Aston"
    take(known, edited, all_of_it=True)
    assert held(known, who, ExportColumn.WARD) == "Nechells"
    assert held(known, who, ExportColumn.LANDLORD) == "Canalside"


def test_a_record_that_changes_after_the_look_stops_the_whole(
    known: Workspace, tmp_path: Path
) -> None:
    path = save(known, tmp_path / "caseload.csv")

    def change(rows: list[Cells]) -> None:
        for row in rows:
            row["Ward"] = "Nechells"

    edited = compare(known, rewrite(path, change))
    amend(known, called(known, "HH-3"), ward="Aston")
    with pytest.raises(ChangedSinceError, match="Nothing was changed"):
        take(known, edited)
    assert held(known, called(known, "HH-1"), ExportColumn.WARD) == "Ladywood"


def test_rows_that_cannot_be_taken_say_why_and_hold_up_no_others(
    known: Workspace, tmp_path: Path
) -> None:
    residents.add(known, ResidentDetails(reference="HH-4", given_name="Di"))
    residents.add(known, ResidentDetails(reference="HH-5", given_name="Ed"))
    path = save(known, tmp_path / "caseload.csv")
    rights.record(*(known, "HH-3", Right.RESTRICTION, date(2026, 11, 20), Nation.ENGLAND_AND_WALES))

    def change(rows: list[Cells]) -> None:
        row_of(rows, "HH-1")["Ward"] = "Nechells"
        row_of(rows, "HH-2")["Highest qualification"] = "A wizard"
        row_of(rows, "HH-3")["Ward"] = "Aston"
        row_of(rows, "HH-4")["AnchorDesk key"] = "0192e4e5-0000-7000-8000-000000000000"
        row_of(rows, "HH-5")["Reference"] = "hh-1"
        rows.append({**row_of(rows, "HH-2"), "AnchorDesk key": ""})

    edited = compare(known, rewrite(path, change))
    told = " ".join(problem.sentence for problem in edited.problems)
    assert len(edited.problems) == 5
    for words in ("one of the words", "left as it is", "Nobody here", "another resident's"):
        assert words in told
    assert "no key" in told
    assert "wizard" not in told
    with pytest.raises(MappingRefusedError, match="all or none"):
        edited_caseload.take_changes(known, edited, edited.clean, only_whole=True)
    assert take(known, edited).residents == 1
    assert held(known, called(known, "HH-1"), ExportColumn.WARD) == "Nechells"
    assert held(known, called(known, "HH-3"), ExportColumn.WARD) == "Ladywood"


def test_a_row_that_was_copied_is_taken_from_neither(known: Workspace, tmp_path: Path) -> None:
    path = save(known, tmp_path / "caseload.csv")
    edited = compare(known, rewrite(path, lambda rows: rows.append(dict(rows[0]))))
    assert ["another row" in problem.sentence for problem in edited.problems] == [True, True]


def test_a_change_in_a_column_that_only_shows_is_told_and_not_taken(
    known: Workspace, tmp_path: Path
) -> None:
    path = save(known, tmp_path / "caseload.csv")
    edited = compare(known, rewrite(path, set_cell("HH-1", "Stage", "Offer")))
    assert edited.edits == ()
    assert [problem.columns for problem in edited.not_taken] == [("Stage",)]


def test_another_desk_cannot_tell_and_so_asks(
    known: Workspace, lead: Workspace, tmp_path: Path
) -> None:
    """The same person under the same key, as after a handover, and a version made elsewhere."""
    path = save(known, tmp_path / "caseload.csv")
    with known.records.reading() as reading:
        person = reading.resident_called("HH-1")
    with lead.records.changing() as change:
        change.add_resident(person)
    assert compare(lead, path).edits == ()
    edited = compare(lead, rewrite(path, set_cell("HH-1", "Ward", "Aston")))
    assert [(edit.both, edit.file) for edit in edited.edits] == [(True, "Aston")]
    assert sum("another desk" in problem.sentence for problem in edited.problems) == 2


def test_a_reference_can_be_given_anew_and_taken_back(known: Workspace, tmp_path: Path) -> None:
    path = save(known, tmp_path / "caseload.csv")
    who = called(known, "HH-1")
    batch = take(known, compare(known, rewrite(path, set_cell("HH-1", "Reference", "NEW-1"))))
    assert called(known, "NEW-1") == who
    residents.add(known, ResidentDetails(reference="HH-1", given_name="Di"))
    assert imports.undo(known, batch.id) == 0, "somebody else has the old one by now"
    assert called(known, "NEW-1") == who


def test_a_file_with_other_columns_is_no_caseload_that_comes_back(
    known: Workspace, tmp_path: Path
) -> None:
    path = save(known, tmp_path / "caseload.csv", (ExportColumn.NAME, ExportColumn.REFERENCE))
    assert not imports.look(known, path).comes_back


texts = st.builds(
    str.__add__,
    st.sampled_from(["", "", "=", "'=", "'", "-", "@"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co")), max_size=20),
)


@st.composite
def one_edit(draw: st.DrawFn) -> tuple[ExportColumn, str, str]:
    """A column, what it holds, and what the file says."""
    column = draw(st.sampled_from(EDITABLE))
    if column.field is EditableField.QUALIFICATION:
        levels = st.sampled_from(Qualification).map(lambda level: level.title_text)
        return column, draw(levels), draw(levels)
    if column.field is EditableField.REFERENCE:
        return column, f"x{draw(texts)}", f"y{draw(texts)}"
    # An apostrophe before a sign of formulas is the guard that AnchorDesk puts there itself.
    typed = texts.filter(lambda text: cell_words(text) == tidy_line(text))
    return column, draw(texts), draw(typed)


def test_unchanged_nothing_changes_and_an_edit_arrives_exactly(known: Workspace) -> None:
    """Whatever a field holds, also what a spreadsheet might run, in each kind of file."""
    who = called(known, "HH-3")

    def person() -> Resident:
        with known.records.reading() as reading:
            return reading.resident(who)

    @settings(max_examples=40, deadline=None)
    @given(one_edit(), st.sampled_from(list(SheetKind)))
    def comes_back(edit: tuple[ExportColumn, str, str], kind: SheetKind) -> None:
        column, before, after = edit
        assert column.field is not None
        start = with_text(person(), column.field, before)
        with known.records.changing() as change:
            change.save_resident(start)
        sheet = sheet_of(known, entries_for(known, Wanted()), ALL)
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"caseload{kind.ending}"
            path.write_bytes(known.sheets.laid_out(sheet, kind))
            same = edited_caseload.compare(known, path)
            path.write_bytes(known.sheets.laid_out(with_cell(sheet, who, column, after), kind))
            edited = edited_caseload.compare(known, path)
        assert (same.edits, same.problems, same.not_taken) == ((), (), ())
        wanted = with_text(start, column.field, after)
        assert [(edit.resident_id, edit.both) for edit in edited.edits] == (
            [] if wanted == start else [(who, False)]
        )
        if edited.edits:
            take(known, edited)
            assert person() == wanted

    comes_back()


def with_cell(sheet: PeopleSheet, who: ResidentId, column: ExportColumn, words: str) -> PeopleSheet:
    at, key = (sheet.columns.index(one.title_text) for one in (column, ExportColumn.KEY))
    rows = tuple(
        (*row[:at], words, *row[at + 1 :]) if row[key] == str(who) else row for row in sheet.rows
    )
    return replace(sheet, rows=rows)
