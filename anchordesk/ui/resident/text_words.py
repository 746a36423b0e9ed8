"""What the form for text messages says of whom it goes to, what to heed, and how long it is."""

from __future__ import annotations

from anchordesk.domain.appointment import Appointment
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.text_length import TextLength
from anchordesk.services.text_messages import TextOffer
from anchordesk.ui.words import count, short_date, translate

MOST_LETTERS = 6


def to_heed(offered: TextOffer) -> str:
    """Return what must be heeded before anything is sent, a line each; empty if nothing."""
    lines = []
    if offered.says_no:
        lines.append(
            translate(
                "texts",
                "The resident does not agree to texts and emails. Ring, or write a letter.",
            )
        )
    elif not offered.asked:
        lines.append(
            translate("texts", "Nobody has asked yet whether texts and emails are welcome.")
        )
    if offered.do_not_contact_at:
        told = translate("texts", "Do not contact at: {words}")
        lines.append(told.format(words=offered.do_not_contact_at))
    if "phone" in offered.withheld:
        lines.append(translate("texts", "The number on the record is one of those: do not text."))
    if "email" in offered.withheld:
        lines.append(translate("texts", "The email address on the record is one: do not email."))
    if offered.safe_times:
        told = translate("texts", "Safe times: {words}")
        lines.append(told.format(words=offered.safe_times))
    return "\n".join(lines)


def to_whom(offered: TextOffer, way: object) -> str:
    """Return where a message goes that is sent in some way."""
    where = {ContactKind.TEXT: offered.phone, ContactKind.EMAIL: offered.email}
    if not isinstance(way, ContactKind):
        return ""
    return translate("texts", "To: {where}").format(
        where=where.get(way) or translate("texts", "not on the record")
    )


def appointment_line(appointment: Appointment) -> str:
    """Return an appointment as a choice offers it."""
    starts = appointment.starts_at.astimezone()
    return f"{short_date(starts.date())}, {starts:%H:%M}: {appointment.what}"


def length_words(length: TextLength) -> str:
    """Return how long a text message is, and what makes it long."""
    words = translate("texts", "{letters}, {parts}").format(
        letters=count(length.units, "letter", "letters"),
        parts=count(length.parts, "text message", "text messages"),
    )
    if length.wide and length.parts > 1:
        shown = " ".join(length.wide[:MOST_LETTERS])
        told = translate("texts", "Letters such as {shown} more than halve what one holds.")
        words = f"{words}. {told.format(shown=shown)}"
    return words
