"""Which landlords have all of their people in one place, as this desk's records show."""

from __future__ import annotations

from collections.abc import Mapping

from anchordesk.domain.broader_groups import PLACES, WARD, groupings
from anchordesk.domain.case_at import CaseAt
from anchordesk.domain.case_history import CaseHistory
from anchordesk.domain.counting import CountedBy, with_newer_dimensions
from anchordesk.domain.counting_rules import category_of, groups_of_ward
from anchordesk.domain.landlords_in_places import LANDLORD, Place, in_one_place
from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.tallies import counted_by_of
from anchordesk.services.workspace import Workspace


def landlords_in_places(
    workspace: Workspace, template: ReturnTemplate, period: Period
) -> Mapping[str, set[Place]]:
    """Return for each landlord the places in which all of their people of this desk live.

    Colleagues' tallies do not say whose tenants live where. Nothing for a return that is not by
    landlord.
    """
    if LANDLORD not in template.dimensions:
        return {}
    counted_by = counted_by_of(workspace, template, period)
    with workspace.records.reading() as reading:
        people = [
            _groups(counted_by, history)
            for history in reading.histories(counted_by.pathway.code)
            if history.resident.registered_on <= period.last_day
        ]
        went = reading.handovers.kept_counts(counted_by.pathway.code, period.code)
    for one in went:
        groups = with_newer_dimensions(one.groups)
        people.append({**groups, **groups_of_ward(counted_by.lists, groups[WARD])})
    return in_one_place(people, groupings(counted_by.lists))


def _groups(counted_by: CountedBy, history: CaseHistory) -> Mapping[str, str]:
    """Where somebody lives, and with which landlord."""
    case = CaseAt(
        history, counted_by.pathway, counted_by.period, counted_by.reference, counted_by.lists
    )
    return {name: category_of(name, case) for name in (*PLACES, LANDLORD)}
