"""How hard a passphrase is made to guess: Argon2id settings, measured once on each computer.

The floor is the second recommended option of RFC 9106 (64 MiB, three passes, four lanes). The
ceilings bound what a key file may ask for when it is read back.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

LEAST_MEMORY_KIB = 64 * 1024
USUAL_MEMORY_KIB = 256 * 1024
MOST_MEMORY_KIB = 1024 * 1024
MOST_ITERATIONS = 16
MOST_LANES = 16
FASTEST_SECONDS = 0.5
SLOWEST_SECONDS = 1.0
SALT_BYTES = 16
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """Settings of Argon2id (RFC 9106).

    Attributes:
        memory_kib: Memory in KiB, at least 8 for each lane.
        iterations: Passes over the memory.
        lanes: Parts that may be worked on at once.
    """

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        if not 1 <= self.lanes <= MOST_LANES:
            raise ValueError("lanes out of bounds")
        if not 1 <= self.iterations <= MOST_ITERATIONS:
            raise ValueError("iterations out of bounds")
        if not 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB:
            raise ValueError("memory out of bounds")

    def stretch(self, passphrase: bytes, salt: bytes, secret: bytes | None) -> bytes:
        """Return 32 bytes from a passphrase, a salt and, where there is one, a device secret.

        Raises:
            MemoryError: if the computer cannot spare the memory.
        """
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
            secret=secret,
        ).derive(passphrase)


FLOOR = Argon2Cost(memory_kib=LEAST_MEMORY_KIB, iterations=3, lanes=4)


def measured_seconds(cost: Argon2Cost) -> float:
    """Return how long one stretching takes on this computer."""
    began = time.perf_counter()
    cost.stretch(b"a passphrase of usual length", bytes(SALT_BYTES), None)
    return time.perf_counter() - began


def calibrate(measure: Callable[[Argon2Cost], float] = measured_seconds) -> Argon2Cost:
    """Return settings that take half a second to a second here, never below the floor.

    Memory is raised first, to 256 MiB and no further: a cheap laptop has 4 GiB for everything.
    Then passes are added. A step that seems too slow is measured twice: other programs may have
    been busy.
    """
    cost = FLOOR
    seconds = measure(cost)
    while seconds < FASTEST_SECONDS:
        harder = _harder(cost)
        try:
            seconds = measure(harder)
            if seconds > SLOWEST_SECONDS:
                seconds = measure(harder)
        except MemoryError:
            return cost
        if harder == cost or seconds > SLOWEST_SECONDS:
            return cost
        cost = harder
    return cost


def _harder(cost: Argon2Cost) -> Argon2Cost:
    if cost.memory_kib < USUAL_MEMORY_KIB:
        return replace(cost, memory_kib=cost.memory_kib + LEAST_MEMORY_KIB)
    return replace(cost, iterations=min(cost.iterations + 1, MOST_ITERATIONS))
