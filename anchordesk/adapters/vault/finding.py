"""Finds residents by words in their details and notes, by way of the full-text index."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from anchordesk.adapters.vault.restricted_notes import restricted_notes
from anchordesk.adapters.vault.search_index import note_words, resident_words
from anchordesk.adapters.vault.tables import contacts, residents
from anchordesk.adapters.vault.today import WHO, listed_resident
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.text import searchable
from anchordesk.services.finding_records import FoundIn, Match
from anchordesk.services.today_records import ListedResident

MOST_NOTES_OF_A_WORD = 5_000
MOST_SORTED = 1_000
ROWS_AT_A_TIME = 1000
# So little before the word that it is seen in a narrow column.
BEFORE, AFTER = 8, 72
NAMED = "{name reference}"
_KEPT = residents.c.deleted_at.is_(None)
_DETAILS = {
    FoundIn.POSTCODE: residents.c.postcode,
    FoundIn.PHONE: residents.c.phone,
    FoundIn.EMAIL: residents.c.email,
}


def find_residents(
    connection: Connection, words: Sequence[str], most: int
) -> tuple[tuple[ListedResident, ...], int]:
    """Return residents whose details hold every word, and how many there are.

    Of more than a thousand, a thousand are put in order: more letters are on their way.
    """
    wanted = _holds(resident_words.c.resident_words, " AND ".join(map(_term, words)))
    # Who is deleted is not in the index.
    counted = select(func.count()).select_from(resident_words).where(wanted)
    in_all = connection.execute(counted).scalar_one()
    found = connection.execute(
        select(*WHO)
        .join(resident_words, resident_words.c.rowid == residents.c.position)
        .where(_KEPT, wanted)
        .limit(MOST_SORTED)
    )
    people = [listed_resident(row) for row in found]
    first = words[0]
    people.sort(
        key=lambda one: (
            not any(part.startswith(first) for part in searchable(one.name).split()),
            searchable(one.name),
            one.reference,
        )
    )
    return tuple(people[:most]), in_all


class _Places(NamedTuple):
    """Where one word was found, by resident."""

    named: frozenset[bytes]
    details: Mapping[FoundIn, frozenset[bytes]]
    notes: Mapping[bytes, int]
    restricted: frozenset[bytes]

    def everybody(self) -> set[bytes]:
        return {*self.named, *self.notes, *self.restricted}.union(*self.details.values())


def find_matches(
    connection: Connection, words: Sequence[str], most: int, *, restricted: bool = True
) -> tuple[Match, ...]:
    """Return residents of whom every word is found somewhere, one not in name or reference."""
    sealed = restricted_notes(connection) if restricted else []
    folded = [(key, searchable(said)) for key, _, said in sealed]
    places = {
        word: _places(connection, word, _told_in(folded, word))
        for word in sorted(words, key=len, reverse=True)
    }
    found = set.intersection(*(one.everybody() for one in places.values()))
    found -= frozenset.intersection(*(one.named for one in places.values()))
    in_details: dict[FoundIn, list[bytes]] = {}
    in_notes: dict[int, tuple[bytes, str]] = {}
    in_restricted: list[bytes] = []
    for key in found:
        word, place = next((w, p) for w, p in places.items() if key not in p.named)
        detail = next((where for where in _DETAILS if key in place.details[where]), None)
        if detail is None and key not in place.notes:
            in_restricted.append(key)
        elif detail is None:
            in_notes[place.notes[key]] = (key, word)
        else:
            in_details.setdefault(detail, []).append(key)
    matches = [
        match
        for where, keys in in_details.items()
        for match in _of_details(connection, where, keys)
    ]
    # No word of it: whoever looks over the shoulder at a search must not read it either.
    matches += [Match(_id(key), FoundIn.RESTRICTED, "") for key in in_restricted]
    return (*matches, *_of_notes(connection, in_notes, most - len(matches)))[:most]


def _told_in(folded: Sequence[tuple[bytes, str]], word: str) -> frozenset[bytes]:
    """Return of whom a restricted note has a word that begins so."""
    begins = re.compile(rf"\b{re.escape(word)}")
    return frozenset(key for key, said in folded if word in said and begins.search(said))


def _places(connection: Connection, word: str, restricted: frozenset[bytes]) -> _Places:
    def in_columns(columns: str) -> frozenset[bytes]:
        wanted = _holds(resident_words.c.resident_words, f"{columns} : {_term(word)}")
        found = (
            select(residents.c.id)
            .join(resident_words, resident_words.c.rowid == residents.c.position)
            .where(_KEPT, wanted)
        )
        return frozenset(connection.execute(found).scalars())

    newest = (
        select(note_words.c.rowid)
        .where(_holds(note_words.c.note_words, _term(word)))
        .order_by(note_words.c.rowid.desc())
        .limit(MOST_NOTES_OF_A_WORD)
        .subquery()
    )
    noted = (
        select(contacts.c.resident_id, contacts.c.position)
        .join(newest, newest.c.rowid == contacts.c.position)
        .join(residents, residents.c.id == contacts.c.resident_id)
        .where(_KEPT)
    )
    notes: dict[bytes, int] = {}
    for key, position in connection.execute(noted):
        notes[key] = max(position, notes.get(key, 0))
    details = {where: in_columns(f"{{{where.value}}}") for where in _DETAILS}
    return _Places(in_columns(NAMED), details, notes, restricted)


def _of_details(connection: Connection, where: FoundIn, keys: Sequence[bytes]) -> list[Match]:
    matches = []
    for at in range(0, len(keys), ROWS_AT_A_TIME):
        part = keys[at : at + ROWS_AT_A_TIME]
        found = select(residents.c.id, _DETAILS[where]).where(residents.c.id.in_(part))
        matches += [Match(_id(key), where, words) for key, words in connection.execute(found)]
    return matches


def _of_notes(
    connection: Connection, found: Mapping[int, tuple[bytes, str]], most: int
) -> list[Match]:
    newest = sorted(found, reverse=True)[: max(0, most)]
    rows = select(contacts.c.position, contacts.c.happened_at, contacts.c.note)
    return [
        Match(
            _id(found[position][0]),
            FoundIn.NOTE,
            _excerpt(note, found[position][1]),
            datetime.fromisoformat(moment),
        )
        for position, moment, note in connection.execute(
            rows.where(contacts.c.position.in_(newest)).order_by(contacts.c.position.desc())
        )
    ]


def _excerpt(note: str, word: str) -> str:
    """Return the part of a note around the first word that begins with what was looked for."""
    line = " ".join(note.split())
    found = (m for m in re.finditer(r"\w+", line) if searchable(m.group()).startswith(word))
    at = next((m.start() for m in found), 0)
    begin = line.rfind(" ", 0, max(0, at - BEFORE)) + 1 if at > BEFORE else 0
    end = len(line) if at + AFTER >= len(line) else line.rfind(" ", at, at + AFTER)
    end = end if end > at else at + AFTER
    return f"{'…' if begin else ''}{line[begin:end]}{'…' if end < len(line) else ''}"


def _holds(index: ColumnElement[object], query: str) -> ColumnElement[bool]:
    return index.op("MATCH", is_comparison=True)(query)


def _term(word: str) -> str:
    """Return an FTS5 term for words that begin so; words are letters and digits only."""
    return f'"{word}"*'


def _id(key: bytes) -> ResidentId:
    return ResidentId(UUID(bytes=key))
