"""What would show more of a return: coarser versions, each tried whole, with what it would hide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from anchordesk.domain.broader_groups import BroaderDimension, groupings
from anchordesk.domain.coarser_return import (
    BroaderGroups,
    Coarser,
    LeftOut,
    NotCrossed,
    choices_for,
    coarser_template,
    table_in_the_way,
)
from anchordesk.domain.counted_dimension import CountedDimension
from anchordesk.domain.counted_dimensions import EVENT_DIMENSIONS, dimensions_of
from anchordesk.domain.counting_over_time import MOVED
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published_cells import Dims
from anchordesk.domain.period import Period, longer_periods
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.returns import prepare
from anchordesk.services.workspace import Workspace

IN_PERIOD_ALONE = frozenset({*EVENT_DIMENSIONS, MOVED})
"""What is counted by when it happened: of a longer period there is more."""


@dataclass(frozen=True, slots=True)
class LongerPeriod:
    """Count for a longer period that ends on the same day, in which more happened to people."""

    period: Period


Choice = Coarser | LongerPeriod


@dataclass(frozen=True, slots=True)
class CoarserVersion:
    """A coarser version of a return that hides less.

    Attributes:
        words: What would be shown in less detail.
        prepared: The whole return as it would leave then.
    """

    words: str
    prepared: PreparedReturn


def coarser_choices(workspace: Workspace, prepared: PreparedReturn) -> tuple[Choice, ...]:
    """Return what could be shown in less detail; nothing where no number is hidden.

    A longer period helps where what happened within it is hidden; how things stand on its last
    day is the same. A correction stays in its period.
    """
    titles = _titles(workspace, prepared.template, prepared.period)
    hiding = {table.name for table in prepared.document.tables if table.hidden}
    happened = any(
        table.name in hiding and IN_PERIOD_ALONE & set(table.dimensions)
        for table in prepared.template.tables
    )
    longer = longer_periods(prepared.period) if happened else ()
    return (
        *choices_for(prepared.template, titles, hiding, _broader(workspace)),
        *(LongerPeriod(period) for period in longer if prepared.message.revision == 1),
    )


@door(UseCase.MAKE_RETURNS)
def try_coarser(
    workspace: Workspace, prepared: PreparedReturn, choice: Choice
) -> CoarserVersion | None:
    """Prepare the return once more with one thing in less detail.

    None if that hides as many numbers as before, cannot be made safe, or would count fewer desks:
    a colleague has not sent figures for the longer period.
    """
    longer = choice.period if isinstance(choice, LongerPeriod) else None
    also = () if isinstance(choice, LongerPeriod) else (choice,)
    try:
        made = prepare(
            workspace,
            prepared.template.code,
            longer or prepared.period,
            coarser=(*prepared.coarser, *also),
            correcting=prepared.message.revision > 1,
        )
    except ProtectionRefusedError:
        return None
    if made.release is not None or made.hidden >= prepared.hidden or made.desks < prepared.desks:
        return None
    asked = prepared.instead_of or prepared.period
    if made.period != asked:
        made = replace(
            made, instead_of=asked, warnings=(_longer(made.period, asked), *made.warnings)
        )
    return CoarserVersion(_words(workspace, prepared.template, prepared.period, choice), made)


@door(UseCase.MAKE_RETURNS)
def prepare_what_is_safe(
    workspace: Workspace, template_code: str, period: Period, *, correcting: bool = False
) -> PreparedReturn:
    """Prepare a return, in less detail where all of it cannot be protected, and say so in it.

    Of the versions with one thing in less detail the one that prints most is taken; if none of
    them is safe, the one with everything in less detail; after that, tables are left out one by
    one, each time the one that holds most of what is in the way. Where the time was up, what has
    most groups is shown in fewer, such as tenths in place of wards, and nothing else is tried.

    Raises:
        ProtectionRefusedError: if that is not safe either; it names the cells of the full return.
        ReturnRefusedError: as `prepare` does.
    """
    try:
        return prepare(workspace, template_code, period, correcting=correcting)
    except ProtectionRefusedError as refused:
        # No cells: the time was up, and it would be for most of the others as well.
        find = _safe_version if refused.cells else _quicker_version
        made = find(workspace, template_code, period, correcting=correcting)
        if made is None:
            raise
    template = workspace.library.template(template_code)
    words = "; ".join(_words(workspace, template, period, choice) for choice in made.coarser)
    warning = f"All detail of this return cannot be protected. This version shows less: {words}."
    return replace(made, warnings=(warning, *made.warnings))


def _safe_version(
    workspace: Workspace, template_code: str, period: Period, *, correcting: bool
) -> PreparedReturn | None:
    template = workspace.library.template(template_code)
    titles = _titles(workspace, template, period)
    names = [table.name for table in template.tables]
    choices = choices_for(template, titles, names, _broader(workspace))
    safe: list[PreparedReturn] = []
    in_the_way: tuple[Dims, ...] = ()
    for coarser in [*((choice,) for choice in choices), choices]:
        if len(coarser) > 1 and safe:
            break
        try:
            safe.append(
                prepare(workspace, template_code, period, coarser=coarser, correcting=correcting)
            )
        except ProtectionRefusedError as refused:
            in_the_way = refused.cells
    if safe:
        return max(safe, key=lambda made: made.printed)
    # The last one that was tried had everything in less detail.
    coarser = choices
    while in_the_way:
        left_out = table_in_the_way(
            coarser_template(template, coarser, _broader(workspace)), in_the_way
        )
        if left_out is None:
            return None
        coarser = (*coarser, left_out)
        try:
            return prepare(workspace, template_code, period, coarser=coarser, correcting=correcting)
        except ProtectionRefusedError as refused:
            in_the_way = refused.cells
    return None


def _quicker_version(
    workspace: Workspace, template_code: str, period: Period, *, correcting: bool
) -> PreparedReturn | None:
    template = workspace.library.template(template_code)
    dimensions = _dimensions(workspace, template, period)
    broader = [name for name in template.dimensions if name in _broader(workspace)]
    if not broader:
        return None
    most = max(broader, key=lambda name: len(dimensions[name].categories))
    try:
        return prepare(
            workspace,
            template_code,
            period,
            coarser=(BroaderGroups(most),),
            correcting=correcting,
        )
    except ProtectionRefusedError:
        return None


def _titles(workspace: Workspace, template: ReturnTemplate, period: Period) -> dict[str, str]:
    dimensions = _dimensions(workspace, template, period)
    return {name: dimension.title for name, dimension in dimensions.items()}


def _longer(period: Period, asked: Period) -> str:
    return (
        f"This return is for {period.title}, in place of {asked.title}. The network adds up "
        "returns of one period, so agree on it with your co-ordinator. Once it is approved, a "
        f"return for {asked.title} would hide more."
    )


def _words(workspace: Workspace, template: ReturnTemplate, period: Period, choice: Choice) -> str:
    dimensions = _dimensions(workspace, template, period)
    match choice:
        case LongerPeriod(longer):
            return f"For {longer.title}, in place of {period.title}"
        case BroaderGroups(name):
            broader = dimensions[_broader(workspace)[name].name]
            groups = ", ".join(f"“{category.title}”" for category in broader.categories)
            return f"{broader.title} in fewer groups: {groups}"
        case NotCrossed(table, rows, columns):
            title = template.table(table).title
            return f"“{title}” as two lists, {_small(rows)} and {_small(columns)}, not crossed"
        case LeftOut(_, title):
            return f"“{title}” is left out"
        case _:
            assert_never(choice)


def _dimensions(
    workspace: Workspace, template: ReturnTemplate, period: Period
) -> Mapping[str, CountedDimension]:
    library = workspace.library
    return dimensions_of(library.newest_pathway(template.pathway), period, library.lists)


def _broader(workspace: Workspace) -> Mapping[str, BroaderDimension]:
    return groupings(workspace.library.lists).direct


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
