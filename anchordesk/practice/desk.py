"""A desk to practise on: made-up residents in a folder of its own, and no way out of it.

It has no password store, no policy, no hub and no folder of colleagues, and looks at no other
vault.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from anchordesk.adapters.keys.no_keyring import NoKeyring
from anchordesk.app import build_desk
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.roles import DeskRole
from anchordesk.practice.made_up_work import import_people, plan_ahead, work_a_case
from anchordesk.practice.people import read_shape
from anchordesk.services.desk import Desk, FirstRun, no_preset_key
from anchordesk.services.policy import no_policy
from anchordesk.services.ports import EnvelopeFolder, HubReply
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path

PEOPLE, SEED = 40, 7
PASSPHRASE = "paper lantern copper violin"  # noqa: S105 - it stands on the banner for all to read
NOT_SENT = "This is practice: nothing is sent."


class PracticeSendsNothingError(RefusedError):
    """Something would have left the practice."""

    code = "practice-sends-nothing"


class NoHub:
    """Meets the port HubTransport by sending nothing."""

    def send(
        self, hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> HubReply:
        """Send nothing."""
        return _nothing()

    def read(self, hub_url: str, path: str, *, token: bytes = b"") -> HubReply:
        """Ask nothing."""
        return _nothing()

    def take_out(self, hub_url: str, path: str, *, token: bytes) -> HubReply:
        """Ask nothing."""
        return _nothing()


def practice_desk(folder: Path) -> Desk:
    """Return a locked desk whose vault will be made in a folder of its own."""
    return replace(
        build_desk(folder / "vault", device_secrets=NoKeyring()),
        hub_transport=NoHub(),
        open_envelope_folder=_no_folder,
        read_policy=no_policy,
        read_preset_key=no_preset_key,
    )


def make_practice_vault(desk: Desk, folder: Path) -> Workspace:
    """Make the vault, put made-up residents and their work in, and return it open.

    Raises:
        SampleFailedError, VaultExistsError, StorageError: if that fails; no other vault is touched.
    """
    shape = read_shape(resource_path("sample", "birmingham.toml"))
    answers = FirstRun(shape.worker, shape.organisation, DeskRole.LEAD, PASSPHRASE, sample=True)
    workspace = desk.first_run(answers)
    until = workspace.clock.today() - timedelta(days=1)
    path = folder / "made-up-residents.csv"
    import_people(workspace, shape, path, people=PEOPLE, prefix="PR-", until=until, seed=SEED)
    path.unlink()
    work_a_case(workspace, shape)
    plan_ahead(workspace)
    return workspace


def _nothing() -> HubReply:
    return HubReply(receipt=None, problem=NOT_SENT, try_again=False)


def _no_folder(_folder: Path) -> EnvelopeFolder:
    raise PracticeSendsNothingError(
        NOT_SENT,
        what_is_safe="Nothing was written to the folder.",
        what_to_do="Close the practice to work with your colleagues.",
    )
