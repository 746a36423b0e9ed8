"""Every answer to a measure is kept apart, in the order of its days, and none is added up."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from anchordesk.domain.identifiers import RatingId, ResidentId
from anchordesk.domain.needs import RatedBy, Rating, distances
from anchordesk.domain.scale_file import read_scale
from anchordesk.settings import resource_path

ONS4 = read_scale(resource_path("scales", "ons4.toml").read_text("utf-8"), "ons4.toml")
WHO = ResidentId(UUID(int=1))


def rating(number: int, measure: str, score: int, day: int, by: RatedBy) -> Rating:
    on = date(2026, 9, day)
    return Rating(RatingId(UUID(int=number)), WHO, "ons4", measure, score, on, by, "Sam")


def test_all_answers_of_a_measure_are_told_with_who_scored_and_when() -> None:
    later = rating(1, "happy", 7, 20, RatedBy.RESIDENT)
    between = rating(2, "happy", 2, 10, RatedBy.WORKER)
    first = rating(3, "happy", 4, 1, RatedBy.TOGETHER)
    again = rating(4, "happy", 9, 20, RatedBy.TOGETHER)
    other = rating(5, "anxious", 3, 5, RatedBy.RESIDENT)
    happy, anxious = distances(ONS4, [later, other, between, again, first])
    assert happy.readings == (first, between, later, again), "of one day, as they were recorded"
    assert (happy.first, happy.newest, happy.travelled) == (first, again, 5)
    assert anxious.readings == (other,)


def test_the_bands_are_those_of_the_office_for_national_statistics() -> None:
    named = {measure.code: [measure.band_of(n) for n in range(11)] for measure in ONS4.measures}
    usual = ["Low"] * 5 + ["Medium"] * 2 + ["High"] * 2 + ["Very high"] * 2
    for code in ("satisfied", "worthwhile", "happy"):
        assert named[code] == usual
    assert named["anxious"] == ["Very low"] * 2 + ["Low"] * 2 + ["Medium"] * 2 + ["High"] * 5
