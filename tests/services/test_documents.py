"""Documents that end are brought up in time, and not again once somebody saw to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.attachment import Attachment
from anchordesk.domain.document import Document, DocumentKind, DocumentRefusedError
from anchordesk.domain.identifiers import AttachmentId, ResidentId
from anchordesk.services import attachments, documents, merging, pathways, residents
from anchordesk.services.documents import DocumentFacts
from anchordesk.services.record import open_record
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.today import TodayKind, list_today
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import a_document, a_resident, an_attachment
from tests.fakes.clock import StandingClock

PDF = b"%PDF-1.7 made up"
A_DOCUMENT = a_document(an_attachment(a_resident().id, PDF))
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def somebody(worker: Workspace, name: str = "Ana") -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name=name)).id


def attached(
    worker: Workspace, who: ResidentId, folder: Path, kind: DocumentKind, ends_on: date | None
) -> Attachment:
    path = folder / f"{kind.value}.pdf"
    path.write_bytes(PDF)
    return attachments.attach(worker, who, path, facts=DocumentFacts(kind, ends_on))


def brought_up(worker: Workspace, *, coming: bool = False) -> list[tuple[TodayKind, str]]:
    return [(line.kind, line.what) for line in list_today(worker, coming=coming).lines]


def test_a_certificate_is_brought_up_eight_weeks_before_it_ends(
    worker: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    who = somebody(worker)
    kept = attached(
        worker, who, tmp_path, DocumentKind.DBS, clock.today() + timedelta(days=8 * 7 + 1)
    )
    assert kept.document is not None
    assert kept.document.kind is DocumentKind.DBS
    assert brought_up(worker) == []
    assert brought_up(worker, coming=True) == [(TodayKind.COMING, "DBS certificate")]
    clock.move(days=1)
    assert brought_up(worker) == [(TodayKind.DOCUMENT, "DBS certificate")]
    clock.move(days=200)
    assert brought_up(worker) == [(TodayKind.DOCUMENT, "DBS certificate")]


def test_what_was_seen_to_is_gone_until_it_gets_another_end(
    worker: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    ends_on = clock.today()
    kept = attached(worker, somebody(worker), tmp_path, DocumentKind.IDENTITY, ends_on)
    done = documents.settle(worker, kept.id)
    assert brought_up(worker) == []
    take_back(worker, (done,))
    assert brought_up(worker) == [(TodayKind.DOCUMENT, "Proof of identity")]
    documents.settle(worker, kept.id)
    facts = DocumentFacts(DocumentKind.IDENTITY, ends_on + timedelta(days=1))
    documents.describe(worker, kept.id, facts)
    assert brought_up(worker) == [(TodayKind.DOCUMENT, "Proof of identity")]


def test_put_off_it_comes_again_on_the_day_that_was_said(
    worker: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    kept = attached(worker, somebody(worker), tmp_path, DocumentKind.DBS, clock.today())
    with pytest.raises(DocumentRefusedError):
        documents.put_off(worker, kept.id, clock.today())
    documents.put_off(worker, kept.id, clock.today() + timedelta(days=10))
    assert brought_up(worker) == []
    clock.move(days=9)
    assert brought_up(worker) == []
    assert brought_up(worker, coming=True) == [(TodayKind.COMING, "DBS certificate")]
    clock.move(days=1)
    assert brought_up(worker) == [(TodayKind.DOCUMENT, "DBS certificate")]


def test_a_newer_one_takes_the_place_of_the_old_only_where_one_holds_at_a_time(
    worker: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    who, soon = somebody(worker), clock.today() + timedelta(days=3)
    later = soon + timedelta(days=1000)
    for kind in (DocumentKind.DBS, DocumentKind.CERTIFICATE):
        attached(worker, who, tmp_path, kind, soon)
        attached(worker, who, tmp_path, kind, later)
    assert brought_up(worker) == [
        (TodayKind.DOCUMENT, "Qualification or training certificate"),
    ]


def test_nobody_is_told_of_somebody_who_left(
    worker: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    who = somebody(worker)
    enrolment = pathways.enrol(worker, who, "hospitality-to-health", clock.today())
    attached(worker, who, tmp_path, DocumentKind.DBS, clock.today())
    assert (TodayKind.DOCUMENT, "DBS certificate") in brought_up(worker)
    pathways.move_stage(worker, enrolment.id, "left_moved_away", clock.today(), "Moved away")
    assert (TodayKind.DOCUMENT, "DBS certificate") not in brought_up(worker)


def test_a_removed_file_leaves_nothing_to_see_to(
    worker: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    who = somebody(worker)
    kept = attached(worker, who, tmp_path, DocumentKind.DBS, clock.today())
    attachments.detach(worker, kept.id)
    assert brought_up(worker) == []
    with worker.records.reading() as reading:
        assert reading.document(kept.id) is None


def test_it_is_on_the_record_and_goes_with_a_merge(
    worker: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    kept, gone = somebody(worker), somebody(worker, "Anna")
    attached(worker, gone, tmp_path, DocumentKind.DBS, clock.today())
    merging.merge(worker, kept, gone)
    (paper,) = open_record(worker, kept).papers
    assert paper.document is not None
    assert (paper.document.kind, paper.document.resident_id) == (DocumentKind.DBS, kept)
    assert brought_up(worker) == [(TodayKind.DOCUMENT, "DBS certificate")]


@given(kind=st.sampled_from(DocumentKind), ends_on=DAYS, today=DAYS)
def test_an_end_is_told_before_it_comes_or_not_at_all(
    kind: DocumentKind, ends_on: date, today: date
) -> None:
    document = replace(A_DOCUMENT, kind=kind, ends_on=ends_on)
    told_from = document.told_from()
    assert told_from is not None
    assert told_from < ends_on
    assert document.settled(today).told_from() is None
    assert document.described(kind, None).told_from() is None
    other = document.settled(today).described(kind, ends_on + timedelta(days=1))
    assert other.told_from() == told_from + timedelta(days=1)
    assert document.settled(today).described(DocumentKind.OTHER, ends_on).settled_on == today


def test_what_has_no_end_cannot_be_seen_to() -> None:
    endless = Document(
        AttachmentId(A_DOCUMENT.attachment_id),
        A_DOCUMENT.resident_id,
        DocumentKind.CV,
        None,
        "Sam",
    )
    with pytest.raises(DocumentRefusedError):
        endless.settled(date(2026, 11, 29))
