"""Says for machines what the columns of a return's CSV file hold, as CSVW.

W3C Recommendation "Metadata Vocabulary for Tabular Data", 17 December 2015. It lies beside the CSV
file, under its name with “-metadata.json” after it, which is where readers look for it.
"""

from __future__ import annotations

import json

from anchordesk.adapters.documents.tidy_csv import HEADER, PAY, header_of
from anchordesk.adapters.documents.wording import PRODUCED_BY, subject_line
from anchordesk.services.return_document import HIDDEN, ReturnDocument

CSVW = "http://www.w3.org/ns/csvw"
TABLE, ROW_GROUP, COLUMN_GROUP, PEOPLE, STATUS = HEADER


def csv_metadata(document: ReturnDocument, csv_name: str) -> bytes:
    """Return the metadata of a CSV file with this name; it says no more than the PDF does."""
    pays = PAY in header_of(document)
    # Each row has a count or pay; the other is left empty.
    none: object = ["", HIDDEN] if pays else HIDDEN
    of_pay = {
        **_column(PAY, "decimal", f"A median of pay an hour in pounds; {HIDDEN} where hidden."),
        "required": False,
        "null": none,
    }
    words = (subject_line(document), *document.notes, document.audit)
    found = {
        "@context": [CSVW, {"@language": "en-GB"}],
        "url": csv_name,
        "dc:title": document.title,
        "dc:publisher": document.organisation,
        "dc:description": " ".join(words).strip(),
        "dc:date": document.prepared_on.isoformat(),
        "dc:creator": PRODUCED_BY,
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {
            "columns": [
                _column(TABLE, "string", "Which table of the return the figure stands in."),
                _column(ROW_GROUP, "string", "The group of the row, or All."),
                _column(COLUMN_GROUP, "string", "The group of the column, or All."),
                {
                    **_column(PEOPLE, "integer", f"A count of people; {HIDDEN} where hidden."),
                    "required": False,
                    "null": none,
                },
                *([of_pay] if pays else []),
                {
                    **_column(STATUS, "string", "Whether the count is shown or hidden."),
                    "datatype": {"base": "string", "format": "shown|hidden"},
                },
            ],
            "primaryKey": [_name(TABLE), _name(ROW_GROUP), _name(COLUMN_GROUP)],
        },
    }
    return (json.dumps(found, indent=2, ensure_ascii=False) + "\n").encode()


def _column(title: str, datatype: str, description: str) -> dict[str, object]:
    return {
        "name": _name(title),
        "titles": title,
        "datatype": datatype,
        "required": True,
        "dc:description": description,
    }


def _name(title: str) -> str:
    return title.lower().replace(" ", "_")
