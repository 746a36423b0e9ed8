"""What a lead should read before approving a return: a period not over, desks that are missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from anchordesk.domain.agreed_lists import AgreedLists
from anchordesk.domain.counted_places import ANOTHER_LANDLORD, BY_DEPRIVATION, NOT_KNOWN_TITLE
from anchordesk.domain.disclosure.protected_return import Improvement
from anchordesk.domain.period import Period
from anchordesk.domain.return_order import better_first
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.tallies import left_out
from anchordesk.services.workspace import Workspace
from anchordesk.wire.signing import signing_key_id


def warnings_of(workspace: Workspace, template: ReturnTemplate, period: Period) -> tuple[str, ...]:
    """Return the sentences, in the order in which they matter."""
    warnings = []
    if period.last_day >= workspace.clock.today():
        warnings.append(
            f"{period.title} is not over. A period is printed once: what happens after you "
            "approve will not be in this return."
        )
    with workspace.records.reading() as reading:
        in_network = reading.hub() is not None
        made = {(release.template, release.period) for release in reading.releases()}
        colleagues = reading.colleagues()
        sent = {tally.desk for tally in reading.tallies(template.code, period.code)}
    if in_network:
        warnings += _better_first(workspace, template, period, made)
    warnings += _missing_lists(workspace.library.lists, template)
    unfit = left_out(workspace, template, period)
    if unfit:
        tallies = "1 desk's tally is" if unfit == 1 else f"{unfit} desks' tallies are"
        warnings.append(
            f"{tallies} not in this return: it was changed since. Ask for the figures again."
        )
    # Named one by one: a desk that has left since may have sent, and must not fill another's gap.
    missing = [c.name for c in colleagues if signing_key_id(c.signing_public_key).hex() not in sent]
    if missing:
        things = "1 desk has" if len(missing) == 1 else f"{len(missing)} desks have"
        named = ", ".join(sorted(missing))
        warnings.append(f"{things} not sent a tally for {period.title} yet: {named}.")
    return tuple(warnings)


def _better_first(
    workspace: Workspace,
    template: ReturnTemplate,
    period: Period,
    made: Collection[tuple[str, str]],
) -> Iterator[str]:
    templates = workspace.library.templates.values()
    found = better_first(template, period, templates, made, workspace.clock.today())
    if found is not None:
        first, of = found
        yield (
            f"Make “{first.title}” for {of.title} first. Made after this return it may have to "
            "hide more, and for few people it may not be possible any more."
        )


def of_the_search(template: ReturnTemplate, came_of_it: Improvement) -> tuple[str, ...]:
    """Why more is hidden than need be, if the template says that the return is made once."""
    if template.made_once and came_of_it is Improvement.NOT_TRIED:
        return (
            "This return is made once, but others were approved before. Fewer hidden numbers would "
            "not be safe beside them, so they were not looked for.",
        )
    if came_of_it is Improvement.OUT_OF_TIME:
        return (
            "Fewer hidden numbers were looked for, but the time for it was up. What you see is "
            "just as safe. To hide less, prepare it again when this computer has less to do.",
        )
    return ()


def _missing_lists(lists: AgreedLists, template: ReturnTemplate) -> list[str]:
    """What cannot be told since the network's list of it is not here."""
    asked = {*template.dimensions}
    no_wards = bool(asked & {"ward", *BY_DEPRIVATION}) and not lists.wards
    no_landlords = "landlord" in asked and not lists.landlords
    return [
        f"This desk has no list of {name} from the network, so everybody counts as “{title}”. "
        "Take the network's pack first, on every desk of the team."
        for name, title, is_missing in (
            ("wards", NOT_KNOWN_TITLE, no_wards),
            (
                "landlords",
                ANOTHER_LANDLORD,
                no_landlords,
            ),
        )
        if is_missing
    ]
