"""The full-text index of residents and notes: words only, kept in step by triggers.

The index holds no text (`content=''`), so nothing can be read from it that the tables do not
hold, and `secure-delete` takes the words of whatever leaves it at once. Triggers keep it in step,
so that no writer can forget it. A migration that makes `residents` or `contacts` anew drops their
triggers: a test of the migrations notices.
"""

# Every part of the statements is a constant of this file.
# ruff: noqa: S608

from __future__ import annotations

from sqlalchemy import DDL, column, event, table

from anchordesk.adapters.vault.tables import metadata

# Words that FTS5's tokeniser does not fold as `searchable` in the domain does.
FOLDED = (
    *(("Ł", "l"), ("ł", "l"), ("Ø", "o"), ("ø", "o"), ("Đ", "d"), ("đ", "d"), ("ı", "i")),
    ("ß", "ss"),
)
TOKENS = "content='', tokenize=\"unicode61 remove_diacritics 2\""
RESIDENT_COLUMNS = "name, reference, postcode, phone, email"
OF_RESIDENTS = (
    "given_name, family_name, preferred_name, reference, postcode, phone, email, deleted_at"
)

resident_words = table("resident_words", column("rowid"), column("resident_words"))
note_words = table("note_words", column("rowid"), column("note_words"))


def _folded(expression: str) -> str:
    for letter, plain in FOLDED:
        expression = f"replace({expression}, '{letter}', '{plain}')"
    return expression


def _resident_values(row: str) -> str:
    names = f"{row}.given_name || ' ' || {row}.family_name || ' ' || {row}.preferred_name"
    # Written together too: people type CF101AA, and 07700900123 for +44 7700 900 123.
    postcode = f"{row}.postcode || ' ' || replace({row}.postcode, ' ', '')"
    together = f"replace(replace({row}.phone, ' ', ''), '+44', '0')"
    values = (
        _folded(names),
        f"{row}.reference",
        postcode,
        f"{row}.phone || ' ' || {together}",
        f"{row}.email",
    )
    return ", ".join((f"{row}.position", *values))


def _triggers() -> tuple[str, ...]:
    resident_out = (
        f"INSERT INTO resident_words(resident_words, rowid, {RESIDENT_COLUMNS}) "
        f"SELECT 'delete', {_resident_values('old')} WHERE old.deleted_at IS NULL;"
    )
    resident_in = (
        f"INSERT INTO resident_words(rowid, {RESIDENT_COLUMNS}) "
        f"SELECT {_resident_values('new')} WHERE new.deleted_at IS NULL;"
    )
    note_out = (
        "INSERT INTO note_words(note_words, rowid, note) "
        f"VALUES ('delete', old.position, {_folded('old.note')});"
    )
    note_in = f"INSERT INTO note_words(rowid, note) VALUES (new.position, {_folded('new.note')});"
    found = []
    for target, columns, going, coming in (
        ("residents", OF_RESIDENTS, resident_out, resident_in),
        ("contacts", "note", note_out, note_in),
    ):
        for name, when, doing in (
            ("added", "INSERT", coming),
            ("changed", f"UPDATE OF {columns}", f"{going} {coming}"),
            ("removed", "DELETE", going),
        ):
            found.append(
                f"CREATE TRIGGER {target}_words_{name} AFTER {when} ON {target} BEGIN {doing} END"
            )
    return tuple(found)


MAKE_INDEX = (
    f"CREATE VIRTUAL TABLE resident_words USING fts5({RESIDENT_COLUMNS}, {TOKENS}, detail=column)",
    "INSERT INTO resident_words(resident_words, rank) VALUES ('secure-delete', 1)",
    f"CREATE VIRTUAL TABLE note_words USING fts5(note, {TOKENS}, prefix='3', detail=none)",
    "INSERT INTO note_words(note_words, rank) VALUES ('secure-delete', 1)",
    *_triggers(),
)

for statement in MAKE_INDEX:
    event.listen(metadata, "after_create", DDL(statement))  # type: ignore[no-untyped-call]
