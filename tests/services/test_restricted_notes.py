"""Restricted notes: no view, search, paper or copy tells a word of one; a look is written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from anchordesk.adapters.vault.reading import StoredReading
from anchordesk.domain.casework import Contact, ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.rights_request import RequestRefusedError
from anchordesk.domain.sensitivity import Sensitivity
from anchordesk.services import access_pack, audit, finding, notes, restricted_notes, timeline_paper
from anchordesk.services.access_pack import Review
from anchordesk.services.casework import NewContact, write_note
from anchordesk.services.finding_records import FoundIn
from anchordesk.services.merging import merge
from anchordesk.services.record import open_record
from anchordesk.services.residents import ResidentDetails, add
from anchordesk.services.timeline_paper import PaperChoice
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace
from anchordesk.ui.resident.timeline_words import describe, kind_title

SAID = "She told me of the clinic on Newport Road"
HEALTH = NewContact(ContactKind.MEETING, SAID, sensitivity=Sensitivity.HEALTH)


@pytest.fixture
def amina(worker: Workspace) -> ResidentId:
    return add(worker, ResidentDetails(given_name="Amina", family_name="Yusuf")).id


@pytest.fixture
def told(worker: Workspace, amina: ResidentId) -> Contact:
    kept = write_note(worker, amina, HEALTH)[0].after
    assert isinstance(kept, Contact)
    return kept


def looks(worker: Workspace, who: ResidentId) -> list[str]:
    return [event.action for event in audit.about(worker, who)]


def everything_kept(worker: Workspace) -> str:
    """All text of the vault's tables, as whoever holds the rows without the keys would read it."""
    with worker.records.reading() as reading:
        connection = cast("StoredReading", reading)._connection
        tables = connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'drafts'"
        ).scalars()
        return " ".join(
            str(row)
            for name in tables.all()
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')
        )


def test_its_words_stand_nowhere_in_the_records_in_the_clear(
    worker: Workspace, told: Contact
) -> None:
    assert told.note == ""
    assert "Newport" not in everything_kept(worker)


def test_reading_one_shows_its_words_and_is_written_down_first(
    worker: Workspace, amina: ResidentId, told: Contact
) -> None:
    assert "restricted-note-read" not in looks(worker, amina)
    assert restricted_notes.read(worker, told).note.note == SAID
    newest = audit.about(worker, amina)[0]
    assert (newest.action, newest.facts) == (
        "restricted-note-read",
        f"about=health; note={told.id.hex}",
    )


def test_the_record_shows_that_there_is_one_and_no_word_of_it(
    worker: Workspace, amina: ResidentId, told: Contact
) -> None:
    (item,) = [i for i in open_record(worker, amina).timeline if i.event == told]
    _, title, text = describe(item.event)
    assert title == "Meeting"
    assert text == "Restricted: health. Its words are shown on asking only."


def test_search_finds_it_by_its_words_and_shows_none(
    worker: Workspace, amina: ResidentId, told: Contact
) -> None:
    (found,) = finding.find_matches(worker, "newport clinic")
    assert (found.resident_id, found.found_in, found.excerpt) == (amina, FoundIn.RESTRICTED, "")
    assert finding.find_matches(worker, "ewport") == (), "as elsewhere, words by their beginning"
    both = finding.find_matches(worker, "amina newport")
    assert [match.found_in for match in both] == [FoundIn.RESTRICTED]


def test_the_printed_timeline_has_no_trace_of_it(
    worker: Workspace, amina: ResidentId, told: Contact
) -> None:
    write_note(worker, amina, NewContact(ContactKind.PHONE, "Rang about the rent"))
    source = timeline_paper.gather(worker, amina, lambda event: describe(event)[1:])
    kinds = {entry.kind: kind_title(entry.kind) for entry in source.entries}
    choice = PaperChoice(None, date(2026, 12, 31), kinds, frozenset())
    paper = timeline_paper.lay_out(source, choice)
    words = " ".join(line for block in paper.document.blocks for line in block.sentences)
    assert "Rang about the rent" in words
    assert "Meeting" not in words
    assert "Restricted notes, where there are any, are not on this paper." in words


def test_a_copy_for_the_person_holds_it_only_once_somebody_decided(
    worker: Workspace, amina: ResidentId, told: Contact, tmp_path: Path
) -> None:
    pack = access_pack.build(worker, amina)
    (entry,) = pack.to_decide
    assert SAID in entry.words
    assert "restricted-note-read" in looks(worker, amina), "it was shown"
    others = [one for one in pack.entries if one is not entry]
    assert not [one for one in others if "meeting" in one.words.casefold()], "nor that it was"
    with pytest.raises(RequestRefusedError):
        access_pack.write(worker, pack, Review(), tmp_path / "copy.pdf")
    without = access_pack.reviewed(pack, Review(withheld=frozenset({entry.number})))
    assert SAID not in " ".join(one.words for one in without.entries)


def test_it_is_changed_deleted_and_taken_back_like_any_note(
    worker: Workspace, amina: ResidentId, told: Contact
) -> None:
    changed = notes.amend_note(worker, told, replace(told, note="Not so", sealed=b""))
    assert isinstance(changed.after, Contact)
    opened = restricted_notes.read(worker, changed.after)
    assert opened.note.note == "Not so"
    assert [one.contact.note for one in opened.earlier] == [SAID]
    take_back(worker, [changed])
    assert restricted_notes.read(worker, told).note.note == SAID
    gone = notes.delete_note(worker, told)
    take_back(worker, [gone])
    assert restricted_notes.read(worker, told).note.note == SAID
    assert looks(worker, amina).count("restricted-note-kept") == 3


def test_an_ordinary_note_that_is_restricted_later_is_sealed_with_what_it_was(
    worker: Workspace, amina: ResidentId
) -> None:
    plain = write_note(worker, amina, NewContact(ContactKind.PHONE, SAID))[0].after
    assert isinstance(plain, Contact)
    assert [m.found_in for m in finding.find_matches(worker, "newport")] == [FoundIn.NOTE]
    sealed = replace(plain, sensitivity=Sensitivity.SAFEGUARDING)
    notes.amend_note(worker, plain, sealed)
    assert "Newport" not in everything_kept(worker)
    assert [m.found_in for m in finding.find_matches(worker, "newport")] == [FoundIn.RESTRICTED]


def test_it_goes_along_when_two_records_are_merged(
    worker: Workspace, amina: ResidentId, told: Contact
) -> None:
    kept = add(worker, ResidentDetails(given_name="Amina", family_name="Yusef"))
    merge(worker, kept.id, amina)
    (moved,) = [
        item.event
        for item in open_record(worker, kept.id).timeline
        if isinstance(item.event, Contact)
    ]
    assert restricted_notes.read(worker, moved).note.note == SAID
