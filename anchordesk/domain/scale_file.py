"""Reads a scale (TOML): questions that residents answer by numbers, such as ONS4."""

from __future__ import annotations

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.needs import Band, Measure, Scale

HIGHEST_SCORE = 100


class ScaleFileError(DefinitionFileError):
    """A scale cannot be used."""

    code = "scale-file"


def read_scale(text: str, file_name: str) -> Scale:
    """Read one scale from its TOML text.

    Raises:
        ScaleFileError: naming the file and the line, if the text is not a scale.
    """
    top = read_definition(text, file_name, ScaleFileError)
    top.refuse_unknown(
        *("code", "title", "introduction", "lowest", "highest", "lowest_words"),
        *("highest_words", "source", "measures", "bands"),
    )
    lowest = top.whole_number("lowest", 0, HIGHEST_SCORE)
    bands = [_read_band(table) for table in top.tables("bands", "band", least=0)]
    measures = top.tables("measures", "measure")
    codes = [table.words("code") for table in measures]
    for at, table in enumerate(measures):
        if codes[at] in codes[:at]:
            raise table.wrong(f"the measure “{codes[at]}” is there twice", "code")
    return Scale(
        code=top.words("code"),
        title=top.words("title"),
        introduction=top.words("introduction"),
        lowest=lowest,
        highest=top.whole_number("highest", lowest + 1, HIGHEST_SCORE),
        lowest_words=top.words("lowest_words"),
        highest_words=top.words("highest_words"),
        source=top.words("source"),
        measures=tuple(_read_measure(table, bands) for table in measures),
    )


def _read_band(table: DefinitionTable) -> tuple[str, Band]:
    table.refuse_unknown("measure", "least", "title")
    least = table.whole_number("least", 0, HIGHEST_SCORE)
    return table.words("measure"), Band(least, table.words("title"))


def _read_measure(table: DefinitionTable, bands: list[tuple[str, Band]]) -> Measure:
    table.refuse_unknown("code", "question", "short_title", "lower_is_better")
    code = table.words("code")
    own = tuple(band for measure, band in bands if measure == code)
    if [band.least for band in own] != sorted({band.least for band in own}):
        raise table.wrong("its bands must come with the lowest first", "code")
    return Measure(
        code=code,
        question=table.words("question"),
        short_title=table.words("short_title"),
        higher_is_better=not table.flag("lower_is_better"),
        bands=own,
    )
