"""The Windows package: its tables, its signature, and its life under Wine as far as that goes."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from anchordesk.commands.self_test import NAMES
from installer.commands import BuildRefusedError
from installer.payload import Payload
from installer.runtime import Runtime
from installer.windows.authenticode import Signer, verify
from installer.windows.launchers import CONSOLE, WINDOW
from installer.windows.msi import make_msi
from installer.windows.test_runtime import stitch
from installer.windows.wxs import UPGRADE_CODE
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.installer.conftest import build
from tests.installer.wine_prefix import WinePrefix

HERE = Path(__file__).parent
HUB = "https://hub.example"
EPOCH = 1_700_000_000

pytestmark = [pytest.mark.installer, pytest.mark.timeout(2400)]


@dataclass(frozen=True)
class Built:
    """A signed package, and what it was made of."""

    msi: Path
    payload: Payload
    signer: Signer


def throwaway_certificate(folder: Path) -> Signer:
    """Make a certificate for signing code that signs itself; nobody trusts it but this test."""
    folder.mkdir(parents=True, exist_ok=True)
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "AnchorDesk throwaway test")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "chain.pem").write_bytes(certificate.public_bytes(pem))
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(private)
    return Signer(folder / "chain.pem", str(folder / "key.pem"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("msi")
    words = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--require-hashes",
        "--platform",
    ]
    words += ["win_amd64", "--python-version", "3.11", "--only-binary", ":all:", "-r"]
    words += [str(HERE / "test_runtime.txt"), "-d", str(folder)]
    subprocess.run(words, check=True)
    runtime = folder / "runtime"
    stitch(next(folder.glob("panda3d-*.whl")), Path("/usr/lib/python3.11"), runtime)
    signer = throwaway_certificate(folder / "key")
    signing = ("--certificates", str(signer.certificates), "--key", signer.key)
    msi = build("windows", folder, *signing, runtime=str(runtime))
    work = folder / "work" / "windows"
    known = Runtime("3.11.9", "stitched", "")
    lock = work / "parts" / "lock-windows.txt"
    return Built(msi, Payload(work / "payload", lock, known, "windows", EPOCH), signer)


def copied(payload: Payload, folder: Path) -> Payload:
    """Copy a payload: making a package of it writes new programs into it, unsigned ones here."""
    shutil.copytree(payload.folder, folder / "payload")
    return replace(payload, folder=folder / "payload")


@pytest.fixture(scope="session")
def newer(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same program as the next version."""
    folder = tmp_path_factory.mktemp("newer")
    return make_msi(copied(built.payload, folder), "0.2.0", folder)


@pytest.fixture
def wine(built: Built, tmp_path: Path) -> Iterator[WinePrefix]:
    qt = built.payload.folder / "app" / "PySide6" / "Qt6Core.dll"
    prefix = WinePrefix(tmp_path / "prefix", qt)
    yield prefix
    prefix.run("wineboot", "-k")


def rows(msi: Path, table: str) -> list[list[str]]:
    words = ["msiinfo", "export", str(msi), table]
    told = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return [line.split("\t") for line in told.replace("\r", "").splitlines()[3:]]


def test_it_is_for_everybody_on_the_computer_and_takes_its_answers_as_system(built: Built) -> None:
    properties = dict(rows(built.msi, "Property"))
    assert properties["ALLUSERS"] == "1"
    assert properties["UpgradeCode"] == "{" + str(UPGRADE_CODE).upper() + "}"
    assert {"HUBURL", "ORGANISATION"} <= set(properties["SecureCustomProperties"].split(";"))
    assert [row for row in rows(built.msi, "Component") if row[4]] == []
    assert {row[3] for row in rows(built.msi, "CustomAction")} == {
        "[KEPTHUBURL]",
        "[KEPTORGANISATION]",
    }


def test_it_holds_each_file_of_the_program_by_name(built: Built) -> None:
    packed = sorted(row[2].rpartition("|")[2] for row in rows(built.msi, "File"))
    assert packed == sorted(p.name for p in built.payload.folder.rglob("*") if p.is_file())
    names = {path.name for path in built.payload.folder.rglob("*.dll")}
    assert not {name for name in names if "Qml" in name or "Quick" in name or "opengl" in name}


def test_the_same_program_gives_the_same_package(built: Built, newer: Path, tmp_path: Path) -> None:
    again = make_msi(copied(built.payload, tmp_path), "0.2.0", tmp_path)
    assert again.read_bytes() == newer.read_bytes()


@pytest.mark.parametrize("signed", [WINDOW, CONSOLE, "package"])
def test_one_flipped_byte_or_another_maker_is_refused(
    built: Built, tmp_path: Path, signed: str
) -> None:
    source = built.msi if signed == "package" else built.payload.folder / signed
    verify(source, built.signer.certificates)
    stranger = throwaway_certificate(tmp_path / "stranger")
    with pytest.raises(BuildRefusedError):
        verify(source, stranger.certificates)
    content = bytearray(source.read_bytes())
    content[len(content) // 2] ^= 1
    altered = tmp_path / f"altered{source.suffix}"
    altered.write_bytes(bytes(content))
    with pytest.raises(BuildRefusedError):
        verify(altered, built.signer.certificates)


def test_under_wine_it_installs_upgrades_repairs_and_goes_and_the_vault_stays(
    built: Built, newer: Path, wine: WinePrefix
) -> None:
    installed = wine.msiexec("/i", built.msi, f"HUBURL={HUB}", "ORGANISATION=Harbour Homes")
    assert installed.returncode == 0, installed.stderr
    files = built.payload.folder.rglob("*")
    names = {p.relative_to(built.payload.folder).as_posix() for p in files if p.is_file()}
    assert wine.installed_files() == names
    assert wine.presets() == {"HubUrl": HUB, "Organisation": "Harbour Homes"}
    menu = "ProgramData/Microsoft/Windows/Start Menu/Programs/AnchorDesk.lnk"
    assert (wine.drive / menu).is_file()
    tried = wine.anchordesk("self-test", "--json")
    assert tried.returncode == 0, tried.stdout + tried.stderr
    assert {c["name"] for c in json.loads(tried.stdout)["checks"] if c["passed"]} == set(NAMES)
    told = wine.anchordesk("policy", "check").stdout
    assert (HUB in told, "Harbour Homes" in told) == (True, True)
    who = ["--name", "Priya Nair", "--organisation", "Harbour Homes", "--vault", r"C:\vault"]
    made = wine.anchordesk("create", *who, said=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert made.returncode == 0, made.stderr

    assert wine.msiexec("/i", newer).returncode == 0
    assert wine.presets() == {"HubUrl": HUB, "Organisation": "Harbour Homes"}
    opened = wine.anchordesk("check", "--vault", r"C:\vault", said=f"{PASSPHRASE}\n")
    assert "every page is whole" in opened.stdout, opened.stderr
    vault = wine.drive / "vault"
    before = {path.name: path.read_bytes() for path in vault.iterdir()}
    refused = wine.msiexec("/i", built.msi)
    assert refused.returncode != 0
    assert wine.anchordesk("--version").returncode == 0

    (wine.programs / "NOTICE.md").unlink()
    damaged = wine.programs / "app" / "anchordesk" / "cli.py"
    damaged.write_text("damage\n")
    # What /fa means; Wine 8 has no /fa with the package's name.
    assert wine.msiexec("/i", newer, "REINSTALL=ALL", "REINSTALLMODE=amus").returncode == 0
    assert wine.installed_files() == names
    assert damaged.read_bytes() == (built.payload.folder / "app/anchordesk/cli.py").read_bytes()

    assert wine.msiexec("/x", newer).returncode == 0
    assert not wine.programs.exists()
    assert wine.presets() == {}
    assert not (wine.drive / menu).exists()
    assert {path.name: path.read_bytes() for path in vault.iterdir()} == before
