from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.categories import Disability, EthnicityGroup
from anchordesk.domain.equality import (
    NOT_ASKED,
    ActivityLimits,
    Answer,
    AnswersDisagreeError,
    EqualityMonitoring,
    Ethnicity,
    Religion,
    disability_of,
    disability_with,
    questions_asked,
)


def test_the_nineteen_boxes_of_the_census_lie_in_the_five_groups() -> None:
    boxes = [one for one in Ethnicity if one.asked]
    assert len(boxes) == 19
    sizes = {group: sum(box.group is group for box in boxes) for group in EthnicityGroup}
    assert sizes == {
        EthnicityGroup.ASIAN: 5,
        EthnicityGroup.BLACK: 3,
        EthnicityGroup.MIXED: 4,
        EthnicityGroup.WHITE: 5,
        EthnicityGroup.OTHER: 2,
        EthnicityGroup.PREFER_NOT_TO_SAY: 0,
        EthnicityGroup.NOT_KNOWN: 0,
    }


@given(st.sampled_from(EthnicityGroup), st.sampled_from(Ethnicity))
def test_a_background_of_another_group_is_refused(group: EthnicityGroup, box: Ethnicity) -> None:
    if not box.asked or box.group is group:
        assert EqualityMonitoring(group, ethnicity=box).ethnicity_group is group
    else:
        with pytest.raises(AnswersDisagreeError):
            EqualityMonitoring(group, ethnicity=box)


@pytest.mark.parametrize(
    ("condition", "limits", "counted"),
    [
        (Answer.NO, ActivityLimits.NOT_KNOWN, Disability.NO),
        (Answer.YES, ActivityLimits.A_LITTLE, Disability.YES),
        (Answer.YES, ActivityLimits.A_LOT, Disability.YES),
        (Answer.YES, ActivityLimits.NOT_AT_ALL, Disability.NO),
        (Answer.YES, ActivityLimits.PREFER_NOT_TO_SAY, Disability.PREFER_NOT_TO_SAY),
        (Answer.YES, ActivityLimits.NOT_KNOWN, None),
        (Answer.PREFER_NOT_TO_SAY, ActivityLimits.NOT_KNOWN, Disability.PREFER_NOT_TO_SAY),
        (Answer.NOT_KNOWN, ActivityLimits.NOT_KNOWN, None),
    ],
)
def test_disability_follows_from_the_two_questions(
    condition: Answer, limits: ActivityLimits, counted: Disability | None
) -> None:
    assert disability_of(condition, limits) is counted


@given(
    st.sampled_from(Disability),
    st.lists(st.tuples(st.sampled_from(Answer), st.sampled_from(ActivityLimits)), min_size=1),
)
def test_what_is_counted_never_contradicts_the_answers_however_often_they_change(
    recorded: Disability, changes: list[tuple[Answer, ActivityLimits]]
) -> None:
    kept = EqualityMonitoring(disability=recorded)
    for condition, limits in changes:
        counted = disability_with(kept, condition, limits)
        kept = replace(
            kept, disability=counted, lasting_condition=condition, activity_limits=limits
        )
    if all(disability_of(*answers) is None for answers in changes):
        assert kept.disability is recorded
    else:
        assert kept.disability in (disability_of(*changes[-1]), Disability.NOT_KNOWN)


def test_prefer_not_to_say_counts_as_asked_and_not_asked_does_not() -> None:
    none, questions = questions_asked(NOT_ASKED)
    assert (none, questions) == (0, 8)
    answered = replace(NOT_ASKED, religion=Religion.PREFER_NOT_TO_SAY, caring=NOT_ASKED.caring)
    assert questions_asked(answered) == (1, 8)
