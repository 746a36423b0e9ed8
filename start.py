"""Sets AnchorDesk up from a source checkout and runs it: `python3 start.py demo`, or `test`.

Needs only Python 3.11 or newer and git. It makes a virtual environment in .venv, installs the
hash-pinned requirements, and on Debian and Ubuntu the system libraries that Qt wants. This file
imports nothing but the standard library.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "requirements.sha256"
OLDEST_PYTHON = (3, 11)

LIBRARIES_FOR_QT = (
    *("libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon-x11-0"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0", "libxcb-xkb1"),
)
TOOLS_FOR_TESTS = (
    *("xvfb", "xauth", "openbox", "xdotool", "at-spi2-core", "dbus", "dbus-x11", "python3-pyatspi"),
    *("gir1.2-atspi-2.0", "gnome-keyring", "libsecret-1-0", "git"),
    "postgresql",
)
# Ubuntu has Chromium as a snap only, which no package brings: there the tests of the hub's pages
# find that one, and say what to install where it is missing.
BROWSER_FOR_TESTS = ("chromium", "chromium-driver")

USAGE = """Usage:
  python3 start.py demo [OPTIONS]   set up, and see the whole main job on made-up residents
  python3 start.py test [OPTIONS]   set up, and run every check and test
  python3 start.py run  [OPTIONS]   set up, and open AnchorDesk (or one of its commands)
"""


def main(words: list[str]) -> int:
    """Set up what is missing, then run what was asked for."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write("AnchorDesk needs Python 3.11 or newer. Nothing was changed.\n")
        return 1
    job, options = (words[0], words[1:]) if words else ("", [])
    if job not in {"demo", "test", "run"}:
        sys.stderr.write(USAGE)
        return 2
    for_tests = job == "test"
    try:
        install_system_packages((*LIBRARIES_FOR_QT, *(tools_for_tests() if for_tests else ())))
        make_environment("development" if for_tests else "application")
    except subprocess.CalledProcessError as problem:
        failed = " ".join(map(str, problem.cmd))
        sys.stderr.write(f"Setting up failed at: {failed}\nCorrect that and start again.\n")
        return 1
    python = str(environment_python())
    if for_tests:
        return subprocess.call([python, str(ROOT / "tests" / "run_all.py"), *options], cwd=ROOT)
    command = ["demo", *options] if job == "demo" else options
    return subprocess.call([python, "-m", "anchordesk.cli", *command], env=with_checkout())


def tools_for_tests() -> tuple[str, ...]:
    """Debian's or Ubuntu's packages that the tests use."""
    try:
        is_ubuntu = platform.freedesktop_os_release()["ID"] == "ubuntu"
    except OSError:
        is_ubuntu = False
    return TOOLS_FOR_TESTS if is_ubuntu else (*TOOLS_FOR_TESTS, *BROWSER_FOR_TESTS)


def install_system_packages(wanted: tuple[str, ...]) -> None:
    """Install Debian's or Ubuntu's packages that are missing; elsewhere there is nothing to do."""
    if sys.platform != "linux" or shutil.which("dpkg-query") is None:
        return
    venv = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    needed = [name for name in wanted if not is_installed(name)]
    if not has_venv():
        needed.append(venv)
    if not needed:
        return
    apt = ["apt-get", "install", "-y", "--no-install-recommends", *needed]
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        sys.stderr.write(
            "These system packages are missing and need an administrator: "
            + " ".join(needed)
            + "\n"
        )
        if sudo is None or not sys.stdin.isatty():
            sys.stderr.write("Ask an administrator to run: " + " ".join(apt) + "\n")
            raise subprocess.CalledProcessError(1, apt)
        apt = [sudo, *apt]
        update = [sudo, "apt-get", "update"]
    else:
        update = ["apt-get", "update"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(update, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(apt, check=True, stdout=subprocess.DEVNULL, env=quiet)


def is_installed(package: str) -> bool:
    """Tell whether a system package is installed, under this name or a newer one of it."""
    for name in (package, f"{package}t64"):
        asked = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Status}", name],
            capture_output=True,
            text=True,
            check=False,
        )
        if asked.stdout.startswith("install ok"):
            return True
    return False


def has_venv() -> bool:
    """Tell whether this Python can make virtual environments (Debian packs that apart)."""
    asked = subprocess.run(
        [sys.executable, "-c", "import ensurepip, venv"], check=False, capture_output=True
    )
    return asked.returncode == 0


def make_environment(purpose: str) -> None:
    """Make .venv and install the pinned requirements, unless they are there already."""
    wanted = [ROOT / "requirements" / f"{purpose}.txt"]
    print_of = hashlib.sha256(b"".join(path.read_bytes() for path in wanted)).hexdigest()
    known = STAMP.read_text().split() if STAMP.is_file() else []
    if print_of in known:
        return
    if not environment_python().is_file():
        sys.stdout.write("Making a virtual environment in .venv.\n")
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    sys.stdout.write("Installing the pinned requirements. This takes a minute or two.\n")
    sys.stdout.flush()
    pip = [str(environment_python()), "-m", "pip", "install", "--quiet", "--no-deps"]
    for path in wanted:
        command = [*pip, "--disable-pip-version-check", "--require-hashes", "-r", str(path)]
        subprocess.run(command, check=True)
    STAMP.write_text("\n".join([*known, print_of]))


def environment_python() -> Path:
    """Return the environment's Python."""
    if platform.system() == "Windows":
        return ENVIRONMENT / "Scripts" / "python.exe"
    return ENVIRONMENT / "bin" / "python"


def with_checkout() -> dict[str, str]:
    """Return the environment in which the checkout can be imported from any folder."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
