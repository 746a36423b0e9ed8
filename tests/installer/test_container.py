"""The container recipe: built to its end on a bare Debian, and a hub runs from the image.

Images of a registry are not used, so the base is a bare Debian with Python; each command runs in
a chroot, which is all that many build machines allow.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from installer.hub.build_wheel import build_wheel
from tests.installer.conftest import BASE, COMMIT, ROOT
from tests.installer.debian_root import keep_minimal_system
from tests.installer.running_hub_process import expect_a_hub

IMAGE, PYTHON_BASE = "localhost/anchordesk-hub", "localhost/bare-python"
PYTHON = "/opt/anchordesk-hub/bin/python"
HUB_USER = "10001"
CERTIFICATES = "/etc/ssl/certs:/etc/ssl/certs:ro"

pytestmark = [pytest.mark.installer, pytest.mark.timeout(1800)]


@dataclass(frozen=True)
class Images:
    """Images and containers in a folder of the test's own."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "BUILDAH_ISOLATION": "chroot", "STORAGE_DRIVER": "vfs"}

    def command(self, *words: str) -> list[str]:
        places = ["--root", str(self.folder / "images"), "--runroot", str(self.folder / "running")]
        return ["buildah", *places, *words]

    def run(self, *words: str) -> str:
        done = subprocess.run(
            self.command(*words), env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr[-3000:]
        return done.stdout.strip()


@pytest.fixture
def images(tmp_path: Path) -> Iterator[Images]:
    made = Images(tmp_path)
    yield made
    made.run("rm", "--all")
    made.run("rmi", "--all", "--force")


def test_a_hub_runs_from_the_image_without_rights_over_the_machine(
    images: Images, tmp_path: Path
) -> None:
    a_bare_python(images)
    context = tmp_path / "context"
    build_wheel(context / "dist", COMMIT)
    shutil.copytree(ROOT / "requirements", context / "requirements")
    recipe = str(ROOT / "installer" / "hub" / "Containerfile")
    base = ["--build-arg", f"BASE={PYTHON_BASE}", "--pull=false", "-v", CERTIFICATES]
    images.run("bud", "-f", recipe, "-t", IMAGE, *base, str(context))
    asked = ["inspect", "--type", "image", "--format", "{{.OCIv1.Config.User}}", IMAGE]
    assert images.run(*asked) == HUB_USER
    hub = images.run("from", "--pull=false", IMAGE)
    as_hub = ["run", "--user", HUB_USER, hub, "--"]
    refused = images.command(*as_hub, "touch", "/opt/anchordesk-hub/changed")
    tried = subprocess.run(refused, env=images.environment, capture_output=True, check=False)
    assert tried.returncode != 0
    program = [PYTHON, "-I", "-m", "anchordesk.hub"]
    expect_a_hub(
        images.command(*as_hub, *program, "serve", "/data/hub", "--port", "0"), images.environment
    )
    checked = images.run(*as_hub, *program, "check", "/data/hub")
    assert checked


def a_bare_python(images: Images) -> None:
    keep_minimal_system(BASE)
    bare = images.run("from", "scratch")
    images.run("add", "--quiet", bare, str(BASE), "/")
    wanted = "python3.11 python3.11-venv ca-certificates"
    install = f"apt-get update -q && apt-get install -y -q --no-install-recommends {wanted}"
    images.run("run", bare, "--", "sh", "-c", f"{install} && ln -s python3.11 /usr/bin/python")
    images.run("commit", "--quiet", bare, PYTHON_BASE)
