"""What the team screen and the courier tell after reading and writing messages, in words."""

from __future__ import annotations

from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.services.inbox import Reading
from anchordesk.ui.words import count, translate
from anchordesk.wire.team import TeamInvitation


def new_team_words(reading: Reading) -> str:
    """Say which team this desk is in, and who can open its vault only since then."""
    if reading.profile is None:
        return ""
    told = translate("sync", "Your desk is in the team of {organisation} now.").format(
        organisation=reading.profile.organisation_name
    )
    key = reading.opened_to
    return told if key is None else f"{told} {_opened_words(key)}"


def reading_words(reading: Reading) -> str:
    """Say what a folder brought, and what of it cannot be taken."""
    new = sum(one.is_new for one in reading.received)
    messages = count(new, "new message", "new messages")
    words = translate("team", "{messages} taken in.").format(messages=messages)
    return " ".join((words, *dict.fromkeys(reading.refused), *left_words(reading)))


def left_words(reading: Reading) -> tuple[str, ...]:
    """Say what was not looked at since somebody stopped; nothing where all was."""
    if not reading.left:
        return ()
    words = translate(
        "team",
        "Stopped with {messages} not looked at. Read the folder again for those: what is here "
        "already is not taken twice.",
    )
    return (words.format(messages=count(reading.left, "message", "messages")),)


def written_words(written: int, *, stopped: bool = False) -> str:
    """Say how many messages were written to a folder."""
    messages = count(written, "sealed message", "sealed messages")
    words = translate("team", "{messages} written to the folder.").format(messages=messages)
    return f"{words} {stopped_words()}" if stopped else words


def stopped_words() -> str:
    """Say where what was not written is, since somebody stopped."""
    return translate("team", "Stopped. The others still wait, and can be written later.")


def joining_words(invitation: TeamInvitation, key: OrganisationKey | None) -> str:
    """Say, before anybody joins, what they have to do and who can open their vault afterwards."""
    first = translate(
        "team",
        "{lead} takes you in once you have read six words to them by phone or in person.",
    ).format(lead=invitation.lead_name)
    if key is None:
        return first
    then = translate(
        "team",
        "Once you are in the team, {organisation} can open this vault, and the backups you make "
        "from then on, with its recovery key: if you leave, or lose your passphrase. Each use is "
        "written into the audit trail. It takes the place of an organisation's key that was added "
        "before. The key's fingerprint, as on your lead's printed sheet: {fingerprint}",
    ).format(organisation=key.organisation, fingerprint=key.fingerprint)
    return f"{first}\n\n{then}"


def _opened_words(key: OrganisationKey) -> str:
    return translate(
        "team",
        "{organisation} can open this vault with its recovery key from now on, if you leave or "
        "lose your passphrase. The key's fingerprint: {fingerprint}",
    ).format(organisation=key.organisation, fingerprint=key.fingerprint)
