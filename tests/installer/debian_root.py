"""A bare Debian in a folder: programs run in it without a network and without our environment."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

WORKER = 1000
HOME = "/srv/worker"
PLAIN = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "LANG": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}


def keep_minimal_system(base: Path) -> None:
    """Pack a minimal Debian, unless it is there from an earlier run."""
    if base.exists():
        return
    base.parent.mkdir(exist_ok=True)
    made = base.with_suffix(".making")
    words = ["debootstrap", "--variant=minbase", "bookworm", str(made)]
    subprocess.run(words, check=True, capture_output=True, env=PLAIN)
    subprocess.run(["tar", "-C", str(made), "-cf", str(base), "."], check=True)
    shutil.rmtree(made)


class DebianRoot:
    """One folder with a Debian system and a user `worker` in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def bootstrap(self, base: Path) -> None:
        """Fill the folder with a minimal system, kept for the next run."""
        keep_minimal_system(base)
        self.load(base)
        self.as_root("useradd", "--create-home", "--home-dir", HOME, "--uid", str(WORKER), "worker")

    def load(self, packed: Path) -> None:
        """Fill the folder from what was saved."""
        self.folder.mkdir()
        subprocess.run(["tar", "-C", str(self.folder), "-xf", str(packed)], check=True)

    def save(self, packed: Path) -> None:
        """Keep the folder for the next test."""
        subprocess.run(["tar", "-C", str(self.folder), "-cf", str(packed), "."], check=True)

    def remove(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.folder)

    def install_dependencies(self, deb: Path) -> None:
        """Install what a package depends on and nothing else: the last use of the network."""
        asked = ["dpkg-deb", "-f", str(deb), "Depends"]
        wanted = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
        shutil.copyfile("/etc/resolv.conf", self.folder / "etc/resolv.conf")
        for words in (["update"], ["satisfy", "-y", "--no-install-recommends", wanted]):
            done = self._run(["chroot", str(self.folder), "apt-get", *words])
            assert done.returncode == 0, done.stderr

    def bring(self, path: Path, place: str) -> None:
        """Copy a file or folder into the system; what lies at home belongs to the worker."""
        target = self.folder / place.lstrip("/")
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copyfile(path, target)
        if place.startswith(HOME):
            self.as_root("chown", "-R", "worker:", HOME)

    def as_root(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a program as the administrator, without a network."""
        return self._run(["unshare", "--net", "chroot", str(self.folder), *words])

    def as_worker(self, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program as the user who owns the vault, without a network."""
        user = f"--userspec={WORKER}:{WORKER}"
        command = ["unshare", "--net", "chroot", user, str(self.folder), *words]
        return self._run(command, said, {"HOME": HOME})

    def install(self, deb: Path) -> subprocess.CompletedProcess[str]:
        """Install a package file silently, as IT does."""
        self.bring(deb, f"/tmp/{deb.name}")
        return self.as_root("dpkg", "-i", f"/tmp/{deb.name}")

    def _run(
        self, command: list[str], said: str = "", more: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        environment = {**PLAIN, **(more or {})}
        return subprocess.run(
            command, input=said, capture_output=True, text=True, check=False, env=environment
        )
