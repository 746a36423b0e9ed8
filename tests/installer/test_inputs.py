"""What goes into an installer: the same versions everywhere, all that is used, nothing unknown."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from anchordesk.adapters.policy import LOCKED_KEY, NAMES
from anchordesk.adapters.policy import PRESETS_KEY as READ_KEY
from installer.commands import BuildRefusedError
from installer.locks import PLATFORMS, pins_in, refuse_other_versions
from installer.runtime import KNOWN, TEST_MARK, digest_of, known_runtime
from installer.slim import QT_MODULES, slim_packages
from installer.windows.wxs import PRESETS, PRESETS_KEY, write_wxs

ROOT = Path(__file__).resolve().parents[2]


def test_every_qt_module_that_the_window_imports_is_shipped() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "anchordesk").rglob("*.py"))
    imported = set(re.findall(r"^\s*from PySide6\.(Qt\w+) import", sources, re.MULTILINE))
    assert imported
    assert imported - set(QT_MODULES) == set()


def test_platforms_get_the_versions_that_are_pinned_and_tested() -> None:
    pinned = pins_in(ROOT / "requirements" / "desktop.txt")
    some = frozenset(list(pinned)[:3])
    refuse_other_versions({"linux": some, "windows": some}, pinned)


@pytest.mark.parametrize(
    "windows", [frozenset({("numpy", "2.5.5")}), frozenset({("numpy", "9.9.9")}), frozenset()]
)
def test_a_platform_with_a_version_of_its_own_is_refused(
    windows: frozenset[tuple[str, str]],
) -> None:
    pinned = frozenset({("numpy", "2.4.6"), ("numpy", "2.5.5")})
    with pytest.raises(BuildRefusedError):
        refuse_other_versions(
            {"linux": frozenset({("numpy", "2.4.6")}), "windows": windows}, pinned
        )


def test_a_python_that_nobody_checked_is_for_test_builds_only(tmp_path: Path) -> None:
    (tmp_path / "python").write_bytes(b"who knows")
    with pytest.raises(BuildRefusedError, match=digest_of(tmp_path)):
        known_runtime(tmp_path, "3.11.9", platform="linux", test_build=False)
    assert known_runtime(tmp_path, "3.11.9", platform="linux", test_build=True).source == ""


def test_a_stitched_python_is_not_released_even_if_it_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    (runtime / TEST_MARK).write_text("for tests")
    listed = tmp_path / "runtimes.toml"
    listed.write_text(f'[[windows]]\nsource = "x"\nsha256 = "{digest_of(runtime)}"\n')
    monkeypatch.setattr("installer.runtime.KNOWN", listed)
    with pytest.raises(BuildRefusedError):
        known_runtime(runtime, "3.11.9", platform="windows", test_build=False)


def test_a_test_build_says_so_even_with_a_python_that_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    (runtime / "python").write_bytes(b"checked")
    listed = tmp_path / "runtimes.toml"
    listed.write_text(f'[[linux]]\nsource = "Debian"\nsha256 = "{digest_of(runtime)}"\n')
    monkeypatch.setattr("installer.runtime.KNOWN", listed)
    found = [
        known_runtime(runtime, "3.11.2", platform="linux", test_build=test_build).source
        for test_build in (False, True)
    ]
    assert found == ["Debian", ""]


def test_the_list_of_checked_pythons_can_be_read() -> None:
    for platform, entries in tomllib.loads(KNOWN.read_text("utf-8")).items():
        assert platform in PLATFORMS
        for entry in entries:
            assert re.fullmatch(r"[0-9a-f]{64}", entry["sha256"])
            assert entry["source"]


def test_slimming_leaves_the_hub_and_unused_qt_out_and_licences_in(tmp_path: Path) -> None:
    kept = ["anchordesk/cli.py", "PySide6/QtCore.abi3.so", "PySide6/Qt/lib/libQt6Core.so.6"]
    kept += ["mako-1.dist-info/licenses/LICENSE", "PySide6/plugins/platforms/qwindows.dll"]
    gone = ["anchordesk/hub/store.py", "PySide6/QtQml.abi3.so", "PySide6/Qt/lib/libQt6Qml.so.6"]
    gone += ["PySide6/Qt/plugins/platformthemes/libqgtk3.so", "PySide6/designer"]
    for name in (*kept, *gone):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    slim_packages(tmp_path)
    left = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert left == set(kept)


def test_a_file_keeps_its_component_from_version_to_version(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.mkdir()
    (program / "one.txt").touch()
    found = []
    for version in ("0.1.0", "0.2.0"):
        source = tmp_path / f"{version}.wxs"
        write_wxs(program, version, "AnchorDesk", source)
        text = source.read_text("utf-8")
        found.append((re.findall(r'Component Id="\w+" Guid="[\w-]+"', text), text))
    assert found[0][0] == found[1][0]
    codes = [re.findall(r'Product Id="([\w-]+)"', text)[0] for _, text in found]
    assert codes[0] != codes[1]


def test_group_policy_offers_what_the_program_reads_where_it_reads_it() -> None:
    folder = ROOT / "installer" / "windows" / "policy"
    rules = ElementTree.parse(folder / "AnchorDesk.admx").getroot()
    words = (folder / "en-GB" / "AnchorDesk.adml").read_text("utf-8")
    policies = list(rules.iterfind(".//{*}policy"))
    assert {policy.get("key") for policy in policies} == {LOCKED_KEY}
    # A policy that is only on or off names its value itself.
    named = [*rules.iterfind(".//{*}elements/*"), *policies]
    offered = {one.get("valueName") for one in named if one.get("valueName")}
    assert offered == set(NAMES)
    assert {value for _, value in PRESETS} <= offered
    for policy in policies:
        for reference in (policy.get("displayName"), policy.get("explainText")):
            assert reference is not None
            assert f'id="{reference.removeprefix("$(string.").rstrip(")")}"' in words
    ElementTree.fromstring(words)


def test_what_the_package_writes_is_read_from_the_same_key() -> None:
    assert PRESETS_KEY == READ_KEY
