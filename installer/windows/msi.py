"""Writes the Windows installer package from a payload: the same payload gives the same bytes."""

from __future__ import annotations

import struct
from pathlib import Path
from uuid import UUID, uuid5

from installer.commands import BuildRefusedError, Words, run_tool
from installer.payload import Payload, date_all
from installer.runtime import digest_of
from installer.windows.authenticode import Signer
from installer.windows.launchers import compile_launchers
from installer.windows.wxs import PRESETS, PRESETS_KEY, UPGRADE_CODE, write_wxs

SUMMARY = UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le
"""Begins the summary information (MS-OLEPS, FMTID_SummaryInformation)."""

CREATED, SAVED, FILETIME = 12, 13, 64
FROM_1601_TO_1970 = 11_644_473_600
REGISTRY_64_BIT_STRING = "18"
SET_PROPERTY = "51"


def make_msi(payload: Payload, version: str, folder: Path, signer: Signer | None = None) -> Path:
    """Write the package into a folder and return it.

    Args:
        version: Three numbers.
        signer: Signs the two programs and the package; None leaves them unsigned, for a test.

    Raises:
        BuildRefusedError: if a tool is missing or fails.
    """
    programs = compile_launchers(payload.folder)
    date_all(payload.folder, payload.epoch)
    package_code = uuid5(UPGRADE_CODE, f"{version} {digest_of(payload.folder)}")
    if signer is not None:
        for program in programs:
            signer.sign(program)
    date_all(payload.folder, payload.epoch)
    is_release = bool(payload.runtime.source)
    name = "AnchorDesk" if is_release else "AnchorDesk (test build)"
    source = payload.folder.parent / "anchordesk.wxs"
    write_wxs(payload.folder, version, name, source)
    out = folder / f"AnchorDesk-{version}{'' if is_release else '-test'}-x64.msi"
    out.unlink(missing_ok=True)
    run_tool(["wixl", "-a", "x64", "-o", out, source], where=payload.folder)
    if not out.is_file():
        raise BuildRefusedError("wixl wrote no package and did not say why.")
    _let_properties_through(out)
    summary: Words = ["msibuild", out, "-s", name, "AnchorDesk", "x64;2057"]
    run_tool([*summary, "{" + str(package_code).upper() + "}"])
    _date_summary(out, payload.epoch)
    if signer is not None:
        signer.sign(out)
    return out


def _let_properties_through(msi: Path) -> None:
    """Hand IT's answers to the part that runs as SYSTEM, and keep them over an upgrade.

    An answer that is not given again is read back from the registry before the old version goes.
    """
    searches, places, actions, steps = [], [], [], [("AppSearch", "", "10")]
    for number, (name, value) in enumerate(PRESETS):
        searches.append((f"KEPT{name}", f"Find{name}"))
        places.append((f"Find{name}", "2", PRESETS_KEY, value, REGISTRY_64_BIT_STRING))
        actions.append((f"Keep{name}", SET_PROPERTY, name, f"[KEPT{name}]", ""))
        steps.append((f"Keep{name}", f"NOT {name} AND KEPT{name}", str(20 + number)))
    properties = _rows_of(msi, "Property")
    secure = next(row for row in properties if row.startswith("SecureCustomProperties\t"))
    names = "".join(f";{name}" for name, _ in PRESETS)
    tables = {
        "Property": [secure + names if row == secure else row for row in properties],
        "AppSearch": ["Property\tSignature_", "s72\ts72", "AppSearch\tProperty\tSignature_"],
        "RegLocator": [
            "Signature_\tRoot\tKey\tName\tType",
            "s72\ti2\ts255\tS255\tI2",
            "RegLocator\tSignature_",
        ],
        "CustomAction": _rows_of(msi, "CustomAction"),
        "InstallExecuteSequence": _rows_of(msi, "InstallExecuteSequence"),
    }
    for table, rows in (
        ("AppSearch", searches),
        ("RegLocator", places),
        ("CustomAction", actions),
        ("InstallExecuteSequence", steps),
    ):
        tables[table] += ["\t".join(row) for row in rows]
    words: Words = ["msibuild", msi]
    for table, lines in tables.items():
        path = msi.with_name(f"{table}.idt")
        path.write_bytes("".join(f"{line}\r\n" for line in lines).encode())
        words += ["-i", path]
    run_tool(words)
    for table in tables:
        msi.with_name(f"{table}.idt").unlink()


def _rows_of(msi: Path, table: str) -> list[str]:
    """Return a table in the form in which Windows Installer exports it, a line each."""
    return run_tool(["msiinfo", "export", msi, table]).replace("\r", "").rstrip("\n").split("\n")


def _date_summary(msi: Path, epoch: int) -> None:
    """Write the commit's date over the time of building, in the summary information.

    Raises:
        BuildRefusedError: if the package is not laid out as expected.
    """
    content = bytearray(msi.read_bytes())
    at = content.find(SUMMARY)
    if at < 0 or content.find(SUMMARY, at + 1) >= 0:
        raise BuildRefusedError("The package's summary information was not found.")
    (offset,) = struct.unpack_from("<I", content, at + 16)
    # The offset counts from the property set, which begins 28 bytes before (MS-OLEPS 2.21).
    section = at - 28 + offset
    (_, count) = struct.unpack_from("<II", content, section)
    moment = struct.pack("<IQ", FILETIME, (epoch + FROM_1601_TO_1970) * 10_000_000)
    dated = 0
    for number in range(count):
        name, place = struct.unpack_from("<II", content, section + 8 + 8 * number)
        if name in {CREATED, SAVED}:
            content[section + place : section + place + len(moment)] = moment
            dated += 1
    if dated != 2:
        raise BuildRefusedError("The package's summary information lacks its dates.")
    msi.write_bytes(content)
