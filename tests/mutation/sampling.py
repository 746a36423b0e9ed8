"""Draws the same share of every file's mutants, so that a large file weighs as much as it holds."""

from __future__ import annotations

import random

from tests.mutation.mutants import Mutant


def sample(mutants: list[Mutant], share: float, seed: int) -> list[Mutant]:
    """A share of the mutants of a file, rounded up, in their order."""
    number = min(len(mutants), -int(-len(mutants) * share // 1))
    chosen = random.Random(seed).sample(range(len(mutants)), number)
    return [mutants[at] for at in sorted(chosen)]
