"""A median beside counts of who is paid the Real Living Wage, and a reader who knows the rate."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

import highspy
import numpy as np
import pytest
from highspy._core import _Highs

from anchordesk.domain.broader_groups import KNOWN_TO_ALL
from anchordesk.domain.counted_facts import constraints_of, known_facts
from anchordesk.domain.counting_over_time import PERIOD, PrintedPeriod
from anchordesk.domain.counting_same_day import of_the_same_day
from anchordesk.domain.disclosure.magnitudes import PaidJob, PayTable
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published import place_of, read_published
from anchordesk.domain.disclosure.published_cells import Dims, PublishedTables
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension, counts_by_place
from anchordesk.domain.period import FinancialYear, Period, Quarter
from anchordesk.domain.told_by_medians import told_by_medians, told_of_hidden_ones
from tests.domain.disclosure.caseload import KEY, pathway

YEAR, QUARTER = FinancialYear(2026), Quarter(2027, 1)
CONTEXT = place_of({"measure": "people", "period": YEAR.code})
RATE, THRESHOLD = 1260, 5
NEARLY = 1e-6
SEEDS = (0, 23, 25, 28, 29)
TENTHS = {"1": "yes", "2": "yes", "3": "no"}
WAGES = ("pays", "less", "no_job")


def dimension(name: str, *codes: str) -> Dimension:
    return Dimension(name, name, tuple(Category(code, code) for code in codes))


DIMENSIONS = (
    dimension("deprivation_decile", *(str(n) for n in range(1, 11)), "yes", "no", "not_known"),
    dimension("deprived", "yes", "no", "not_known"),
    dimension("living_wage", "pays", "less", "not_judged", "no_job"),
    dimension("pay_known", "known", "not_known", "no_job"),
)


def at(**pairs: str) -> Dims:
    return place_of({**dict(CONTEXT), **pairs})


@dataclass(frozen=True)
class MadeUp:
    """How many of each tenth are paid the rate, less, or have no job."""

    people: Mapping[str, tuple[int, int, int]]

    def tables(self) -> tuple[CountTable, CountTable]:
        wages: dict[tuple[str, ...], int] = {
            (tenth, code): count
            for tenth, counts in self.people.items()
            for code, count in zip(WAGES, counts, strict=True)
        }
        known: dict[tuple[str, ...], int] = {}
        for (tenth, code), count in wages.items():
            key = (TENTHS[tenth], "no_job" if code == "no_job" else "known")
            known[key] = known.get(key, 0) + count
        return (
            CountTable("wages", "", ("deprivation_decile", "living_wage"), wages),
            CountTable("pay", "", ("deprived", "pay_known"), known),
        )

    def pay(self) -> PayTable:
        jobs: dict[tuple[str, ...], list[PaidJob]] = {}
        for tenth, (rate, less, _) in self.people.items():
            group = jobs.setdefault((TENTHS[tenth],), [])
            pay = [RATE + 300] * rate + [RATE - 150] * less
            group += [PaidJob(f"{tenth}-{n}", "ABCDEFG"[n % 7], p) for n, p in enumerate(pay)]
        return PayTable("pay", "", ("deprived",), jobs, (("pay_known", "known"),), counted=True)


def released(made_up: MadeUp, *, knowing: bool) -> PublishedTables:
    tables = made_up.tables()
    counts = counts_by_place(tables, DIMENSIONS, CONTEXT)
    medians = {
        place: place
        for place in (
            at(pay_known="known"),
            *(at(pay_known="known", deprived=d) for d in ("yes", "no")),
        )
    }
    printed = PrintedPeriod(YEAR, {place: place for place in counts}, KNOWN_TO_ALL)
    found = protect_and_audit(
        tables,
        DIMENSIONS,
        ProtectionPolicy(THRESHOLD),
        release="R",
        context=CONTEXT,
        constraints=constraints_of(known_facts(pathway(), YEAR), counts),
        pay=[made_up.pay()],
        told=told_by_medians(medians, printed, counts) if knowing else (),
        tie_break_key=KEY,
    )
    return read_published(found.content)


def reader(tables: PublishedTables) -> dict[Dims, tuple[float, float]]:
    """The range of each hidden count of who is paid less: by sums, and by what medians say.

    Shares no code with protection or audit: people by tenth and wage, who add up to all print.
    """
    cells = [(tenth, wage) for tenth in TENTHS for wage in WAGES]
    value = {cell.dims: cell.value for cell in tables.cells}

    def row(**pairs: str) -> list[float]:
        def inside(tenth: str, wage: str) -> bool:
            pay = "no_job" if wage == "no_job" else "known"
            own = {"deprivation_decile": tenth, "living_wage": wage}
            own |= {"deprived": TENTHS[tenth], "pay_known": pay}
            return all(own[name] == code for name, code in pairs.items())

        return [float(inside(*cell)) for cell in cells]

    rows, low, high = [], [], []
    for place, count in value.items():
        pairs = {name: code for name, code in place if name not in dict(CONTEXT)}
        if count is not None:
            rows.append(row(**pairs))
            low.append(float(count))
            high.append(float(count))
    for median in tables.medians:
        rest = {n: c for n, c in median.dims if n not in (*dict(CONTEXT), "pay_known")}
        wage = "less" if median.pence >= RATE + 5 else "pays"
        rows.append(row(**rest, living_wage=wage))
        low.append(0.0)
        high.append(float((value[median.dims] or 0) // 2))
    return {
        at(deprivation_decile=tenth, living_wage="less"): (
            _least(rows, low, high, number, 1),
            -_least(rows, low, high, number, -1),
        )
        for number, (tenth, wage) in enumerate(cells)
        if wage == "less" and value[at(deprivation_decile=tenth, living_wage="less")] is None
    }


def _least(
    rows: list[list[float]], low: list[float], high: list[float], cell: int, sign: int
) -> float:
    matrix = np.array(rows)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = matrix.shape[1], matrix.shape[0]
    model.col_cost_ = np.array([sign if n == cell else 0.0 for n in range(matrix.shape[1])])
    model.col_lower_ = np.zeros(matrix.shape[1])
    model.col_upper_ = np.full(matrix.shape[1], 1000.0)
    model.row_lower_, model.row_upper_ = np.array(low), np.array(high)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.arange(0, matrix.size + 1, matrix.shape[1]).astype(np.int32)
    model.a_matrix_.index_ = np.tile(np.arange(matrix.shape[1]), matrix.shape[0]).astype(np.int32)
    model.a_matrix_.value_ = matrix.ravel()
    solver = _Highs()
    solver.setOptionValue("output_flag", False)
    solver.passModel(model)
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return float(solver.getInfo().objective_function_value)


def made_up(seed: int) -> MadeUp:
    draw = random.Random(seed)
    return MadeUp(
        {
            tenth: (
                draw.choice([6, 8, 9, 10, 12]),
                draw.choice([1, 2, 3, 4, 7, 8, 9]),
                draw.choice([0, 3, 8, 9]),
            )
            for tenth in TENTHS
        }
    )


def given_away(people: MadeUp, tables: PublishedTables) -> set[Dims]:
    """Small counts of which the reader knows that somebody, or that nobody more, is there."""
    counts = counts_by_place(people.tables(), DIMENSIONS, CONTEXT)
    return {
        place
        for place, (least, most) in reader(tables).items()
        if 0 < counts[place] < THRESHOLD and (least > NEARLY or most < THRESHOLD - NEARLY)
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_what_medians_tell_of_counts_is_protected_against(seed: int) -> None:
    people = made_up(seed)
    assert given_away(people, released(people, knowing=True)) == set()


def test_the_reader_undoes_some_whose_medians_are_not_tied_to_counts() -> None:
    careless = [made_up(seed) for seed in SEEDS]
    assert any(given_away(people, released(people, knowing=False)) for people in careless)


@pytest.mark.parametrize("seed", [1, 10, 12])
def test_who_has_no_job_in_tenths_is_who_has_none_in_disadvantaged_wards(seed: int) -> None:
    # One table is by tenths and pay, the other by disadvantaged wards and whether pay is known.
    people = made_up(seed)
    tables = replace(released(people, knowing=False), medians=())
    assert given_away(people, tables) == set()


def printed_in(period: Period, table: CountTable) -> PrintedPeriod:
    context = place_of({PERIOD: period.code})
    return PrintedPeriod(period, {p: p for p in counts_by_place([table], DIMENSIONS, context)})


def test_the_same_holds_between_two_returns_of_one_day() -> None:
    wages, known = made_up(1).tables()
    by_tenth, by_flag = printed_in(QUARTER, wages), printed_in(YEAR, known)
    none = place_of({PERIOD: YEAR.code, "deprived": "yes", "pay_known": "no_job"})
    parts = {
        place_of({PERIOD: QUARTER.code, "deprivation_decile": tenth, "living_wage": "no_job"})
        for tenth in ("1", "2", "yes")
    }
    facts = known_facts(pathway(), YEAR)
    for order in ((by_tenth, by_flag), (by_flag, by_tenth)):
        tied = [{*item.later, *item.before} for item in of_the_same_day(order, facts)]
        assert {none, *parts} in tied


def test_a_median_tells_of_what_another_return_of_the_day_hid() -> None:
    wages, known = made_up(1).tables()
    before, own = printed_in(QUARTER, wages), printed_in(YEAR, known)
    medians = [place_of({PERIOD: YEAR.code, "deprived": "yes", "pay_known": "known"})]
    printed: dict[Dims, int | None] = dict.fromkeys(before.places, 7)
    assert not told_of_hidden_ones(medians, own, before, printed)
    hidden = place_of({PERIOD: QUARTER.code, "deprivation_decile": "2", "living_wage": "less"})
    assert told_of_hidden_ones(medians, own, before, {**printed, hidden: None})
    elsewhere = place_of({PERIOD: QUARTER.code, "deprivation_decile": "3", "living_wage": "less"})
    assert not told_of_hidden_ones(medians, own, before, {**printed, elsewhere: None})
    both = printed_in(YEAR, wages)
    own = PrintedPeriod(YEAR, {**own.places, **both.places})
    assert not told_of_hidden_ones(medians, own, before, {**printed, hidden: None}), "its own say"
