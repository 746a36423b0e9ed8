"""Says what must be heeded before a resident is met, in the same words on every list and form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from anchordesk.domain.address_warning import AddressWarning, WarningKind
from anchordesk.domain.resident import Alert, Resident
from anchordesk.services.today_records import ListedResident
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import translate, translated


def warning_cell(alerts: Sequence[Alert], instruction: str) -> Cell:
    """Return the tag of a list; somebody may have a safety instruction and no alert."""
    words = alert_words(alerts)
    if instruction and not words:
        words = translate("words", "Safety")
    return Cell(words, CellLook.ALERT, Tone.DANGER)


def warning_cell_at_home(
    alerts: Sequence[Alert], instruction: str, at_home: Sequence[ListedResident]
) -> Cell:
    """Return the tag of a visit: what is to be heeded of who else lives there counts too."""
    cell = warning_cell(alerts, instruction)
    if not at_home:
        return cell
    words = translate("words", "At home: {words}")
    others = {alert for mate in at_home for alert in mate.alerts} - set(alerts)
    shared = alert_words([alert for alert in Alert if alert in others])
    told = words.format(words=shared or translate("words", "Safety"))
    return replace(cell, words=", ".join(part for part in (cell.words, told) if part))


def alert_words(alerts: Sequence[Alert]) -> str:
    """Return “Lone working, Safeguarding”; empty if there are none."""
    return ", ".join(translated(alert.title_text) for alert in alerts)


def warning_of(who: ListedResident | Resident) -> str:
    """Return the sentence on what must be heeded before somebody is met; empty if nothing."""
    return warning_sentence(who.alerts, who.safety_instruction)


def warning_sentence(alerts: Sequence[Alert], instruction: str) -> str:
    """Return “Safety: Lone working. Visit in pairs.”; empty if there is nothing to heed."""
    parts = [part for part in (alert_words(alerts), instruction.strip().rstrip(".")) if part]
    if not parts:
        return ""
    return translate("words", "Safety: {words}").format(words=". ".join(parts) + ".")


def visit_warnings(resident: Resident, at_home: Sequence[ListedResident]) -> Iterator[str]:
    """Yield what to heed when a meeting is arranged, also of who lives there, a sentence each."""
    safety = warning_of(resident)
    if safety:
        yield safety
    if Alert.LONE_WORKING in resident.alerts:
        yield translate("words", "Lone working: do not visit alone.")
    if resident.do_not_contact_at:
        words = translate("words", "Do not contact at: {words}")
        yield words.format(words=resident.do_not_contact_at)
    if resident.safe_times:
        yield translate("words", "When it is safe: {words}").format(words=resident.safe_times)
    yield from warnings_at_home(at_home)


def warnings_at_home(at_home: Sequence[ListedResident]) -> Iterator[str]:
    """Yield what to heed of who else lives at a resident's home, a sentence each."""
    for mate in at_home:
        if warning_of(mate):
            words = translate("words", "{name} lives there as well. {warning}")
            yield words.format(name=mate.name, warning=warning_of(mate))


def address_words(warning: AddressWarning) -> str:
    """Return a warning about an address in a few words."""
    kind = translated(warning.kind.title_text)
    if not warning.words:
        return kind
    return warning.words if warning.kind is WarningKind.OTHER else f"{kind} ({warning.words})"


def at_address_words(warnings: Sequence[AddressWarning]) -> str:
    """Return what is to be heeded at an address in a line; empty for nothing."""
    if not warnings:
        return ""
    words = translate("words", "At this address: {warnings}.")
    return words.format(warnings="; ".join(map(address_words, warnings)))
