"""Composition root: the one place that knows every layer and fits them together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from anchordesk.adapters.carriers import CarriedFolder, HubCarrier
from anchordesk.adapters.documents.action_plan_pdf import ActionPlans
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.adapters.documents.recovery_sheet import RecoverySheets
from anchordesk.adapters.documents.writing import ReturnFiles
from anchordesk.adapters.keys.keyring_secrets import KeyringSecrets
from anchordesk.adapters.keys.organisation_files import OrganisationFiles
from anchordesk.adapters.policy import read_policy
from anchordesk.adapters.resource_library import load_library
from anchordesk.adapters.system import SystemClock, SystemIdentifiers
from anchordesk.adapters.system_proxy import settled_proxy_for
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.services.desk import Desk
from anchordesk.services.organisation_recovery import PUBLIC_FILE, OrganisationKeyFiles
from anchordesk.services.plan_document import PlanDocument
from anchordesk.services.policy import Policy
from anchordesk.services.ports import Clock, DeviceSecrets
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.settings import (
    default_log_folder,
    default_settings_folder,
    default_vault_folder,
    own_template_folders,
    preset_path,
    resource_path,
)

if TYPE_CHECKING:
    from anchordesk.services.diagnostics import Surroundings
    from anchordesk.services.self_test import CheckResult


def build_desk(
    vault_folder: Path | None = None,
    *,
    clock: Clock | None = None,
    device_secrets: DeviceSecrets | None = None,
) -> Desk:
    """Fit a locked desk together.

    Args:
        vault_folder: The vault; this user's own if None.
        clock: Time; this computer's if None.
        device_secrets: Where this computer's part of the key is; the keyring if None.
    """
    time = clock or SystemClock()
    identifiers = SystemIdentifiers()
    return Desk(
        vault_folder=vault_folder or default_vault_folder(),
        vaults=SqlCipherVaults(device_secrets or KeyringSecrets(), identifiers, time),
        library=load_library(resource_path(), own_template_folders()),
        clock=time,
        identifiers=identifiers,
        sheets=SpreadsheetFiles(),
        return_writer=ReturnFiles(fonts=resource_path("fonts")),
        hub_transport=HubCarrier(find_proxy=lambda url: settled_proxy_for(url, read_policy)),
        open_envelope_folder=CarriedFolder,
        plan_writer=ActionPlans(fonts=resource_path("fonts"), shape=_shaped),
        read_preset_key=_preset_organisation_key,
        read_policy=read_policy,
    )


def recovery_sheets() -> RecoverySheetWriter:
    """Return the writer of recovery sheets."""
    return RecoverySheets(fonts=resource_path("fonts"))


def organisation_key_files() -> OrganisationKeyFiles:
    """Return the reader and writer of an organisation's recovery key."""
    return OrganisationFiles(SystemIdentifiers().random_bytes)


def policy_of_this_computer() -> Policy:
    """Return what IT has settled. Raises PolicyUnreadableError."""
    return read_policy()


def this_computer() -> Surroundings:
    """Return what IT may be told of this computer."""
    # Seldom wanted, and the window's start shall not pay for it.
    from anchordesk.adapters.surroundings import ThisComputer  # noqa: PLC0415

    return ThisComputer(default_settings_folder(), default_log_folder(), _try_parts)


def _try_parts() -> tuple[CheckResult, ...]:
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    from anchordesk.adapters.keys.no_keyring import NoKeyring  # noqa: PLC0415
    from anchordesk.services.self_test import desk_checks, run_checks  # noqa: PLC0415

    # On Windows an antivirus may hold a file a moment longer; that is no fault of this program.
    with TemporaryDirectory(prefix="anchordesk-parts-", ignore_cleanup_errors=True) as name:
        documents = Path(name) / "documents"
        documents.mkdir()
        desk = build_desk(Path(name) / "vault", device_secrets=NoKeyring())
        return run_checks(desk_checks(desk, documents))


def _shaped(document: PlanDocument) -> bytes:
    # Loaded when wanted: a command must not load Qt, and most papers need no shaping.
    from anchordesk.ui.shaped_paper import shaped_pdf  # noqa: PLC0415

    return shaped_pdf(document)


def _preset_organisation_key() -> OrganisationKey | None:
    path = preset_path(PUBLIC_FILE)
    return organisation_key_files().read_public(path) if path.exists() else None
