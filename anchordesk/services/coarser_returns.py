"""What would show more of a return: coarser versions, each tried whole, with what it would hide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from anchordesk.domain.broader_groups import BROADER
from anchordesk.domain.coarser_return import (
    BroaderGroups,
    Coarser,
    NotCrossed,
    choices_for,
)
from anchordesk.domain.counted_dimensions import dimensions_of
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.returns import prepare
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CoarserVersion:
    """A coarser version of a return that hides less.

    Attributes:
        words: What would be shown in less detail.
        prepared: The whole return as it would leave then.
    """

    words: str
    prepared: PreparedReturn


def coarser_choices(workspace: Workspace, prepared: PreparedReturn) -> tuple[Coarser, ...]:
    """Return what could be shown in less detail; nothing where no number is hidden."""
    pathway = workspace.library.newest_pathway(prepared.template.pathway)
    dimensions = dimensions_of(pathway, prepared.period)
    titles = {name: dimension.title for name, dimension in dimensions.items()}
    hiding = {table.name for table in prepared.document.tables if table.hidden}
    return choices_for(prepared.template, titles, hiding)


def try_coarser(
    workspace: Workspace, prepared: PreparedReturn, choice: Coarser
) -> CoarserVersion | None:
    """Prepare the return once more with one thing in less detail.

    None if that hides as many numbers as before, or cannot be made safe.
    """
    try:
        made = prepare(
            workspace,
            prepared.template.code,
            prepared.period,
            coarser=(*prepared.coarser, choice),
            correcting=prepared.message.revision > 1,
        )
    except ProtectionRefusedError:
        return None
    if made.release is not None or made.hidden >= prepared.hidden:
        return None
    return CoarserVersion(_words(workspace, prepared, choice), made)


def _words(workspace: Workspace, prepared: PreparedReturn, choice: Coarser) -> str:
    pathway = workspace.library.newest_pathway(prepared.template.pathway)
    dimensions = dimensions_of(pathway, prepared.period)
    match choice:
        case BroaderGroups(name):
            broader = dimensions[BROADER[name].name]
            groups = ", ".join(f"“{category.title}”" for category in broader.categories)
            return f"{broader.title} in fewer groups: {groups}"
        case NotCrossed(table, rows, columns):
            title = prepared.template.table(table).title
            return f"“{title}” as two lists, {_small(rows)} and {_small(columns)}, not crossed"
        case _:
            assert_never(choice)


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
