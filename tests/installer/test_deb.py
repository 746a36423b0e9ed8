"""The Debian package: built alike twice, installed without a network, upgraded, removed."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.adapters.vault.throwaway import PASSPHRASE
from tests.installer.conftest import build
from tests.installer.debian_root import HOME, DebianRoot
from tests.installer.maker import Maker, verified

DATA = Path(__file__).parents[1] / "data"
OLD_VAULT = next(path.parent for path in DATA.rglob("*0001/vault.db"))
VAULT = f"{HOME}/.local/share/AnchorDesk/vault"
CHECKS = {"modules", "definitions", "vault", "return", "envelope", "connection", "window"}
LARGEST_PACKAGE = 90_000_000
LARGEST_INSTALLED_KIB = 260_000_000 // 1024

pytestmark = [pytest.mark.installer, pytest.mark.timeout(1800)]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def bytes_of(folder: Path) -> dict[str, str]:
    found = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    return {path.relative_to(folder).as_posix(): digest(path) for path in found}


def field(deb: Path, name: str) -> str:
    words = ["dpkg-deb", "-f", str(deb), name]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def expect_it_works(debian: DebianRoot) -> None:
    done = debian.as_worker("anchordesk", "self-test", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert {check["name"] for check in report["checks"] if check["passed"]} == CHECKS


def test_the_same_commit_gives_the_same_package(deb: Path, tmp_path: Path) -> None:
    again = build("linux", tmp_path)
    assert digest(again) == digest(deb)
    bills = [Path(f"{path}.cdx.json").read_text("utf-8") for path in (deb, again)]
    assert bills[0] == bills[1]


def test_it_is_small_enough_to_send_to_five_hundred_laptops(deb: Path) -> None:
    assert deb.stat().st_size <= LARGEST_PACKAGE
    assert int(field(deb, "Installed-Size")) <= LARGEST_INSTALLED_KIB


def test_it_works_on_a_bare_system_and_goes_without_a_trace_but_for_vaults(
    deb: Path, debian: DebianRoot
) -> None:
    installed = debian.install(deb)
    assert installed.returncode == 0, installed.stderr
    expect_it_works(debian)
    assert debian.as_root("anchordesk", "self-test").returncode == 0
    no_input = debian.as_worker("sh", "-c", "anchordesk self-test <&- >/dev/null 2>&1")
    assert no_input.returncode == 0
    assert debian.as_root("dpkg", "--verify", "anchordesk").stdout == ""
    name = ["--name", "Priya Nair", "--organisation", "Harbour Homes"]
    made = debian.as_worker("anchordesk", "create", *name, said=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert made.returncode == 0, made.stderr
    vault = debian.folder / VAULT.lstrip("/")
    before = bytes_of(vault)
    removed = debian.as_root("dpkg", "--purge", "anchordesk")
    assert removed.returncode == 0, removed.stderr
    assert bytes_of(vault) == before
    left = debian.as_root(
        "find", "/", "-xdev", "-iname", "*anchordesk*", "-not", "-path", f"{HOME}/*"
    )
    assert [line for line in left.stdout.split() if not line.startswith(("/tmp/", "/proc/"))] == []
    assert debian.install(deb).returncode == 0
    opened = debian.as_worker("anchordesk", "check", said=f"{PASSPHRASE}\n")
    assert "every page is whole" in opened.stdout, opened.stderr


def test_a_vault_of_the_first_schema_outlives_an_upgrade_and_a_refused_downgrade(
    deb: Path, other_versions: tuple[Path, Path], debian: DebianRoot
) -> None:
    older, newer = other_versions
    assert debian.install(older).returncode == 0
    debian.bring(OLD_VAULT, VAULT)
    upgraded = debian.install(deb)
    assert upgraded.returncode == 0, upgraded.stderr
    opened = debian.as_worker("anchordesk", "check", said=f"{PASSPHRASE}\n")
    assert "every page is whole" in opened.stdout, opened.stderr
    debian.as_worker("mkdir", f"{HOME}/stick")
    backed_up = debian.as_worker("anchordesk", "backup", f"{HOME}/stick", said=f"{PASSPHRASE}\n")
    assert "It holds 2 residents" in backed_up.stdout, backed_up.stderr
    assert debian.install(newer).returncode == 0
    vault = debian.folder / VAULT.lstrip("/")
    before = bytes_of(vault)
    refused = debian.install(deb)
    assert refused.returncode != 0
    assert "Nothing was changed" in refused.stderr
    assert bytes_of(vault) == before
    kept = debian.as_root("dpkg-query", "-W", "-f", "${Status} ${Version}", "anchordesk")
    assert kept.stdout == "install ok installed 0.2.0"
    expect_it_works(debian)


def test_damage_is_found_and_mended_by_installing_again(deb: Path, debian: DebianRoot) -> None:
    debian.install(deb)
    broken = debian.folder / "usr/lib/anchordesk/app/anchordesk/ui/application.py"
    broken.write_text("damage\n")
    broken.with_name("__pycache__").rename(broken.with_name("gone"))
    assert "application.py" in debian.as_root("dpkg", "--verify", "anchordesk").stdout
    failed = debian.as_worker("anchordesk", "self-test", "--json")
    assert failed.returncode == 1
    found = json.loads(failed.stdout)["checks"]
    assert [check["name"] for check in found if not check["passed"]] == ["modules", "window"]
    assert debian.install(deb).returncode == 0
    expect_it_works(debian)


def test_a_truncated_or_altered_package_is_not_installed(deb: Path, debian: DebianRoot) -> None:
    content = bytearray(deb.read_bytes())
    content[len(content) // 2] ^= 1
    altered = debian.folder / "tmp/altered.deb"
    altered.write_bytes(bytes(content))
    refused = debian.as_root("dpkg", "-i", "/tmp/altered.deb")
    assert refused.returncode != 0
    assert not (debian.folder / "usr/bin/anchordesk").exists()


def test_the_signed_package_is_genuine_and_with_one_flipped_bit_it_is_not(
    deb: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, maker = tmp_path_factory.mktemp("dist"), Maker(tmp_path_factory.mktemp("k") / "a")
    package = folder / deb.name
    for path in (deb, Path(f"{deb}.cdx.json")):
        shutil.copyfile(path, folder / path.name)
    try:
        maker.sign(folder, monkeypatch)
        code, told = verified(folder, maker)
        assert code == 0, told
        assert f"Genuine: {deb.name}" in told
        content = bytearray(package.read_bytes())
        content[len(content) // 2] ^= 1
        package.write_bytes(bytes(content))
        code, told = verified(folder, maker)
        assert (code, f"{deb.name} is not what was signed" in told) == (1, True)
    finally:
        maker.stop()


def test_the_menu_entry_and_its_description_are_sound(deb: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "-x", str(deb), str(tmp_path)], check=True)
    share = tmp_path / "usr/share"
    entry = share / "applications/anchordesk.desktop"
    subprocess.run(["desktop-file-validate", str(entry)], check=True)
    description = share / "metainfo/org.anchordesk.AnchorDesk.metainfo.xml"
    checked = ["appstreamcli", "validate", "--no-net", str(description)]
    subprocess.run(checked, check=True, capture_output=True)
    app = tmp_path / "usr/lib/anchordesk/app"
    assert not (app / "anchordesk/hub").exists()
    assert [path for path in app.rglob("*.so*") if "Qml" in path.name or "Quick" in path.name] == []
    assert (app / "PySide6/Qt/lib/libQt6Core.so.6").is_file()
