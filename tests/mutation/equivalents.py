"""Reads the list of mistakes that change no result, each with the reason why."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("equivalent.toml")


@dataclass(frozen=True, slots=True)
class Equivalents:
    """Reasons by file and name of a mutant."""

    reasons: dict[tuple[str, str], str]

    @classmethod
    def read(cls) -> Equivalents:
        """Read the list.

        Raises:
            ValueError: a mistake is listed twice.
        """
        reasons: dict[tuple[str, str], str] = {}
        for entry in tomllib.loads(LIST.read_text("utf-8")).get("same", []):
            for mistake in entry["mistakes"]:
                key = (entry["file"], f"{entry['place']}: {mistake}")
                if key in reasons:
                    raise ValueError(f"twice: {key}")
                reasons[key] = entry["reason"]
        return cls(reasons)

    def reason(self, file: str, name: str) -> str | None:
        """Why a mutant changes no result; None if it is not listed."""
        return self.reasons.get((file, name))
