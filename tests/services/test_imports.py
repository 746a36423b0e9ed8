"""Importing spreadsheets: the real file's known totals, and every bad input that people send."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from anchordesk.domain.casework import ContactKind
from anchordesk.domain.categories import Sex
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.identifiers import ImportId
from anchordesk.domain.import_guess import guess_mapping
from anchordesk.domain.import_mapping import (
    Field,
    FieldRule,
    ImportMapping,
    MappingRefusedError,
    Meaning,
)
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import Contract, Evidence, NhsBand, PayPlace
from anchordesk.services import caseload, casework, imports
from anchordesk.services.errors import DuplicateReferenceError, NotFoundError, SpreadsheetError
from anchordesk.services.import_fixes import CellFix
from anchordesk.services.workspace import Workspace

PATHWAY = "hospitality-to-health"


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "people.csv"
    path.write_bytes(text.encode(encoding))
    return path


def check(workspace: Workspace, path: Path) -> imports.ImportCheck:
    return imports.check(workspace, path, imports.look(workspace, path).suggested)


def test_the_real_file_adds_up_to_its_own_known_totals(worker: Workspace, nsw_file: Path) -> None:
    look = imports.look(worker, nsw_file)
    assert look.suggested.name == "National Supported Work participants"
    checked = imports.check(worker, nsw_file, look.suggested)
    assert len(checked.ready) == 445
    assert checked.enrolled == 185
    assert len(checked.ready) - checked.with_job == 137
    assert checked.problems == ()
    assert checked.duplicates == ()
    assert "No names: residents are shown by their reference." in checked.lacking
    assert "No joining dates: returns count them under “Date not known”." in checked.lacking
    imports.carry_out(worker, checked)
    rows = caseload.list_caseload(worker)
    assert len(rows) == 445
    assert sum(entry.row.stage is not None for entry in rows) == 185
    assert {entry.row.name for entry in rows} == {str(n) for n in range(1, 446)}


def test_checking_changes_nothing(worker: Workspace, nsw_file: Path) -> None:
    check(worker, nsw_file)
    assert caseload.list_caseload(worker) == ()


def test_the_same_file_again_adds_nobody(worker: Workspace, nsw_file: Path) -> None:
    imports.carry_out(worker, check(worker, nsw_file))
    again = check(worker, nsw_file)
    assert again.ready == ()
    assert len(again.duplicates) == 445
    with pytest.raises(MappingRefusedError, match="No row"):
        imports.carry_out(worker, again)


def test_a_reference_taken_between_check_and_import_adds_nobody(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path, "Reference,First name\nR1,Ana\nR2,Bo\n")
    checked, same = check(worker, path), check(worker, path)
    imports.carry_out(worker, checked)
    with pytest.raises(DuplicateReferenceError):
        imports.carry_out(worker, same)
    assert len(caseload.list_caseload(worker)) == 2


def test_each_wrong_cell_is_named_by_row_and_column_and_never_repeated(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        "Reference,First name,Date of birth,Age,Ethnic group,Enrolled\n"
        "R1,Ana,31/02/2026,30,White,yes\n"
        "R2,Bo,01/02/85,thirty,Martian,perhaps\n"
        "R3,Cy,1990-05-04,31,asian,no\n"
        "R4,Di,04/05/2090,31,,\n",
    )
    checked = check(worker, path)
    assert [case.resident.reference for case in checked.ready] == ["R3"]
    found = {(p.row, p.columns) for p in checked.problems}
    assert found == {
        (2, ("Date of birth",)),
        (3, ("Date of birth",)),
        (3, ("Age",)),
        (3, ("Ethnic group",)),
        (3, ("Enrolled",)),
        (5, ("Date of birth",)),
    }
    told = " ".join(p.sentence for p in checked.problems)
    assert "no such day in the calendar" in told
    assert "future" in told
    for cell in ("31/02/2026", "thirty", "Martian", "perhaps"):
        assert cell not in told


def test_what_is_ready_is_imported_and_the_wrong_rows_stay_out(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path, "Reference,First name,Age\nR1,Ana,30\nR2,Bo,300\n")
    imports.carry_out(worker, check(worker, path))
    assert [entry.row.name for entry in caseload.list_caseload(worker)] == ["Ana"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_survive_every_usual_encoding(
    worker: Workspace, tmp_path: Path, encoding: str
) -> None:
    path = write(tmp_path, "Reference,First name,Surname\nR1,Siân,Muñoz\n", encoding)
    checked = check(worker, path)
    assert checked.ready[0].resident.display_name == "Siân Muñoz"


def test_a_file_without_a_header_is_refused_in_plain_words(
    worker: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(SpreadsheetError) as told:
        imports.look(worker, write(tmp_path, "1,1,37\n2,1,22\n"))
    assert "Nothing was changed." in told.value.in_plain_words
    with pytest.raises(SpreadsheetError):
        imports.look(worker, write(tmp_path, ""))


def test_too_many_rows_are_refused_before_anything_is_added(
    worker: Workspace, tmp_path: Path
) -> None:
    rows = "".join(f"R{n},Name\n" for n in range(imports.MOST_ROWS + 1))
    path = write(tmp_path, "Reference,First name\n" + rows)
    with pytest.raises(SpreadsheetError, match="50,000"):
        check(worker, path)


def test_a_mapping_for_another_file_says_which_column_is_missing(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path, "Reference,First name\nR1,Ana\n")
    mapping = ImportMapping("Other", (FieldRule(Field.REFERENCE, column="Client no"),))
    with pytest.raises(MappingRefusedError, match="Client no"):
        imports.check(worker, path, mapping)


def test_an_unknown_pathway_or_stage_is_refused(worker: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path, "Reference,Enrolled,Stage\nR1,yes,made_up\nR2,yes,offer\n")
    checked = imports.check(
        worker, path, guess_mapping(("Reference", "Enrolled", "Stage"), PATHWAY)
    )
    assert [(p.row, p.columns) for p in checked.problems] == [(2, ("Stage",))]
    assert "made_up" not in checked.problems[0].sentence
    assert "“Referral”" in checked.problems[0].sentence
    with pytest.raises(AnchorDeskError):
        imports.check(worker, path, guess_mapping(("Reference",), "no-such-pathway"))


def test_a_stage_is_known_by_its_title_too(worker: Workspace, tmp_path: Path) -> None:
    path = write(
        tmp_path, "Reference,Enrolled,Stage\nR1,yes,Job offered\nR2,yes,OFFER\nR3,yes,13 weeks\n"
    )
    checked = check(worker, path)
    stages = [case.enrolment.stage for case in checked.ready if case.enrolment is not None]
    assert stages == ["offer", "offer", "weeks_13"]


def test_an_import_is_undone_as_one_but_never_takes_work_away(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path, "Reference,First name\nR1,Ana\nR2,Bo\nR3,Cy\n")
    batch = imports.carry_out(worker, check(worker, path))
    ana = caseload.list_caseload(worker)[0].row
    casework.record_contact(worker, ana.resident_id, ContactKind.PHONE, "Rang back.")
    assert imports.undo(worker, batch.id) == 2
    assert [entry.row.name for entry in caseload.list_caseload(worker)] == ["Ana"]
    with pytest.raises(NotFoundError):
        imports.undo(worker, ImportId(UUID(int=1)))


def test_the_mapping_that_was_used_is_suggested_the_next_time(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path, "Kundennr,Vorname\nR1,Ana\n")
    mapping = ImportMapping(
        "From Vienna",
        (
            FieldRule(Field.REFERENCE, column="Kundennr"),
            FieldRule(Field.GIVEN_NAME, column="Vorname"),
        ),
    )
    imports.carry_out(worker, imports.check(worker, path, mapping))
    used = replace(mapping, header=("Kundennr", "Vorname"))
    assert imports.look(worker, path).suggested == used


def test_rows_without_a_reference_get_one_from_their_row_number(
    worker: Workspace, tmp_path: Path
) -> None:
    checked = check(worker, write(tmp_path, "First name,Surname\nAna,Ray\nBo,Lee\n"))
    assert [case.resident.reference for case in checked.ready] == ["ROW-2", "ROW-3"]


def test_rows_that_nobody_can_name_are_taken_only_where_that_is_asked_for(
    worker: Workspace, tmp_path: Path
) -> None:
    """As in the comparison group of the National Supported Work study: numbers and no people."""
    path = write(tmp_path, "data_id,treat,age,re78\nCPS1,0,45,25564.67\nCPS1,0,21,0\n")
    mapping = ImportMapping("Comparison", (FieldRule(Field.AGE, column="age"),))
    refused = imports.check(worker, path, mapping)
    assert refused.ready == ()
    assert [problem.row for problem in refused.problems] == [2, 3]
    assert "number such rows" in refused.problems[0].sentence
    checked = imports.check(worker, path, replace(mapping, number_rows=True))
    assert any("a second time" in sentence for sentence in checked.lacking)
    imports.carry_out(worker, checked)
    rows = caseload.list_caseload(worker)
    assert [entry.row.reference for entry in rows] == ["ROW-2", "ROW-3"]


def test_a_row_that_was_corrected_is_imported_with_what_was_typed(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path, "ref,dob\nHH-1,31/02/1990\nHH-2,1/3/1990\n")
    mapping = imports.look(worker, path).suggested
    first = imports.check(worker, path, mapping)
    assert [problem.row for problem in first.problems] == [2]
    assert first.left_out == {2: ("HH-1", "31/02/1990")}
    fixed = imports.check(worker, path, mapping, fixes=[CellFix(2, "dob", "28/2/1990")])
    assert fixed.problems == ()
    assert [str(case.resident.date_of_birth) for case in fixed.ready] == [
        "1990-02-28",
        "1990-03-01",
    ]
    assert "31/02/1990" in path.read_text()


def test_a_word_that_a_list_lacks_is_asked_about_and_remembered(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path, "ref,sex,stage,enrolled\nH-1,M,Intake,yes\nH-2,m,,no\nH-3,F,,maybe\n")
    mapping = imports.look(worker, path).suggested
    checked = imports.check(worker, path, mapping)
    assert [(word.field, word.word, word.rows) for word in checked.unknown] == [
        (Field.SEX, "M", 2),
        (Field.SEX, "F", 1),
        (Field.ENROLLED, "maybe", 1),
    ]
    for meaning in (
        Meaning(Field.SEX, "M", Sex.MALE.value),
        Meaning(Field.SEX, "F", ""),
        Meaning(Field.ENROLLED, "maybe", ""),
    ):
        mapping = mapping.with_meaning(meaning)
    checked = imports.check(worker, path, mapping)
    assert [(word.field, word.word) for word in checked.unknown] == [(Field.STAGE, "Intake")]
    mapping = mapping.with_meaning(Meaning(Field.STAGE, "Intake", "referral"))
    checked = imports.check(worker, path, mapping)
    assert checked.unknown == ()
    sexes = [case.resident.equality.sex for case in checked.ready]
    assert sexes == [Sex.MALE, Sex.MALE, Sex.NOT_KNOWN]
    imports.carry_out(worker, checked)
    again = imports.look(worker, path).suggested
    assert again.meaning(Field.SEX, " m ") == Sex.MALE.value


def test_a_mapping_is_found_again_by_the_shape_of_the_file(
    worker: Workspace, tmp_path: Path
) -> None:
    first = write(tmp_path, "a,b\nH-1,Elif\n")
    by_a = ImportMapping("people", (FieldRule(Field.REFERENCE, column="a"),))
    imports.carry_out(worker, imports.check(worker, first, by_a))
    other = write(tmp_path, "a,b,c\nH-2,Owen,x\n")
    by_b = ImportMapping(
        "people",
        (FieldRule(Field.REFERENCE, column="a"), FieldRule(Field.GIVEN_NAME, column="b")),
    )
    imports.carry_out(worker, imports.check(worker, other, by_b))
    assert imports.look(worker, other).suggested.rules == by_b.rules
    assert imports.look(worker, write(tmp_path, "a,b\nH-3,Ann\n")).suggested.rules == by_a.rules


def test_all_or_none_adds_nobody_while_a_row_needs_fixing(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path, "ref,dob\nHH-1,31/02/1990\nHH-2,1/3/1990\n")
    checked = check(worker, path)
    with pytest.raises(MappingRefusedError, match="all or none"):
        imports.carry_out(worker, checked, only_whole=True)
    assert caseload.list_caseload(worker) == ()
    assert imports.carry_out(worker, checked).residents == 1


JOBS = (
    "Reference,Got job,Employer,Job start date,Pay,Pay unit,Hours a week,Contract,NHS band,"
    "Pay place,Kind of work,Job sector,Travel,Hours wanted,Job end date,Evidence\n"
)


def test_what_a_job_pays_and_how_good_it_is_arrives_in_the_records(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        JOBS + '1,yes,Trust,01/06/2026,"£24,465",per annum,37.5,Zero-hours,2,London,care,health,'
        "35 min,30,01/09/2026,Payslip\n"
        "2,yes,Hotel,01/06/2026,£12.60 ph,,,,,,,,,,,\n"
        "3,no,,,,,,,,,,,,,,\n",
    )
    imports.carry_out(worker, check(worker, path))
    with worker.records.reading() as reading:
        jobs = {row.reference: reading.outcomes(row.resident_id) for row in reading.caseload()}
    (first,), (second,) = jobs["1"], jobs["2"]
    assert jobs["3"] == ()
    assert (first.pay_pence_per_hour, first.hours_per_week) == (1251, Decimal("37.5"))
    assert (first.contract, first.nhs_band) == (Contract.ZERO_HOURS, NhsBand.BAND_2)
    assert (first.place, first.family, first.sector) == (
        *(PayPlace.LONDON, JobFamily.CARE, JobSector.HEALTH),
    )
    assert (first.travel_minutes, first.hours_wanted) == (35, Decimal(30))
    assert (first.ended_on, first.evidence) == (date(2026, 9, 1), Evidence.PAYSLIP)
    assert (second.pay_pence_per_hour, second.hours_per_week) == (1260, None)
    assert (second.contract, second.family, second.sector) == (Contract.NOT_KNOWN, None, None)


def test_a_wrong_pay_is_told_by_row_and_column_and_an_unknown_contract_is_asked_about(
    worker: Workspace, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        "Reference,Got job,Pay,Hours,Contract,Job start date,Job end date\n"
        '1,yes,"£24,465 a year",,,,\n2,yes,lots,30,,,\n3,yes,12.60,30,Casual,,\n'
        "4,yes,12.60,30,,02/06/2026,01/06/2026\n",
    )
    checked = check(worker, path)
    assert [(problem.row, problem.columns) for problem in checked.problems] == [
        (2, ("Pay",)),
        (3, ("Pay",)),
        (4, ("Contract",)),
        (5, ("Job end date",)),
    ]
    assert "hours a week" in checked.problems[0].sentence
    assert "lots" not in checked.problems[1].sentence
    assert [(word.field, word.word) for word in checked.unknown] == [(Field.JOB_CONTRACT, "Casual")]
    meaning = Meaning(Field.JOB_CONTRACT, "casual", Contract.ZERO_HOURS.value)
    again = imports.check(worker, path, checked.mapping.with_meaning(meaning))
    (case,) = again.ready
    assert case.outcome is not None
    assert case.outcome.contract is Contract.ZERO_HOURS


def test_an_employer_shows_a_job_where_no_column_says_whether_there_is_one(
    worker: Workspace, tmp_path: Path
) -> None:
    """It was left out without a word before."""
    path = write(tmp_path, "Reference,Employer,Pay\n1,Trust,12.60\n2,,\n")
    checked = check(worker, path)
    assert checked.with_job == 1
    assert any("taken as pay an hour" in sentence for sentence in checked.lacking)
