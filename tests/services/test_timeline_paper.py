"""The timeline on paper: what is chosen, what begins as left out, and that the paper says so."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.concern import ConcernWords
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.rights_request import RequestRefusedError, Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import audit, casework, concerns, residents, rights, timeline_paper
from anchordesk.services.errors import DocumentError
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.timeline import Event, TimelineKind
from anchordesk.services.timeline_paper import LeftOut, PaperChoice, TimelineSource
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

KINDS = {kind: kind.value for kind in TimelineKind}


def described(event: Event) -> tuple[str, str]:
    return type(event).__name__, getattr(event, "note", "")


def note(worker: Workspace, who: ResidentId, words: str) -> None:
    casework.record_contact(worker, who, ContactKind.PHONE, words)


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    residents.add(worker, ResidentDetails(given_name="Zebedee", family_name="Okafor-Jones"))
    return residents.add(worker, ResidentDetails(given_name="Ana", family_name="Moss")).id


def gathered(worker: Workspace, who: ResidentId) -> TimelineSource:
    return timeline_paper.gather(worker, who, described)


def begun(source: TimelineSource, until: date, since: date | None = None) -> PaperChoice:
    """What the window chooses at first."""
    out = frozenset(entry.number for entry in source.entries if entry.why_out is not None)
    return PaperChoice(since, until, KINDS, out)


def test_notes_that_name_others_or_speak_of_safeguarding_begin_as_left_out(
    worker: Workspace, ana: ResidentId, clock: StandingClock
) -> None:
    for words in (
        "Ana is pleased with the course",
        "Came with zebedee",
        "Told that Okafor-Jones was rude",
        "Spoke to the safeguarding lead",
    ):
        note(worker, ana, words)
    source = gathered(worker, ana)
    assert [entry.why_out for entry in source.entries] == [
        LeftOut.SAFEGUARDING,
        LeftOut.NAMES_OTHERS,
        LeftOut.NAMES_OTHERS,
        None,
    ]
    said = timeline_paper.lay_out(source, begun(source, clock.today())).document.words
    assert "pleased with the course" in said
    assert "Left out of these: 2 that may name somebody else, 1 that speak of safeguarding." in said
    for word in ("zebedee", "Okafor", "Spoke to"):
        assert word not in said


def test_concerns_come_in_only_when_they_were_read_for_it(
    worker: Workspace, ana: ResidentId, clock: StandingClock, tmp_path: Path
) -> None:
    concerns.record(worker, ana, ConcernWords(clock.today(), "A forced door"))
    source = gathered(worker, ana)
    without = timeline_paper.lay_out(source, begun(source, clock.today()))
    assert "A forced door" not in without.document.words
    assert "Records of safeguarding concerns, where there are any, are not" in (
        without.document.words
    )
    read = concerns.read(worker, ana)
    choice = PaperChoice(None, clock.today(), KINDS, frozenset(), read)
    paper = timeline_paper.lay_out(source, choice)
    assert "A forced door" in paper.document.words
    timeline_paper.write(worker, paper, tmp_path / "timeline.pdf")
    event = audit.about(worker, ana)[0]
    assert event.action == AuditAction.TIMELINE_EXPORTED.code
    assert event.facts == "entries=0; left_out=0; concerns=1"


def test_the_file_says_what_was_shown_with_title_and_language_and_is_the_same_each_time(
    worker: Workspace, ana: ResidentId, clock: StandingClock, tmp_path: Path
) -> None:
    note(worker, ana, "Rang about Łódź and tŷ; £12.60 an hour\nand a second line")
    source = gathered(worker, ana)
    paper = timeline_paper.lay_out(source, begun(source, clock.today()))
    paths = [timeline_paper.write(worker, paper, tmp_path / f"{n}.pdf") for n in "ab"]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with pytest.raises(DocumentError):
        timeline_paper.write(worker, paper, paths[0])
    read = PdfReader(paths[0])
    assert read.metadata is not None
    assert read.metadata.title == f"Timeline of {source.reference}"
    assert read.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]
    printed = "".join(page.extract_text() for page in read.pages)
    foot = f"Timeline of {source.reference}, page 1"
    assert foot in printed
    assert printed.replace(foot, "").split() == paper.document.words.split()
    fonts = read.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    embedded = {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts}
    assert {"Inter-Regular", "Inter-Bold"} <= embedded


def test_a_long_timeline_runs_over_pages_that_are_numbered(
    worker: Workspace, ana: ResidentId, clock: StandingClock, tmp_path: Path
) -> None:
    for number in range(60):
        note(worker, ana, f"Note {number}. " + "Words " * 40)
    source = gathered(worker, ana)
    paper = timeline_paper.lay_out(source, begun(source, clock.today()))
    path = timeline_paper.write(worker, paper, tmp_path / "timeline.pdf")
    pages = [page.extract_text() for page in PdfReader(path).pages]
    assert len(pages) > 3
    assert all(f"page {at}" in text for at, text in enumerate(pages, start=1))


def test_who_asked_that_their_record_is_left_as_it_is_gets_no_paper_made(
    worker: Workspace, ana: ResidentId
) -> None:
    with worker.records.reading() as reading:
        reference = reading.resident(ana).reference
    today = worker.clock.today()
    rights.record(worker, reference, Right.RESTRICTION, today, Nation.ENGLAND_AND_WALES)
    with pytest.raises(RequestRefusedError):
        gathered(worker, ana)


DAY = date(2026, 11, 1)
SOURCE = TimelineSource(
    ResidentId(UUID(int=1)),
    "Ana",
    "AD-1",
    "Harbour Homes",
    "Sam",
    DAY,
    tuple(
        timeline_paper.PaperEntry(
            number,
            list(TimelineKind)[number % len(TimelineKind)],
            None if number % 5 == 0 else DAY - timedelta(days=number),
            f"Event number {number}.",
            "",
            "",
            None,
        )
        for number in range(1, 20)
    ),
)


@given(
    since=st.none() | st.integers(0, 25),
    until=st.integers(0, 25),
    kinds=st.frozensets(st.sampled_from(TimelineKind)),
    out=st.frozensets(st.integers(1, 19)),
)
def test_all_that_is_chosen_is_printed_and_nothing_else(
    since: int | None, until: int, kinds: frozenset[TimelineKind], out: frozenset[int]
) -> None:
    first = None if since is None else DAY - timedelta(days=since)
    last = DAY - timedelta(days=until)
    choice = PaperChoice(first, last, {kind: kind.value for kind in kinds}, out)
    paper = timeline_paper.lay_out(SOURCE, choice)
    assert paper == timeline_paper.lay_out(SOURCE, choice)
    for entry in SOURCE.entries:
        wanted = (
            entry.kind in kinds
            and entry.number not in out
            and (first is None if entry.on is None else (first or date.min) <= entry.on <= last)
        )
        assert (entry.title in paper.document.words) is wanted
