"""Open workspaces on real vaults, with a hub and a clock that the test holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anchordesk.adapters.carriers import CarriedFolder
from anchordesk.adapters.documents.action_plan_pdf import ActionPlans
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.adapters.documents.writing import ReturnFiles
from anchordesk.adapters.system import SystemIdentifiers
from anchordesk.domain.roles import DeskRole
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults
from tests.fakes.clock import StandingClock
from tests.fakes.hub_transport import FakeHub
from tests.shipped_library import shipped_library

NSW_FILE = Path(__file__).parent.parent / "data" / "nsw_participants.csv"


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def hub() -> FakeHub:
    return FakeHub()


@pytest.fixture
def desk_in(clock: StandingClock, hub: FakeHub) -> Callable[[Path], Desk]:
    def make(folder: Path) -> Desk:
        return Desk(
            vault_folder=folder,
            vaults=cheap_vaults(MemorySecrets()),
            library=shipped_library(),
            clock=clock,
            identifiers=SystemIdentifiers(),
            sheets=SpreadsheetFiles(),
            return_writer=ReturnFiles(fonts=resource_path("fonts")),
            hub_transport=hub,
            open_envelope_folder=CarriedFolder,
            plan_writer=ActionPlans(fonts=resource_path("fonts")),
        )

    return make


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def lead(desk_in: Callable[[Path], Desk], tmp_path: Path) -> Iterator[Workspace]:
    answers = FirstRun("Priya Nair", "Harbour Homes", DeskRole.LEAD, PASSPHRASE)
    workspace = desk_in(tmp_path / "lead").first_run(answers)
    yield workspace
    workspace.lock()


@pytest.fixture
def worker(desk_in: Callable[[Path], Desk], tmp_path: Path) -> Iterator[Workspace]:
    answers = FirstRun("Sam Kaur", "Harbour Homes", DeskRole.WORKER, PASSPHRASE)
    workspace = desk_in(tmp_path / "worker").first_run(answers)
    yield workspace
    workspace.lock()


@pytest.fixture
def joined(lead: Workspace, hub: FakeHub) -> Workspace:
    """The lead's workspace, with the hub pinned."""
    with lead.records.changing() as change:
        change.save_hub(HubRegistration("http://127.0.0.1:1", hub.public_key))
    return lead


@pytest.fixture
def nsw_file() -> Path:
    return NSW_FILE
