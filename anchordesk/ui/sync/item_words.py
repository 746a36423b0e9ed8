"""Says where an item of the outbox is; the word received needs a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.exchange_records import Destination, OutboxItem, OutboxState
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import translate


@dataclass(frozen=True, slots=True)
class ItemWords:
    """State of an item, and why, in plain words."""

    state: str
    why: str
    tone: Tone


def item_words(item: OutboxItem, *, sending: bool) -> ItemWords:  # noqa: PLR0911
    """Return where an item is.

    Args:
        item: The item.
        sending: Whether it is being sent at this moment.
    """
    match item.state:
        case OutboxState.STORED if item.destination is not Destination.HUB:
            return ItemWords(
                translate("sync", "At the hub"),
                translate(
                    "sync", "The hub keeps it, sealed, until your colleague's desk fetches it."
                ),
                Tone.INFO,
            )
        case OutboxState.STORED if item.receipt is not None:
            return ItemWords(
                translate("sync", "Received by network"),
                translate("sync", "The network's signed receipt is kept with it."),
                Tone.OK,
            )
        case OutboxState.STORED:
            return ItemWords(
                translate("sync", "Not confirmed"),
                translate("sync", "There is no receipt for it."),
                Tone.WARN,
            )
        case OutboxState.COUNTED:
            return ItemWords(
                translate("sync", "Counted by your lead"),
                translate("sync", "Your lead's desk has these figures."),
                Tone.OK,
            )
        case OutboxState.HELD:
            return ItemWords(translate("sync", "Needs you"), item.problem, Tone.DANGER)
        case OutboxState.CARRIED:
            return ItemWords(
                translate("sync", "In the folder, not confirmed yet"),
                translate("sync", "Your lead counts it once their desk has read the folder."),
                Tone.INFO,
            )
        case OutboxState.WAITING | OutboxState.SENDING:
            if sending or item.state is OutboxState.SENDING:
                return ItemWords(translate("sync", "Sending"), "", Tone.INFO)
            return ItemWords(translate("sync", "Waiting"), _why_waiting(item), Tone.WARN)
        case _:
            assert_never(item.state)


def short_title(title: str, templates: tuple[ReturnTemplate, ...]) -> str:
    """Return an item's title; where one return is in use, its name is left out."""
    return title.replace(f"{templates[0].title}, ", "") if len(templates) == 1 else title


def item_being_sent(items: tuple[OutboxItem, ...]) -> OutboxItem | None:
    """Return the item that a delivery begins with: the oldest for the network."""
    waiting = [
        item
        for item in items
        if item.destination is Destination.HUB
        and item.state in (OutboxState.WAITING, OutboxState.SENDING)
    ]
    return waiting[-1] if waiting else None


def details_for_it(items: tuple[OutboxItem, ...], hub: str) -> str:
    """Return what IT needs to look into a delivery, without anything personal."""
    lines = [translate("sync", "Hub: {url}").format(url=hub or translate("sync", "none"))]
    for item in items:
        following = item.next_attempt_at
        lines += [
            "",
            f"{item.title} ({item.kind})",
            f"  id: {item.id}",
            f"  sha256: {item.digest}",
            f"  bytes: {len(item.body)}",
            f"  state: {item.state.value}, to: {item.destination.value} {item.path}".rstrip(),
            f"  made: {item.created_at:%Y-%m-%d %H:%M:%S} UTC",
            f"  attempts: {item.attempts}",
            f"  next attempt: {following:%Y-%m-%d %H:%M:%S} UTC" if following else "  next: none",
            f"  receipt: {'kept' if item.receipt is not None else 'none'}",
            f"  problem: {item.problem or 'none'}",
        ]
    return "\n".join(lines)


def _why_waiting(item: OutboxItem) -> str:
    if item.destination is Destination.LEAD:
        return translate("sync", "Put it in a folder or on a stick for your lead.")
    if item.next_attempt_at is None:
        return item.problem or translate("sync", "Goes as soon as the network can be reached.")
    again = translate("sync", "We will try again at {time}.").format(
        time=f"{item.next_attempt_at.astimezone():%H:%M}"
    )
    return f"{item.problem} {again}".strip()
