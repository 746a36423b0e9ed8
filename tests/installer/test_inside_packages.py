"""What came inside packages is listed with its version, or nothing is released."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.commands import BuildRefusedError
from installer.inside_packages import libraries_inside, works_inside

ROOT = Path(__file__).resolve().parents[2]
RUST = "cryptography/hazmat/bindings/_rust.abi3.so"
SQLITE = "sqlcipher3/_sqlite3.pyd"
SOUND = {
    RUST: b"..OpenSSL 4.0.3 1 Jan..",
    SQLITE: b"@@3.53.4\x00..OpenSSL 3.6.0 1 Oct..\x004.19.0\x00community\x003.6.0\x00",
}


def installed(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_each_library_is_found_with_the_version_that_it_says(tmp_path: Path) -> None:
    found = libraries_inside(installed(tmp_path, SOUND))
    assert {(part.within, part.name, part.version) for part in found} == {
        ("cryptography", "OpenSSL", "4.0.3"),
        ("sqlcipher3", "OpenSSL", "3.6.0"),
        ("sqlcipher3", "SQLCipher", "4.19.0"),
        ("sqlcipher3", "SQLite", "3.53.4"),
    }


@pytest.mark.parametrize("content", [b"no word of it", b"OpenSSL 4.0.3, OpenSSL 3.6.0"])
def test_a_version_that_is_missing_or_twofold_stops_the_build(
    tmp_path: Path, content: bytes
) -> None:
    with pytest.raises(BuildRefusedError, match="OpenSSL in cryptography"):
        libraries_inside(installed(tmp_path, {**SOUND, RUST: content}))


def test_fonts_and_icons_are_named_in_the_notices() -> None:
    notice = (ROOT / "NOTICE.md").read_text("utf-8")
    assert [part.name for part in works_inside(notice)] == ["Inter", "Lucide"]
    with pytest.raises(BuildRefusedError):
        works_inside(notice.replace("**Inter**", "**Enter**"))


def test_what_is_installed_here_can_be_read() -> None:
    import cryptography  # noqa: PLC0415 - where it lies is all that is wanted

    app = Path(cryptography.__file__).parents[1]
    assert [part.name for part in libraries_inside(app)] == [
        *("OpenSSL", "OpenSSL", "SQLCipher", "SQLite")
    ]
