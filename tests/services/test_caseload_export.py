from __future__ import annotations

import csv
import io
import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.document import DocumentKind
from anchordesk.domain.resident import Alert
from anchordesk.domain.rights_request import RequestState, Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import attachments, casework, pathways, residents, rights
from anchordesk.services.caseload_export import (
    ExportRefusedError,
    entries_for,
    sheet_of,
    write_caseload,
)
from anchordesk.services.casework import NextAction
from anchordesk.services.documents import DocumentFacts
from anchordesk.services.errors import StorageError
from anchordesk.services.export_columns import USUAL_COLUMNS, ExportColumn
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace


@pytest.fixture
def known(worker: Workspace) -> Workspace:
    today = worker.clock.today()
    for given, alerts in (("Siân", (Alert.SAFEGUARDING,)), ("=Cmd", ())):
        details = ResidentDetails(given_name=given, family_name="Rees", alerts=alerts)
        who = residents.add(worker, details)
        pathways.enrol(worker, who.id, "hospitality-to-health", today)
        if alerts:
            late = NextAction("Call", today - timedelta(days=1))
            casework.plan_action(worker, who.id, late)
    return worker


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def save(workspace: Workspace, path: Path, wanted: Wanted, *columns: ExportColumn) -> Path:
    sheet = sheet_of(workspace, entries_for(workspace, wanted), columns or USUAL_COLUMNS)
    return write_caseload(workspace, sheet, path)


def test_what_is_listed_is_saved_without_alerts_unless_asked_for(
    known: Workspace, tmp_path: Path
) -> None:
    path = save(known, tmp_path / "caseload.csv", Wanted())
    rows = read(path)
    assert [row["Resident"] for row in rows] == ["'=Cmd Rees", "Siân Rees"]
    assert rows[1]["Next action"] == "Call"
    assert rows[1]["Pathway"] == "Hospitality to Health"
    assert "Alerts" not in rows[0]
    only = save(
        *(known, tmp_path / "risk.csv", Wanted(at_risk=True)),
        *(ExportColumn.ALERTS, ExportColumn.NAME),
    )
    assert read(only) == [{"Resident": "Siân Rees", "Alerts": "Safeguarding"}]


def test_it_is_written_down_with_the_number_and_the_kind(known: Workspace, tmp_path: Path) -> None:
    save(known, tmp_path / "caseload.xlsx", Wanted())
    with known.records.reading() as reading:
        last = reading.audit.newest(1)[0]
    assert last.action == AuditAction.CASELOAD_EXPORTED.code
    assert "format=xlsx" in last.facts
    assert "people=2" in last.facts


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_only_its_owner_can_open_the_file(known: Workspace, tmp_path: Path) -> None:
    path = save(known, tmp_path / "caseload.ods", Wanted())
    assert path.stat().st_mode & 0o077 == 0


def test_a_full_disk_leaves_the_old_file_and_no_half_one(
    known: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "caseload.csv"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    sheet = sheet_of(known, entries_for(known, Wanted()), USUAL_COLUMNS)
    monkeypatch.setattr("anchordesk.services.caseload_export.note_alone", lambda *_, **__: None)
    with pytest.raises(StorageError):
        write_caseload(known, sheet, path)
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["caseload.csv"]


def test_other_kinds_and_no_columns_are_refused(known: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ExportRefusedError, match="cannot be written"):
        save(known, tmp_path / "caseload.pdf", Wanted())
    with pytest.raises(ExportRefusedError, match="No column"):
        sheet_of(known, (), ())
    assert not (tmp_path / "caseload.pdf").exists()


def test_the_document_that_ends_first_stands_there_only_where_it_is_asked_for(
    known: Workspace, tmp_path: Path
) -> None:
    file, today = tmp_path / "a.pdf", known.clock.today()
    file.write_bytes(b"%PDF-1.7 made up")
    lines = entries_for(known, Wanted())
    who = next(one.row.resident_id for one in lines if one.row.name == "Siân Rees")
    for kind, days in (
        (DocumentKind.CERTIFICATE, 900),
        (DocumentKind.DBS, -3),
        (DocumentKind.IDENTITY, 40),
    ):
        facts = DocumentFacts(kind, today + timedelta(days=days))
        attachments.attach(known, who, file, facts=facts)
    columns = (ExportColumn.NAME, ExportColumn.DOCUMENT, ExportColumn.DOCUMENT_ENDS)
    rows = read(save(known, tmp_path / "documents.csv", Wanted(), *columns))
    ended = (today - timedelta(days=3)).isoformat()
    assert [tuple(row.values()) for row in rows] == [
        ("'=Cmd Rees", "", ""),
        ("Siân Rees", "DBS certificate", ended),
    ]
    assert not {"Next document to end", "Document ends on"} & {c.title_text for c in USUAL_COLUMNS}


def test_a_second_sheet_says_what_each_column_holds(known: Workspace) -> None:
    sheet = sheet_of(known, entries_for(known, Wanted()), USUAL_COLUMNS)
    assert sheet.about is not None
    assert tuple(one.title for one in sheet.about.columns) == sheet.columns
    codes = [column.code for column in ExportColumn]
    assert len(set(codes)) == len(codes)
    assert len({column.title_text for column in ExportColumn}) == len(codes)
    assert "not encrypted" in " ".join(sheet.about.facts)


def test_who_asked_to_be_left_as_they_are_is_in_no_file_until_that_is_settled(
    known: Workspace, tmp_path: Path
) -> None:
    lines = entries_for(known, Wanted())
    reference = next(one.row.reference for one in lines if one.row.name == "Siân Rees")
    england = Nation.ENGLAND_AND_WALES
    for right in (Right.RECTIFICATION, Right.RESTRICTION):
        asked = rights.record(known, reference, right, known.clock.today(), england)
    sheet = sheet_of(known, lines, (ExportColumn.NAME,))
    assert sheet.rows == (("=Cmd Rees",),)
    assert sheet.about is not None
    assert "1 person is not in this file" in sheet.about.facts[0]
    rights.settle(known, asked.id, RequestState.DONE)
    assert len(sheet_of(known, lines, (ExportColumn.NAME,)).rows) == 2
