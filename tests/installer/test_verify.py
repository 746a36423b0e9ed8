"""What IT does before installing: the signed sums hold, and nothing altered gets past them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.sums import SIGNATURE, SUMS, write_sums
from tests.installer.maker import Maker, verified

PACKAGES = {"anchordesk_0.1.0_amd64.deb": b"a package", "AnchorDesk-0.1.0-x64.msi": b"another one"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("gpg") is None, reason="GnuPG makes the throwaway keys"),
]


@pytest.fixture(scope="module")
def makers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Maker]]:
    # A socket's path may have some hundred letters only, so not the test's own long folder.
    folder = tmp_path_factory.mktemp("k")
    both = [Maker(folder / "a"), Maker(folder / "b")]
    yield both
    for maker in both:
        maker.stop()


@pytest.fixture
def released(tmp_path: Path, makers: list[Maker], monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in PACKAGES.items():
        (tmp_path / name).write_bytes(content)
    makers[0].sign(tmp_path, monkeypatch)
    return tmp_path


def test_what_the_maker_signed_is_genuine(released: Path, makers: list[Maker]) -> None:
    code, told = verified(released, makers[0])
    assert code == 0, told
    assert told.splitlines() == [f"Genuine: {name}" for name in sorted(PACKAGES)]


@pytest.mark.parametrize("name", [*PACKAGES, SUMS])
def test_one_flipped_bit_is_refused(released: Path, makers: list[Maker], name: str) -> None:
    content = bytearray((released / name).read_bytes())
    content[3] ^= 1
    (released / name).write_bytes(bytes(content))
    code, told = verified(released, makers[0])
    assert code == 1
    assert "Genuine" not in told


def test_sums_that_were_written_anew_for_an_altered_package_are_refused(
    released: Path, makers: list[Maker]
) -> None:
    signature = (released / SIGNATURE).read_bytes()
    (released / "anchordesk_0.1.0_amd64.deb").write_bytes(b"a package with something in it")
    write_sums(released)
    assert verified(released, makers[0])[0] == 1
    (released / SIGNATURE).write_bytes(signature)
    assert verified(released, makers[0])[0] == 1


def test_a_package_beside_the_signed_ones_is_refused(released: Path, makers: list[Maker]) -> None:
    (released / "anchordesk_9.9.9_amd64.deb").write_bytes(b"not ours")
    code, told = verified(released, makers[0])
    assert (code, "anchordesk_9.9.9_amd64.deb was not signed" in told) == (1, True)


def test_another_key_is_refused_even_with_its_own_keyring(
    released: Path, makers: list[Maker], monkeypatch: pytest.MonkeyPatch
) -> None:
    makers[1].sign(released, monkeypatch)
    assert verified(released, makers[0])[0] == 1
    assert verified(released, makers[1], key=makers[0].fingerprint)[0] == 1
    assert verified(released, makers[1])[0] == 0


def test_a_shortened_fingerprint_is_refused(released: Path, makers: list[Maker]) -> None:
    code, told = verified(released, makers[0], key=makers[0].fingerprint[-16:])
    assert code == 1
    assert "40 figures" in told
