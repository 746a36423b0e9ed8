"""What the files of an organisation say, read strictly, and how the library takes them in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from anchordesk.domain.code_list import read_code_list
from anchordesk.domain.consent import ConsentText
from anchordesk.domain.consent_file import with_translation as consent_with_translation
from anchordesk.domain.letter_template import (
    OF_TEXTS,
    LettersFound,
    LetterTemplate,
    read_letter,
    with_translation,
)
from anchordesk.domain.paper_language import LanguagesFound, PaperLanguage, read_language
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.reference import read_reference
from anchordesk.domain.scale_file import read_scale
from anchordesk.services.library import Library
from anchordesk.services.pack_contents import Brought, with_contents
from anchordesk.wire.organisation_packs import OwnDocument, OwnKind

LANGUAGE_FILE = "language.toml"
NO_GAPS = frozenset[str]()


def with_own_documents(library: Library, documents: Sequence[OwnDocument]) -> Library:
    """Return the library with an organisation's files; they count before shipped ones.

    Raises:
        DefinitionFileError: naming the file that is wrong, and the line.
        PackRefusedError: if a version of a pathway is another one here already.
    """
    pathways = tuple(read_pathway(one.text, one.name) for one in _of(documents, "pathways"))
    rates = [read_reference(one.text, one.name) for one in _of(documents, "rates")]
    lists = [read_code_list(one.text, one.name) for one in _of(documents, "lists")]
    scales = [read_scale(one.text, one.name) for one in _of(documents, "scales")]
    taken = with_contents(library, Brought(pathways=pathways))
    letters = partial(_letters, library.read_letters, _of(documents, "letters"), NO_GAPS)
    texts = partial(_letters, library.read_texts, _of(documents, "texts"), OF_TEXTS)
    languages = partial(_languages, library.read_languages, _of(documents, "letters"))
    # Read once now, so that what is wrong is told now and not when somebody wants a letter.
    for read in (letters, texts, languages):
        read()
    return replace(
        taken,
        reference={**library.reference, **{table.code: table for table in rates}},
        code_lists={**library.code_lists, **{codes.code: codes for codes in lists}},
        scales=tuple({one.code: one for one in (*library.scales, *scales)}.values()),
        read_letters=letters,
        read_texts=texts,
        read_languages=languages,
        consent_texts=_consent(library.consent_texts, _of(documents, "consent")),
    )


def lines_of_own(library: Library, documents: Sequence[OwnDocument]) -> tuple[str, ...]:
    """Say what the files bring, a line each, in the order in which they are read.

    Raises:
        DefinitionFileError, PackRefusedError: as `with_own_documents`.
    """
    taken = with_own_documents(library, documents)
    titles = {
        "letters": {one.name: _code_of(one) for one in _of(documents, "letters")},
        "texts": {one.name: _code_of(one) for one in _of(documents, "texts")},
    }
    called = {
        "letters": {one.code: one.title for one in taken.read_letters().templates},
        "texts": {one.code: one.title for one in taken.read_texts().templates},
    }
    words = {"letters": "Letter", "texts": "Text message"}
    lines = []
    for one in documents:
        into = f", in {taken.read_languages().of(one.language).name}" if one.language else ""
        if one.sort in called and one.name == LANGUAGE_FILE:
            lines.append(f"Language of papers: {taken.read_languages().of(one.language).name}")
        elif one.sort in called:
            code = titles[one.sort][one.name]
            lines.append(f"{words[one.sort]}: {called[one.sort].get(code, code)}{into}")
        elif one.sort == "consent":
            lines.append(f"Words to ask for consent: {one.name}{into}")
        elif one.sort == "lists":
            lines.append(f"List of codes: {read_code_list(one.text, one.name).title}")
        elif one.sort == "scales":
            lines.append(f"Questions with numbers: {read_scale(one.text, one.name).title}")
        elif one.sort == "pathways":
            pathway = read_pathway(one.text, one.name)
            lines.append(f"Pathway: {pathway.title}, version {pathway.version}")
        else:
            lines.append(f"Rates: {read_reference(one.text, one.name).title}")
    return tuple(lines)


def _of(documents: Iterable[OwnDocument], sort: OwnKind) -> tuple[OwnDocument, ...]:
    """Return the files of a sort: those that translate come after what they translate."""
    found = [one for one in documents if one.sort == sort]
    return tuple(sorted(found, key=lambda one: (bool(one.language), one.language, one.name)))


def _letters(
    before: Callable[[], LettersFound],
    documents: tuple[OwnDocument, ...],
    more_gaps: frozenset[str],
) -> LettersFound:
    found = before()
    letters: dict[str, LetterTemplate] = {one.code: one for one in found.templates}
    for one in documents:
        if one.name == LANGUAGE_FILE:
            continue
        if one.language:
            letter = with_translation(letters, one.text, _path(one), one.language, more_gaps)
        else:
            letter = read_letter(one.text, one.name, more_gaps=more_gaps)
        letters[letter.code] = letter
    return replace(found, templates=tuple(letters.values()))


def _languages(
    before: Callable[[], LanguagesFound], documents: tuple[OwnDocument, ...]
) -> LanguagesFound:
    found = before()
    languages: dict[str, PaperLanguage] = {one.code: one for one in found.languages}
    for one in documents:
        if one.name == LANGUAGE_FILE and one.language:
            languages[one.language] = read_language(one.text, _path(one), one.language)
    return replace(found, languages=tuple(languages.values()))


def _consent(
    texts: tuple[ConsentText, ...], documents: tuple[OwnDocument, ...]
) -> tuple[ConsentText, ...]:
    for one in documents:
        texts = consent_with_translation(texts, one.text, _path(one), one.language)
    return texts


def _code_of(document: OwnDocument) -> str:
    import tomllib  # noqa: PLC0415 - what was read strictly a moment before

    return str(tomllib.loads(document.text).get("code", document.name))


def _path(document: OwnDocument) -> str:
    return f"{document.language}/{document.name}" if document.language else document.name
