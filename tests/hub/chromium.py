"""A real Chromium without a screen, told what to do by its driver over loopback (WebDriver)."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2

TAB, ENTER = "\ue004", "\ue007"
_WHILE_WAITING = 30
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DRIVERS = ("chromedriver", "chromium.chromedriver")
WHAT_TO_INSTALL = (
    "Debian: python3 start.py test installs chromium and chromium-driver. Ubuntu: "
    "sudo snap install chromium, which brings its driver as chromium.chromedriver."
)


class Chromium:
    """One browser window. Keys go where the focus is, as a person's would."""

    def __init__(self, driver: httpx2.Client, session: str) -> None:
        self._driver = driver
        self._session = session

    def open(self, address: str) -> None:
        self._post("url", url=address)

    @property
    def address(self) -> str:
        return str(self._get("url"))

    @property
    def title(self) -> str:
        return str(self._get("title"))

    def run(self, script: str, *told: object) -> Any:
        return self._post("execute/sync", script=script, args=list(told))

    def press(self, *keys: str) -> None:
        for key in "".join(keys):
            actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
            self._post("actions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def focused(self) -> str:
        """What has the focus: its visible words, or the words of its label."""
        return str(
            self.run(
                "const e = document.activeElement;"
                "return (e.labels && e.labels.length ? e.labels[0].textContent"
                " : e.getAttribute('aria-label') || e.textContent).trim();"
            )
        )

    def tab_to(self, words: str, most: int = 40) -> None:
        """Press Tab until what these words name has the focus."""
        passed = []
        for _ in range(most):
            self.press(TAB)
            passed.append(self.focused())
            if passed[-1] == words:
                return
        raise AssertionError(f"Tab does not reach “{words}”, only {passed}")

    def follow(self, *keys: str, seconds: float = 10.0) -> None:
        """Press keys that lead to another page, and wait until it is there: the hub is asked."""
        self.run("document.documentElement.dataset.left = 'yes'")
        self.press(*keys)
        ends = time.monotonic() + seconds
        arrived = (
            "return !document.documentElement.dataset.left && document.readyState === 'complete'"
        )
        while not self.run(arrived):
            assert time.monotonic() < ends, f"{keys[-1]!r} led to no other page"

    def text_once_there_is(self, words: str, seconds: float = 10.0) -> str:
        """What the page says, once these words stand there: a form's answer takes its time."""
        ends = time.monotonic() + seconds
        while True:
            text = str(self.run("return document.querySelector('main')?.innerText ?? ''"))
            if words in text or time.monotonic() > ends:
                return text

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._get("screenshot")))

    def prefer(self, scheme: str) -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._chrome("Emulation.setEmulatedMedia", {"features": features})

    def allow_scripts(self, *, allowed: bool) -> None:
        self._chrome("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def axe(self) -> list[str]:
        """What axe-core finds wrong with the page, a line for each place."""
        self.run((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8"))
        found = self._post(
            "execute/async",
            script="const done = arguments[arguments.length - 1];"
            "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations));",
            args=[],
        )
        return [
            f"{one['id']}: {one['help']}: {node['html'][:200]}"
            for one in found
            for node in one["nodes"]
        ]

    def messages(self) -> list[str]:
        """What the browser complained about, refused styles and scripts among it."""
        return [one["message"] for one in self._post("se/log", type="browser")]

    def _chrome(self, command: str, told: dict[str, object]) -> None:
        self._post("goog/cdp/execute", cmd=command, params=told)

    def _post(self, what: str, **told: object) -> Any:
        return _value(self._driver.post(f"/session/{self._session}/{what}", json=told))

    def _get(self, what: str) -> Any:
        return _value(self._driver.get(f"/session/{self._session}/{what}"))


@contextmanager
def running_chromium(folder: Path) -> Iterator[Chromium]:
    """A browser with an empty profile in a folder; fails where none is installed."""
    program, driver = installed(BROWSERS), installed(DRIVERS)
    folder = folder_for(program, folder)
    with subprocess.Popen(
        [driver, "--port=0", "--allowed-ips=127.0.0.1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            with httpx2.Client(
                base_url=f"http://127.0.0.1:{_port(process)}",
                trust_env=False,
                timeout=_WHILE_WAITING,
            ) as client:
                answer = _value(client.post("/session", json=_wanted(program, folder)))
                session = answer["sessionId"]
                try:
                    yield Chromium(client, session)
                finally:
                    client.delete(f"/session/{session}")
        finally:
            process.terminate()


def installed(names: tuple[str, ...]) -> str:
    """The first of these programs that is there; fails with what to install."""
    found = next((place for name in names if (place := shutil.which(name))), None)
    assert found, f"None of {', '.join(names)} is installed. {WHAT_TO_INSTALL}"
    return found


def folder_for(program: str, folder: Path) -> Path:
    """Where a browser may keep its profile: a snap sees neither /tmp nor hidden folders."""
    if "snap" not in Path(program).parts and "/snap/" not in str(Path(program).resolve()):
        return folder
    return Path.home() / "snap" / "chromium" / "common" / f"anchordesk-{uuid4().hex}"


def _port(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if "successfully on port " in line:
            return line.rsplit("on port ", 1)[1].strip(" .\n")
    raise AssertionError("Chromium's driver did not start")


def _wanted(program: str, folder: Path) -> dict[str, object]:
    options = {
        "binary": program,
        "args": [
            "--headless=new",
            # In a container the sandbox of Chromium cannot be made by root.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--no-proxy-server",
            "--window-size=1366,768",
            f"--user-data-dir={folder}",
        ],
    }
    capabilities = {
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": {"browser": "ALL"},
    }
    return {"capabilities": {"alwaysMatch": capabilities}}


def _value(answer: httpx2.Response) -> Any:
    told = json.loads(answer.content)["value"]
    if isinstance(told, dict) and "error" in told:
        raise AssertionError(f"{told['error']}: {told['message']}")
    return told
