"""Says how a cover stands, in a sentence for each desk."""

from __future__ import annotations

from anchordesk.services.cover_records import Cover, CoverState
from anchordesk.services.handover_records import Direction
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import count, short_date, translate


def days_words(cover: Cover) -> str:
    """Return “24 Nov 2026 to 27 Nov 2026”."""
    words = translate("team", "{first} to {last}")
    return words.format(first=short_date(cover.first_day), last=short_date(cover.last_day))


def whose_words(cover: Cover) -> str:
    """Return “2 cases of yours” or “2 cases of Sam Kaur”."""
    cases = count(cover.cases, "case", "cases")
    if cover.direction is Direction.GOING:
        return translate("team", "{cases} of yours").format(cases=cases)
    return translate("team", "{cases} of {name}").format(cases=cases, name=cover.colleague_name)


def state_words(cover: Cover) -> tuple[str, str, Tone]:
    """Return the state of a cover, what it means, and its tone."""
    if cover.direction is Direction.GOING:
        state, meaning, tone = _of_own_cases(cover)
    else:
        state, meaning, tone = _of_covering(cover)
    filled = meaning.format(
        name=cover.colleague_name,
        last=short_date(cover.last_day),
        closed="" if cover.closed_on is None else short_date(cover.closed_on),
    )
    return state, filled, tone


def news_words(cover: Cover) -> str:
    """Return what is told once of a cover that went on by itself: “Cover …: …”."""
    words = translate("team", "Cover, {whose}, {days}: {meaning}")
    meaning = state_words(cover)[1]
    return words.format(whose=whose_words(cover), days=days_words(cover), meaning=meaning)


def _of_own_cases(cover: Cover) -> tuple[str, str, Tone]:  # noqa: PLR0911 - one for each state
    match cover.state:
        case CoverState.OFFERED:
            meaning = translate("team", "{name} has not answered yet. Nothing has left this desk.")
            return translate("team", "Asked"), meaning, Tone.INFO
        case CoverState.DECLINED:
            return translate("team", "Declined"), translate("team", "{name} said no."), Tone.WARN
        case CoverState.TAKEN_BACK:
            meaning = translate("team", "It was never begun. Nothing has left this desk.")
            return translate("team", "Taken back"), meaning, Tone.INFO
        case CoverState.CLOSING:
            meaning = translate(
                "team", "It is over; the last that {name} wrote has not come back yet."
            )
            return translate("team", "Ending"), meaning, Tone.WARN
        case CoverState.ENDED if cover.closed_on is not None and cover.closed_on > cover.last_day:
            meaning = translate(
                "team",
                "All that {name} wrote is here. Their desk closed the cases on {closed} by its own "
                "date.",
            )
            return translate("team", "Ended"), meaning, Tone.OK
        case CoverState.ENDED if cover.closed_on is not None:
            meaning = translate("team", "It ended on {closed}. All that {name} wrote is here.")
            return translate("team", "Ended"), meaning, Tone.OK
        case CoverState.ENDED:
            meaning = translate(
                "team", "{name}'s desk left the team. What had not come back by then is not here."
            )
            return translate("team", "Ended"), meaning, Tone.WARN
        case CoverState.ACCEPTED | CoverState.OPEN | CoverState.PAUSED:
            meaning = translate(
                "team", "{name} said yes. The cases stay yours too; what is written comes back."
            )
            return translate("team", "Given"), meaning, Tone.OK


def _of_covering(cover: Cover) -> tuple[str, str, Tone]:  # noqa: PLR0911 - one for each state
    match cover.state:
        case CoverState.OFFERED:
            meaning = translate("team", "{name} asks you to look after them. Accept or decline.")
            return translate("team", "You are asked"), meaning, Tone.WARN
        case CoverState.ACCEPTED:
            meaning = translate("team", "They are shown from the first day on.")
            return translate("team", "Accepted"), meaning, Tone.INFO
        case CoverState.OPEN:
            meaning = translate("team", "They are in your caseload to the end of {last}.")
            return translate("team", "You cover"), meaning, Tone.OK
        case CoverState.PAUSED:
            meaning = translate(
                "team",
                "This computer's date is earlier than it was before, so they are closed. Set the "
                "clock right and they are back; nothing is lost. If it is right, end this cover "
                "and ask {name} for a new one.",
            )
            return translate("team", "Closed for now"), meaning, Tone.WARN
        case CoverState.CLOSING:
            meaning = translate(
                "team",
                "It was over on {closed} by this computer's date. What you wrote is kept until "
                "{name}'s desk has it.",
            )
            return translate("team", "Over"), meaning, Tone.INFO
        case CoverState.ENDED:
            meaning = translate("team", "What you wrote is with {name}. Nothing is left here.")
            return translate("team", "Ended"), meaning, Tone.OK
        case CoverState.DECLINED | CoverState.TAKEN_BACK:
            meaning = translate("team", "Nothing came to this desk.")
            return translate("team", "Not begun"), meaning, Tone.INFO
