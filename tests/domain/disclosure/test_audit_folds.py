"""Which dimensions follow from finer ones: only what a file states of every part, and alike."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from anchordesk.domain.disclosure.audit_folding import Context, contexts_of, folded_everywhere
from anchordesk.domain.disclosure.audit_joint import ring_in
from anchordesk.domain.disclosure.published_cells import (
    TOTAL,
    Comparison,
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
)

Folds = dict[tuple[str, str], dict[str, str]]
CODES = {"ward": ("w1", "w2", "w3"), "tenth": ("t1", "t2"), "half": ("h1",), "job": ("yes", "no")}
WARDS = {"t1": ("w1", "w2"), "t2": ("w3",)}
FOLD: Folds = {("ward", "tenth"): {"w1": "t1", "w2": "t1", "w3": "t2"}}


def fact(
    whole: Mapping[str, str],
    *parts: Mapping[str, str],
    factors: tuple[int, int] = (1, -1),
    op: Comparison = "==",
    rhs: int = 0,
) -> PublicConstraint:
    """One count as the sum of others, in the year 2026."""
    terms = [(factors[0], whole), *((factors[1], part) for part in parts)]
    return PublicConstraint(
        tuple((factor, place_of({"year": "2026", **pairs})) for factor, pairs in terms), op, rhs
    )


def sums(
    fine: str = "ward",
    coarse: str = "tenth",
    parts: Mapping[str, tuple[str, ...]] = WARDS,
    rest: Mapping[str, str] | None = None,
) -> list[PublicConstraint]:
    return [
        fact({**(rest or {}), coarse: code}, *({**(rest or {}), fine: one} for one in codes))
        for code, codes in parts.items()
    ]


def tables(
    *facts: PublicConstraint,
    shapes: tuple[str, ...] = ("ward", "tenth"),
    totals: Mapping[str, tuple[str, ...]] = CODES,
    more: tuple[StatedTotal, ...] = (),
) -> PublishedTables:
    """One cell of each shape, which is the names of its dimensions."""
    cells = [
        PublishedCell("R", place_of({"year": "2026", **{n: CODES[n][0] for n in shape.split()}}), 9)
        for shape in shapes
    ]
    stated = [StatedTotal(name, TOTAL, codes) for name, codes in totals.items()]
    return PublishedTables(tuple(cells), (*stated, *more), facts)


def folds(
    *facts: PublicConstraint,
    shapes: tuple[str, ...] = ("ward", "tenth"),
    totals: Mapping[str, tuple[str, ...]] = CODES,
    more: tuple[StatedTotal, ...] = (),
) -> Folds:
    (context,) = contexts_of(tables(*facts, shapes=shapes, totals=totals, more=more))
    assert context.pairs == (("year", "2026"),)
    assert context.edges == {frozenset({"year", *shape.split()}) for shape in shapes}
    return {names: dict(parts) for names, parts in context.folds.items()}


def test_a_dimension_follows_from_a_finer_one_by_sums_that_hold_each_part_once() -> None:
    assert folds(*sums()) == FOLD
    assert folds(*reversed(sums())) == FOLD
    assert folds() == {}
    assert folds(*sums()[:1]) == {}
    assert folds(*sums(parts={"t1": ("w1", "w2"), "t2": ("w2", "w3")})) == {}
    assert folds(*sums(parts={"t1": ("w1", "w2", "w3")})) == {
        ("ward", "tenth"): {"w1": "t1", "w2": "t1", "w3": "t1"}
    }, "nobody is in the other tenth, as the totals tell"


def more_than(known: PublicConstraint, factor: int) -> PublicConstraint:
    """The same sum, with another count so many times."""
    return PublicConstraint((*known.terms, (factor, place_of({"year": "2026"}))), "==", 0)


T1, W1, W2 = {"tenth": "t1"}, {"ward": "w1"}, {"ward": "w2"}


@pytest.mark.parametrize(
    ("first", "stated"),
    [
        (fact(T1, W1, W2), True),
        (fact(T1, W1, W2, factors=(-1, 1)), True),
        (fact(T1, W1, W2, op=">="), False),
        (fact(T1, W1, W2, op="<="), False),
        (fact(T1, W1, W2, rhs=1), False),
        (fact(T1, W1, W2, factors=(2, -1)), False),
        (fact(T1, W1, W2, factors=(1, -2)), False),
        (fact(T1, W1, W2, factors=(1, 1)), False),
        (fact(T1, W1, W2, W1), False),
        (fact(T1, W1, {**W2, "job": "yes"}), False),
        (fact({**T1, "job": "yes"}, W1, W2), False),
        (fact(T1, W1, {"job": "yes"}), False),
        (fact(T1, W1, {"tenth": "t2"}), False),
        (fact(T1), False),
        (more_than(fact(T1, W1, W2), 2), False),
        (more_than(fact(T1, W1, W2), -2), False),
    ],
)
def test_only_a_plain_sum_of_one_dimensions_parts_is_taken_for_one(
    first: PublicConstraint, stated: bool
) -> None:
    assert folds(first, *sums()[1:]) == (FOLD if stated else {})


def test_a_sum_of_one_part_goes_both_ways() -> None:
    one = {"ward": ("w1",), "tenth": ("t1",)}
    assert folds(fact(T1, W1), totals=one) == {
        ("ward", "tenth"): {"w1": "t1"},
        ("tenth", "ward"): {"t1": "w1"},
    }


BY_JOB = ("", "ward job", "tenth job")


def test_a_sum_is_needed_of_everything_that_both_have_tables_by() -> None:
    by_job = [one for job in CODES["job"] for one in sums(rest={"job": job})]
    assert folds(*by_job, shapes=BY_JOB) == FOLD
    for missing in range(len(by_job)):
        left = by_job[:missing] + by_job[missing + 1 :]
        assert folds(*left, shapes=BY_JOB) == {}
    assert folds(*sums(), shapes=BY_JOB) == {}
    assert folds(*sums(), shapes=("", "ward job", "tenth")) == FOLD
    assert folds(*by_job, shapes=(*BY_JOB, "ward")) == {}, "wards alone and tenths alone, too"
    assert folds(*by_job, *sums(), shapes=(*BY_JOB, "ward")) == FOLD


def test_sums_that_differ_from_place_to_place_make_nothing_follow() -> None:
    other = {"t1": ("w1",), "t2": ("w2", "w3")}
    by_job = [*sums(rest={"job": "yes"}), *sums(parts=other, rest={"job": "no"})]
    assert folds(*by_job, shapes=BY_JOB) == {}


def test_what_one_table_has_beside_the_finer_does_not_follow_from_it() -> None:
    assert folds(*sums(), shapes=("ward", "tenth", "ward tenth")) == {}
    assert folds(*sums(), shapes=("", "ward", "ward tenth")) == {}
    bare = PublishedTables(
        tuple(PublishedCell("R", place, 9) for place in ((), place_of(W1 | T1))),
        tuple(StatedTotal(name, TOTAL, CODES[name]) for name in ("ward", "tenth")),
        tuple(
            PublicConstraint(tuple((f, place[:1]) for f, place in item.terms), "==", 0)
            for item in sums()
        ),
    )
    assert [context.folds for context in contexts_of(bare)] == [{}]
    assert folds(*sums(), shapes=("", "ward")) == {}
    assert folds(*sums(), shapes=("", "tenth")) == {}


def test_the_parts_of_a_total_must_be_told() -> None:
    three = {"ward": CODES["ward"], "tenth": CODES["tenth"]}
    assert folds(*sums(), totals=three) == FOLD
    assert folds(*sums(), totals={"ward": CODES["ward"]}) == FOLD, "all tenths that are seen"
    assert folds(*sums(), totals={"tenth": CODES["tenth"]}) == FOLD
    assert folds(*sums(), totals=three | {"ward": ("w1", "w2")}) == {}
    assert folds(*sums(), totals=three | {"ward": ("w1", "w2", "w3", "w4")}) == {}
    twice = (StatedTotal("ward", TOTAL, CODES["ward"]),)
    assert folds(*sums(), totals=three, more=twice) == {}
    group = (StatedTotal("ward", "North", ("w1", "w2")),)
    assert folds(*sums(), totals=three, more=group) == FOLD
    unknown = (StatedTotal("ward", "North", ("w1", "w9")),)
    assert folds(*sums(), totals=three, more=unknown) == {}
    assert folds(*sums(), totals={"tenth": CODES["tenth"]}, more=group) == {}, "no total of wards"


HALVES = sums("tenth", "half", {"h1": ("t1", "t2")})
OF_WARDS = sums("ward", "half", {"h1": ("w1", "w2", "w3")})


def test_a_dimension_follows_over_another_or_over_none() -> None:
    three = ("ward", "tenth", "half")
    chain = {("tenth", "half"): {"t1": "h1", "t2": "h1"}} | {
        ("ward", "half"): dict.fromkeys(CODES["ward"], "h1")
    }
    for facts in ((*sums(), *HALVES, *OF_WARDS), (*OF_WARDS, *HALVES, *sums())):
        assert folds(*facts, shapes=three) == FOLD | chain
    assert folds(*HALVES, *OF_WARDS, shapes=three) == {}, "nothing ties wards and tenths"
    assert folds(*OF_WARDS, *HALVES, shapes=three) == {}


def test_dimensions_that_follow_in_two_ways_must_do_so_alike() -> None:
    codes = CODES | {"half": ("h1", "h2")}
    three = ("ward", "tenth", "half")
    of_tenths = sums("tenth", "half", {"h1": ("t1",), "h2": ("t2",)})
    for of_wards, alike in (
        ({"h1": ("w1", "w2"), "h2": ("w3",)}, True),
        ({"h1": ("w1",), "h2": ("w2", "w3")}, False),
        ({"h1": ("w2", "w3"), "h2": ("w1",)}, False),
        ({"h1": ("w3",), "h2": ("w1", "w2")}, False),
    ):
        straight = sums("ward", "half", of_wards)
        for facts in ((*sums(), *of_tenths, *straight), (*straight, *of_tenths, *sums())):
            found = folds(*facts, shapes=three, totals=codes)
            assert bool(found) == alike
            assert (("ward", "half") in found) == alike


def test_two_that_follow_from_one_need_nothing_of_each_other() -> None:
    both = (*sums(), *OF_WARDS)
    assert set(folds(*both, shapes=("ward", "tenth", "half"))) == {
        ("ward", "tenth"),
        ("ward", "half"),
    }


def test_tables_have_the_dimensions_that_follow_from_theirs() -> None:
    names = frozenset({"ward", "job"}), frozenset({"tenth"})
    context = Context((), frozenset(names), {})
    assert context.extended([("ward", "tenth")]) == {frozenset({"ward", "tenth", "job"}), names[1]}
    assert context.extended([("tenth", "ward")]) == {names[0], frozenset({"tenth", "ward"})}
    assert context.extended([]) == set(names)


def test_what_folds_everywhere_does_so_wherever_both_have_tables() -> None:
    def context(*names: str, fold: bool) -> Context:
        parts: dict[tuple[str, str], dict[str, str]] = FOLD if fold else {}
        return Context((), frozenset(frozenset({name}) for name in names), parts)

    both, untied = context("ward", "tenth", fold=True), context("ward", "tenth", fold=False)
    alone = context("tenth", "job", fold=False)
    assert folded_everywhere([both]) == (("ward", "tenth"),)
    assert folded_everywhere([both, alone, both]) == (("ward", "tenth"),)
    assert folded_everywhere([both, untied]) == ()
    assert folded_everywhere([untied, alone]) == ()


def test_each_context_is_looked_at_by_itself() -> None:
    def at(year: str, **pairs: str) -> Dims:
        return place_of({"year": year, **pairs})

    cells = [at("2026", ward="w1"), at("2026", tenth="t1"), at("2027", ward="w1"), at("2027")]
    found = contexts_of(PublishedTables(tuple(PublishedCell("R", place, 9) for place in cells)))
    assert {dict(context.pairs)["year"]: set(context.edges) for context in found} == {
        "2026": {frozenset({"year", "ward"}), frozenset({"year", "tenth"})},
        "2027": {frozenset({"year", "ward"}), frozenset({"year"})},
    }


def test_a_ring_of_coarser_tables_is_tied_to_the_finer_joint_table() -> None:
    """Wards and jobs and years of birth by each other, and beside them tenths by year of birth."""
    births = ("b1", "b2")
    places = [{"ward": w, "job": j} for w in CODES["ward"] for j in CODES["job"]]
    places += [{"ward": w, "born": b} for w in CODES["ward"] for b in births]
    places += [{"job": j, "born": b} for j in CODES["job"] for b in births]
    places += [{"tenth": t, "born": b} for t in CODES["tenth"] for b in births]
    places += [{"tenth": "t1"}, {"tenth": "t1", "born": "b1", "other": "o"}]
    places += [{"tenth": "t2", "born": "b1", "job": "yes"}]
    cells = tuple(PublishedCell("R", place_of({"year": "2026", **pairs}), 9) for pairs in places)
    stated = [StatedTotal(name, TOTAL, CODES[name]) for name in ("ward", "tenth", "job")]
    by_both: list[dict[str, str]] = [{"born": b} for b in births]
    by_both += [{"job": j} for j in CODES["job"]]
    by_both += [{"born": b, "job": j} for b in births for j in CODES["job"]]
    facts = [*sums(), *(one for rest in by_both for one in sums(rest=rest))]
    found = ring_in(PublishedTables(cells, tuple(stated), tuple(facts)))
    assert found.names == ("born", "job", "ward", "year")
    rests: list[dict[str, str]] = [{"born": "b1"}, {"born": "b2"}]
    whole = [({}, "t1"), *((rest, code) for code in CODES["tenth"] for rest in rests)]
    whole.append(({"born": "b1", "job": "yes"}, "t2"))
    assert {(item.terms, item.op, item.rhs) for item in found.sums} == {
        (
            (
                (1, place_of({"year": "2026", **rest, "tenth": code})),
                *((-1, place_of({"year": "2026", **rest, "ward": w})) for w in WARDS[code]),
            ),
            "==",
            0,
        )
        for rest, code in whole
    }
    assert ring_in(PublishedTables(cells, tuple(stated), tuple(facts[2:]))).sums == ()
