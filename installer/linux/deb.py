"""Writes the Debian package from a payload: the same payload gives the same bytes."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from installer.commands import BuildRefusedError, run_tool
from installer.payload import Payload, date_all
from installer.slim import remove_folder

HERE = Path(__file__).parent
PROGRAM_FOLDER = "usr/lib/anchordesk"
MAINTAINER = "AnchorDesk packagers <packages@anchordesk.invalid>"
CONTROL = """\
Package: anchordesk
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager | libsecret-1-0
Section: misc
Priority: optional
Description: encrypted, offline case management for employment pathways
 AnchorDesk keeps the records of residents encrypted on one laptop. It needs no
 network and no account, and brings its own Python.
 .
 Installing, upgrading and removing it leaves everybody's vault alone.
"""
STANZA = "Source: anchordesk\n\nPackage: anchordesk\nArchitecture: amd64\n"
# Loaded by Qt or Python when they run, so no file names them as needed.
ALSO_NEEDED = ("ca-certificates", "libegl1", "libgl1")


def make_deb(payload: Payload, version: str, folder: Path) -> Path:
    """Write the package into a folder and return it.

    Args:
        version: Of AnchorDesk. A test build gets a version that sorts before it.

    Raises:
        BuildRefusedError: if one of Debian's tools fails.
    """
    root = payload.folder.parent / "deb-root"
    remove_folder(root)
    full = version if payload.runtime.source else f"{version}~test"
    shutil.copytree(payload.folder, root / PROGRAM_FOLDER)
    _add_entries(root, full, payload.epoch)
    depends = _depends(root, payload.folder.parent)
    date_all(root, payload.epoch)
    (root / "usr/bin/anchordesk").chmod(0o755)
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    _write_control(root, full, depends, size)
    date_all(root / "DEBIAN", payload.epoch)
    (root / "DEBIAN/preinst").chmod(0o755)
    out = folder / f"anchordesk_{full}_amd64.deb"
    run_tool(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z12", "--threads-max=1", "-b", root, out],
        environment={"SOURCE_DATE_EPOCH": str(payload.epoch)},
    )
    return out


def _add_entries(root: Path, version: str, epoch: int) -> None:
    day = datetime.fromtimestamp(epoch, UTC).date().isoformat()
    places = {
        "anchordesk.sh": "usr/bin/anchordesk",
        "anchordesk.desktop": "usr/share/applications/anchordesk.desktop",
        "anchordesk.svg": "usr/share/icons/hicolor/scalable/apps/anchordesk.svg",
        "org.anchordesk.AnchorDesk.metainfo.xml": (
            "usr/share/metainfo/org.anchordesk.AnchorDesk.metainfo.xml"
        ),
        "copyright": "usr/share/doc/anchordesk/copyright",
    }
    for name, place in places.items():
        words = (HERE / name).read_text("utf-8")
        target = root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words.replace("@VERSION@", version).replace("@DATE@", day), "utf-8")


def _depends(root: Path, work: Path) -> str:
    """Ask Debian which packages have the libraries that any file of the program names."""
    (work / "debian").mkdir(exist_ok=True)
    (work / "debian/control").write_text(STANZA, "ascii")
    programs = [path for path in sorted((root / PROGRAM_FOLDER).rglob("*")) if _is_elf(path)]
    own = sorted({str(path.parent) for path in programs})
    words = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
    told = run_tool([*words, *(f"-l{folder}" for folder in own), *programs], where=work)
    found = re.search(r"^shlibs:Depends=(.+)$", told, re.MULTILINE)
    if found is None:
        raise BuildRefusedError("dpkg-shlibdeps named no libraries, which cannot be.")
    return ", ".join(sorted({*found[1].split(", "), *ALSO_NEEDED}))


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _write_control(root: Path, version: str, depends: str, size: int) -> None:
    folder = root / "DEBIAN"
    folder.mkdir()
    control = CONTROL.format(
        version=version, maintainer=MAINTAINER, size=-(-size // 1024), depends=depends
    )
    (folder / "control").write_text(control, "utf-8")
    preinst = (HERE / "preinst").read_text("utf-8")
    (folder / "preinst").write_text(preinst.replace("@VERSION@", version), "utf-8")
    sums = run_tool(
        ["sh", "-c", "find usr -type f -print0 | sort -z | xargs -0 md5sum"], where=root
    )
    (folder / "md5sums").write_text(sums, "utf-8")
