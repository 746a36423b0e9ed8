"""Details for IT: from a vault full of names and notes nothing about anybody comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.adapters.surroundings import ThisComputer
from anchordesk.domain.casework import ContactKind
from anchordesk.services import diagnostics, residents
from anchordesk.services.casework import NewContact, write_note
from anchordesk.services.policy import Policy
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.self_test import CheckResult
from anchordesk.services.workspace import Workspace

SECRETS = (
    *("Xanthippe", "Quirke", "Zebedee", "07700 900123", "xan@home.example", "CF10 1AA"),
    *("17 Ferret Row", "TEN-88812", "Sam Kaur", "Harbour Homes", "hub.secret.example", "Sesame"),
)
RESULTS = (
    CheckResult("vault", passed=False, words="KeyError: Quirke of 17 Ferret Row", seconds=0.2),
)


@pytest.fixture
def around(tmp_path: Path) -> ThisComputer:
    """A computer whose log and settings hold what they never should."""
    settings, log = tmp_path / "settings", tmp_path / "log"
    settings.mkdir()
    log.mkdir()
    (settings / "appearance.json").write_text('{"theme": "dark", "text_percent": 125}', "utf-8")
    (settings / "backup.json").write_text(
        '{"folder": "/media/Sesame", "on": true, "who": "sesame"}', "utf-8"
    )
    (settings / "damaged.json").write_text("{", "utf-8")
    lines = [f"2026-11-29T19:20:{at % 60:02}Z WARNING line {at}" for at in range(100)]
    lines.append("2026-11-29T19:21:00Z ERROR: Xanthippe Quirke, xan@home.example, 07700900123")
    (log / "anchordesk.log").write_text("\n".join(lines), "utf-8")
    return ThisComputer(settings, log, lambda: RESULTS)


def fill(worker: Workspace) -> None:
    details = ResidentDetails(
        given_name="Xanthippe",
        family_name="Quirke",
        preferred_name="Zebedee",
        phone="07700 900123",
        email="xan@home.example",
        postcode="CF10 1AA",
        address="17 Ferret Row",
        tenancy_reference="TEN-88812",
    )
    who = residents.add(worker, details).id
    write_note(worker, who, NewContact(ContactKind.PHONE, "Sesame opens"))


def whole(worker: Workspace, around: ThisComputer) -> str:
    found = diagnostics.gather(worker, around)
    return diagnostics.sieved(diagnostics.with_parts(found, around.try_parts()))


def test_nothing_of_a_vault_full_of_names_is_in_it(worker: Workspace, around: ThisComputer) -> None:
    fill(worker)
    text = whole(worker, around)
    said = text.casefold().replace(" ", "")
    assert [one for one in SECRETS if one.casefold().replace(" ", "") in said] == []
    assert "line 99" in text
    assert "line 30" not in text
    for part in (
        *("AnchorDesk: 0.", "Form of the records: 00", "residents: 1 to 9", "SQLCipher: 4"),
        *("appearance text_percent: 125", "appearance theme: dark", "backup on: true"),
        *("damaged cannot_be_read: true", "FAILED vault (0.2 s): KeyError: [left out] of"),
        *("Left out", "telephone number: 1", "Role: worker", "Last backup: never"),
    ):
        assert part in text


def test_only_what_is_shown_is_saved(
    worker: Workspace, around: ThisComputer, tmp_path: Path
) -> None:
    shown = diagnostics.sieved(diagnostics.gather(worker, around))
    path = diagnostics.save(shown, tmp_path / "details.txt")
    assert path.read_text("utf-8") == shown
    assert path.stat().st_mode & 0o077 == 0


def test_a_computer_is_told_without_a_vault_and_settled_answers_are_not(
    around: ThisComputer,
) -> None:
    policy = Policy(hub_url="https://hub.secret.example", backup_folder="/media/Sesame", source="x")
    text = diagnostics.sieved(diagnostics.of_computer(around, lambda: policy))
    assert "Hub" in text
    assert "hub.secret.example" not in text
    assert "Sesame" not in text
    assert "This vault" not in text


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "none"), (1, "1 to 9"), (9, "1 to 9"), (10, "10 to 99"), (2_000_000, "1,000,000 or more")],
)
def test_how_many_is_told_about_only(number: int, told: str) -> None:
    assert diagnostics.band(number) == told
