"""What may be attached: by its bytes, not by its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.attachment import (
    ENDINGS,
    LARGEST_BYTES,
    LONGEST_NAME,
    AttachmentKind,
    AttachmentRefusedError,
    fitting_name,
    kind_of,
    refuse_size,
)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", AttachmentKind.JPEG),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", AttachmentKind.PNG),
        (b"%PDF-1.7\n", AttachmentKind.PDF),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, kind: AttachmentKind) -> None:
    assert kind_of(head) is kind


@pytest.mark.parametrize(
    "head", [b"", b"MZ\x90\x00", b"PK\x03\x04", b"<html>", b"\x00\x00\x00 ftypheic"]
)
def test_anything_else_is_refused_with_what_to_do(head: bytes) -> None:
    with pytest.raises(AttachmentRefusedError, match="not a photo") as told:
        kind_of(head)
    assert "JPEG" in told.value.what_to_do


def test_sizes_have_limits() -> None:
    refuse_size(1)
    refuse_size(LARGEST_BYTES)
    for size, words in ((0, "empty"), (LARGEST_BYTES + 1, "25 MB")):
        with pytest.raises(AttachmentRefusedError, match=words):
            refuse_size(size)


@given(st.text(min_size=1, max_size=400), st.sampled_from(AttachmentKind))
def test_a_name_ends_as_its_kind_does_and_fits(name: str, kind: AttachmentKind) -> None:
    fitted = fitting_name(name, kind)
    assert fitted.lower().endswith(ENDINGS[kind])
    assert len(fitted) <= LONGEST_NAME
    assert fitting_name(fitted, kind) == fitted


def test_a_program_that_calls_itself_a_photo_is_named_for_what_it_is() -> None:
    assert fitting_name("lease.exe", AttachmentKind.PDF) == "lease.exe.pdf"
    assert fitting_name("Lease.PDF", AttachmentKind.PDF) == "Lease.PDF"
