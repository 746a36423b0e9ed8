"""Says each referral of a partner in words: who, how it stands, what was sent, who is alike."""

from __future__ import annotations

from datetime import date, timedelta

from anchordesk.domain.likeness import Match
from anchordesk.domain.partner_referral import Decision, PartnerReferral
from anchordesk.services.partner_referrals import Proposed
from anchordesk.services.partner_referrals_waiting import DECLINED_DAYS, UNDECIDED_DAYS
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import long_date, short_date, translate, translated

TONES = {Decision.WAITING: Tone.WARN, Decision.ASKED: Tone.INFO}


def column_titles() -> tuple[str, ...]:
    """Return what the columns are called."""
    return (
        translate("referrals", "Who"),
        translate("referrals", "From"),
        translate("referrals", "Received"),
        translate("referrals", "State"),
        translate("referrals", "Maybe the same person"),
        translate("referrals", "Missing"),
    )


def cells_of(one: Proposed) -> tuple[Cell, ...]:
    """Return a line of the inbox."""
    referral = one.referral
    alike = "; ".join(like_words(match) for match in one.like)
    return (
        Cell(name_of(referral), CellLook.BOLD),
        Cell(referral.partner, CellLook.MUTED),
        Cell(short_date(referral.received_on), CellLook.MUTED),
        Cell(
            translated(referral.decision.title_text),
            CellLook.TAG,
            TONES.get(referral.decision, Tone.INFO),
        ),
        Cell(alike),
        Cell(" ".join(translated(told) for told in referral.problems), CellLook.MUTED),
    )


def name_of(referral: PartnerReferral) -> str:
    """Return what to call somebody who is proposed."""
    return referral.name or translate("referrals", "No name was sent")


def like_words(match: Match) -> str:
    """Return “Ana Moss, AD-10003: same name, same phone”."""
    why = ", ".join(translated(reason.title_text) for reason in match.reasons)
    return f"{called(match)}, {match.known.reference}: {why}"


def called(match: Match) -> str:
    """Return what to call a resident who may be the same person."""
    person = match.known.person
    return f"{person.preferred_name or person.given_name} {person.family_name}".strip()


def details_of(referral: PartnerReferral) -> str:
    """Return all that the partner sent, what was said about it, and when it goes."""
    lines = [f"{name.replace('_', ' ').capitalize()}: {cell}" for name, cell in referral.sent]
    lines += [translated(told) for told in referral.problems]
    if referral.words:
        title = (
            translate("referrals", "Declined because: {words}")
            if referral.decision is Decision.DECLINED
            else translate("referrals", "Asked for: {words}")
        )
        lines.append(title.format(words=referral.words))
    lines.append(
        translate("referrals", "Deleted after {day} at the latest, unless it is accepted.").format(
            day=long_date(last_day(referral))
        )
    )
    return "\n".join(lines)


def last_day(referral: PartnerReferral) -> date:
    """Return the last day on which a referral is kept."""
    if referral.decision is Decision.DECLINED and referral.decided_on is not None:
        return referral.decided_on + timedelta(days=DECLINED_DAYS)
    return referral.received_on + timedelta(days=UNDECIDED_DAYS)
