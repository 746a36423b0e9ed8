"""Half-typed forms, to the columns of their table and back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from anchordesk.adapters.vault.exchange_rows import Values
from anchordesk.adapters.vault.values import moment_text
from anchordesk.domain.draft import Draft, DraftKey

NO_SUBJECT = b""


def draft_key_values(key: DraftKey) -> Values:
    """Return the columns by which a draft is found."""
    return {"form": key.form, "subject": NO_SUBJECT if key.subject is None else key.subject.bytes}


def draft_values(draft: Draft) -> Values:
    """Return a draft's columns."""
    return {
        **draft_key_values(draft.key),
        "answers": json.dumps(draft.answers, ensure_ascii=True),
        "changed_at": moment_text(draft.changed_at),
    }


def read_draft(row: Row[Any]) -> Draft:
    """Return the draft that a row holds."""
    subject = UUID(bytes=row.subject) if row.subject != NO_SUBJECT else None
    answers = tuple((str(name), str(text)) for name, text in json.loads(row.answers))
    return Draft(DraftKey(row.form, subject), answers, datetime.fromisoformat(row.changed_at))
