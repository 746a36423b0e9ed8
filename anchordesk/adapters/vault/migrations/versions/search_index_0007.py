"""A full-text index of residents and notes, kept in step by triggers."""

# Every part of the statements is a constant of this file.
# ruff: noqa: S608

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FOLDED = (
    *(("Ł", "l"), ("ł", "l"), ("Ø", "o"), ("ø", "o"), ("Đ", "d"), ("đ", "d"), ("ı", "i")),
    ("ß", "ss"),
)
TOKENS = "content='', tokenize=\"unicode61 remove_diacritics 2\""
RESIDENT_COLUMNS = "name, reference, postcode, phone, email"
OF_RESIDENTS = (
    "given_name, family_name, preferred_name, reference, postcode, phone, email, deleted_at"
)


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

FILL_INDEX = (
    f"INSERT INTO resident_words(rowid, {RESIDENT_COLUMNS}) "
    f"SELECT {_resident_values('residents')} FROM residents WHERE deleted_at IS NULL",
    f"INSERT INTO note_words(rowid, note) SELECT position, {_folded('note')} FROM contacts",
)


def upgrade() -> None:
    """Make the index with its triggers, and fill it with what the vault holds."""
    for statement in (*MAKE_INDEX, *FILL_INDEX):
        op.execute(statement)


def downgrade() -> None:
    """Take the triggers and the index away."""
    for target in ("residents", "contacts"):
        for name in ("added", "changed", "removed"):
            op.execute(f"DROP TRIGGER {target}_words_{name}")
    op.execute("DROP TABLE resident_words")
    op.execute("DROP TABLE note_words")
