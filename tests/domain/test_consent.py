"""How things stand for one purpose, whatever the answers were and in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.consent import (
    Consent,
    ConsentBasis,
    ConsentPurpose,
    ConsentRefusedError,
    ConsentStanding,
    ConsentText,
    ConsentWay,
    ConsentWording,
    is_allowed,
    standing_of,
)
from anchordesk.domain.consent_file import ConsentFileError, read_consent_text
from anchordesk.domain.identifiers import ConsentId, ResidentId, uuid7
from anchordesk.settings import resource_path

TODAY = date(2026, 11, 23)
WHO = ResidentId(uuid7(1, bytes(10)))
TEXT = ConsentText(
    ConsentPurpose.PARTNERS,
    2,
    date(2026, 6, 1),
    ConsentBasis.CONSENT,
    24,
    (ConsentWording("en", "May we?", "Nobody new"),),
)


def an_answer(number: int, on: date, *, yes: bool = True, version: int = 2) -> Consent:
    return Consent(
        id=ConsentId(uuid7(number, bytes(10))),
        resident_id=WHO,
        purpose=ConsentPurpose.PARTNERS,
        given=yes,
        text_version=version,
        language="en",
        way=ConsentWay.SPOKEN,
        on=on,
        worker="Sam",
    )


def standing(*answers: Consent) -> ConsentStanding:
    return standing_of(answers, TEXT, TODAY)


def test_the_latest_day_counts_and_of_one_day_what_was_recorded_last() -> None:
    yes, no = an_answer(1, TODAY), an_answer(2, TODAY, yes=False)
    assert standing() is ConsentStanding.NOT_ASKED
    assert standing(yes, no) is standing(no, yes) is ConsentStanding.REFUSED
    late_paper = an_answer(3, TODAY - timedelta(days=9))
    assert standing(yes, no, late_paper) is ConsentStanding.REFUSED


def test_earlier_words_and_long_ago_are_asked_again_and_hold_until_then() -> None:
    earlier = an_answer(1, TODAY, version=1)
    edge = an_answer(1, date(2024, 11, 23))
    old = an_answer(1, date(2024, 11, 22))
    assert standing(earlier) is standing(old) is ConsentStanding.ASK_AGAIN
    assert standing(edge) is ConsentStanding.GIVEN
    assert is_allowed(ConsentStanding.ASK_AGAIN, ConsentBasis.CONSENT)


def test_a_yes_of_28_february_is_a_year_old_on_the_leap_day() -> None:
    yearly = replace(TEXT, asked_again_after_months=12)
    assert yearly.asked_before(date(2028, 2, 28)) == date(2027, 2, 28)
    assert yearly.asked_before(date(2028, 2, 29)) == date(2027, 3, 1)


def test_what_goes_on_unless_there_is_a_no() -> None:
    allowed = {s for s in ConsentStanding if is_allowed(s, ConsentBasis.MAY_OBJECT)}
    assert allowed == set(ConsentStanding) - {ConsentStanding.REFUSED, ConsentStanding.WITHDRAWN}


def test_a_withdrawal_ends_a_yes_and_cannot_come_before_it() -> None:
    yes = an_answer(1, TODAY)
    assert standing(replace(yes, withdrawn_on=TODAY)) is ConsentStanding.WITHDRAWN
    with pytest.raises(ConsentRefusedError):
        replace(yes, withdrawn_on=TODAY - timedelta(days=1))
    with pytest.raises(ConsentRefusedError):
        replace(an_answer(1, TODAY, yes=False), withdrawn_on=TODAY)


@given(st.permutations(range(6)), st.lists(st.booleans(), min_size=6, max_size=6))
def test_the_order_in_which_answers_are_read_does_not_matter(
    order: list[int], yes: list[bool]
) -> None:
    answers = [an_answer(n, TODAY - timedelta(days=n // 2), yes=yes[n]) for n in range(6)]
    assert standing(*(answers[n] for n in order)) is standing(*answers)


def test_every_purpose_has_shipped_words_of_which_versions_are_dated_in_order() -> None:
    texts = [read_consent_text(p.read_text("utf-8"), p.name) for p in shipped()]
    assert {text.purpose for text in texts} == set(ConsentPurpose)
    for purpose in ConsentPurpose:
        own = sorted((t for t in texts if t.purpose is purpose), key=lambda t: t.version)
        assert [t.version for t in own] == list(range(1, len(own) + 1))
        assert [t.in_force_from for t in own] == sorted({t.in_force_from for t in own})


def shipped() -> list[Path]:
    return sorted((resource_path() / "consent").glob("*.toml"))


@pytest.mark.parametrize(
    ("change", "place", "problem"),
    [
        (('purpose = "partners"', 'purpose = "everything"'), "line 3", "must be one of partners"),
        (("version = 1", "version = 0"), "line 4", "whole number"),
        (('basis = "consent"', 'basis = "habit"'), "line 6", "must be one of consent, may_object"),
        (('language = "en"', 'language = "cy"'), "line 10", "English words"),
        (('language = "en"', 'language = "Welsh"'), "line 10", "two or three small letters"),
        (("if_withdrawn", "when_withdrawn"), "line 12", "not a known setting"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(
    change: tuple[str, str], place: str, problem: str
) -> None:
    text = (resource_path() / "consent" / "partners-1.toml").read_text("utf-8")
    with pytest.raises(ConsentFileError, match=problem) as refused:
        read_consent_text(text.replace(*change, 1), "partners-1.toml")
    assert "partners-1.toml" in str(refused.value)
    assert place in str(refused.value)
