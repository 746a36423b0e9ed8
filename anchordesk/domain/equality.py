"""Equality monitoring: special category data, held apart and never shown on lists.

Each answer is one of three different things: a value; “prefer not to say”, which is an answer; and
`not_known`, which means that nobody asked yet. Counting keeps them apart.

Sources: the 19 tick boxes and 5 groups of the ethnic group question, and the religion and caring
questions, are those of the Census 2021 of England and Wales as we know them from memory of the
form; the disability questions are the Government Statistical Service's harmonised pair for the
Equality Act 2010. Check them against the published standards before a funder relies on them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from anchordesk.domain.categories import Disability, EthnicityGroup, Sex, TitledCode
from anchordesk.domain.errors import RefusedError


class Ethnicity(TitledCode):
    """The box ticked within an ethnic group; the code begins with the group's code."""

    ASIAN_INDIAN = "asian_indian", "Indian"
    ASIAN_PAKISTANI = "asian_pakistani", "Pakistani"
    ASIAN_BANGLADESHI = "asian_bangladeshi", "Bangladeshi"
    ASIAN_CHINESE = "asian_chinese", "Chinese"
    ASIAN_OTHER = "asian_other", "Any other Asian background"
    BLACK_CARIBBEAN = "black_caribbean", "Caribbean"
    BLACK_AFRICAN = "black_african", "African"
    BLACK_OTHER = "black_other", "Any other Black background"
    MIXED_CARIBBEAN = "mixed_white_caribbean", "White and Black Caribbean"
    MIXED_AFRICAN = "mixed_white_african", "White and Black African"
    MIXED_ASIAN = "mixed_white_asian", "White and Asian"
    MIXED_OTHER = "mixed_other", "Any other Mixed or multiple background"
    WHITE_BRITISH = "white_british", "English, Welsh, Scottish, Northern Irish or British"
    WHITE_IRISH = "white_irish", "Irish"
    WHITE_TRAVELLER = "white_traveller", "Gypsy or Irish Traveller"
    WHITE_ROMA = "white_roma", "Roma"
    WHITE_OTHER = "white_other", "Any other White background"
    OTHER_ARAB = "other_arab", "Arab"
    OTHER_OTHER = "other_other", "Any other ethnic group"
    NOT_KNOWN = "not_known", "Not asked"

    @property
    def group(self) -> EthnicityGroup:
        """The group that this box is counted in."""
        return EthnicityGroup.of("not_known" if self is Ethnicity.NOT_KNOWN else self.split("_")[0])


class Answer(TitledCode):
    """An answer to a question of yes or no."""

    YES = "yes", "Yes"
    NO = "no", "No"
    PREFER_NOT_TO_SAY = "prefer_not_to_say", "Prefer not to say"
    NOT_KNOWN = "not_known", "Not asked"


class ActivityLimits(TitledCode):
    """Whether a lasting condition reduces what they can do day to day."""

    A_LOT = "a_lot", "Yes, a lot"
    A_LITTLE = "a_little", "Yes, a little"
    NOT_AT_ALL = "not_at_all", "Not at all"
    PREFER_NOT_TO_SAY = "prefer_not_to_say", "Prefer not to say"
    NOT_KNOWN = "not_known", "Not asked"


class Religion(TitledCode):
    """Religion, as the resident described it."""

    NONE = "none", "No religion"
    BUDDHIST = "buddhist", "Buddhist"
    CHRISTIAN = "christian", "Christian"
    HINDU = "hindu", "Hindu"
    JEWISH = "jewish", "Jewish"
    MUSLIM = "muslim", "Muslim"
    SIKH = "sikh", "Sikh"
    OTHER = "other", "Any other religion"
    PREFER_NOT_TO_SAY = "prefer_not_to_say", "Prefer not to say"
    NOT_KNOWN = "not_known", "Not asked"


class SexualOrientation(TitledCode):
    """Sexual orientation, as the resident described it."""

    STRAIGHT = "straight", "Straight or heterosexual"
    GAY_OR_LESBIAN = "gay_or_lesbian", "Gay or lesbian"
    BISEXUAL = "bisexual", "Bisexual"
    OTHER = "other", "Other"
    PREFER_NOT_TO_SAY = "prefer_not_to_say", "Prefer not to say"
    NOT_KNOWN = "not_known", "Not asked"


class Caring(TitledCode):
    """Unpaid care for somebody, in hours a week."""

    NONE = "none", "No"
    TO_19 = "to_19", "Yes, up to 19 hours a week"
    TO_49 = "20_to_49", "Yes, 20 to 49 hours a week"
    FROM_50 = "50_plus", "Yes, 50 or more hours a week"
    PREFER_NOT_TO_SAY = "prefer_not_to_say", "Prefer not to say"
    NOT_KNOWN = "not_known", "Not asked"


class AnswersDisagreeError(RefusedError):
    """Two answers of equality monitoring contradict each other."""

    code = "answers-disagree"


@dataclass(frozen=True, slots=True)
class EqualityMonitoring:
    """The answers of one resident.

    Attributes:
        ethnicity_group: What returns count: one of the five groups, also where no box is known.
        disability: What returns count. Where both questions of the Equality Act were answered it
            follows from them (see `disability_of`); else it is what was recorded or imported.
        ethnicity: The box within the group; `not_known` where only the group is.
        lasting_condition: A condition or illness that lasts, or will, for 12 months or more.
        activity_limits: Whether it reduces what they can do day to day.
        same_gender: Whether the gender they identify with is the sex registered at birth.
    """

    ethnicity_group: EthnicityGroup = EthnicityGroup.NOT_KNOWN
    sex: Sex = Sex.NOT_KNOWN
    disability: Disability = Disability.NOT_KNOWN
    ethnicity: Ethnicity = Ethnicity.NOT_KNOWN
    lasting_condition: Answer = Answer.NOT_KNOWN
    activity_limits: ActivityLimits = ActivityLimits.NOT_KNOWN
    same_gender: Answer = Answer.NOT_KNOWN
    religion: Religion = Religion.NOT_KNOWN
    sexual_orientation: SexualOrientation = SexualOrientation.NOT_KNOWN
    caring: Caring = Caring.NOT_KNOWN
    care_experienced: Answer = Answer.NOT_KNOWN

    def __post_init__(self) -> None:
        if self.ethnicity.asked and self.ethnicity.group is not self.ethnicity_group:
            raise AnswersDisagreeError(
                "The ethnic background is not one of the ethnic group.",
                what_to_do="Choose the group again, then the background within it.",
            )
        derived = disability_of(self.lasting_condition, self.activity_limits)
        if derived is not None and derived is not self.disability:
            raise AnswersDisagreeError(
                "The answers about a lasting condition do not give the disability recorded."
            )


def disability_of(condition: Answer, limits: ActivityLimits) -> Disability | None:
    """Return what the two questions of the Equality Act say; None where they say nothing.

    Disabled is who has a lasting condition that reduces what they can do, a lot or a little.
    """
    match condition, limits:
        case (Answer.NO, _) | (Answer.YES, ActivityLimits.NOT_AT_ALL):
            return Disability.NO
        case (Answer.PREFER_NOT_TO_SAY, _) | (Answer.YES, ActivityLimits.PREFER_NOT_TO_SAY):
            return Disability.PREFER_NOT_TO_SAY
        case Answer.YES, ActivityLimits.A_LOT | ActivityLimits.A_LITTLE:
            return Disability.YES
        case _:
            return None


def disability_with(
    before: EqualityMonitoring, condition: Answer, limits: ActivityLimits
) -> Disability:
    """Return what is counted once the two questions have these answers.

    Where they say nothing, what was recorded without them stays; what followed from earlier
    answers that were taken back goes with them.
    """
    derived = disability_of(condition, limits)
    if derived is not None:
        return derived
    recorded = disability_of(before.lasting_condition, before.activity_limits) is None
    return before.disability if recorded else Disability.NOT_KNOWN


def questions_asked(monitoring: EqualityMonitoring) -> tuple[int, int]:
    """Return how many of the questions were asked, and how many there are.

    “Prefer not to say” counts as asked. The box within an ethnic group and the second question on
    a lasting condition are parts of one question each.
    """
    parts = {"ethnicity", "lasting_condition", "activity_limits"}
    answers = [getattr(monitoring, f.name) for f in fields(monitoring) if f.name not in parts]
    return sum(answer.asked for answer in answers), len(answers)


NOT_ASKED = EqualityMonitoring()
