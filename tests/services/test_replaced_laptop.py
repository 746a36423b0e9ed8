"""A message to a key that its owner has no more: told apart, lost to nobody, and sent anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.services import handover
from anchordesk.services.errors import HandoverRefusedError
from tests.services.team_desks import Team, TeamDesk, hand_over


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.close()


def carry(sender: TeamDesk, reader: TeamDesk) -> None:
    sender.to_stick()
    reader.from_stick()


def test_a_case_offered_to_a_laptop_that_was_replaced_stays_and_goes_to_the_new_one(
    people: Team,
) -> None:
    """The offer is sealed to the old laptop's key, which nobody has any more."""
    lead = people.lead()
    old = people.join(lead, "Sam Kaur")
    ola = people.join(lead, "Ola Berg")
    carry(lead, old)
    (resident,) = ola.add("Amina Diallo")
    (offered,) = handover.offer(ola.workspace, (resident,), old.key_id)
    ola.to_stick()
    new = people.join(lead, "Sam Kaur", in_place_of=old.key_id)
    found = new.from_stick()
    assert found.for_others, "sealed to the old laptop: said, and not called damaged"
    assert not found.new_of("handover-offer/1")
    assert new.names() == []
    assert ola.names() == ["Amina Diallo"], "the case is with whoever offered it"
    carry(lead, ola)
    with pytest.raises(HandoverRefusedError):
        handover.offer(ola.workspace, (resident,), old.key_id)
    handover.take_back(ola.workspace, offered.id)
    hand_over(ola, new, resident)
    assert (ola.names(), new.names()) == ([], ["Amina Diallo"])
