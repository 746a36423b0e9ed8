"""A desk with a calibrated vault, whose key stretching is timed apart."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from anchordesk.adapters.keys.argon2_cost import Argon2Cost
from anchordesk.app import build_desk
from anchordesk.services.desk import Desk
from tests.adapters.vault.throwaway import MemorySecrets


@dataclass
class MeasuredDesk:
    """The desk, and the seconds that Argon2id took in it so far."""

    desk: Desk
    spent: list[float] = field(default_factory=list)

    def argon2_seconds(self) -> float:
        return sum(self.spent)


def measured_desk(folder: Path) -> MeasuredDesk:
    measured = MeasuredDesk(build_desk(folder, device_secrets=MemorySecrets(works=False)))
    stretch = Argon2Cost.stretch

    def timed(cost: Argon2Cost, passphrase: bytes, salt: bytes, secret: bytes | None) -> bytes:
        begun = time.perf_counter()
        try:
            return stretch(cost, passphrase, salt, secret)
        finally:
            measured.spent.append(time.perf_counter() - begun)

    # This process measures one desk and ends, so nothing is put back.
    Argon2Cost.stretch = timed  # type: ignore[method-assign,assignment]
    return measured
