"""Attacks 5 to 7, 12 to 15, 21 and 22: tables, areas, organisations and people side by side."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published_cells import (
    PublicConstraint,
    PublishedTables,
    StatedTotal,
    place_of,
)
from anchordesk.domain.disclosure.tables import CategoryGroup
from tests.domain.disclosure.attacks.releases import (
    ONE_SMALL,
    SEX,
    STAGE,
    WARD,
    Counts,
    careless,
    cell,
    dimension,
    findings,
    given_away,
    grid,
    joint,
    ours,
    published,
    table,
    values,
)

W1_JOB = place_of({"ward": "W1", "stage": "job"})
BY_SEX = grid(("sex", "stage"), {"F": "12 18 22", "M": "10 16 27"})

HIDDEN_WITH_MARGIN = [
    place_of(place)
    for place in (
        {"ward": "W1", "stage": "job"},
        {"ward": "W1", "stage": "none"},
        {"stage": "job"},
        {"stage": "none"},
    )
]


def test_attack_05_a_linked_table_prints_the_margin_that_another_withholds() -> None:
    alone = PublishedTables(
        tuple(
            cell(None, **dict(c.dims)) if c.dims in HIDDEN_WITH_MARGIN else c
            for c in careless(ONE_SMALL).cells
        )
    )
    assert audit(alone).verdict is Verdict.SAFE
    both = PublishedTables((*alone.cells, *careless(BY_SEX).cells))
    assert given_away(both)[W1_JOB].lowest == 2
    assert given_away(published(ours(ONE_SMALL, BY_SEX))) == {}


def test_attack_06_layers_that_are_safe_alone_and_their_printed_sum() -> None:
    """Women and men by ward hide different cells; everybody by ward is printed."""
    women: Counts = {("F", "W1"): 2, ("F", "W2"): 12, ("F", "W3"): 9}
    men: Counts = {("M", "W1"): 12, ("M", "W2"): 14, ("M", "W3"): 15}
    layered = table("sex", "ward", counts=women | men)
    careful_alone = careless(layered)
    hidden = {place_of({"sex": "F", "ward": w}) for w in ("W1", "W2")}
    layers = PublishedTables(
        tuple(cell(None, **dict(c.dims)) if c.dims in hidden else c for c in careful_alone.cells)
    )
    only_women = PublishedTables(tuple(c for c in layers.cells if ("sex", "F") in c.dims))
    assert audit(only_women).verdict is Verdict.SAFE
    assert given_away(layers)[place_of({"sex": "F", "ward": "W1"})].lowest == 2
    assert given_away(published(ours(layered))) == {}


def test_attack_07_three_two_way_tables_give_a_joint_cell() -> None:
    counts: Counts = {
        ("W1", "job", "F"): 3,
        ("W1", "job", "M"): 10,
        ("W1", "none", "F"): 10,
        ("W2", "job", "F"): 10,
        ("W2", "job", "M"): 10,
        ("W2", "none", "F"): 10,
    }
    names = ("ward", "stage", "sex")
    ring = joint(names, counts)
    known = (dimension("ward", "W1", "W2"), dimension("stage", "job", "none"), SEX)
    open_handed = careless(*ring, known=known)
    assert audit(open_handed).verdict is Verdict.SAFE, "cell by cell nothing is found"
    small = place_of({"ward": "W1", "stage": "job", "sex": "F"})
    assert findings(audit(open_handed, join=True))[small].lowest == 3
    try:
        released = published(ours(*ring, known=known))
    except ProtectionRefusedError as refused:
        assert refused.cells  # noqa: PT017
    else:
        assert audit(released, join=True).verdict is Verdict.SAFE


def test_attack_12_overlapping_age_bands() -> None:
    ages = dimension(
        "age",
        "16-17",
        "18-24",
        "25+",
        groups=(CategoryGroup("16-24", "", ("16-17", "18-24")),),
    )
    counts: Counts = {("16-17",): 2, ("18-24",): 18, ("25+",): 40}
    bands = table("age", counts=counts)
    assert given_away(careless(bands, known=(ages,)))[place_of({"age": "16-17"})].lowest == 2
    released = published(ours(bands, known=(ages,)))
    assert given_away(released) == {}
    assert values(released)[place_of({"age": "16-17"})] is None


def test_attack_13_wards_districts_and_another_set_of_boundaries() -> None:
    two_maps = (
        CategoryGroup("North", "", ("W1", "W2")),
        CategoryGroup("Riverside", "", ("W2", "W3")),
    )
    wards = dimension("ward", "W1", "W2", "W3", "W4", groups=two_maps)
    counts: Counts = {("W1",): 3, ("W2",): 20, ("W3",): 30, ("W4",): 40}
    areas = table("ward", counts=counts)
    assert given_away(careless(areas, known=(wards,)))[place_of({"ward": "W1"})].lowest == 3
    assert given_away(published(ours(areas, known=(wards,)))) == {}


def organisations(third: int, *, total: bool) -> PublishedTables:
    counts = {"A": 22, "B": 16, "C": third}
    cells = [cell(n if n >= 5 else None, org=org) for org, n in counts.items()]
    return PublishedTables((*cells, *([cell(sum(counts.values()))] if total else [])))


def test_attack_14_the_network_total_minus_the_organisations() -> None:
    assert given_away(organisations(3, total=True))[place_of({"org": "C"})].lowest == 3
    # The hub prints a sum only where every return prints the figure: decision 14.
    assert audit(organisations(3, total=False)).verdict is Verdict.SAFE
    assert audit(organisations(8, total=True)).verdict is Verdict.SAFE


def test_attack_15_two_organisations_left_each_subtracts_its_own() -> None:
    total = PublishedTables((cell(None, org="A"), cell(None, org="B"), cell(9)))
    assert audit(total).verdict is Verdict.SAFE
    own = PublicConstraint(((1, place_of({"org": "A"})),), "==", 6)
    known_to_a = PublishedTables(total.cells, constraints=(own,))
    assert given_away(known_to_a)[place_of({"org": "B"})].lowest == 3
    # With one of the two hidden the hub prints no sum, so that there is nothing to subtract from.
    without = PublishedTables((cell(None, org="A"), cell(None, org="B")), constraints=(own,))
    assert place_of({"org": "B"}) not in given_away(without)


def thin_outcomes() -> tuple[PublishedTables, PublishedTables]:
    """A sensitive outcome with narrow ranges: protected for outsiders alone, and by us."""
    outcome = dimension("outcome", "job", "none", sensitive=True)
    counts: Counts = {
        ("W1", "job"): 2,
        ("W1", "none"): 3,
        ("W2", "job"): 12,
        ("W2", "none"): 14,
        ("W3", "job"): 9,
        ("W3", "none"): 11,
    }
    thin = table("ward", "outcome", counts=counts)
    hidden = {place_of({"ward": w, "outcome": o}) for w in ("W1", "W2") for o in ("job", "none")}
    outsiders_only = careless(thin, known=(WARD, outcome))
    cells = tuple(
        cell(None, **dict(c.dims)) if c.dims in hidden else c for c in outsiders_only.cells
    )
    alone = PublishedTables(cells, outsiders_only.totals, sensitive_dims=("outcome",))
    return alone, published(ours(thin, known=(WARD, outcome)))


def test_attack_21_an_insider_knows_their_own_record() -> None:
    alone, protected = thin_outcomes()
    assert audit(alone, insiders=False).verdict is Verdict.SAFE
    assert {f.inference for f in audit(alone).findings} == {Inference.INSIDER}
    assert audit(protected).verdict is Verdict.SAFE


@pytest.mark.parametrize("colluders", [2, 3, 4])
def test_attack_22_a_few_colluders_put_their_records_together(colluders: int) -> None:
    """Four who all sit in a cell that is 0 or 4 know the other one, which an outsider does not."""
    one, other = place_of({"ward": "W1"}), place_of({"ward": "W2"})
    even = PublicConstraint(((1, one), (1, other)), "==", colluders)
    cells = (cell(None, ward="W1"), cell(None, ward="W2"))
    threshold = colluders + 1
    tied = PublishedTables(cells, constraints=(even,))
    assert audit(tied, threshold=threshold, width=2, insiders=False).verdict is Verdict.SAFE
    found = audit(tied, threshold=threshold, width=2).findings
    assert {f.inference for f in found} == {Inference.COLLUDERS}
    released = published(ours(ONE_SMALL, BY_SEX))
    assert audit(released).verdict is Verdict.SAFE
    for code in STAGE.categories:
        place = place_of({"ward": "W1", "stage": code.code})
        if values(released)[place] is None:
            told = PublicConstraint(((1, place),), ">=", colluders)
            together = PublishedTables(released.cells, released.totals, (told,))
            exact = [
                f
                for f in audit(together, insiders=False).findings
                if f.inference is Inference.EXACT
            ]
            assert exact == []


def test_the_public_sums_of_areas_are_stated_in_the_file() -> None:
    assert StatedTotal("ward", "Total", ("W1", "W2", "W3")) in published(ours(ONE_SMALL)).totals
