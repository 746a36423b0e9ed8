"""What makes passphrases cost next to nothing to try, for tests of everything but that cost."""

from __future__ import annotations

from anchordesk.adapters.keys.argon2_cost import Argon2Cost

CHEAP = Argon2Cost(memory_kib=64, iterations=1, lanes=1)
