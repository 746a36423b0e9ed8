from __future__ import annotations

import subprocess
import sys

import pytest

FILL_AND_FREE = """
from anchordesk.adapters.system import give_memory_back, keep_large_blocks_apart

def resident_kib():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

{before}
kept = [bytes([7]) * {size} for _ in range({blocks})]
last = kept.pop()
full = resident_kib()
kept.clear()
{after}
print(full - resident_kib())
"""


def freed_kib(*, before: str = "", size: int, blocks: int, after: str = "") -> int:
    program = FILL_AND_FREE.format(before=before, size=size, blocks=blocks, after=after)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc keeps freed memory")
def test_freed_memory_goes_back_to_the_system() -> None:
    """The last block is kept, so that the heap cannot shrink from its end by itself."""
    small, many = 4000, 5000
    assert freed_kib(size=small, blocks=many) < 4_000
    assert freed_kib(size=small, blocks=many, after="give_memory_back()") > 15_000


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc keeps freed memory")
def test_a_freed_picture_goes_back_at_once_and_each_time() -> None:
    """glibc alone gives only the first back: its threshold rises with each freed block."""
    picture = 4 * 1366 * 700
    warm_up = f"warm = b'x' * {picture}; del warm"
    apart = f"keep_large_blocks_apart(); {warm_up}"
    assert freed_kib(before=warm_up, size=picture, blocks=4) < 4_000
    assert freed_kib(before=apart, size=picture, blocks=4) > 10_000
