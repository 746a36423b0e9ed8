"""Lists every part of an installer with version, licence and hash, as CycloneDX 1.6."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email import message_from_string
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from installer.commands import BuildRefusedError
from installer.inside_packages import Inside, libraries_inside, works_inside
from installer.payload import Payload

# Inside packages, where no metadata names them; NOTICE.md says more of each.
INSIDE_PYSIDE = ("Qt", "LGPL-3.0-only")
NOTICE_ROW = re.compile(r"^\| `([a-z0-9-]+)` \| ([^|]+) \|", re.MULTILINE)


def write_bill(payload: Payload, version: str, commit: str, installer: Path) -> Path:
    """Write the list beside an installer and return it. The same payload gives the same bytes.

    Raises:
        BuildRefusedError: if a package's licence is not in NOTICE.md, or the list is no CycloneDX.
    """
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"anchordesk/{commit}/{installer.name}"))
    bom.metadata.timestamp = datetime.fromtimestamp(payload.epoch, UTC)
    notice = (payload.folder / "NOTICE.md").read_text("utf-8")
    licences = dict(NOTICE_ROW.findall(notice))
    inside = [*libraries_inside(payload.folder / "app"), *works_inside(notice)]
    root = Component(
        name="AnchorDesk",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref="anchordesk",
        hashes=[_hash_of(installer.read_bytes())],
        properties=[Property(name="anchordesk:commit", value=commit)],
    )
    bom.metadata.component = root
    parts = [_python(payload), *_packages(payload, licences), *map(_part_inside, inside)]
    bom.components.update(parts)
    bom.register_dependency(root, parts)
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise BuildRefusedError(f"The list of parts is no valid CycloneDX: {wrong}")
    path = installer.with_name(f"{installer.name}.cdx.json")
    path.write_text(text + "\n", "utf-8")
    return path


def _python(payload: Payload) -> Component:
    return Component(
        name="CPython",
        version=payload.runtime.version,
        type=ComponentType.PLATFORM,
        bom_ref="cpython",
        purl=PackageURL("generic", None, "cpython", payload.runtime.version),
        licenses=[LicenseFactory().make_from_string("PSF-2.0")],
        properties=[
            Property(name="anchordesk:sha256-of-tree", value=payload.runtime.digest),
            Property(name="anchordesk:source", value=payload.runtime.source or "test build"),
        ],
    )


def _packages(payload: Payload, licences: dict[str, str]) -> list[Component]:
    parts = []
    for metadata in sorted((payload.folder / "app").glob("*.dist-info/METADATA")):
        told = message_from_string(metadata.read_text("utf-8"))
        name = re.sub(r"[-_.]+", "-", told["Name"]).lower()
        if name == "anchordesk":
            continue
        if name not in licences:
            raise BuildRefusedError(f"NOTICE.md names no licence for {name}.")
        parts.append(_component(name, told["Version"], licences[name], payload))
        if name == "pyside6-essentials":
            parts.append(_component(INSIDE_PYSIDE[0], told["Version"], INSIDE_PYSIDE[1], payload))
    return parts


def _part_inside(part: Inside) -> Component:
    return Component(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{part.name}@{part.version} in {part.within}",
        purl=PackageURL("generic", None, part.name.lower(), part.version),
        licenses=[LicenseFactory().make_from_string(part.licence)],
        properties=[Property(name="anchordesk:inside", value=part.within)],
    )


def _component(name: str, version: str, licence: str, payload: Payload) -> Component:
    is_package = name != INSIDE_PYSIDE[0]
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{name}@{version}",
        purl=PackageURL("pypi" if is_package else "generic", None, name.lower(), version),
        licenses=[LicenseFactory().make_from_string(licence.strip())],
        properties=[
            Property(name="anchordesk:locked-sha256", value=value)
            for value in _locked_hashes(payload.lock, name, version)
        ],
    )


def _locked_hashes(lock: Path, name: str, version: str) -> list[str]:
    """Return the hashes of the files that were allowed, of which one was installed."""
    found = re.search(
        rf"^{re.escape(name)}=={re.escape(version)}((?: \\\n\s+--hash=sha256:[0-9a-f]{{64}})+)",
        lock.read_text("utf-8"),
        re.MULTILINE,
    )
    return [] if found is None else sorted(re.findall(r"[0-9a-f]{64}", found[1]))


def _hash_of(content: bytes) -> HashType:
    return HashType.from_composite_str(f"sha256:{hashlib.sha256(content).hexdigest()}")
