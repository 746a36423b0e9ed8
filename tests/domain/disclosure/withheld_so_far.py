"""Small made-up returns, and which figures of each are withheld, in lines to compare by eye.

After a change of the search that is meant to withhold other figures:

    python -m tests.domain.disclosure.withheld_so_far

writes `withheld_so_far.txt` anew; the difference shows what becomes of each return.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
    ProtectedReturn,
    ProtectionRefusedError,
    WithheldReason,
)
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension
from anchordesk.domain.period import Quarter
from tests.domain.disclosure.caseload import (
    KEY,
    always,
    made_up_cases,
    published_after,
    quarters_of,
)

FILE = Path(__file__).with_suffix(".txt")
CONTEXT: Dims = (("measure", "people"),)
SHAPES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("a", "b"),),
    (("a", "b"), ("a", "c")),
    (("a", "b", "c"),),
    (("a", "b"), ("b", "c"), ("a", "c")),
    (("a", "b", "c"), ("c", "d")),
)
SEEDS = range(60)
CASELOADS = ((1, 25), (2, 40), (3, 60))
"""Seeds and how many people, each over three quarters."""


def lines() -> Iterator[tuple[str, str]]:
    """Each made-up return's name, and what is withheld of it."""
    for seed in SEEDS:
        yield f"tables {seed}", of_tables(seed)
    for seed, people in CASELOADS:
        yield from of_quarters(seed, people)


def of_tables(seed: int) -> str:
    """What is withheld of a few linked tables that a seed draws."""
    draw = random.Random(seed)
    names = ("a", "b", "c", "d")
    sizes = {name: draw.randint(2, 4) for name in names}
    typical = draw.choice((1, 3, 5, 9))
    joint = {
        codes: draw.randint(0, typical) * (draw.random() < draw.choice((0.3, 0.8)))
        for codes in product(*(range(sizes[name]) for name in names))
    }
    dimensions = [
        Dimension(
            name,
            name,
            tuple(Category(f"{name}{number}", "") for number in range(sizes[name])),
            draw.random() < 0.15,
        )
        for name in names
    ]
    shapes = SHAPES[seed % len(SHAPES)]
    tables = []
    for shape in shapes:
        codes_of = ([f"{name}{number}" for number in range(sizes[name])] for name in shape)
        people: dict[tuple[str, ...], int] = dict.fromkeys(product(*codes_of), 0)
        for codes, count in joint.items():
            place = dict(zip(names, codes, strict=True))
            people[tuple(f"{name}{place[name]}" for name in shape)] += count
        tables.append(CountTable("_".join(shape), "", shape, people))
    a_first = place_of({"measure": "people", "a": "a0"})
    b_first = place_of({"measure": "people", "b": "b0"})
    everybody = sum(joint.values())
    at_most = PublicConstraint(((1, a_first), (1, b_first)), "<=", everybody + everybody // 3)
    truly = sum(n for codes, n in joint.items() for at in (0, 1) if codes[at] == 0)
    known = (at_most,) if truly <= at_most.rhs and draw.random() < 0.5 else ()
    try:
        found = protect(
            tables,
            [one for one in dimensions if any(one.name in shape for shape in shapes)],
            ProtectionPolicy(draw.choice((3, 5, 5, 10))),
            release="R",
            context=CONTEXT,
            constraints=known,
            also_withheld=frozenset({a_first} if draw.random() < 0.1 else ()),
            dear=frozenset({b_first} if draw.random() < 0.2 else ()),
            tie_break_key=KEY,
        )
    except ProtectionRefusedError as refused:
        return f"refused, {len(refused.cells)} cells"
    return told(found)


def of_quarters(seed: int, people: int) -> Iterator[tuple[str, str]]:
    """What is withheld of three quarters of a caseload, each beside those before."""
    before: list[tuple[Quarter, PublishedTables]] = []
    for quarter in quarters_of(always(made_up_cases(seed, people)), 3):
        released = published_after(quarter, before)
        before.append((quarter.period, released.protected.published))
        yield f"quarters {seed} {quarter.period.code}", told(released.protected)


def told(found: ProtectedReturn) -> str:
    """The step that was needed, then each withheld place with the reason, and what it protects."""
    words = [found.step.name.lower()]
    for cell in found.withheld:
        protects = "" if cell.protects is None else f">{_short(cell.protects)}"
        reason = "" if cell.reason is WithheldReason.PROTECTS else f"={cell.reason.name.lower()}"
        words.append(f"{_short(cell.dims)}{reason}{protects}")
    return " ".join(words)


def _short(place: Dims) -> str:
    codes = [code for name, code in place if name not in ("measure", "pathway", "period")]
    return ".".join(codes) or "everybody"


def main() -> None:
    """Write the file anew."""
    FILE.write_text("".join(f"{name}: {words}\n" for name, words in lines()), "utf-8")


if __name__ == "__main__":
    main()
