"""Why a figure is another than a period before: who of this desk came, who went, and why.

Both figures are printed ones: where one of them is hidden nothing is compared, since the number of
those who came and went would be what is hidden. Both periods are counted by the records as they
are now: what was corrected since the earlier return is left over, and so is what other desks
count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from anchordesk.domain.case_history import CaseHistory
from anchordesk.domain.counted_dimension import CountedDimension
from anchordesk.domain.counted_dimensions import dimension_of
from anchordesk.domain.counting import CountedBy
from anchordesk.domain.period import Period
from anchordesk.domain.resident import Resident
from anchordesk.services.corrections import newest_of
from anchordesk.services.exchange_records import Release
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.wire.codec import decode
from anchordesk.wire.published import Quantity
from anchordesk.wire.returns import Return

Wanted = Mapping[str, tuple[str, ...]]
PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody who is counted in one of the two periods alone.

    Attributes:
        came: Whether they are counted now and were not before; else it is the other way round.
        why: What is otherwise, a sentence each.
    """

    resident: Resident
    came: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureBefore:
    """The same figure of the period before.

    Attributes:
        number: As it was printed then.
    """

    period: Period
    number: int


def figure_before(
    prepared: PreparedReturn, ledger: Sequence[Release], quantity: Quantity
) -> FigureBefore | None:
    """Return the figure that the period before printed; None if it printed none, or hid it."""
    before = prepared.period.preceding
    release = newest_of(ledger, prepared.template.code, before)
    if release is None or release.template_version != prepared.template.version:
        return None
    message = decode(release.payload, Return)
    if message.method.rounded_to or prepared.message.method.rounded_to:
        return None
    then = frozenset((name, before.code if name == PERIOD else code) for name, code in quantity)
    number = message.figures().get(then)
    return None if number is None else FigureBefore(before, number)


def moved_between(
    now: CountedBy, before: Period, wanted: Wanted, histories: Iterable[CaseHistory]
) -> Iterator[Moved]:
    """Yield who is counted in one of the two periods and not in the other, in the order given."""
    then = replace(now, period=before)
    for history in histories:
        groups_then, groups_now = then.groups_of(history), now.groups_of(history)
        was, is_now = _matches(groups_then, wanted), _matches(groups_now, wanted)
        if was is not is_now:
            why = tuple(_why(then, now, wanted, groups_then, groups_now))
            yield Moved(history.resident, is_now, why)


def rule_of(counted_by: CountedBy, wanted: Wanted) -> tuple[str, ...]:
    """Return by which rule a number is counted, a sentence each."""
    end = counted_by.period.title
    said = [f"Residents who were registered by the end of {end}, as things stood then."]
    for name, codes in wanted.items():
        dimension = _dimension(counted_by, name)
        titles = " or ".join(f"“{_title(dimension, code)}”" for code in codes)
        said.append(f"{dimension.title}: {titles}.")
    said.append(
        "Each person counts once. An event that was entered more than 28 days after the end of its "
        "period counts in the period in which it was entered; what has no date counts as “date "
        "not known”."
    )
    return tuple(said)


def _matches(groups: Mapping[str, str] | None, wanted: Wanted) -> bool:
    return groups is not None and all(groups[name] in codes for name, codes in wanted.items())


def _why(
    then: CountedBy,
    now: CountedBy,
    wanted: Wanted,
    groups_then: Mapping[str, str] | None,
    groups_now: Mapping[str, str] | None,
) -> Iterator[str]:
    if groups_then is None or groups_now is None:
        yield f"Not registered by the end of {then.period.title}."
        return
    for name in wanted:
        if groups_then[name] != groups_now[name]:
            before = _title(_dimension(then, name), groups_then[name])
            after = _title(_dimension(now, name), groups_now[name])
            yield f"{_dimension(now, name).title}: “{before}” before, “{after}” now."


def _dimension(by: CountedBy, name: str) -> CountedDimension:
    return dimension_of(name, by.pathway, by.period, by.lists)


def _title(dimension: CountedDimension, code: str) -> str:
    return next((one.title for one in dimension.printed if one.code == code), code)
