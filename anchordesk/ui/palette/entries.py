"""What the command palette offers, and in which order: used lately first, then what begins so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from anchordesk.domain.text import search_words, searchable
from anchordesk.services.finding_records import SavedView
from anchordesk.services.today_records import ListedResident
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.warnings import warning_cell, warning_of
from anchordesk.ui.words import translate

MOST_RECENT = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette.

    Attributes:
        key: Tells entries apart, and which were used lately.
        kind: What it is, in words: a screen, an action, or a resident's reference.
        alert: The alerts of a resident.
        warning: The same with what is to be heeded, as a sentence.
        keys: The shortcut, as this computer writes it.
        run: What choosing it does.
    """

    key: str
    words: str
    kind: str
    run: Callable[[], None]
    alert: str = ""
    warning: str = ""
    keys: str = ""


class RecentEntries:
    """Which entries were chosen lately, newest first. Keys only, never names."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._keys = tuple(keys)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, newest first."""
        return self._keys

    def note(self, key: str) -> None:
        """Note that an entry was chosen."""
        others = (kept for kept in self._keys if kept != key)
        self._keys = (key, *others)[:MOST_RECENT]

    def first(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Return the entries with those used lately first, the others in their order."""
        place = {key: at for at, key in enumerate(self._keys)}
        return tuple(sorted(entries, key=lambda entry: place.get(entry.key, len(place))))


def matching(entries: Iterable[Entry], typed: str, recent: RecentEntries) -> tuple[Entry, ...]:
    """Return the screens and actions whose words begin with every word that was typed."""
    wanted = search_words(typed)
    found = [
        entry
        for entry in entries
        if all(any(part.startswith(word) for part in search_words(entry.words)) for word in wanted)
    ]
    begins = searchable(typed.strip())
    found.sort(key=lambda entry: not searchable(entry.words).startswith(begins))
    return recent.first(found)


def resident_entry(resident: ListedResident, open_record: Callable[[], None]) -> Entry:
    """Return the line of a resident: name, reference and alerts."""
    return Entry(
        key=f"resident:{resident.id}",
        words=resident.name,
        kind=_reference_of(resident),
        run=open_record,
        alert=warning_cell(resident.alerts, resident.safety_instruction).words,
        warning=warning_of(resident),
    )


def _reference_of(resident: ListedResident) -> str:
    if not resident.left_as_it_is:
        return resident.reference
    words = translate("palette", "{reference}: asked to be left as they are")
    return words.format(reference=resident.reference)


def view_entry(view: SavedView, show: Callable[[], None]) -> Entry:
    """Return the line of a saved view of the caseload."""
    return Entry(
        key=f"view:{view.id}", words=view.name, kind=translate("palette", "Saved view"), run=show
    )


def named_once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries without those of which the words stand for several things."""
    by_words: dict[str, list[Entry]] = {}
    for entry in entries:
        by_words.setdefault(entry.words, []).append(entry)
    return tuple(replace(found[0]) for found in by_words.values() if len(found) == 1)


def column_titles() -> tuple[str, ...]:
    """Return what a screen reader calls the parts of a line."""
    return (
        translate("palette", "Go to"),
        translate("palette", "What it is"),
        translate("palette", "Alerts"),
        translate("palette", "Key"),
    )


def cells_of(entry: Entry) -> tuple[Cell, ...]:
    """Return a line as it is painted."""
    return (
        Cell(entry.words, CellLook.BOLD),
        Cell(entry.kind, CellLook.MUTED),
        Cell(entry.alert, CellLook.ALERT, Tone.DANGER),
        Cell(entry.keys, CellLook.MUTED),
    )
