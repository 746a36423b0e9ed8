"""Search through the real index in a real vault: what is found, what is gone, what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.domain.text import search_words
from anchordesk.services.errors import DuplicateReferenceError
from anchordesk.services.finding_records import FoundIn, Match
from anchordesk.services.import_records import NewCase
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from tests.adapters.vault.throwaway import (
    NOON,
    PASSPHRASE,
    a_contact,
    a_resident,
    an_import,
    cheap_vaults,
)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = cheap_vaults().create(NewVault(tmp_path / "vault", PASSPHRASE))
    yield opened
    opened.close()


def known(reference: str, **details: str) -> Resident:
    bare = replace(a_resident(reference), given_name="", family_name="")
    return replace(bare, **details)  # type: ignore[arg-type]


def keep(records: Records, *people: Resident) -> None:
    with records.changing() as change:
        for resident in people:
            change.add_resident(resident)


def names(records: Records, typed: str, most: int = 30) -> list[str]:
    with records.reading() as look:
        people, in_all = look.find_residents(search_words(typed), most)
    assert in_all >= len(people)
    return [one.name for one in people]


def matches(records: Records, typed: str) -> dict[ResidentId, Match]:
    with records.reading() as look:
        return {m.resident_id: m for m in look.matches(search_words(typed), 500)}


def test_people_are_found_without_their_accents_by_the_beginnings_of_words(
    records: Records,
) -> None:
    keep(
        records,
        known("A-1", given_name="Łukasz", family_name="Żak"),
        known("A-2", given_name="Siân", family_name="Llŷr"),
        known("A-3", given_name="Ayşe", family_name="Straße"),
        known("A-4", given_name="Mary", family_name="O'Neil"),
    )
    for typed, name in (
        ("lukasz", "Łukasz Żak"),
        ("zak łu", "Łukasz Żak"),
        ("sian lly", "Siân Llŷr"),
        ("AYSE", "Ayşe Straße"),
        ("strasse", "Ayşe Straße"),
        ("o'neil", "Mary O'Neil"),
        ("neil", "Mary O'Neil"),
        ("a-4", "Mary O'Neil"),
    ):
        assert names(records, typed) == [name], typed
    assert names(records, "kasz") == []


def test_postcode_and_phone_are_found_however_they_are_typed(records: Records) -> None:
    keep(records, known("A-1", postcode="CF10 1AA", phone="+44 7700 900123"))
    keep(records, known("A-2", postcode="CF11 2BB", phone="07700 900124"))
    for typed in ("cf10", "CF10 1AA", "cf101aa", "07700900123", "900123"):
        assert len(names(records, typed)) == 1, typed
    assert len(names(records, "cf1")) == 2
    assert [m.excerpt for m in matches(records, "cf101aa").values()] == ["CF10 1AA"]
    assert [m.found_in for m in matches(records, "900124").values()] == [FoundIn.PHONE]


def test_names_that_begin_with_the_word_come_first(records: Records) -> None:
    keep(
        records,
        known("A-1", given_name="Zed", family_name="Evans"),
        known("EV-2", given_name="Adam", family_name="Brown"),
    )
    assert names(records, "ev") == ["Zed Evans", "Adam Brown"]
    assert names(records, "ev", most=1) == ["Zed Evans"]


def test_a_note_is_found_with_the_words_around_it_and_the_newest_counts(records: Records) -> None:
    first, other = known("A-1", given_name="Elif"), known("A-2")
    keep(records, first, other)
    old = "They asked about the hardship fund. " + "More was said of other things. " * 5
    with records.changing() as change:
        change.add_contact(a_contact(first.id, note=old, day=1))
        change.add_contact(a_contact(first.id, note="Hardship fund said yes", day=9))
        change.add_contact(a_contact(other.id, note="Nothing new"))
    found = matches(records, "hardship")
    assert list(found) == [first.id]
    assert found[first.id].excerpt == "Hardship fund said yes"
    assert found[first.id].noted_at == NOON.replace(day=9)
    both = matches(records, "elif asked")
    assert list(both) == [first.id]
    assert (
        both[first.id].excerpt
        == "They asked about the hardship fund. More was said of other things. More was…"
    )
    assert matches(records, "elif nothing") == {}


def test_who_matches_by_name_alone_is_no_further_match(records: Records) -> None:
    resident = known("A-1", given_name="Elif")
    keep(records, resident)
    with records.changing() as change:
        change.add_contact(a_contact(resident.id, note="Elif rang"))
    assert matches(records, "elif") == {}


def test_what_is_changed_imported_or_taken_back_is_found_so(records: Records) -> None:
    resident = known("A-1", given_name="Old")
    keep(records, resident)
    with records.changing() as change:
        change.save_resident(replace(resident, given_name="New"))
        batch = an_import(1)
        change.add_import(batch, [NewCase(known("I-1", given_name="Imported"))])
    assert names(records, "old") == []
    assert names(records, "new")[0].startswith("New")
    assert names(records, "imported")[0].startswith("Imported")
    with records.changing() as change:
        change.undo_import(batch.id, NOON)
    assert names(records, "imported") == []


def test_a_change_that_fails_leaves_no_words(records: Records) -> None:
    resident = known("A-1", given_name="Nobody")
    with suppress(DuplicateReferenceError), records.changing() as change:
        change.add_resident(resident)
        change.add_resident(replace(known("A-1"), given_name="Twice"))
    assert names(records, "nobody") == []
    assert names(records, "twice") == []
