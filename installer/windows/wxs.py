"""Describes the Windows package as WiX source: every file a component of its own, by its path."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

UPGRADE_CODE = UUID("b3f2a6f0-5d0c-5b5e-9c0a-6f9b8f0a4d11")
"""The same for all versions for ever: by it Windows knows that one replaces another."""

NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
PRESETS_KEY = r"SOFTWARE\AnchorDesk\Presets"
PRESETS = (("HUBURL", "HubUrl"), ("ORGANISATION", "Organisation"))
"""Public property of the package, and the name of its registry value."""

OLDER_REFUSED = (
    "A newer AnchorDesk is installed. Nothing was changed: an older one cannot open vaults that a "
    "newer one has opened."
)
# ProgramMenuFolder follows the installing user in places; this one is everybody's.
START_MENU = ("CommonAppDataFolder", "Microsoft", "Windows", "Start Menu", "Programs")


def product_code(version: str) -> UUID:
    """Return the product code of a version."""
    return uuid5(UPGRADE_CODE, f"product {version}")


def write_wxs(folder: Path, version: str, name: str, target: Path) -> None:
    """Write the source for a program's folder.

    Args:
        folder: The files to install.
        name: Of the product, as Windows lists it.
    """
    wix = Element("Wix", xmlns=NAMESPACE)
    product = SubElement(
        wix,
        "Product",
        Id=str(product_code(version)).upper(),
        Name=name,
        Language="2057",
        Version=version,
        Manufacturer="AnchorDesk",
        UpgradeCode=str(UPGRADE_CODE).upper(),
    )
    SubElement(
        product,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Description=name,
    )
    SubElement(product, "MajorUpgrade", DowngradeErrorMessage=OLDER_REFUSED)
    SubElement(product, "Media", Id="1", Cabinet="anchordesk.cab", EmbedCab="yes")
    for key, value in (("ARPNOMODIFY", "1"), ("MsiLogging", "iwarmup")):
        SubElement(product, "Property", Id=key, Value=value)
    root = SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = SubElement(root, "Directory", Id="ProgramFiles64Folder")
    install = SubElement(programs, "Directory", Id="INSTALLDIR", Name="AnchorDesk")
    feature = SubElement(product, "Feature", Id="Main", Title=name, Level="1")
    _add_files(folder, install, feature)
    _add_presets(install, feature)
    _add_shortcut(root, feature)
    indent(wix)
    target.write_bytes(tostring(wix, encoding="utf-8", xml_declaration=True))


def _component(parent: Element, feature: Element, name: str) -> Element:
    guid = uuid5(UPGRADE_CODE, name)
    identifier = f"c{guid.hex}"
    SubElement(feature, "ComponentRef", Id=identifier)
    return SubElement(parent, "Component", Id=identifier, Guid=str(guid).upper(), Win64="yes")


def _add_files(folder: Path, install: Element, feature: Element) -> None:
    directories = {PurePosixPath(): install}
    for path in sorted(folder.rglob("*")):
        name = PurePosixPath(path.relative_to(folder).as_posix())
        parent = directories[name.parent]
        identifier = uuid5(UPGRADE_CODE, f"file {name}").hex
        if path.is_dir():
            directories[name] = SubElement(parent, "Directory", Id=f"d{identifier}", Name=path.name)
            continue
        component = _component(parent, feature, str(name))
        SubElement(
            component,
            "File",
            Id=f"f{identifier}",
            Name=path.name,
            Source=str(name),
            KeyPath="yes",
        )


def _add_presets(install: Element, feature: Element) -> None:
    """Write IT's answers; no condition, so that they go when the program goes. Empty is unset."""
    component = _component(install, feature, "presets")
    for number, (key, value) in enumerate(PRESETS):
        SubElement(
            component,
            "RegistryValue",
            Root="HKLM",
            Key=PRESETS_KEY,
            Name=value,
            Type="string",
            Value=f"[{key}]",
            KeyPath="no" if number else "yes",
        )


def _add_shortcut(root: Element, feature: Element) -> None:
    folder = SubElement(root, "Directory", Id=START_MENU[0])
    for number, name in enumerate(START_MENU[1:]):
        folder = SubElement(folder, "Directory", Id=f"StartMenu{number}", Name=name)
    component = _component(folder, feature, "shortcut")
    SubElement(
        component,
        "Shortcut",
        Id="StartMenuEntry",
        Name="AnchorDesk",
        Description="Case management for employment pathways",
        Target="[INSTALLDIR]AnchorDesk.exe",
        WorkingDirectory="INSTALLDIR",
    )
    SubElement(
        component,
        "RegistryValue",
        Root="HKLM",
        Key=r"SOFTWARE\AnchorDesk",
        Name="Shortcut",
        Type="integer",
        Value="1",
        KeyPath="yes",
    )
