"""Mistakes are made where they count, are put into what is loaded, and are excused with reasons."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutation.equivalents import Equivalents
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.run import FOLDER
from tests.mutation.sampling import sample
from tests.mutation.spoiling import spoil

SOURCE = '''
MOST = 3

class Crowd:
    def __init__(self, people: int = 2) -> None:
        self.people = people

    @property
    def small(self) -> bool:
        """True for 1 to 2."""
        return 1 <= self.people < MOST

def least(crowds: list[Crowd]) -> int:
    if not crowds:
        raise ValueError(f"none of {MOST + 1}")
    return min(crowd.people for crowd in crowds)
'''


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    loaded = ModuleType("anchordesk_crowds")
    loaded.__file__ = str(tmp_path / "crowds.py")
    exec(compile(SOURCE, loaded.__file__, "exec"), loaded.__dict__)
    monkeypatch.setitem(sys.modules, loaded.__name__, loaded)
    return loaded


def mutant(place: str, what: str) -> Mutant:
    (found,) = [m for m in mutants_of(SOURCE) if m.place == place and m.what == what]
    return found


def test_each_part_of_a_comparison_is_spoilt_and_no_words() -> None:
    names = [each.name for each in mutants_of(SOURCE)]
    assert len(set(names)) == len(names)
    assert "Crowd.small: 1 <= self.people < MOST  ->  1 < self.people < MOST" in names
    assert "Crowd.small: 1 <= self.people < MOST  ->  1 <= self.people <= MOST" in names
    assert not [name for name in names if "none of" in name]


def test_what_was_taken_from_a_module_before_goes_wrong_with_it(module: ModuleType) -> None:
    least, crowd = module.least, module.Crowd
    assert least([crowd(5), crowd(6)]) == 5
    call = "min((crowd.people for crowd in crowds))"
    spoil(module, mutant("least", f"{call}  ->  {call.replace('min', 'max')}"))
    assert least([crowd(5), crowd(6)]) == 6
    held = crowd(3)
    assert not held.small
    spoil(module, mutant("", "3  ->  4"))
    assert held.small
    spoil(module, mutant("Crowd.__init__", "2  ->  3"))
    assert crowd().people == 3


def test_a_share_is_drawn_of_each_file_and_always_the_same() -> None:
    mutants = mutants_of(SOURCE)
    assert sample(mutants, 1.0, 1) == mutants
    assert len(sample(mutants, 0.25, 1)) == -(-len(mutants) // 4)
    assert sample(mutants, 0.25, 1) == sample(mutants, 0.25, 1) != sample(mutants, 0.25, 2)


def test_every_excused_mistake_is_one_that_is_made_and_has_a_reason() -> None:
    made = {
        (path.name, each.name)
        for path in FOLDER.glob("[a-z]*.py")
        for each in mutants_of(path.read_text("utf-8"))
    }
    reasons = Equivalents.read().reasons
    assert sorted(reasons.keys() - made) == []
    assert all(len(reason) > 20 for reason in reasons.values())
