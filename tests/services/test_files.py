"""Small files on sticks that are gone, folders that are files, names that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.services.errors import NotFoundError, StorageError
from anchordesk.services.files import read_small_file, write_whole_file


@pytest.mark.parametrize("place", ["a-file/x.card", "gone/x.card", "a-folder", ".", "n" * 300])
def test_a_place_that_cannot_be_written_is_told_in_plain_words(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").write_text("mine")
    (tmp_path / "a-folder").mkdir()
    with pytest.raises(StorageError, match="could not be written"):
        write_whole_file(tmp_path / place, b"card")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-file", "a-folder"]


def test_a_path_without_a_name_is_told_in_plain_words() -> None:
    for path in (Path("/"), Path(), Path("..")):
        with pytest.raises(StorageError):
            write_whole_file(path, b"card")


def test_a_folder_is_no_small_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read_small_file(tmp_path, 10)


def test_a_huge_file_is_read_to_one_byte_more_than_allowed(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(2**33)
    assert len(read_small_file(tmp_path / "huge", 10)) == 11
