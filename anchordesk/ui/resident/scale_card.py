"""The card of one scale: every answer to each of its measures, and the change in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from anchordesk.domain.needs import Distance, Measure, RatedBy, Rating, Scale, distances
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words
from anchordesk.ui.kit.reading_chart import (
    MarkShape,
    MeasureReadings,
    ReadingChart,
    ScoreMark,
    ScoreZone,
)
from anchordesk.ui.resident.case_section import headed_card
from anchordesk.ui.words import count, short_date, translate, translated

SHAPES = {
    RatedBy.RESIDENT: MarkShape.DOT,
    RatedBy.TOGETHER: MarkShape.RING,
    RatedBy.WORKER: MarkShape.SQUARE,
}


def scale_card(scale: Scale, ratings: Sequence[Rating], ask: Callable[[], None]) -> Card:
    """Return the card; `ask` opens the form of the questions."""
    button = Button(translate("record", "Record answers"))
    spoken = translate("record", "Record answers: {scale}")
    button.setAccessibleName(spoken.format(scale=scale.title))
    button.clicked.connect(lambda _=False: ask())
    card = headed_card(scale.title, button)
    travelled = distances(scale, ratings)
    if travelled:
        key = translate(
            "record",
            "Dot: scored by the resident alone. Ring: resident and worker together. "
            "Square: the worker.",
        )
        measures = [readings_of(scale, distance) for distance in travelled]
        chart = ReadingChart(_finding(travelled), key, measures, (scale.lowest, scale.highest))
        card.body.addWidget(chart)
    else:
        card.body.addWidget(Words(translate("record", "Not asked yet."), LabelLook.MUTED))
    source = translate("record", "Source: {source}").format(source=scale.source)
    card.body.addWidget(Words(source, LabelLook.SMALL))
    return card


def readings_of(scale: Scale, distance: Distance) -> MeasureReadings:
    """Return all answers to a measure as they are drawn and told."""
    measure = distance.measure
    marks = tuple(
        ScoreMark(
            rating.rated_on,
            rating.score,
            SHAPES[rating.rated_by],
            short_date(rating.rated_on),
            _reading_words(measure, rating),
        )
        for rating in distance.readings
    )
    title = translated(measure.short_title)
    return MeasureReadings(title, marks, tuple(_zones(scale, measure)), change_words(distance))


def change_words(distance: Distance) -> str:
    """Return “From 3 (low) on 1 Sep 2026 to 6 (medium) on 23 Nov 2026: better by 3.”."""
    measure, first, newest = distance.measure, distance.first, distance.newest
    if first is newest:
        words = translate("record", "{score} on {day}: asked once so far.")
        return words.format(score=_score(measure, first), day=short_date(first.rated_on))
    words = translate("record", "From {score} on {day} to {other} on {other_day}: {change}.")
    told = words.format(
        score=_score(measure, first),
        day=short_date(first.rated_on),
        other=_score(measure, newest),
        other_day=short_date(newest.rated_on),
        change=_steps(distance.travelled),
    )
    if first.rated_by is newest.rated_by:
        return told
    other = translate("record", "Not the same people scored then and now: compare with care.")
    return f"{told} {other}"


def _reading_words(measure: Measure, rating: Rating) -> str:
    """Return “1 Sep 2026: 3 (low), scored by: the worker”."""
    words = translate("record", "{day}: {score}, scored by: {who}")
    who = translated(rating.rated_by.title_text)
    day, score = short_date(rating.rated_on), _score(measure, rating)
    return words.format(day=day, score=score, who=who[:1].lower() + who[1:])


def _score(measure: Measure, rating: Rating) -> str:
    band = measure.band_of(rating.score)
    return f"{rating.score} ({translated(band).lower()})" if band else str(rating.score)


def _zones(scale: Scale, measure: Measure) -> Iterator[ScoreZone]:
    """The bands of a measure by their official names; the whole scale where it has none."""
    if not measure.bands:
        yield ScoreZone(scale.lowest, scale.highest, "")
    ends = [band.least - 1 for band in measure.bands[1:]] + [scale.highest]
    for band, most in zip(measure.bands, ends, strict=False):
        yield ScoreZone(band.least, most, translated(band.title))


def _steps(travelled: int) -> str:
    if travelled == 0:
        return translate("words", "no change")
    words = (
        translate("words", "better by {steps}")
        if travelled > 0
        else translate("words", "worse by {steps}")
    )
    return words.format(steps=abs(travelled))


def _finding(travelled: Sequence[Distance]) -> str:
    if all(distance.first is distance.newest for distance in travelled):
        return translate("words", "Asked once so far")
    better = sum(distance.travelled > 0 for distance in travelled)
    answers = count(len(travelled), "measure", "measures")
    return translate("words", "{better} of {measures} became better").format(
        better=better, measures=answers
    )
