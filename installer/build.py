"""Builds an installer from a commit: `python3.11 installer/build.py linux --runtime /usr`.

It makes an environment with the hash-pinned tools first. installer/README.md says what a release
needs beside this.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from installer.windows.authenticode import Signer

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / "build" / "installer-tools"
TOOLS = ROOT / "requirements" / "installers.txt"


def main(words: list[str]) -> int:
    """Build and return the exit code: 0 built, 1 refused with a reason."""
    parser = argparse.ArgumentParser(prog="installer/build.py")
    parser.add_argument("platform", choices=["linux", "windows"])
    parser.add_argument("--runtime", type=Path, required=True, help="the Python to ship")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where installers go")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "installer")
    signing = parser.add_argument_group("signing Windows files; leave out for test builds")
    signing.add_argument("--certificates", type=Path, help="the signer's chain, PEM")
    signing.add_argument("--key", default="", help="a PEM file, or a pkcs11: address")
    signing.add_argument("--pkcs11-module", type=Path, help="the token's library")
    signing.add_argument("--timestamps", default="", help="address of an RFC 3161 service")
    parser.add_argument("--commit", default="HEAD")
    parser.add_argument("--test-build", action="store_true", help="never to be released")
    parser.add_argument("--version", default="", help="another version, for test builds only")
    arguments = parser.parse_args(words)
    if arguments.version and not arguments.test_build:
        parser.error("--version is for --test-build only")
    if Path(sys.prefix).resolve() != ENVIRONMENT.resolve():
        return _again_with_tools(words)

    from installer.commands import BuildRefusedError  # noqa: PLC0415 - needs the tools

    try:
        _build(arguments)
    except BuildRefusedError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def _build(arguments: argparse.Namespace) -> None:
    from installer.bill_of_materials import write_bill  # noqa: PLC0415 - needs the tools
    from installer.linux.deb import PROGRAM_FOLDER, make_deb  # noqa: PLC0415
    from installer.payload import BuildPlan, make_payload  # noqa: PLC0415
    from installer.proof import prove  # noqa: PLC0415
    from installer.source_tree import take_source  # noqa: PLC0415
    from installer.sums import write_sums  # noqa: PLC0415
    from installer.windows.msi import make_msi  # noqa: PLC0415

    begun = time.monotonic()
    work, out = arguments.work.absolute(), arguments.out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    tree = take_source(ROOT, work / "source", arguments.commit)
    is_linux = arguments.platform == "linux"
    plan = BuildPlan(
        platform=arguments.platform,
        source=tree.folder,
        work=work / arguments.platform,
        runtime=arguments.runtime.absolute(),
        uv=Path(sys.prefix) / "bin" / "uv",
        epoch=tree.epoch,
        test_build=arguments.test_build,
    )
    payload = make_payload(plan, f"/{PROGRAM_FOLDER}" if is_linux else "AnchorDesk")
    proof = prove(payload)
    version = arguments.version or tree.version
    made = (
        make_deb(payload, version, out)
        if is_linux
        else make_msi(payload, version, out, _signer(arguments))
    )
    bill = write_bill(payload, version, tree.commit, made)
    write_sums(out)
    seconds = time.monotonic() - begun
    size = made.stat().st_size / 1e6
    sys.stdout.write(f"Made {made} ({size:.1f} MB) and {bill.name} in {seconds:.0f} s.\n{proof}")
    sys.stdout.write("This is a test build. Never hand it on.\n" if arguments.test_build else "")


def _signer(arguments: argparse.Namespace) -> Signer | None:
    from installer.commands import BuildRefusedError  # noqa: PLC0415 - as above
    from installer.windows.authenticode import Signer  # noqa: PLC0415

    if arguments.certificates is not None and arguments.key:
        module, timestamps = arguments.pkcs11_module, arguments.timestamps
        return Signer(arguments.certificates, arguments.key, module, timestamps)
    if arguments.test_build:
        return None
    raise BuildRefusedError("A release is signed: give --certificates and --key.")


def _again_with_tools(words: list[str]) -> int:
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--no-deps", "--require-hashes", "-r", str(TOOLS)], check=True)
    return subprocess.call([str(python), "-m", "installer.build", *words], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
