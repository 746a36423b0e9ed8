"""Attacks on printed medians: by an employer, and by who compares returns of several periods."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anchordesk.domain.disclosure.audit import Inference, audit
from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.magnitudes import PaidJob
from anchordesk.domain.disclosure.published import PublicConstraint, PublishedCell, PublishedMedian
from anchordesk.domain.disclosure.published_cells import PublishedTables
from tests.domain.disclosure.test_magnitudes import at, even, jobs, medians, released, whole


def badly_paid_by_one(ward: str, others: int) -> list[PaidJob]:
    """Eighteen people of one employer, who pays little, and well paid ones of others."""
    few = [PaidJob(f"{ward}-other-{n}", f"O{n}", 9_000) for n in range(others)]
    return [*jobs(ward, [1200 + 10 * n for n in range(18)], ["A"]), *few]


@pytest.mark.parametrize(("others", "printed"), [(2, False), (5, False), (6, True)])
def test_an_employer_of_nearly_everybody_hides_the_median_however_little_he_pays(
    others: int, printed: bool
) -> None:
    # He knows what his own people earn: the median tells him how many of the others earn more.
    found = medians(released(whole(W1=badly_paid_by_one("W1", others))))
    assert (at(ward="W1") in found) is printed


@pytest.mark.parametrize("course", [Course.CLOSED, Course.GROWS])
def test_a_median_that_moved_although_nobody_came_is_hidden(course: Course) -> None:
    first = released(whole())
    links = [
        Continuation(at(period="Q2", **pairs), (at(**pairs),), course)
        for pairs in ({}, *({"ward": c} for c in ("W1", "W2", "W3", "W4", "North")))
    ]
    corrected = even("W1", 20)
    corrected[8:13] = [replace(job, pence_an_hour=1300) for job in corrected[8:13]]
    second = released(
        whole(W1=corrected),
        period="Q2",
        earlier=first.protected.published,
        continuations=links,
    )
    assert at(period="Q2", ward="W1") not in medians(second), "five people's pay was corrected"
    assert at(period="Q2", ward="W2") in medians(second), "nothing changed"


@pytest.mark.parametrize(("pence", "found"), [(1200, False), (1210, True)])
def test_the_audit_finds_a_median_that_moved_although_nobody_came(pence: int, found: bool) -> None:
    before, now = at("paid", "Q1"), at("paid", "Q2")
    tables = PublishedTables(
        (PublishedCell("Q1", before, 30), PublishedCell("Q2", now, 30)),
        constraints=(PublicConstraint(((1, now), (-1, before)), "==", 0),),
        medians=(PublishedMedian("Q1", before, 1200), PublishedMedian("Q2", now, pence)),
    )
    told = {
        finding.dims for finding in audit(tables).findings if finding.inference is Inference.PAY
    }
    assert told == ({now} if found else set())


PLACES: tuple[dict[str, str], ...] = ({}, *({"ward": c} for c in ("W1", "W2", "W3", "W4", "North")))


def goes_on(before: str, now: str) -> list[Continuation]:
    return [
        Continuation(at(period=now, **pairs), (at(period=before, **pairs),), Course.GROWS)
        for pairs in PLACES
    ]


@pytest.mark.parametrize(
    ("middle", "third", "printed"),
    [(25, 29, False), (22, 27, False), (27, 22, False), (22, 29, False), (25, 30, True)],
)
def test_a_hidden_median_between_does_not_hide_what_two_others_tell(
    middle: int, third: int, printed: bool
) -> None:
    first = released(whole())
    second = released(
        whole(W1=even("W1", middle)),
        period="Q2",
        earlier=first.protected.published,
        continuations=goes_on("Q1", "Q2"),
    )
    assert at(period="Q2", ward="W1") not in medians(second)
    newest = released(
        whole(W1=even("W1", third)),
        period="Q3",
        earlier=second.protected.published.after(first.protected.published),
        continuations=[*goes_on("Q1", "Q2"), *goes_on("Q2", "Q3")],
    )
    assert (at(period="Q3", ward="W1") in medians(newest)) is printed


@pytest.mark.parametrize(("people", "found"), [(38, True), (40, False)])
def test_the_audit_follows_groups_over_a_return_that_has_no_median(
    people: int, found: bool
) -> None:
    places = {"Q1": 30, "Q2": 36, "Q3": people}
    tables = PublishedTables(
        tuple(PublishedCell(q, at("paid", q), count) for q, count in places.items()),
        constraints=tuple(
            PublicConstraint(((1, at("paid", now)), (-1, at("paid", before))), ">=", 0)
            for before, now in (("Q1", "Q2"), ("Q2", "Q3"))
        ),
        medians=tuple(PublishedMedian(q, at("paid", q), 1200) for q in ("Q1", "Q3")),
    )
    told = any(finding.inference is Inference.PAY for finding in audit(tables).findings)
    assert told is found
