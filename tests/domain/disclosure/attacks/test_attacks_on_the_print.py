"""Attacks 16 to 20, 30, 32, 33 and 35: figures beside the counts, and the artefact itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from anchordesk.adapters.documents.pdf_chart import value_text
from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.magnitudes import PaidJob, PayTable
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError, WithheldReason
from anchordesk.domain.disclosure.published import (
    ContradictionError,
    PublishedFileError,
    read_published,
    write_published,
)
from anchordesk.domain.disclosure.published_cells import (
    PublicConstraint,
    PublishedMedian,
    PublishedTables,
    StatedTotal,
    place_of,
)
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.services.return_document import Bar, Chart
from tests.domain.disclosure.attacks.releases import (
    KEY,
    KNOWN,
    ONE_SMALL,
    POLICY,
    STAGE,
    WARD,
    Counts,
    band,
    careless,
    cell,
    given_away,
    grid,
    ours,
    published,
    table,
)

W1_JOB = place_of({"ward": "W1", "stage": "job"})


def figures_in(content: bytes) -> set[object]:
    """Every figure that a published file holds."""
    file = json.loads(content)
    assert set(file) <= {"cells", "totals", "constraints", "sensitive_dims"}
    for one in file["cells"]:
        assert set(one) == {"release", "dims", "value"}
    return {type(one["value"]) for one in file["cells"]}


def test_attack_16_a_percentage_of_a_known_number() -> None:
    """8 % of 25 people is 2 people: the percentage is the count."""
    eight_per_cent = PublishedTables(
        (cell(None, stage="job"), cell(None, stage="none"), cell(25)),
        constraints=(PublicConstraint(((100, place_of({"stage": "job"})), (-8, ())), "==", 0),),
    )
    assert given_away(eight_per_cent)[place_of({"stage": "job"})].lowest == 2
    assert figures_in(ours(ONE_SMALL).content) == {int, type(None)}


def test_attack_16_a_share_beside_a_bar() -> None:
    """Of a hidden bar or of a hidden whole no share is printed; of two printed counts one is."""
    hidden, shown = Bar("in work", None), Bar("in training", 12)
    assert "%" not in value_text(hidden, Chart("", (hidden, shown), whole=25))
    assert "%" not in value_text(shown, Chart("", (hidden, shown), whole=None))
    assert value_text(shown, Chart("", (shown,), whole=25)) == "12 (48%)"


def test_attack_17_a_mean_or_median_of_nested_groups() -> None:
    """Means of a ward and of the rest, with the mean of all, weigh to the number of people."""
    ward, rest = place_of({"ward": "W1"}), place_of({"ward": "rest"})
    mean_of_all = PublicConstraint(((12, ward), (20, rest), (-19, ())), "==", 0)
    means = PublishedTables(
        (cell(None, ward="W1"), cell(None, ward="rest"), cell(32)), constraints=(mean_of_all,)
    )
    assert given_away(means)[ward].lowest == 4
    with pytest.raises(PublishedFileError):
        read_published(b'{"cells": [{"release": "R", "dims": {"ward": "W1"}, "value": 11.95}]}')
    assert figures_in(ours(ONE_SMALL).content) == {int, type(None)}


def test_attack_17_the_median_of_a_ward_and_of_all_wards() -> None:
    """Who earns what in the few people between follows where a middle moves with them."""
    jobs: dict[tuple[str, ...], list[PaidJob]] = {
        (ward,): [PaidJob(f"{ward}{n}", "ABCDE"[n % 5], 1150 + 10 * n) for n in range(people)]
        for ward, people in (("W1", 30), ("W2", 6), ("W3", 0))
    }
    pay = PayTable("pay", "", ("ward",), jobs, (("measure", "paid"),))
    everybody = table("ward", counts={(c.code,): 60 for c in WARD.categories})
    released = protect_and_audit(
        [everybody],
        [WARD],
        POLICY,
        release="R",
        context=place_of({"measure": "people"}),
        pay=[pay],
        tie_break_key=KEY,
    )
    all_wards, ward = place_of({"measure": "paid"}), place_of({"measure": "paid", "ward": "W1"})
    told = {median.dims for median in published(released).medians}
    assert all_wards in told
    assert ward not in told
    nested = (PublishedMedian("R", all_wards, 1270), PublishedMedian("R", ward, 1300))
    wards = (cell(30, measure="paid", ward="W1"), cell(6, measure="paid", ward="W2"))
    careless_file = PublishedTables((cell(36, measure="paid"), *wards))
    found = given_away(replace(careless_file, medians=nested))
    assert found[ward].inference is Inference.PAY


def test_attack_18_rounding_each_figure_by_itself() -> None:
    """Four cells of 2 are 0 when rounded to 5; their totals 4 and 8 are 5 and 10."""
    cells = [band(0, 2, ward=w, stage=s) for w in ("W1", "W2") for s in ("job", "none")]
    totals = [band(3, 7, ward=w) for w in ("W1", "W2")]
    totals += [band(3, 7, stage=s) for s in ("job", "none")]
    found = given_away(PublishedTables((*cells, *totals, band(8, 12))))
    assert found[W1_JOB].lowest == 2
    twos: Counts = {(w, s): 2 for w in ("W1", "W2") for s in ("job", "none")}
    twos |= {("W3", s.code): 20 for s in STAGE.categories}
    assert given_away(published(ours(table("ward", "stage", counts=twos)))) == {}


def test_attack_19_rounded_and_exact_versions_of_one_figure() -> None:
    rounded = PublishedTables(
        (band(18, 22, "rounded", ward="W1"), band(8, 12, "rounded", ward="W2"))
    )
    exact = PublishedTables((cell(None, ward="W1"), cell(None, ward="W2"), cell(34)))
    both = given_away(exact.after(rounded))
    assert both[place_of({"ward": "W1"})].lowest == 22
    counts: Counts = {("W1",): 20, ("W2",): 10, ("W3",): 30}
    with pytest.raises(ProtectionRefusedError) as refused:
        ours(table("ward", counts=counts), known=(WARD,), earlier=rounded)
    assert set(refused.value.cells) == {place_of({"ward": "W1"}), place_of({"ward": "W2"})}


def test_attack_20_a_legend_that_tells_small_from_protecting() -> None:
    released = ours(ONE_SMALL)
    small = {w.dims for w in released.protected.withheld if w.reason is WithheldReason.SMALL}
    legend = PublishedTables(
        tuple(
            band(1, 4, **dict(c.dims)) if c.dims in small else c for c in published(released).cells
        ),
        published(released).totals,
    )
    assert given_away(legend)[W1_JOB].inference is Inference.SMALL
    shown = {str(c["value"]) for c in json.loads(released.content)["cells"] if c["value"] is None}
    assert shown == {"None"}
    for reason in WithheldReason:
        assert reason.value.encode() not in released.content


def test_attack_30_order_size_and_words_of_the_artefact() -> None:
    """The same categories print the same places in the same order, whoever is counted where."""
    other = grid(("ward", "stage"), {"W1": "16 9 12", "W2": "14 20 2", "W3": "8 13 11"})
    by_size = sorted(careless(ONE_SMALL).cells, key=lambda c: -(c.value or 0))
    assert [c.dims for c in by_size] != [c.dims for c in careless(ONE_SMALL).cells]
    one, two = published(ours(ONE_SMALL)), published(ours(other))
    assert [c.dims for c in one.cells] == [c.dims for c in two.cells]
    assert b"=" not in ours(ONE_SMALL).content.replace(b'"=="', b"")
    thin = grid(("ward", "stage"), {"W1": "2 0 0", "W2": "0 0 0", "W3": "0 0 0"})
    with pytest.raises(ProtectionRefusedError) as refused:
        ours(thin, policy=type(POLICY)(10, time_limit_seconds=1e-9))
    assert "2" not in refused.value.what_happened.replace("W2", "")


def test_attack_32_a_file_that_contradicts_itself_fails_closed() -> None:
    wrong = (cell(5, ward="W1"), cell(6, ward="W2"), cell(12))
    totals = (StatedTotal("ward", "Total", ("W1", "W2")),)
    with pytest.raises(ContradictionError):
        audit(PublishedTables(wrong, totals))
    consistent = PublishedTables((*wrong[:2], cell(11)), totals)
    assert audit(consistent).verdict is Verdict.SAFE
    with pytest.raises(PublishedFileError):
        read_published(write_published(PublishedTables((*wrong, cell(13)), totals)))


def test_attack_33_a_solver_that_runs_out_of_time_fails_closed() -> None:
    ticks = count()
    released = ours(ONE_SMALL)
    late = audit(published(released), clock=lambda: next(ticks) * 1000.0)
    assert late.verdict is Verdict.UNDECIDED
    for in_time in range(6):
        calls = count()
        with pytest.raises(ProtectionRefusedError):
            protect_and_audit(
                [ONE_SMALL],
                KNOWN,
                POLICY,
                release="R",
                context=(),
                tie_break_key=KEY,
                clock=lambda: 0.0 if next(calls) < in_time else 1e6 * next(calls),  # noqa: B023
            )


def test_attack_33_time_that_ran_out_is_not_told_as_cells_that_cannot_be_protected() -> None:
    calls = count()
    with pytest.raises(ProtectionRefusedError, match="The time for protection was up") as refused:
        ours_by(lambda: 0.0 if next(calls) < 2 else 1e6)
    assert refused.value.cells == ()


def ours_by(clock: Callable[[], float]) -> None:
    protect_and_audit(
        [ONE_SMALL], KNOWN, POLICY, release="R", context=(), tie_break_key=KEY, clock=clock
    )


def test_attack_35_averaging_over_repeated_noisy_releases() -> None:
    """The same count with fresh noise each month is narrowed to what it is."""
    noise = (-2, 2, 1, -1, 0, 2, -2)
    noisy = PublishedTables(
        tuple(
            band(max(0, 4 + n - 2), 4 + n + 2, f"M{month}", stage="job")
            for month, n in enumerate(noise)
        )
    )
    (found,) = audit(noisy).findings
    assert (found.lowest, found.highest) == (4, 4)
    first = ours(ONE_SMALL)
    assert all(ours(ONE_SMALL).content == first.content for _ in range(5))
