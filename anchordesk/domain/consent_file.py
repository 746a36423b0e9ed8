"""Reads a consent text (TOML): what a resident is asked, by version and language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from anchordesk.domain.consent import ConsentBasis, ConsentPurpose, ConsentText, ConsentWording
from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)

NEWEST_VERSION = 9999
LONGEST_MONTHS = 120
LANGUAGE = re.compile(r"[a-z]{2,3}")


class ConsentFileError(DefinitionFileError):
    """A consent text cannot be used."""

    code = "consent-file"


def read_consent_text(text: str, file_name: str) -> ConsentText:
    """Read one version of a consent text from its TOML text.

    Raises:
        ConsentFileError: naming the file and the line, if the text is not a consent text.
    """
    top = read_definition(text, file_name, ConsentFileError)
    top.refuse_unknown(
        *("purpose", "version", "in_force_from", "basis", "asked_again_after_months", "wordings")
    )
    tables = top.tables("wordings", "wording")
    wordings = tuple(_read_wording(table) for table in tables)
    languages = [wording.language for wording in wordings]
    for at, table in enumerate(tables):
        if languages[at] in languages[:at]:
            raise table.wrong("one language is there twice", "language")
    if "en" not in languages:
        raise tables[0].wrong("the English words (language “en”) are missing", "language")
    return ConsentText(
        purpose=ConsentPurpose.of(_one_of(top, "purpose", tuple(ConsentPurpose))),
        version=top.whole_number("version", 1, NEWEST_VERSION),
        in_force_from=top.day("in_force_from"),
        basis=ConsentBasis.of(_one_of(top, "basis", tuple(ConsentBasis))),
        asked_again_after_months=top.whole_number("asked_again_after_months", 0, LONGEST_MONTHS),
        wordings=wordings,
    )


def _read_wording(table: DefinitionTable) -> ConsentWording:
    table.refuse_unknown("language", "words", "if_withdrawn")
    language = table.words("language")
    if LANGUAGE.fullmatch(language) is None:
        raise table.wrong("“language” must be a code of two or three small letters", "language")
    return ConsentWording(language, table.words("words"), table.words("if_withdrawn"))


def with_translation(
    texts: Iterable[ConsentText], text: str, file_name: str, language: str
) -> tuple[ConsentText, ...]:
    """Return the consent texts, one of them with its words in another language.

    Args:
        texts: What this desk has.
        text: The translation's TOML text, which names the purpose and the version it is of.
        language: The name of the folder in which it lies.

    Raises:
        ConsentFileError: naming the file and the line, if it does not hold together.
    """
    top = read_definition(text, file_name, ConsentFileError)
    top.refuse_unknown("purpose", "version", "words", "if_withdrawn")
    purpose, version = top.words("purpose"), top.whole_number("version", 1, NEWEST_VERSION)
    if LANGUAGE.fullmatch(language) is None or language == "en":
        raise top.wrong(f"the folder “{language}” is not called after another language", "purpose")
    wording = ConsentWording(language, top.words("words"), top.words("if_withdrawn"))
    known = tuple(texts)
    of = next((t for t in known if (t.purpose.value, t.version) == (purpose, version)), None)
    if of is None:
        raise top.wrong(f"there is no version {version} of the text “{purpose}”", "version")
    others = tuple(one for one in of.wordings if one.language != language)
    changed = replace(of, wordings=(*others, wording))
    return tuple(changed if one is of else one for one in known)


def _one_of(table: DefinitionTable, key: str, known: tuple[str, ...]) -> str:
    code = table.words(key)
    if code not in known:
        raise table.wrong(f"“{key}” must be one of {', '.join(known)}", key)
    return code
