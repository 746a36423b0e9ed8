"""Reads a version of the questions about good work (TOML)."""

from __future__ import annotations

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.good_work import (
    PREFERS_NOT_TO_SAY,
    AnswerOffered,
    CheckPoint,
    Dimension,
    GoodWorkQuestions,
    Question,
    Standing,
)

LATEST_WEEK = 520


class GoodWorkFileError(DefinitionFileError):
    """The questions about good work cannot be used."""

    code = "good-work-file"


def read_good_work(text: str, file_name: str) -> GoodWorkQuestions:
    """Read one version from its TOML text.

    Raises:
        GoodWorkFileError: naming the file and the line, if it does not ask about each dimension
            once, or its points are not in order.
    """
    top = read_definition(text, file_name, GoodWorkFileError)
    top.refuse_unknown(
        *("version", "in_force_from", "title", "introduction", "source"),
        *("points", "questions", "answers"),
    )
    answers = [_read_answer(table) for table in top.tables("answers", "answer")]
    questions = tuple(_read_question(t, answers) for t in top.tables("questions", "question"))
    if [one.dimension for one in questions] != list(Dimension):
        raise top.wrong("it must ask about each dimension once, in their order", "questions")
    return GoodWorkQuestions(
        version=top.whole_number("version", 1, 1000),
        in_force_from=top.day("in_force_from"),
        title=top.words("title"),
        introduction=top.words("introduction"),
        source=top.words("source"),
        points=_read_points(top.tables("points", "point")),
        questions=questions,
    )


def _read_points(tables: tuple[DefinitionTable, ...]) -> tuple[CheckPoint, ...]:
    points: list[CheckPoint] = []
    for table in tables:
        table.refuse_unknown("code", "title", "weeks", "until_weeks")
        weeks = table.whole_number("weeks", 0, LATEST_WEEK)
        point = CheckPoint(
            table.words("code"),
            table.words("title"),
            weeks,
            table.whole_number("until_weeks", weeks + 1, LATEST_WEEK),
        )
        if points and point.weeks < points[-1].until_weeks:
            raise table.wrong("it begins before the point before it has ended", "weeks")
        if point.code in {one.code for one in points}:
            raise table.wrong(f"the point “{point.code}” is there twice", "code")
        points.append(point)
    return tuple(points)


def _read_question(
    table: DefinitionTable, answers: list[tuple[Dimension, AnswerOffered]]
) -> Question:
    table.refuse_unknown("dimension", "words")
    dimension = _read_dimension(table)
    own = tuple(answer for of, answer in answers if of is dimension)
    if len({answer.code for answer in own}) < max(2, len(own)):
        raise table.wrong("it needs at least two answers, each with a code of its own", "dimension")
    return Question(dimension, table.words("words"), own)


def _read_answer(table: DefinitionTable) -> tuple[Dimension, AnswerOffered]:
    table.refuse_unknown("dimension", "code", "words", "standing")
    code = table.words("code")
    if code == PREFERS_NOT_TO_SAY:
        raise table.wrong("that answer is always offered, and never listed", "code")
    try:
        standing = Standing.of(table.words("standing"))
    except ValueError:
        raise table.wrong("“standing” is good, mixed or poor", "standing") from None
    return _read_dimension(table), AnswerOffered(code, table.words("words"), standing)


def _read_dimension(table: DefinitionTable) -> Dimension:
    try:
        return Dimension.of(table.words("dimension"))
    except ValueError:
        raise table.wrong("that is none of the seven dimensions", "dimension") from None
